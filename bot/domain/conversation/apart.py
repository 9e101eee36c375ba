"""Messages without the passages that count for nothing, everything else in its place."""

from collections.abc import Iterable

from bot.domain.conversation.model import Message

Span = tuple[int, int]


def without(message: Message, spans: Iterable[Span]) -> Message:
    """The message with these passages blanked out: what is left stands where it stood.

    Each gap begins with a line break, so that nothing before it reads on into what is after it.
    """
    text = message.text
    for start, end in spans:
        text = text[:start] + "\n" + " " * (end - start - 1) + text[end:]
    return message if text == message.text else message.model_copy(update={"text": text})


def joined(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """Spans in order, those that touch or overlap put together."""
    together: list[Span] = []
    for start, end in sorted(spans):
        if together and start <= together[-1][1] + gap:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return together
