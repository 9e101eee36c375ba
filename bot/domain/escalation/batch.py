"""Which requests are alike enough, and harmless enough, to be approved together."""

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.escalation.model import Escalation, State
from bot.domain.oversight.scale import OversightMode

MOST = 20  # that can be listed one by one, exactly, on one page


def may_be_batched(one: Escalation) -> bool:
    """Whether it can be undone, one person is enough, and nothing made it stricter than usual."""
    plan = one.plan
    return (
        one.state is State.OPEN
        and not one.request.irreversible
        and plan.mode is OversightMode.APPROVE
        and sum(quorum.need for quorum in plan.quorums) == 1
        and not plan.raised_by
    )


def batches(waiting: Sequence[Escalation]) -> tuple[tuple[Escalation, ...], ...]:
    """Put together what differs only in its values: the same action of the same system and rule."""
    alike: dict[tuple[object, ...], list[Escalation]] = defaultdict(list)
    for one in waiting:
        if may_be_batched(one):
            alike[_kind(one)].append(one)
    several = [tuple(found[:MOST]) for found in alike.values() if len(found) > 1]
    return tuple(sorted(several, key=len, reverse=True))


def _kind(one: Escalation) -> tuple[object, ...]:
    action, plan = one.request.action, one.plan
    return (
        action.system,
        action.name,
        tuple(sorted(action.parameters)),
        action.money.currency if action.money else None,
        one.request.reversibility,
        one.request.row.row if one.request.row else None,
        (plan.policy, plan.policy_version, plan.rule),
    )
