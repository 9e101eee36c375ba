"""What somebody may set out to do: refused before they fill in a form, not after."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from bot.domain.escalation.authority import authorize
from bot.domain.escalation.deciding import require_emergency
from bot.domain.escalation.errors import StaleCardError
from bot.domain.escalation.guard import require_pending
from bot.domain.escalation.handling import require_asker, require_editor
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.roster import Present


class Undertaking(StrEnum):
    """What there is a form for."""

    REJECT = "reject"
    ASK = "ask"
    REPLY = "reply"
    EDIT = "edit"
    HAND_OVER = "hand_over"
    TAKE_BACK = "take_back"
    EMERGENCY = "emergency"


def undertake(doing: Undertaking, escalation: Escalation, actor: str, present: Present) -> None:
    """Let somebody set out to do something; whether it counts is asked again when they have done it.

    Raises:
        ConflictError: it is decided or over, or nothing was asked.
        NotYourDecisionError: they may not.
        InvalidInputError: it cannot be changed.
    """
    _REQUIRED[doing](escalation, actor, present)


def _may_decide(escalation: Escalation, actor: str, present: Present) -> None:
    require_pending(escalation, present.now)
    authorize(actor, escalation, present.roster, present.now)


def _may_reply(escalation: Escalation, _actor: str, present: Present) -> None:
    require_pending(escalation, present.now)
    if escalation.state is not State.IN_QUESTION:
        raise StaleCardError("Nothing is asked any more.", next_step="Look at the newest card.")


def _may_break_glass(escalation: Escalation, actor: str, present: Present) -> None:
    require_pending(escalation, present.now)
    require_emergency(escalation, actor, present)


_REQUIRED: Mapping[Undertaking, Callable[[Escalation, str, Present], None]] = {
    Undertaking.REJECT: _may_decide,
    Undertaking.ASK: _may_decide,
    Undertaking.REPLY: _may_reply,
    Undertaking.EDIT: require_editor,
    Undertaking.HAND_OVER: _may_decide,
    Undertaking.TAKE_BACK: lambda escalation, actor, _: require_asker(escalation, actor),
    Undertaking.EMERGENCY: _may_break_glass,
}
