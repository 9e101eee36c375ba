"""From a policy and a request to the plan that is frozen into the escalation."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.escalation.action import Request
from bot.domain.escalation.plan import BreakGlass, Delegation, Plan, Quorum, Stage, StageKind
from bot.domain.oversight.scale import OversightMode
from bot.domain.policy.model import REMIT, Ask, Caps, Lending, Policy, Rule, When
from bot.domain.provenance import Frozen

NOBODY = "none"  # the rule of a request no rule is for
_PATIENCE = timedelta(hours=8)
_ANSWERS = Ask(label="accountable", of=("raci:accountable",))
_DOES_IT = Ask(label="responsible", of=("raci:responsible",))
# Where the workspace has no rule for a breach, whoever answers for it by the spec is asked.
_BREACHES = Policy(
    name=NOBODY,
    rules=(
        Rule(
            id="breach",
            when=When(action=("breach.*",), system=(REMIT,)),
            ask=(_ANSWERS,),
            remind_after=(timedelta(hours=4),),
            expires_after=timedelta(days=30),
        ),
    ),
)


class Resolved(Frozen):
    """The plan, and how much of the like may pass without people."""

    plan: Plan
    caps: Caps | None = None


def resolve(
    policy: Policy | None,
    request: Request,
    now: datetime,
    *,
    version: int = 0,
    at_least: OversightMode = OversightMode.AUTO,
) -> Resolved:
    """Tell who decides a request, who is asked when, and what silence means.

    No policy, no rule or nobody named means that nobody can approve: the plan then says so. Only
    what Remit itself asks about a breach finds its way by the spec alone.

    Args:
        policy: The one that counts now.
        request: What is asked for.
        now: When.
        version: Of the policy.
        at_least: What the mode may not be below, whatever the rule says.
    """
    rule = policy.rule_for(request) if policy else None
    if rule is None and is_breach(request):
        policy, rule = policy or _BREACHES, _BREACHES.rules[0]
    if policy is None or rule is None:
        return Resolved(plan=_within(request.until, _nobody(policy, version, now)))
    mode = max(rule.mode, request.mode, at_least, key=lambda one: one.rank)
    quorums = _enough(_quorums(policy, request, rule, mode), mode)
    plan = Plan(
        policy=policy.name,
        policy_version=version,
        rule=rule.id,
        mode=mode,
        quorums=quorums,
        veto=sources(policy, request, rule.veto),
        hand_over_to=sources(policy, request, rule.hand_over_to),
        delegations=tuple(_delegation(one) for one in policy.delegations),
        stages=_stages(policy, request, rule, now),
        tell=_told(policy, request, rule),
        deadline_at=_after(policy, rule, now, rule.respond_within),
        expires_at=max(now + rule.expires_after, _after(policy, rule, now, rule.respond_within)),
        on_silence=rule.on_silence,
        instead=rule.instead,
        usable_for_seconds=int(rule.approval_valid_for.total_seconds()),
        break_glass=_emergency(policy, request),
    )
    return Resolved(plan=_within(request.until, plan), caps=rule.caps)


def is_breach(request: Request) -> bool:
    """Whether Remit itself asks what to do about a breach."""
    return _BREACHES.rule_for(request) is not None


def _quorums(
    policy: Policy, request: Request, rule: Rule, mode: OversightMode
) -> tuple[Quorum, ...]:
    """Who the rule asks; where it asks nobody, those who answer for it by the spec."""
    asks = rule.ask or (_ANSWERS, *([_DOES_IT] if mode is OversightMode.DUAL_APPROVE else []))
    quorums: list[Quorum] = []
    for ask in asks:
        named = sources(policy, request, ask.of)
        if not named:  # a role nobody has: this group cannot be asked, so nothing can be approved
            return ()
        quorums.append(Quorum(label=ask.label, need=ask.need, of=named))
    return tuple(quorums)


def _enough(quorums: tuple[Quorum, ...], mode: OversightMode) -> tuple[Quorum, ...]:
    """Two people where the request needs two and the rule was written for one, if there are two."""
    if mode is not OversightMode.DUAL_APPROVE or sum(one.need for one in quorums) != 1:
        return quorums
    only = quorums[0]
    if len(only.of) == 1 and only.of[0].startswith("user:"):
        return quorums
    return (only.model_copy(update={"need": 2}),)


def _told(policy: Policy, request: Request, rule: Rule) -> tuple[str, ...]:
    """Who hears how it ends: those the rule names, and those who are informed by the spec."""
    informed = (f"user:{one}" for one in request.raci.get("informed", ()))
    return tuple(dict.fromkeys((*sources(policy, request, rule.tell), *informed)))


def sources(policy: Policy, request: Request, references: tuple[str, ...]) -> tuple[str, ...]:
    """Put people, groups and channels in the place of names and roles."""
    found: list[str] = []
    for reference in references:
        if reference.startswith("raci:"):
            found += [f"user:{one}" for one in request.raci.get(reference[len("raci:") :], ())]
        else:
            found += policy.people.get(reference, (reference,))
    return tuple(dict.fromkeys(found))


def _within(until: datetime | None, plan: Plan) -> Plan:
    """End it when who asked has no use for an answer any more."""
    if until is None:
        return plan
    ends = {name: min(getattr(plan, name), until) for name in ("deadline_at", "expires_at")}
    return plan.model_copy(update=ends)


def _stages(policy: Policy, request: Request, rule: Rule, now: datetime) -> tuple[Stage, ...]:
    reminders = [
        Stage(kind=StageKind.REMIND, at=_after(policy, rule, now, after))
        for after in rule.remind_after
    ]
    steps = [
        Stage(
            kind=StageKind.STEP,
            at=_after(policy, rule, now, step.after),
            to=sources(policy, request, step.to),
            quorum=step.label,
        )
        for step in rule.steps
    ]
    return tuple(sorted([*reminders, *steps], key=lambda stage: stage.at))


def _after(policy: Policy, rule: Rule, now: datetime, length: timedelta) -> datetime:
    hours = policy.hours.get(rule.hours) if rule.hours else None
    return hours.after(now, length) if hours else now + length


def _delegation(one: Lending) -> Delegation:
    return Delegation(
        of=one.of.removeprefix("user:"),
        to=one.to.removeprefix("user:"),
        starts_at=datetime.combine(one.starts, time.min, UTC),
        ends_at=datetime.combine(one.ends + timedelta(days=1), time.min, UTC),
    )


def _emergency(policy: Policy, request: Request) -> BreakGlass | None:
    glass = policy.break_glass
    if glass is None:
        return None
    named = sources(policy, request, glass.of)
    told = sources(policy, request, glass.tell)
    return BreakGlass(of=named, need=glass.need, tell=told) if named and told else None


def _nobody(policy: Policy | None, version: int, now: datetime) -> Plan:
    return Plan(
        policy=policy.name if policy else NOBODY,
        policy_version=version,
        rule=NOBODY,
        mode=OversightMode.APPROVE,
        deadline_at=now + _PATIENCE,
        expires_at=now + _PATIENCE,
    )
