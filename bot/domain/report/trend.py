"""One criterion over several points: what was measured, how sure that is, and what was needed."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Self

from pydantic import Field as Declared
from pydantic import FiniteFloat, model_validator

from bot.domain.criterion.verdict import Outcome
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen

MOST_POINTS = 60  # more than a year of weeks; a picture of more shows nothing


class Point(Frozen):
    """One time it was measured, or was to be measured and was not."""

    label: str  # a day or a week, as the axis names it
    outcome: Outcome
    value: FiniteFloat | None = None
    lower: FiniteFloat | None = None
    upper: FiniteFloat | None = None
    n: int | None = Declared(default=None, ge=0)  # None: the file did not say how many

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        known = [one for one in (self.lower, self.value, self.upper) if one is not None]
        if any(before > after for before, after in pairwise(known)):
            raise ValueError("lower ≤ value ≤ upper")
        if self.value is None and known:
            raise ValueError("bounds need a value between them")
        return self


class Trend(Frozen):
    """What a picture of one criterion shows; oldest point first."""

    title: str
    points: tuple[Point, ...] = Declared(min_length=1, max_length=MOST_POINTS)
    threshold: FiniteFloat | None = None
    at_least: bool = True  # else the threshold is the most it may be
    is_share: bool = True  # of 1, told as a percentage
    unit: str = ""  # of what is no share: s, ms, $
    language: Language = "en"

    @property
    def measured(self) -> tuple[Point, ...]:
        """The points that found something."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest figure in it."""
        figures = tuple(_figures(self.points, self.threshold))
        return (min(figures), max(figures)) if figures else (0.0, 1.0)


def _figures(points: Iterable[Point], threshold: float | None) -> Iterable[float]:
    if threshold is not None:
        yield threshold
    for point in points:
        yield from (one for one in (point.lower, point.value, point.upper) if one is not None)
