"""Whether a press may count: in which message it was made, and whether that shows the escalation."""

from dataclasses import dataclass

from bot.domain.errors import UnavailableError
from bot.domain.escalation.errors import UnknownEscalationError
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Origin
from bot.services.escalation.effect import card_key
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Pressed:
    """In which message somebody pressed a button."""

    channel: str
    message: str


async def require_shown(tx: Transaction, escalation: Escalation, pressed: Pressed | None) -> None:
    """Let a press pass only from a message that shows this very escalation."""
    if pressed is None:
        return
    if await is_card(tx, escalation, pressed):
        return
    for spot in escalation.spots:
        posted = await tx.outbox.card(card_key(escalation, spot))
        if posted is None and spot.channel in {None, pressed.channel}:
            raise UnavailableError(
                "This card has only just been posted.",
                next_step="I try again in a moment.",
                retry_after=1.0,
            )
    raise unknown()


async def is_card(tx: Transaction, escalation: Escalation, pressed: Pressed) -> bool:
    """Whether the pressed message is a card of this escalation."""
    for spot in escalation.spots:
        card = await tx.outbox.card(card_key(escalation, spot))
        if card and (card.channel, card.ts) == (pressed.channel, pressed.message):
            return True
    return False


def known(found: Escalation | None, origin: Origin) -> Escalation:
    """One of the caller's workspace.

    Raises:
        UnknownEscalationError: there is none.
    """
    if found is None or found.team != origin.team:
        raise unknown()
    return found


def unknown() -> UnknownEscalationError:
    """No such escalation, or not for this person: the two read alike."""
    return UnknownEscalationError(
        "I cannot find that request.", next_step="Your home page shows what waits for you."
    )
