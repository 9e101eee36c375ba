"""How much something is to change: 'by 15 %', '+5 %', '15 % fewer', '2 points'; and the words around it."""

import re
from dataclasses import dataclass, field

from bot.domain.criterion.metric import Direction, Metric
from bot.domain.criterion.reading.comparing import Compared
from bot.domain.criterion.reading.lexicon import GE, LE
from bot.domain.criterion.reading.mark import Figure, Marks, Span
from bot.domain.criterion.term import Comparator
from bot.domain.criterion.threshold import Change, Level, PerCount, Range

TO = re.compile(r"(?:(?<!up )\bto|\bdown to|\bauf|\bà)\s*$", re.IGNORECASE)
DOWN, UP = "down", "up"


@dataclass(frozen=True, slots=True)
class Within:
    """A stretch of a sentence, and the metric it is about."""

    marks: Marks
    start: int
    end: int
    metric: Metric | None


@dataclass(slots=True)
class Demand:
    """What must hold, and where that is said."""

    comparator: Comparator | None = None
    threshold: Level | Range | Change | PerCount | None = None
    baseline: Level | None = None
    quantile: float | None = None
    tolerance: str | None = None
    significant: bool = False
    absent: bool = False  # "no hallucinations": a wish without a number
    spans: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins."""
        return min((one.start for one in self.spans), default=0)


def change_in(at: Within, figure: Figure, side: Compared) -> Demand | None:
    """'by 15 %', '+5 %', '15 % fewer', '2 points'."""
    if figure.per is not None:
        return None
    spans = [span_of(figure)]
    direction = _signed(figure, side) or _after(at, figure, spans)
    verb = verb_in(at)
    if direction is None and verb is not None and _is_amount(at, figure, side):
        direction = verb[0]
        spans.append(verb[1])
    if direction is None and figure.unit == "pp":
        direction = DOWN if at.metric and at.metric.direction is Direction.DOWN else UP
    if direction is None:
        return None
    spans += side.spans
    reference = reference_in(at, spans)
    number, lower = abs(figure.value), direction == DOWN
    if figure.unit == "%":
        factor = round(1 - number / 100 if lower else 1 + number / 100, 12)
        if factor < 0:
            return Demand(
                LE, Change(sign="-", number=number, unit="%", reference=reference), spans=spans
            )
        change = Change(sign="*", number=factor, reference=reference)
    else:
        sign = "-" if lower else "+"
        change = Change.model_validate(
            {"sign": sign, "number": number, "unit": figure.unit, "reference": reference}
        )
    return Demand(LE if lower else GE, change, spans=spans)


def _signed(figure: Figure, side: Compared) -> str | None:
    if not figure.sign or side.comparator is not None:
        return None
    return UP if figure.sign == "+" else DOWN


def _after(at: Within, figure: Figure, spans: list[Span]) -> str | None:
    for name, direction in (("fewer", DOWN), ("more_of", UP)):
        match = at.marks.lexicon[name].match(at.marks.text, figure.end + 1, at.end)
        if match:
            spans.append(Span(*match.span(), "change"))
            return direction
    return None


def _is_amount(at: Within, figure: Figure, side: Compared) -> bool:
    """Whether the figure says by how much, not to where."""
    first = min((one.start for one in side.spans if one.start < figure.start), default=figure.start)
    before = at.marks.text[at.start : first].rstrip()
    by = [m for m in at.marks.lexicon["by"].finditer(before) if m.end() == len(before)]
    if by or figure.unit == "pp":
        return True
    return (
        side.comparator is None
        and not TO.search(at.marks.text[at.start : figure.start])
        and figure.is_share
    )


def verb_in(at: Within) -> tuple[str, Span] | None:
    """The verb of change in a stretch, and which way it goes."""
    found: list[tuple[int, str, Span]] = []
    busy = [(one.start, one.end) for one in at.marks.metrics]
    for name in ("down", "up", "improve"):
        for match in at.marks.lexicon[name].finditer(at.marks.text, at.start, at.end):
            if any(a < match.end() and match.start() < b for a, b in busy):
                continue
            way = name
            if name == "improve":
                way = DOWN if at.metric and at.metric.direction is Direction.DOWN else UP
            longer = match.end() - match.start()
            found.append((-longer, way, Span(*match.span(), "change")))
    if not found:
        return None
    _, way, span = min(found, key=lambda one: one[0])
    return way, span


def reference_in(at: Within, spans: list[Span]) -> str | None:
    """What it is compared with, where that is said."""
    for name in ("than", "today"):
        match = at.marks.lexicon[name].search(at.marks.text, at.start, at.end)
        if match:
            spans.append(Span(*match.span(), "baseline"))
            return match.group()
    return None


def level_of(figure: Figure) -> Level | PerCount:
    """The level a figure names."""
    if figure.count is not None and figure.per is not None:
        return PerCount(count=figure.count, per=figure.per)
    return Level(number=figure.value, unit=figure.unit)


def span_of(figure: Figure) -> Span:
    """Where a threshold stands."""
    return Span(figure.start, figure.end, "threshold")
