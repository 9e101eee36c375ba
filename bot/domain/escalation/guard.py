"""What every gesture passes first: is it still pending, and is it about what is there now."""

from datetime import datetime

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.errors import AlreadyDecidedError, StaleCardError, TimeUpError
from bot.domain.escalation.model import Escalation

NOTE = 1000


def require_pending(escalation: Escalation, now: datetime) -> None:
    """Let pass what somebody has still to decide.

    Raises:
        AlreadyDecidedError: somebody did.
        TimeUpError: the time is over.
    """
    if not escalation.state.is_pending:
        raise decided(escalation)
    if now >= escalation.closes_at:
        raise TimeUpError(
            "The time to decide this is over.",
            next_step="Nothing was approved; ask for a new request.",
            state=escalation.state,
        )


def require_current(escalation: Escalation, seen: int) -> None:
    """Let pass who saw what is there now.

    Raises:
        StaleCardError: it changed since.
    """
    if seen != escalation.version:
        raise StaleCardError(
            "This changed after you saw it; nothing was decided.",
            next_step="Look at the newest card and decide there.",
            version=escalation.version,
        )


def decided(escalation: Escalation) -> AlreadyDecidedError:
    """Say that it is decided, and how."""
    by = " and ".join(escalation.decision.by) if escalation.decision else ""
    return AlreadyDecidedError(
        f"This is already {escalation.state.value}.",
        next_step="The card shows who decided, and why.",
        state=escalation.state.value,
        by=by,
    )


def askers(escalation: Escalation) -> frozenset[str]:
    """List who asked, and for whom."""
    return frozenset({escalation.request.requester, *escalation.request.on_behalf_of})


def said(text: str, what: str) -> str:
    """Keep what somebody wrote, if they wrote anything.

    Raises:
        InvalidInputError: they did not.
    """
    words = text.strip()[:NOTE]
    if not words:
        raise InvalidInputError(
            f"The {what} is empty.", next_step=f"Write the {what} in a sentence."
        )
    return words


def changed(escalation: Escalation, **values: object) -> Escalation:
    """Make the next revision."""
    return escalation.model_copy(update={"revision": escalation.revision + 1, **values})
