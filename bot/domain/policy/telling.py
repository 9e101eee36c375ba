"""Who would be asked, when, and then: a plan as the sentences of a timeline."""

from datetime import datetime, timedelta

from bot.domain.escalation.plan import Plan, StageKind
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.duration import duration_text
from bot.domain.policy.model import Caps
from bot.domain.policy.resolve import NOBODY, Resolved

_SILENCE = {
    Timeout.HOLD: "it stays open and nothing is done",
    Timeout.DENY: "it is denied",
    Timeout.SAFE_DEFAULT: "it is denied, and this is done instead: {instead}",
}

_BEYOND = {
    OversightMode.APPROVE: "a person is asked",
    OversightMode.DUAL_APPROVE: "two people are asked",
    OversightMode.REFUSE: "it is refused",
}


def timeline(resolved: Resolved, now: datetime) -> tuple[str, ...]:
    """Say what would happen to a request from now on if nobody decided."""
    plan = resolved.plan
    version = f", version {plan.policy_version}" if plan.policy_version else ""
    lines = [f"Rule: {plan.rule} (policy {plan.policy}{version})."]
    if plan.mode is OversightMode.REFUSE:
        return (*lines, "Refused: the system may prepare it; a person has to do it.")
    if plan.mode in {OversightMode.AUTO, OversightMode.NOTIFY}:
        return (*lines, *_by_itself(plan, resolved.caps))
    if not plan.decidable:
        why = "no rule is for this request" if plan.rule == NOBODY else "too few people are named"
        return (*lines, f"Nobody could approve it: {why}. It is denied at once.")
    lines += [_asked(plan), *_others(plan)]
    events = [(stage.at, _stage(stage.kind, stage.to)) for stage in plan.stages]
    events.append((plan.deadline_at, f"if nobody decided, {_silence(plan)}"))
    if plan.on_silence is Timeout.HOLD:
        events.append((plan.expires_at, "it expires, not approved"))
    lines += [f"{_when(at, now)}: {what}." for at, what in sorted(events, key=lambda one: one[0])]
    length = duration_text(timedelta(seconds=plan.usable_for_seconds))
    lines.append(f"An approval counts once, within {length}.")
    return tuple(lines)


def _by_itself(plan: Plan, caps: Caps | None) -> list[str]:
    told = " and people are told" if plan.mode is OversightMode.NOTIFY else ""
    lines = [f"It passes by itself{told}: {plan.mode.value}."]
    if caps:
        limits = {"an hour": caps.per_hour, "a day": caps.per_day}
        named = [f"{limit} {every}" for every, limit in limits.items() if limit is not None]
        if caps.money_per_day is not None:
            named.append(f"{caps.money_per_day} a day in money")
        lines.append(f"Beyond {', '.join(named)} {_BEYOND[caps.beyond]}.")
    return lines


def _asked(plan: Plan) -> str:
    groups = [
        f"{quorum.need} of {', '.join(quorum.of)} ({quorum.label})" for quorum in plan.quorums
    ]
    return f"Asked at once: {' and '.join(groups)}."


def _others(plan: Plan) -> list[str]:
    lines = []
    if plan.veto:
        lines.append(f"Any of {', '.join(plan.veto)} may reject it.")
    if plan.tell:
        lines.append(f"Told how it ends: {', '.join(plan.tell)}.")
    if plan.break_glass:
        people = ", ".join(plan.break_glass.of)
        lines.append(f"In an emergency {plan.break_glass.need} of {people} may approve it.")
    return lines


def _stage(kind: StageKind, to: tuple[str, ...]) -> str:
    if kind is StageKind.REMIND:
        return "whoever was asked is reminded"
    return f"{', '.join(to)} may decide as well, and are asked"


def _silence(plan: Plan) -> str:
    return _SILENCE[plan.on_silence].format(instead=plan.instead.rstrip(" ."))


def _when(at: datetime, now: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC ({duration_text(at - now) or 'at once'} later)"
