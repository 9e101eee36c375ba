"""What of a conversation counts as evidence: all but what was set aside or taken back."""

from bot.domain.conversation.apart import Span, without
from bot.domain.conversation.model import MessageKind, Transcript
from bot.domain.framing.statement import ParkedReason, ProblemStatement


def heard(transcript: Transcript, statement: ProblemStatement) -> Transcript:
    """The conversation without the passages that state nothing, everything else in its place.

    Small talk stays: a fact may stand in the middle of it. What somebody only assumes does not.
    """
    apart = [one.quote for one in statement.parking_lot if one.reason is not ParkedReason.OFF_TOPIC]
    apart += [
        quote
        for field in statement.fields.values()
        for claim in field.superseded
        if claim.taken_back
        for quote in claim.quotes
    ]
    spans: dict[str, list[Span]] = {}
    for quote in apart:
        spans.setdefault(quote.message_id, []).append((quote.start, quote.end))
    for message in transcript:
        if message.kind is MessageKind.ASSUMPTION and message.text:
            spans[message.id] = [(0, len(message.text))]
    if not spans:
        return transcript
    return Transcript(
        messages=tuple(
            without(message, spans.get(message.id, ())) for message in transcript.messages
        )
    )
