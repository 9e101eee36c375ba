"""`read_criteria`: every criterion a text asks for, what each lacks, and every word that was not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.criterion.gap import ONE_SIDED, Gap, better, gaps
from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.building import Matter, built
from bot.domain.criterion.reading.clause import Part, parts_of, sentences
from bot.domain.criterion.reading.mark import Marks, Span, marks_of
from bot.domain.criterion.reading.metric_choice import Chosen
from bot.domain.criterion.reading.remainder import Piece, piece_of, pieces_of, rest_of
from bot.domain.criterion.reading.scope import scope_of
from bot.domain.criterion.reading.standing import grounded, paired
from bot.domain.criterion.reading.stretch import (
    IDEALLY,
    Stretch,
    joined,
    spans_of,
    stretch_of,
    timed,
)
from bot.domain.criterion.reading.tongue import LEXICONS, language_of
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.term import Comparator, CriterionKind
from bot.domain.criterion.threshold import Level

# What ties a part to the one before it is no part of its passage.
_LEAD = re.compile(
    r"[\s,;:.!?()\"'“”„«»–—-]*(?:(?:and|but|while|with|et|mais|avec|und|aber|mit|bei|sowie)\s+)?",  # noqa: RUF001
    re.IGNORECASE,
)
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


@dataclass(slots=True)
class _Found:
    """A criterion before its gaps are known; offsets are those of the sentence."""

    criterion: Criterion
    part: Part
    spans: list[Span]
    significant: bool = False


def read_criteria(text: str, language: str | None = None) -> Reading:
    """Read a text; without a language it is told from the words."""
    body = text[:LONGEST]
    found: list[Read] = []
    read: list[Piece] = []
    unread: list[Piece] = []
    tongue = language if language in LEXICONS else language_of(body)
    for sentence in paired(sentences(body), body):
        words = body[sentence.start : sentence.end]
        own = tongue if language in LEXICONS else language_of(words, tongue)
        criteria, spans = _sentence(words, own)
        for_sentence = pieces_of(words, spans, sentence.start)
        rest = rest_of(words, spans, LEXICONS[own].glue, sentence.start)
        reads = _with_remainders(criteria, rest, words, sentence.start)
        reads, scoped = _scoped(reads, own)
        rest = [piece for piece in rest if piece not in scoped]
        for_sentence += scoped
        if not reads and found and rest:
            last = found[-1]
            found[-1] = replace(last, remainder=(*last.remainder, *rest))
        found += reads
        read += for_sentence
        unread += rest
    if len(text) > LONGEST:
        tail = Piece(start=LONGEST, end=len(text), text=text[LONGEST:])
        unread.append(tail)
    return Reading(
        text=text,
        language=tongue,
        criteria=tuple(_guarded(found)),
        read=tuple(read),
        unread=tuple(unread),
    )


def _sentence(text: str, language: str) -> tuple[list[tuple[_Found, Marks]], list[Span]]:
    marks = marks_of(text, LEXICONS[language], language)
    kept = [
        match.span()
        for name in ("as_good", "holds", "than", "significant")
        for match in marks.lexicon[name].finditer(text)
    ]
    kept += [(m.start(), m.end()) for m in marks.lexicon["worse"].finditer(text)]
    kept += [span for regex, _, _ in marks.lexicon.ratios for span in spans_of(regex, text)]
    kept += [(one.start, one.end) for one in marks.spans]
    stretches = [stretch_of(marks, part) for part in parts_of(marks, kept)]
    stretches = joined(marks, grounded(marks, stretches))
    found: list[tuple[_Found, Marks]] = []
    spans = list(marks.spans)
    shared: list[Stretch] = []
    before: Stretch | None = None
    for stretch in stretches:
        if before is not None and found and (aim := _aim(marks, before, stretch)) is not None:
            found[-1] = (aim, marks)
            spans += aim.spans
            continue
        _inherit(marks, before, stretch, language)
        if stretch.event is None and stretch.demand is None:
            if stretch.chosen is not None:
                shared.append(stretch)
            continue
        alone = sum(one.demand is not None for one in stretches) == 1
        for one in _criteria(marks, stretch, shared, alone=alone):
            found.append((one, marks))
            spans += one.spans
        shared = []
        before = stretch
    used = spans if found else []
    return found, used


def _criteria(
    marks: Marks, stretch: Stretch, shared: list[Stretch], *, alone: bool
) -> Iterator[_Found]:
    if stretch.event is not None:
        event = stretch.event
        kind = CriterionKind.PROCESS if event.is_process else CriterionKind.INVARIANT
        criterion = Criterion(
            kind=kind,
            event=event.event,
            always=event.always,
            unless=event.unless,
            within=event.within,
        )
        yield _Found(criterion, stretch.part, event.spans)
        return
    demand = stretch.demand
    if demand is None:
        return
    part, chosen = stretch.part, stretch.chosen
    latency = chosen is not None and METRICS[chosen.id].family is Family.TIME
    promise = timed(marks, part.start, part.end) if chosen is None or latency else None
    if promise is not None:
        criterion = Criterion(
            kind=CriterionKind.PROCESS, event=promise.event, within=promise.within
        )
        yield _Found(criterion, part, promise.spans)
        return
    for other in (*shared, stretch):
        matter = Matter(marks, part, other.chosen, demand)
        criterion = built(matter, alone=alone)
        yield _Found(criterion, part, [*demand.spans, *matter.spans], demand.significant)


def _inherit(marks: Marks, before: Stretch | None, stretch: Stretch, language: str) -> None:
    """'… and at least 80 % for small clinics' goes on about the same metric."""
    demand = stretch.demand
    if before is None or before.chosen is None or demand is None or stretch.chosen is not None:
        return
    end = max(one.end for one in demand.spans)
    words = marks.text[end : stretch.part.end]
    if scope_of(words, language, marks.lexicon) is not None:
        stretch.chosen = Chosen(before.chosen.id, before.chosen.k, ())


def _aim(marks: Marks, before: Stretch, stretch: Stretch) -> _Found | None:
    """', ideally 90 %' is what is hoped for, beside what must hold."""
    level = before.demand.threshold if before.demand else None
    cue = IDEALLY.search(marks.text, stretch.part.start, stretch.part.end)
    figures = marks.figures_in(stretch.part.start, stretch.part.end)
    if cue is None or not figures or not isinstance(level, Level) or stretch.chosen is not None:
        return None
    hoped = figures[0]
    if before.demand is None or hoped.unit not in {level.unit, ""}:
        return None
    matter = Matter(marks, before.part, before.chosen, before.demand)
    criterion = built(matter, alone=True).model_copy(update={"target": hoped.value})
    cued = [Span(*cue.span(), "target"), Span(hoped.start, hoped.end, "target")]
    part = Part(before.part.start, stretch.part.end)
    return _Found(criterion, part, [*before.demand.spans, *matter.spans, *cued])


def _with_remainders(
    found: list[tuple[_Found, Marks]], rest: list[Piece], text: str, offset: int
) -> list[Read]:
    reads: list[Read] = []
    for one, marks in found:
        passage = text[one.part.start : one.part.end]
        start = one.part.start + _past_link(passage)
        end = one.part.start + len(passage.rstrip(" \t\n,;"))
        dated = _deadline(marks, one.part, [other.part for other, _ in found])
        missing = gaps(
            one.criterion, significant=one.significant, dated=dated is not None, alone=False
        )
        lacks = one.criterion.is_measured and one.criterion.comparator is None
        reads.append(
            Read(
                criterion=one.criterion,
                passage=Piece(start=offset + start, end=offset + end, text=text[start:end]),
                missing=missing,
                number=piece_of(text, offset, one.spans, {"threshold"}),
                wording=piece_of(text, offset, one.spans, {"threshold", "comparator"}),
                proposed=better(one.criterion.known_metric) if lacks else None,
                dated=dated,
            )
        )
    return _shared_out(reads, rest)


def _past_link(passage: str) -> int:
    match = _LEAD.match(passage)
    return match.end() if match else 0


def _deadline(marks: Marks, part: Part, parts: list[Part]) -> str | None:
    """The day said in this part, or in none of them: then it is for all."""
    if marks.deadline is None:
        return None
    start, end = marks.deadline
    inside = [one for one in parts if one.start <= start < one.end]
    return marks.text[start:end] if part in inside or not inside else None


def _shared_out(reads: list[Read], rest: list[Piece]) -> list[Read]:
    """Give every unread passage to the criterion it stands in, or nearest to."""
    if not reads:
        return reads
    own: list[list[Piece]] = [[] for _ in reads]
    for piece in rest:
        distances = [
            max(read.passage.start - piece.start, piece.end - read.passage.end, 0) for read in reads
        ]
        own[distances.index(min(distances))].append(piece)
    return [
        replace(read, remainder=tuple(pieces)) if pieces else read
        for read, pieces in zip(reads, own, strict=True)
    ]


def _scoped(reads: list[Read], language: str) -> tuple[list[Read], list[Piece]]:
    """Take what is said about the cases out of the remainder."""
    scoped: list[Piece] = []
    found = []
    for one in reads:
        if not one.remainder:
            found.append(one)
            continue
        criterion, left = one.criterion, []
        for piece in one.remainder:
            scope = scope_of(piece.text, language, LEXICONS[language])
            known = scope.applied(criterion) if scope and criterion.is_measured else None
            if known is None:
                left.append(piece)
            else:
                criterion = known
                scoped.append(piece)
        found.append(replace(one, criterion=criterion, remainder=tuple(left)))
    return found, scoped


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
