"""Finds the passages of a message that give the bot orders, and keeps everybody from reading them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.conversation.apart import Span, joined, without
from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.statement import Parked, ParkedReason
from bot.domain.provenance import Quote
from bot.llm.guide.orders import (
    forges_a_turn,
    goes_on_with_it,
    leads_to_an_order,
    orders_about,
    speaks_to_a_bot,
)
from bot.llm.guide.passage import plain_text, spans_of

_BREAK = re.compile(r"\n\s*\n")
_CLAUSE = re.compile(r"[,;:]\s|\s-\s|[()]")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A message without its orders to the bot, and those orders."""

    message: Message
    parked: tuple[Parked, ...] = ()


def readable(transcript: Transcript) -> Transcript:
    """The conversation as a language model may read it: no order to a bot reaches one."""
    return Transcript(messages=tuple(cleared(message).message for message in transcript.messages))


def cleared(message: Message) -> Cleared:
    """The message as everybody may read it: its facts stay where they are, its orders are gone.

    What somebody set in a form is theirs.
    """
    if message.kind is MessageKind.EDIT:
        return Cleared(message)
    spans = joined(_suspect(message.text), gap=2)
    if not spans:
        return Cleared(message)
    parked = tuple(
        Parked(
            reason=ParkedReason.INJECTION_SUSPECTED,
            said_by=message.user,
            quote=_quote(message, start, end),
        )
        for start, end in spans
    )
    return Cleared(without(message, spans), parked)


def _quote(message: Message, start: int, end: int) -> Quote:
    text = message.text
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(message_id=message.id, start=start, end=end, text=text[start:end])


def _suspect(text: str) -> Iterator[Span]:
    spans = list(spans_of(text))
    pieces = [plain_text(text[start:end]) for start, end in spans]
    given = {at for at, piece in enumerate(pieces) if orders_about(piece)}
    given |= set(_across(pieces, given))
    taken = given | set(_beside(text, spans, pieces, given))
    for at in sorted(taken):
        start, end = spans[at]
        if at in given and at - 1 not in taken:
            start += _facts_before(pieces[at])
        yield start, end


def _across(pieces: Sequence[str], given: set[int]) -> Iterator[int]:
    """Orders broken over two lines, or called out in one sentence and given in the next."""
    for at in range(len(pieces) - 1):
        if at in given or at + 1 in given:
            continue
        called = speaks_to_a_bot(pieces[at]) and goes_on_with_it(pieces[at + 1])
        if called or orders_about(f"{pieces[at].rstrip()} {pieces[at + 1].lstrip()}"):
            yield at
            yield at + 1


def _beside(
    text: str, spans: Sequence[Span], pieces: Sequence[str], given: set[int]
) -> Iterator[int]:
    """Sentences around an order that go on with it, as far as nothing else comes between."""
    for at in given:
        forged = forges_a_turn(pieces[at])
        for later in range(at + 1, len(spans)):
            apart = _BREAK.search(text[spans[later - 1][1] - 2 : spans[later][0] + 1])
            if apart or not (forged or goes_on_with_it(pieces[later])):
                break
            yield later
        for earlier in range(at - 1, -1, -1):
            between = text[spans[earlier][1] - 1 : spans[earlier + 1][0] + 1]
            new_line = "\n" in between and not speaks_to_a_bot(pieces[earlier])
            if new_line or not leads_to_an_order(pieces[earlier]):
                break
            yield earlier


def _facts_before(piece: str) -> int:
    """Where the order begins in a sentence that opens with something else."""
    if not any(character.isdigit() for character in piece):
        return 0
    starts = [match.end() for match in _CLAUSE.finditer(piece)]
    for start in reversed(starts):
        before = piece[:start]
        if orders_about(piece[start:]) and not (leads_to_an_order(before) or orders_about(before)):
            return start
    return 0
