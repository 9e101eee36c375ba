"""What of a conversation counts as evidence: everything but what was set aside."""

from collections.abc import Iterable

from bot.domain.conversation.apart import Span, without
from bot.domain.conversation.model import Transcript
from bot.domain.framing.statement import Parked, ParkedReason


def heard(transcript: Transcript, parked: Iterable[Parked]) -> Transcript:
    """The conversation without the passages that state nothing, everything else in its place.

    Small talk stays: a fact may stand in the middle of it.
    """
    spans: dict[str, list[Span]] = {}
    for one in parked:
        if one.reason is not ParkedReason.OFF_TOPIC:
            spans.setdefault(one.quote.message_id, []).append((one.quote.start, one.quote.end))
    if not spans:
        return transcript
    return Transcript(
        messages=tuple(
            without(message, spans.get(message.id, ())) for message in transcript.messages
        )
    )
