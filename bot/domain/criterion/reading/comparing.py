"""The comparison said with a figure: before it, after it, and turned round by a 'not'."""

import re
from dataclasses import dataclass, field

from bot.domain.criterion.metric import Direction, Metric
from bot.domain.criterion.reading.lexicon import BETTER, GE, GT, LE, LT, SIGNS, Side
from bot.domain.criterion.reading.mark import Figure, Marks, Span
from bot.domain.criterion.term import Comparator

_FILLER = re.compile(
    r"\s+(?:about|around|approximately|roughly|some|a|an|the|of|to|de|d'|des|du|les|à|environ|von|etwa|rund|circa|ca\.|"
    r"pas|plus|at|en|que|als)\s*$|\s+(?:de|d['\u2019])$",
    re.IGNORECASE,
)
_TURNED = {GE: LT, GT: LE, LE: GT, LT: GE}
_FAR = 400  # characters from a figure; a comparison stands nearer
_REACH = 28  # characters before a comparison in which a "not" still belongs to it
_APART = re.compile(r"[,;:](?!\d)")  # a "not" before it belongs to something else
_OR = re.compile(r"^(?:or|ou|oder|and|et|und|nicht|erreich\w*|erziel\w*)\b", re.IGNORECASE)


@dataclass(slots=True)
class Compared:
    """How a figure is compared, and the words that say so."""

    comparator: Comparator | None = None
    spans: list[Span] = field(default_factory=list)


def compared(marks: Marks, figure: Figure, start: int, end: int, metric: Metric | None) -> Compared:
    """Find the comparison of one figure within its stretch."""
    found = _before(marks, figure, start, metric) or _after(marks, figure, end, metric)
    return found or Compared()


def _before(marks: Marks, figure: Figure, start: int, metric: Metric | None) -> Compared | None:
    start = max(start, figure.start - _FAR)
    words = marks.text[start : figure.start].rstrip()
    for sign, side in SIGNS:
        if words.endswith(sign):
            at = start + len(words) - len(sign)
            return Compared(side, [Span(at, at + len(sign), "comparator")])
    match = marks.lexicon.before.of(words)
    tail = len(words)
    if match is None:
        shorter = _FILLER.sub("", words)
        match = marks.lexicon.before.of(shorter) if shorter != words else None
    if match is None:
        return None
    at, worded = match
    spans = [Span(start + at, start + tail, "comparator")]
    comparator = _sided(worded, metric)
    negation = _negation(marks, start + at, start + tail)
    if negation is not None and comparator in _TURNED:
        return Compared(_TURNED[comparator], [*spans, negation])
    return Compared(comparator, spans)


def _negation(marks: Marks, at: int, end: int) -> Span | None:
    """A 'not' just before the comparison, or between it and the figure."""
    first = max(0, at - _REACH)
    named = [(one.start, one.end) for one in marks.metrics]  # "no-show" denies nothing
    before = [
        m
        for m in marks.lexicon["not_"].finditer(marks.text, first, at)
        if not any(a < m.end() and m.start() < b for a, b in named)
        and not _APART.search(marks.text, m.end(), at)
    ]
    if before:
        return Span(before[0].start(), at, "negation")
    between = marks.lexicon["not_"].search(marks.text, at, end)
    if between is not None and between.start() > at:
        return Span(*between.span(), "negation")
    return None


def _after(marks: Marks, figure: Figure, end: int, metric: Metric | None) -> Compared | None:
    end = min(end, figure.end + _FAR)
    for regex, side in marks.lexicon.after:
        match = regex.match(marks.text, figure.end, end)
        if match:
            return Compared(_sided(side, metric), [Span(figure.end, match.end(), "comparator")])
    for name, side in (("or_better", BETTER), ("or_more", GE), ("or_less", LE)):
        for match in marks.lexicon[name].finditer(marks.text, figure.end, end):
            if _OR.match(match.group()):
                return Compared(_sided(side, metric), [Span(*match.span(), "comparator")])
    return None


def _sided(side: Side, metric: Metric | None) -> Comparator:
    if isinstance(side, Comparator):
        return side
    return LE if metric is not None and metric.direction is Direction.DOWN else GE
