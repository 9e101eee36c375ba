"""A metric: which way is better, what values it can have, and what must be said with it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.criterion.term import CURRENCIES, DURATION_UNITS, CriterionKind
from bot.domain.framing.kind import Kind

CUSTOM = "custom:"


class Direction(StrEnum):
    """Which values are better."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"  # too much and too little are both bad: there is no better side
    NEAR = "near"  # the nearer to one value, the better


class Family(StrEnum):
    """What its numbers are, which decides the units it may have and how it is tested."""

    RATE = "rate"  # a share of countable cases; 0.95 and 95 % are the same
    SCORE = "score"  # from 0 to 1 or -1 to 1, but no share of cases
    PERCENT = "percent"  # a percentage of something that may exceed 100
    NUMBER = "number"  # without a unit
    TIME = "time"
    COUNT = "count"
    MONEY = "money"
    FREQUENCY = "frequency"  # so many a second, a day
    OWN_UNIT = "own_unit"  # the unit of what is predicted


_UNITS: dict[Family, frozenset[str]] = {
    Family.RATE: frozenset({"", "%", "count"}),
    Family.SCORE: frozenset({"", "%"}),
    Family.PERCENT: frozenset({"", "%"}),
    Family.NUMBER: frozenset({"", "%"}),
    Family.TIME: frozenset(DURATION_UNITS),
    Family.COUNT: frozenset({"", "count"}),
    Family.MONEY: CURRENCIES | {"cent"},
    Family.FREQUENCY: frozenset({"/s", "/min", "/h", "/d", "/w", "/mo"}),
}


@dataclass(frozen=True, slots=True)
class Metric:
    """One entry of the registry."""

    id: str
    family: Family
    direction: Direction
    criterion_kind: CriterionKind
    low: float | None = 0.0
    high: float | None = None
    best: float | None = None  # where `direction` is NEAR
    needs: tuple[str, ...] = ()  # parameters without which it says nothing definite
    takes: tuple[str, ...] = ()  # parameters it may have
    kinds: frozenset[Kind] = frozenset()  # of task; empty: any
    label: str = ""

    @property
    def counted(self) -> bool:
        """Whether it is a share of countable cases, so that exact bounds apply."""
        return self.family is Family.RATE

    @property
    def is_share(self) -> bool:
        """Whether its values are parts of a whole, which may be written with a percent sign."""
        return self.family in {Family.RATE, Family.SCORE}

    def allows(self, kind: Kind | None) -> bool:
        """Whether it says something about this kind of task."""
        if kind is None or kind is Kind.HYBRID or not self.kinds:
            return True
        return kind in self.kinds

    def accepts_unit(self, unit: str) -> bool:
        """Whether a number of it may carry this unit."""
        if self.family is Family.OWN_UNIT:
            return True
        return unit in _UNITS[self.family]

    def needs_unit(self) -> bool:
        """Whether a bare number of it says nothing."""
        return self.family in {Family.TIME, Family.MONEY, Family.FREQUENCY, Family.OWN_UNIT}

    def plain(self, number: float, unit: str) -> float:
        """The number without its percent sign."""
        return number / 100 if unit == "%" and self.is_share else number

    def possible(self, number: float, unit: str = "") -> bool:
        """Whether the metric can have this value at all; an absolute count is not judged."""
        if unit == "count":
            return number >= 0
        value = self.plain(number, unit)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def is_custom(name: str) -> bool:
    """Whether a name is not of the registry; it must then say what it counts."""
    return name.startswith(CUSTOM)
