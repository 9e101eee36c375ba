"""What is kept of a cohort: how many rows were predicted, for how many the truth is known, how many were right."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.errors import InvalidInputError

BINS = 20  # of the chances by which their calibration is checked
MOSTLY = 0.9  # of the rows, where nobody said how long labels take


class DecayAskedError(InvalidInputError):
    """What is asked about labels cannot be answered as it is asked."""

    code = "decay.asked-wrongly"


class Metric(StrEnum):
    """Of which rows the right ones are counted."""

    ACCURACY = "accuracy"  # of all
    PRECISION = "precision"  # of those predicted positive
    RECALL = "recall"  # of those that turn out positive


@dataclass(frozen=True, slots=True)
class Cell:
    """Rows that were predicted one way: positive, or not."""

    rows: int = 0
    labelled: int = 0
    right: int = 0  # of those with a label
    scored: int = 0  # rows with a chance
    chance: float = 0.0  # of being right, added up over the rows that have one
    variance: float = 0.0  # p (1 - p), added up

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(
            self.rows + other.rows,
            self.labelled + other.labelled,
            self.right + other.right,
            self.scored + other.scored,
            self.chance + other.chance,
            self.variance + other.variance,
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Rows whose truth is known, by the chance they were given: how many, what was promised, what came."""

    rows: tuple[int, ...] = (0,) * BINS
    promised: tuple[float, ...] = (0.0,) * BINS
    came: tuple[int, ...] = (0,) * BINS
    variance: tuple[float, ...] = (0.0,) * BINS

    def __add__(self, other: "Calibration") -> "Calibration":
        return Calibration(
            tuple(a + b for a, b in zip(self.rows, other.rows, strict=True)),
            tuple(a + b for a, b in zip(self.promised, other.promised, strict=True)),
            tuple(a + b for a, b in zip(self.came, other.came, strict=True)),
            tuple(a + b for a, b in zip(self.variance, other.variance, strict=True)),
        )

    @property
    def total(self) -> int:
        """How many rows it was checked on."""
        return sum(self.rows)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The rows of some days by when they were predicted, whenever their truth became known."""

    start: date
    end: date  # the day after its last
    yes: Cell = Cell()  # predicted positive; all of them where there is no positive level
    no: Cell = Cell()
    calibration: Calibration = Calibration()
    lately: int = 0  # with a label, of the rows from the moment on that was asked about

    @property
    def name(self) -> str:
        """The day it begins on."""
        return self.start.isoformat()

    @property
    def rows(self) -> int:
        """How many were predicted."""
        return self.yes.rows + self.no.rows

    @property
    def labelled(self) -> int:
        """Of how many the truth is known."""
        return self.yes.labelled + self.no.labelled

    def mature(self, as_of: date, delay: int | None) -> bool:
        """Whether its labels should be there; where nobody knows how long they take, whether most are."""
        if delay is not None:
            return self.end + timedelta(days=delay - 1) <= as_of  # its last day has had its days
        return self.rows > 0 and self.labelled >= MOSTLY * self.rows


@dataclass(frozen=True, slots=True)
class Counted:
    """The right ones of some rows, as one metric counts them."""

    right: int
    n: int  # whose truth is known
    pending: int | None  # whose truth is not; None where nobody can know whether they count


def counted(cohort: Cohort, metric: Metric) -> Counted:
    """What a metric says of the rows whose truth is known."""
    yes, no = cohort.yes, cohort.no
    if metric is Metric.ACCURACY:
        both = yes + no
        return Counted(both.right, both.labelled, both.rows - both.labelled)
    if metric is Metric.PRECISION:
        return Counted(yes.right, yes.labelled, yes.rows - yes.labelled)
    missed = no.labelled - no.right  # predicted negative, and was positive
    return Counted(yes.right, yes.right + missed, None)
