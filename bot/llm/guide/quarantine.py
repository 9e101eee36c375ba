"""Finds the passages of a message that give the bot orders, and keeps everybody from reading them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.conversation.apart import Span, joined, without
from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.conversation.pasted import pasted
from bot.domain.framing.statement import Parked, ParkedReason
from bot.domain.provenance import Quote
from bot.llm.guide.addressed import Weight, imitates, weigh
from bot.llm.guide.disguise import bare
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
    """A message without what it says to a machine, and what that is."""

    message: Message
    parked: tuple[Parked, ...] = ()
    doubted: tuple[Quote, ...] = ()  # left in place, for people's rules to read and no model's


def readable(transcript: Transcript) -> Transcript:
    """The conversation as a language model may read it: no order to a bot reaches one."""
    return Transcript(messages=tuple(cleared(message).message for message in transcript.messages))


def cleared(message: Message) -> Cleared:
    """The message as everybody may read it: its facts stay where they are, its orders are gone.

    What somebody set in a form is theirs.
    """
    if message.kind is MessageKind.EDIT:
        return Cleared(message)
    text = message.text
    spans = list(spans_of(text))
    pieces = [plain_text(text[start:end]) for start, end in spans]
    weights = list(_weights(text, spans, pieces))
    given = _given(text, spans, pieces, weights)
    orders = joined(_suspect(text, spans, pieces, given), gap=2)
    unclear = joined(_apart(spans, [w.unclear for w in weights], orders), gap=2)
    doubted = joined(_apart(spans, [w.doubtful for w in weights], [*orders, *unclear]))
    reasons = ((orders, ParkedReason.INJECTION_SUSPECTED), (unclear, ParkedReason.TO_A_MACHINE))
    return Cleared(
        without(message, sorted([*orders, *unclear])),
        tuple(
            Parked(reason=reason, said_by=message.user, quote=_quote(message, start, end))
            for found, reason in reasons
            for start, end in found
        ),
        tuple(_quote(message, start, end) for start, end in doubted),
    )


def _quote(message: Message, start: int, end: int) -> Quote:
    text = message.text
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(message_id=message.id, start=start, end=end, text=text[start:end])


def _weights(text: str, spans: Sequence[Span], pieces: Sequence[str]) -> Iterator[Weight]:
    """How much each sentence speaks to a machine; whoever called one goes on to speak to it."""
    others = pasted(text)
    called = False
    for at, (start, _) in enumerate(spans):
        called = called and not _apart_from_before(text, spans, at)
        inside = any(first <= start < last for first, last in others)
        weight = weigh(bare(pieces[at]), called=called, pasted=inside)
        yield weight
        called = called or weight.calls


def _apart_from_before(text: str, spans: Sequence[Span], at: int) -> bool:
    return bool(at and _BREAK.search(text[spans[at - 1][1] - 2 : spans[at][0] + 1]))


def _apart(spans: Sequence[Span], found: Sequence[bool], taken: Sequence[Span]) -> Iterator[Span]:
    """The sentences that were found, as far as nothing of them was taken already."""
    for (start, end), counts in zip(spans, found, strict=True):
        if counts and not any(start < last and first < end for first, last in taken):
            yield start, end


def _given(
    text: str, spans: Sequence[Span], pieces: Sequence[str], weights: Sequence[Weight]
) -> set[int]:
    """The sentences that give orders."""
    given = {at for at, piece in enumerate(pieces) if orders_about(piece)}
    for at, weight in enumerate(weights):
        if weight.orders:
            given.add(at)
            given.update(_callers(text, spans, weights, at))
    given.update(_posing(text, spans, pieces))
    given.update(_across(pieces, given))
    return given


def _callers(text: str, spans: Sequence[Span], weights: Sequence[Weight], at: int) -> Iterator[int]:
    """The sentences before an order, in its paragraph, that call a machine."""
    while at and not _apart_from_before(text, spans, at):
        at -= 1
        if weights[at].calls:
            yield at


def _suspect(
    text: str, spans: Sequence[Span], pieces: Sequence[str], given: set[int]
) -> Iterator[Span]:
    taken = given | set(_beside(text, spans, pieces, given))
    for at in sorted(taken):
        start, end = spans[at]
        if at in given and at - 1 not in taken:
            start += _facts_before(pieces[at])
        yield start, end


def _posing(text: str, spans: Sequence[Span], pieces: Sequence[str]) -> Iterator[int]:
    """The lines of code that pose as the document."""
    for first, last in pasted(text):
        inside = [at for at, (start, _) in enumerate(spans) if first <= start < last]
        if text[first] == "`" and imitates([bare(pieces[at]) for at in inside]):
            yield from inside


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
            apart = _apart_from_before(text, spans, later)
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
    """Where the order begins in a sentence that opens with a figure."""
    starts = [match.end() for match in _CLAUSE.finditer(piece)]
    for start in reversed(starts):
        before = piece[:start]
        if not any(character.isdigit() for character in before):
            break
        if _orders(piece[start:]) and not (leads_to_an_order(before) or _orders(before)):
            return start
    return 0


def _orders(piece: str) -> bool:
    return orders_about(piece) or weigh(bare(piece)).orders
