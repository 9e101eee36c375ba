"""How an escalation begins: waiting for people, or answered by the policy at once."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import POLICY, Change, Choice, Decision, Escalation, Reason, State
from bot.domain.escalation.plan import Plan
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Frozen

_BY_ITSELF = (OversightMode.AUTO, OversightMode.NOTIFY)


class Identity(Frozen):
    """Which escalation it is, in which workspace, and where it was asked."""

    id: str
    team: str
    place: Thread | None = None


def open_escalation(identity: Identity, request: Request, plan: Plan, now: datetime) -> Change:
    """Begin. Where the plan names nobody who could approve, it is denied, and says so."""
    opened = Escalation(
        id=identity.id,
        team=identity.team,
        place=identity.place,
        request=request,
        plan=plan,
        state=State.OPEN,
        opened_at=now,
    )
    return Change(
        after=answered_by_policy(opened, now),
        verb="escalation.opened",
        facts=put_before_people(opened),
    )


def put_before_people(shown: Escalation) -> dict[str, Any]:
    """List for the record what people are asked, under which rules, on which evidence."""
    request, plan = shown.request, shown.plan
    return {
        "digest": shown.digest,
        "requester": request.requester,
        "policy": plan.policy,
        "policy_version": plan.policy_version,
        "rule": plan.rule,
        "mode": plan.mode.value,
        "decide_by": shown.closes_at.isoformat(),
        "row": request.row.model_dump(mode="json") if request.row else None,
        "evidence": [one.sha256 for one in request.evidence if one.sha256],
    }


def answered_by_policy(pending: Escalation, now: datetime) -> Escalation:
    """Decide what the plan decides without people; anything else goes on waiting."""
    plan = pending.plan
    if plan.mode in _BY_ITSELF:
        return pending.model_copy(
            update={
                "state": State.APPROVED,
                "decision": _by_policy(pending, Choice.APPROVE, now, None),
                "usable_until": now + timedelta(seconds=plan.usable_for_seconds),
            }
        )
    refused = plan.mode is OversightMode.REFUSE
    if refused or not plan.decidable:
        reason = Reason.REFUSED_BY_POLICY if refused else Reason.NO_APPROVER
        decision = _by_policy(pending, Choice.DENY, now, reason)
        return pending.model_copy(update={"state": State.DENIED, "decision": decision})
    return pending


def _by_policy(
    escalation: Escalation, choice: Choice, now: datetime, reason: Reason | None
) -> Decision:
    return Decision(choice=choice, by=(POLICY,), at=now, digest=escalation.digest, reason=reason)
