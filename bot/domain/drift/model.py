"""What is kept of a column and of a window: counts at fixed edges, never the rows."""

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32


class ColumnKind(StrEnum):
    """How the values of a column are compared."""

    NUMBER = "numeric"
    CATEGORY = "categorical"
    TIME = "time"  # moves on by itself: its span is told, not judged
    EMPTY = "empty"
    OTHER = "other"  # lists, records, bytes: only what is missing is counted


@dataclass(frozen=True, slots=True)
class NumberShape:
    """Numbers counted between the quantiles of the reference; a bin is open below, closed above."""

    edges: tuple[float, ...]  # from the least of the reference to its most, ties merged
    counts: tuple[int, ...]  # one more than edges: what is above the last edge comes last
    ties: tuple[int, ...]  # how many of each bin are exactly its upper edge
    deciles: tuple[float, ...]  # some of the edges
    least: float | None
    most: float | None
    mean: float | None
    deviation: float | None
    below: int = 0  # under the least of the reference
    above: int = 0  # over its most
    outside: float | None = None  # how far those are from its ends, added up; None if not counted
    infinite: int = 0
    unreadable: int = 0  # text where a number was expected

    @property
    def total(self) -> int:
        return sum(self.counts)


FEWEST_NAMES = 100  # values, before they are taken for names of rows
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class LevelShape:
    """Levels counted: the most frequent by name, the rest together."""

    levels: tuple[tuple[str, int], ...]  # most frequent first
    rest: int = 0
    distinct: int = 0
    once: int = 0  # how many levels were seen exactly once
    marks: frozenset[int] = frozenset()  # of the levels in the rest, to know them again
    countless: bool = False  # too many levels to count one by one

    @property
    def total(self) -> int:
        return sum(count for _, count in self.levels) + self.rest

    @property
    def names_rows(self) -> bool:
        """Whether nearly every value is another one, as of keys, of moments written as text, or of free text."""
        many = self.total >= FEWEST_NAMES and self.once >= NEARLY_ALL * self.total
        return self.countless or many

    @property
    def knows_all(self) -> bool:
        """Whether a level that is not known here was really never seen."""
        return not self.countless and not (self.rest and not self.marks)

    def has_rest(self, level: str) -> bool:
        """Whether a level was seen, though too rarely to be kept by name."""
        return mark_of(level) in self.marks


@dataclass(frozen=True, slots=True)
class TimeShape:
    """From when to when, and which time zones were written."""

    first: str | None
    last: str | None
    zones: tuple[tuple[str, int], ...] = ()  # "" where none is written


Shape = NumberShape | LevelShape | TimeShape


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column of one window."""

    name: str
    kind: ColumnKind
    type: str  # as the source names it
    rows: int
    missing: int
    shape: Shape | None = None

    @property
    def missing_rate(self) -> float:
        return self.missing / self.rows if self.rows else 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """A window: the reference by which edges were chosen, or a later one counted at them."""

    source: str
    rows: int
    columns: tuple[ColumnProfile, ...]
    duplicates: int | None = None  # rows equal to an earlier one; None where it was not looked for
    notes: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnProfile | None:
        return next((column for column in self.columns if column.name == name), None)


def mark_of(level: str) -> int:
    """Four bytes by which a rare level is known again; two of 20,000 rarely share one."""
    return crc32(level.encode("utf-8", "surrogatepass"))
