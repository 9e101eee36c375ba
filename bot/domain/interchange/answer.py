"""An escalation in the words of the Agent Approval Protocol: a status, a decision, what became of it."""

import uuid
from datetime import UTC, datetime
from typing import Any

from ulid import ULID

from bot.domain.escalation.model import Choice, Decision, Escalation, Reason, State
from bot.domain.interchange.tool_call import Submission

PENDING, APPROVED, DENIED = "pending", "approved", "denied"
EXPIRED, CANCELLED = "expired", "cancelled"
_WHY = {
    Reason.WRONG_ACTION: "This is the wrong action.",
    Reason.WRONG_AMOUNT: "The amount is wrong.",
    Reason.NOT_ENOUGH_EVIDENCE: "There is not enough evidence for it.",
    Reason.AGAINST_POLICY: "It is against the policy.",
    Reason.TOO_RISKY: "It is too risky.",
    Reason.DUPLICATE: "It was done or asked before.",
    Reason.NO_APPROVER: "The policy names nobody who could approve it.",
    Reason.REFUSED_BY_POLICY: "The policy refuses it.",
}


def uuid_of(id: str) -> str:
    """Spell one of our identifiers as the UUID that the protocol wants; the same 128 bits."""
    return str(ULID.from_str(id.rpartition("_")[2]).to_uuid())


def id_of(prefix: str, text: str) -> str | None:
    """Find the identifier behind a UUID; none when it is no UUID."""
    try:
        return f"{prefix}_{ULID.from_uuid(uuid.UUID(text))}"
    except ValueError:
        return None


def status_of(escalation: Escalation) -> str:
    """Tell how it ended. An approval stays one after it was used, taken back or ran out."""
    decision = escalation.decision
    if decision:
        if decision.choice is Choice.APPROVE:
            return APPROVED
        return EXPIRED if decision.reason is Reason.NO_ANSWER else DENIED
    return {State.EXPIRED: EXPIRED, State.CANCELLED: CANCELLED}.get(escalation.state, PENDING)


def ended_at(escalation: Escalation) -> datetime:
    """Tell when it ended; of one that waits, when it will at the latest."""
    if escalation.decision:
        return escalation.decision.at
    return escalation.cancelled_at or escalation.closes_at


def resource_of(escalation: Escalation, submission: Submission) -> dict[str, Any]:
    """Write the request as the protocol's resource; nothing that is not said is in it."""
    status = status_of(escalation)
    told = {
        "id": uuid_of(escalation.id),
        **submission.model_dump(mode="json", exclude_none=True),
        "status": status,
        "created_at": stamp(escalation.opened_at),
        "deadline_at": stamp(escalation.closes_at),
    }
    if status == PENDING:
        return told
    told["decision"] = _decision(escalation, status)
    if used := escalation.consumption:
        told["consumption"] = {"consumed_at": stamp(used.at)}
        if outcome := escalation.outcome:
            told["consumption"]["outcome"] = {
                "status": "succeeded" if outcome.succeeded else "failed",
                "reported_at": stamp(outcome.at),
                **({"note": outcome.note} if outcome.note else {}),
            }
    return told


def stamp(moment: datetime) -> str:
    """Write a moment as the protocol does."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _decision(escalation: Escalation, status: str) -> dict[str, Any]:
    told = {"status": status, "decided_at": stamp(ended_at(escalation))}
    if note := said(escalation.decision):
        told["note"] = note
    if status == APPROVED and escalation.usable_until:
        told["expires_at"] = stamp(escalation.usable_until)
    return told


def said(decision: Decision | None) -> str:
    """Say why in words: the reason that was picked, then what was written."""
    if decision is None:
        return ""
    why = _WHY.get(decision.reason, "") if decision.reason else ""
    return f"{why} {decision.note}".strip()
