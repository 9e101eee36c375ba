"""Checks among the requests: how one is marked, that nothing runs on it, and what is told of it."""

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import ConflictError, InvalidInputError
from bot.domain.escalation.model import Change, Choice, Escalation
from bot.domain.intake.model import Origin
from bot.store.transaction import Transaction


class PlantedError(ConflictError):
    """It is a check; what it asks for is never done."""

    code = "escalation.planted"


async def mark(tx: Transaction, opened: Escalation, wrong: str, origin: Origin) -> None:
    """Mark a request as a check, in the transaction that opens it.

    Raises:
        InvalidInputError: no person is asked about it.
    """
    if not opened.state.is_pending:
        raise InvalidInputError(
            f"Nobody would be asked: the policy settles it at once ({opened.state.value}).",
            next_step="Plant something that the policy puts before people.",
        )
    await tx.learning.plant(opened, origin.actor, wrong, opened.opened_at)
    await tx.audit.append(
        origin.team,
        AuditEvent(
            actor=origin.actor,
            verb="escalation.planted",
            subject=opened.id,
            facts={"digest": opened.digest, "wrong": wrong},
        ),
    )


async def require_real(tx: Transaction, escalation: Escalation) -> None:
    """Let pass what is no check.

    Raises:
        PlantedError: it is one, and nothing may run on it.
    """
    if await tx.learning.planted(escalation.id):
        raise PlantedError(
            "This was a check; nothing may run on it.", next_step="Ask for what you want to run."
        )


async def told_of_check(tx: Transaction, change: Change) -> list[Effect]:
    """Tell those who answered a check what it was, and how they did."""
    after = change.after
    decision = after.decision
    if after.state.is_pending or decision is None:
        return []
    wrong = await tx.learning.planted(after.id)
    if wrong is None:
        return []
    missed = decision.choice is Choice.APPROVE and after.version == 1
    people = [one for one in decision.by if one[:1] in {"U", "W"}]
    code = "check-missed" if missed else "check-caught"
    facts = {"code": code, "what": after.request.action.name, "wrong": wrong,
             "language": after.request.language}  # fmt: skip
    return [
        Effect(
            key=f"check:{after.id}:{person}",
            kind=EffectKind.REPLY,
            team=after.team,
            view="escalation.told",
            user=person,
            subject=after.id,
            facts=facts,
        )
        for person in people
    ]
