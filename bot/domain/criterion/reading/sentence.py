"""One sentence: the criteria it asks for, the passage of each, and which of its words nobody read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.building import Matter, built
from bot.domain.criterion.reading.clause import Part, parts_of, sentences
from bot.domain.criterion.reading.mark import Marks, Span, marks_of
from bot.domain.criterion.reading.metric_choice import Chosen
from bot.domain.criterion.reading.remainder import Piece, rest_of
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
from bot.domain.criterion.term import CriterionKind
from bot.domain.criterion.threshold import Level

# What ties a part to the one before it is no part of its passage.
_LEAD = re.compile(
    r"[\s,;:.!?()\"'“”„«»–—-]*(?:(?:and|but|while|with|et|mais|avec|und|aber|mit|bei|sowie)\s+)?",  # noqa: RUF001
    re.IGNORECASE,
)
_NOWHERE = Piece(0, 0, "")


@dataclass(slots=True)
class Found:
    """A criterion before its gaps are known; offsets are those of the sentence."""

    criterion: Criterion
    part: Part
    spans: list[Span]
    significant: bool = False
    passage: Piece = _NOWHERE  # where it stands in the text
    remainder: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """One sentence, what it asks for, and which words of it nobody read."""

    text: str
    start: int
    marks: Marks
    found: list[Found]
    spans: list[Span]
    rest: list[Piece]
    scoped: list[Piece] = field(default_factory=list)


def read_sentences(body: str, language: str | None, tongue: str) -> Iterator[Sentence]:
    """Read a text sentence by sentence; each in its own language where none is given."""
    for place in paired(sentences(body), body):
        words = body[place.start : place.end]
        own = tongue if language in LEXICONS else language_of(words, tongue)
        marks = marks_of(words, LEXICONS[own], own)
        found, spans = _found(words, marks, own)
        rest = rest_of(words, spans, LEXICONS[own].glue, place.start)
        one = Sentence(words, place.start, marks, found, spans, rest)
        _place(one)
        _scope(one, own)
        yield one


def _found(text: str, marks: Marks, language: str) -> tuple[list[Found], list[Span]]:
    kept = [
        match.span()
        for name in ("as_good", "holds", "than", "significant", "worse")
        for match in marks.lexicon[name].finditer(text)
    ]
    kept += [span for regex, _ in marks.lexicon.ratios.near(text) for span in spans_of(regex, text)]
    kept += [(one.start, one.end) for one in marks.spans]
    stretches = [stretch_of(marks, part) for part in parts_of(marks, kept)]
    stretches = joined(marks, grounded(marks, stretches))
    found: list[Found] = []
    spans = list(marks.spans)
    shared: list[Stretch] = []
    before: Stretch | None = None
    for stretch in stretches:
        if before is not None and found and (aim := _aim(marks, before, stretch)) is not None:
            found[-1] = aim
            spans += aim.spans
            continue
        _inherit(marks, before, stretch, language)
        if stretch.event is None and stretch.demand is None:
            if stretch.chosen is not None:
                shared.append(stretch)
            continue
        alone = sum(one.demand is not None for one in stretches) == 1
        for one in _criteria(marks, stretch, shared, alone=alone):
            found.append(one)
            spans += one.spans
        shared = []
        before = stretch
    used = spans if found else []
    return found, used


def _criteria(
    marks: Marks, stretch: Stretch, shared: list[Stretch], *, alone: bool
) -> Iterator[Found]:
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
        yield Found(criterion, stretch.part, event.spans)
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
        yield Found(criterion, part, promise.spans)
        return
    for other in (*shared, stretch):
        matter = Matter(marks, part, other.chosen, demand)
        criterion = built(matter, alone=alone)
        yield Found(criterion, part, [*demand.spans, *matter.spans], demand.significant)


def _inherit(marks: Marks, before: Stretch | None, stretch: Stretch, language: str) -> None:
    """'… and at least 80 % for small clinics' goes on about the same metric."""
    demand = stretch.demand
    if before is None or before.chosen is None or demand is None or stretch.chosen is not None:
        return
    end = max(one.end for one in demand.spans)
    words = marks.text[end : stretch.part.end]
    if scope_of(words, language, marks.lexicon) is not None:
        stretch.chosen = Chosen(before.chosen.id, before.chosen.k, ())


def _aim(marks: Marks, before: Stretch, stretch: Stretch) -> Found | None:
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
    return Found(criterion, part, [*before.demand.spans, *matter.spans, *cued])


def _place(sentence: Sentence) -> None:
    """Find the passage of each criterion, and give every unread one to the nearest."""
    for one in sentence.found:
        passage = sentence.text[one.part.start : one.part.end]
        start = one.part.start + _past_link(passage)
        end = one.part.start + len(passage.rstrip(" \t\n,;"))
        one.passage = Piece(sentence.start + start, sentence.start + end, sentence.text[start:end])
    for piece in sentence.rest if sentence.found else ():
        nearest = min(sentence.found, key=lambda one: _distance(one.passage, piece))
        nearest.remainder.append(piece)


def _distance(passage: Piece, piece: Piece) -> int:
    return max(passage.start - piece.start, piece.end - passage.end, 0)


def _scope(sentence: Sentence, language: str) -> None:
    """Take what is said about the cases out of the remainder."""
    for one in sentence.found:
        left = []
        for piece in one.remainder:
            scope = scope_of(piece.text, language, LEXICONS[language])
            known = scope.applied(one.criterion) if scope and one.criterion.is_measured else None
            if known is None:
                left.append(piece)
            else:
                one.criterion = known
                sentence.scoped.append(piece)
        one.remainder = left
    if sentence.scoped:
        sentence.rest = [piece for piece in sentence.rest if piece not in sentence.scoped]


def _past_link(passage: str) -> int:
    match = _LEAD.match(passage)
    return match.end() if match else 0
