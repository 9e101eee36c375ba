"""Passages a language model took for orders: set aside where they really stand, and flagged."""

from collections.abc import Sequence

from bot.domain.conversation.model import Transcript
from bot.domain.framing.flag import Flag
from bot.domain.framing.proposal import Suspicion
from bot.domain.framing.statement import Parked, ParkedReason, ProblemStatement
from bot.domain.provenance import find_quote

_FLAG = "injection_suspected"
_LONGEST_TRIGGER = 120


def quarantined(
    statement: ProblemStatement, suspicions: Sequence[Suspicion], transcript: Transcript
) -> ProblemStatement:
    """Set suspected passages aside; a model that suspects everything changes no field by it."""
    parked = list(statement.parking_lot)
    for suspicion in suspicions:
        message = transcript.message(suspicion.message_id)
        quote = find_quote(suspicion.quote, message) if message else None
        if message is None or quote is None or any(quote.overlaps(p.quote) for p in parked):
            continue
        reason = ParkedReason.INJECTION_SUSPECTED
        parked.append(Parked(reason=reason, said_by=message.user, quote=quote))
    found = parked[len(statement.parking_lot) :]
    flags = statement.flags
    if found and all(flag.flag != _FLAG for flag in flags):
        quote = found[0].quote
        flags = (*flags, Flag(flag=_FLAG, trigger=quote.text[:_LONGEST_TRIGGER], quote=quote))
    return statement.model_copy(update={"parking_lot": tuple(parked), "flags": flags})
