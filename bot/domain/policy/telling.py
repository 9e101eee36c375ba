"""Who would be asked, when, and then: a plan as the sentences of a timeline."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.escalation.plan import Plan, Stage, StageKind
from bot.domain.moment import Parts, filled
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.duration import duration_text
from bot.domain.policy.model import Caps
from bot.domain.policy.resolve import NOBODY, Resolved
from bot.domain.policy.telling_words import TELLING

Named = Callable[[str], str]
_BY_ITSELF = (OversightMode.AUTO, OversightMode.NOTIFY)


def timeline(
    resolved: Resolved, now: datetime, language: str = "en", named: Named = str
) -> tuple[Parts, ...]:
    """Say what would happen to a request from now on if nobody decided.

    Args:
        resolved: The plan, and its caps.
        now: When it would be asked.
        language: In which to say it.
        named: What a source such as `user:U…` is called.
    """
    lines = _lines(resolved, now, TELLING.get(language, TELLING["en"]), named)
    return tuple((one,) if isinstance(one, str) else one for one in lines)


def _lines(
    resolved: Resolved, now: datetime, words: Mapping[str, str], named: Named
) -> Sequence[str | Parts]:
    plan = resolved.plan
    policy = plan.policy
    if plan.policy_version:
        policy = words["version"].format(policy=policy, version=plan.policy_version)
    lines: list[str | Parts] = [words["rule"].format(rule=plan.rule, policy=policy)]
    if plan.mode is OversightMode.REFUSE:
        return (*lines, words["refused"])
    if plan.mode in _BY_ITSELF:
        told = [words["told"].format(people=_all(plan.tell, named))] if plan.tell else []
        return (*lines, *_by_itself(plan, resolved.caps, words), *told)
    if not plan.decidable:
        why = words["no_rule" if plan.rule == NOBODY else "too_few"]
        return (*lines, words["nobody"].format(why=why))
    lines += [_asked(plan, words, named), *_lent(plan, now, words, named)]
    lines += _others(plan, words, named)
    lines += _course(plan, now, words, named)
    length = duration_text(timedelta(seconds=plan.usable_for_seconds))
    return (*lines, words["once"].format(length=length))


def _course(plan: Plan, now: datetime, words: Mapping[str, str], named: Named) -> list[Parts]:
    events = [(stage.at, _stage(stage, words, named)) for stage in plan.stages]
    silence = words[plan.on_silence.value].format(instead=plan.instead.rstrip(" ."))
    events.append((plan.deadline_at, words["if_silent"].format(what=silence)))
    if plan.on_silence is Timeout.HOLD:
        events.append((plan.expires_at, words["expires"]))
    return [
        filled(
            words["at"],
            moment=at,
            length=duration_text(at - now) or words["at_once"],
            what=what,
        )
        for at, what in sorted(events, key=lambda one: one[0])
    ]


def _by_itself(plan: Plan, caps: Caps | None, words: Mapping[str, str]) -> list[str]:
    lines = [words[plan.mode.value]]
    if caps:
        limits = {"hourly": caps.per_hour, "daily": caps.per_day, "money": caps.money_per_day}
        each = [
            words[every].format(count=count) for every, count in limits.items() if count is not None
        ]
        what = words[f"beyond_{caps.beyond.value}"]
        lines.append(words["beyond"].format(limits=", ".join(each), what=what))
    return lines


def _asked(plan: Plan, words: Mapping[str, str], named: Named) -> str:
    groups = [
        words["group"].format(need=one.need, people=_all(one.of, named), label=one.label)
        for one in plan.quorums
    ]
    return words["asked"].format(groups=words["and"].join(groups))


def _lent(plan: Plan, now: datetime, words: Mapping[str, str], named: Named) -> list[Parts]:
    seats = {source for quorum in plan.quorums for source in quorum.of}
    groups = any(not one.startswith("user:") for one in seats)
    return [
        filled(
            words["lent"],
            until=one.ends_at,
            to=named(f"user:{one.to}"),
            of=named(f"user:{one.of}"),
        )
        for one in plan.delegations
        if one.holds(now) and (groups or f"user:{one.of}" in seats)
    ]


def _others(plan: Plan, words: Mapping[str, str], named: Named) -> list[str]:
    lines = []
    if plan.veto:
        lines.append(words["veto"].format(people=_all(plan.veto, named)))
    if plan.tell:
        lines.append(words["told"].format(people=_all(plan.tell, named)))
    if glass := plan.break_glass:
        people = _all(glass.of, named)
        lines.append(words["glass"].format(need=glass.need, people=people))
    return lines


def _stage(stage: Stage, words: Mapping[str, str], named: Named) -> str:
    if stage.kind is StageKind.REMIND:
        return words["remind"]
    return words["step"].format(people=_all(stage.to, named))


def _all(sources: tuple[str, ...], named: Named) -> str:
    return ", ".join(map(named, sources))
