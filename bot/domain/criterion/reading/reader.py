"""`read_criteria`: every criterion a text asks for, what each lacks, and every word that was not read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.criterion.gap import ONE_SIDED, Gap, better, gaps
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.at_once import at_every_look, without_at_once
from bot.domain.criterion.reading.clause import Part
from bot.domain.criterion.reading.mark import Marks
from bot.domain.criterion.reading.remainder import Piece, piece_of, pieces_of
from bot.domain.criterion.reading.sentence import Sentence, read_sentences
from bot.domain.criterion.reading.tongue import LEXICONS, language_of
from bot.domain.criterion.term import Comparator, CriterionKind

LONGEST = 20_000  # characters; more is no sentence about one system


@dataclass(frozen=True, slots=True)
class Read:
    """One criterion, with the passage it stands in, what it lacks, and what of the passage is unread."""

    criterion: Criterion
    passage: Piece
    missing: tuple[Gap, ...] = ()
    proposed: Comparator | None = None  # where none was said: which way is better
    number: Piece | None = None  # the figure that must hold
    wording: Piece | None = None  # the figure with its comparison
    dated: str | None = None  # the day by which it must hold, in the words of the text
    remainder: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All a text was read as; `unread` is every word that is in no read passage."""

    text: str
    language: str
    criteria: tuple[Read, ...] = ()
    read: tuple[Piece, ...] = ()
    unread: tuple[Piece, ...] = ()


def read_criteria(text: str, language: str | None = None) -> Reading:
    """Read a text; without a language it is told from the words."""
    body, at_once = without_at_once(text[:LONGEST])
    found: list[Read] = []
    read: list[Piece] = []
    unread: list[Piece] = []
    tongue = language if language in LEXICONS else language_of(body)
    for one in read_sentences(body, language, tongue):
        reads = _reads(one)
        read += pieces_of(one.text, one.spans, one.start)
        read += one.scoped
        if not reads and found and one.rest:
            last = found[-1]
            found[-1] = replace(last, remainder=(*last.remainder, *one.rest))
        found += reads
        unread += one.rest
    if len(text) > LONGEST:
        tail = Piece(start=LONGEST, end=len(text), text=text[LONGEST:])
        unread.append(tail)
    return Reading(
        text=text,
        language=tongue,
        criteria=tuple(_at_every_look(_guarded(found)) if at_once else _guarded(found)),
        read=tuple(read),
        unread=tuple(unread),
    )


def criteria_in(text: str, language: str) -> Iterator[tuple[Criterion, Piece]]:
    """The criteria alone, each with its passage, for those who ask neither what is missing nor unread."""
    body, at_once = without_at_once(text[:LONGEST])
    for sentence in read_sentences(body, language, language):
        for one in sentence.found:
            yield at_every_look(one.criterion) if at_once else one.criterion, one.passage


def _reads(sentence: Sentence) -> list[Read]:
    """The criteria of a sentence with all there is to say of them."""
    reads: list[Read] = []
    for one in sentence.found:
        dated = _deadline(sentence.marks, one.part, [other.part for other in sentence.found])
        missing = gaps(
            one.criterion, significant=one.significant, dated=dated is not None, alone=False
        )
        lacks = one.criterion.is_measured and one.criterion.comparator is None
        figure = {"threshold"}, {"threshold", "comparator"}
        number, wording = (
            piece_of(sentence.text, sentence.start, one.spans, roles) for roles in figure
        )
        reads.append(
            Read(
                criterion=one.criterion,
                passage=one.passage,
                missing=missing,
                number=number,
                wording=wording,
                proposed=better(one.criterion.known_metric) if lacks else None,
                dated=dated,
                remainder=tuple(one.remainder),
            )
        )
    return reads


def _deadline(marks: Marks, part: Part, parts: list[Part]) -> str | None:
    """The day said in this part, or in none of them: then it is for all."""
    if marks.deadline is None:
        return None
    start, end = marks.deadline
    inside = [one for one in parts if one.start <= start < one.end]
    return marks.text[start:end] if part in inside or not inside else None


def _at_every_look(reads: Iterable[Read]) -> Iterator[Read]:
    for one in reads:
        yield replace(one, criterion=at_every_look(one.criterion))


def _guarded(reads: list[Read]) -> Iterator[Read]:
    """Number them, and ask for a counterpart where nothing guards the other side."""
    judged = [
        one.criterion
        for one in reads
        if one.criterion.kind in {CriterionKind.STATISTICAL, CriterionKind.BUSINESS}
    ]
    for rank, one in enumerate(reads, start=1):
        criterion = one.criterion.model_copy(update={"id": f"AC-{rank:02d}"})
        missing = one.missing
        if criterion.metric in ONE_SIDED and len(judged) == 1:
            missing = (*missing, Gap.COUNTERPART)
        yield replace(one, criterion=criterion, missing=missing)
