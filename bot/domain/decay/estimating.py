"""Performance without labels, from the chances a model gave itself: an estimate, and only where they are calibrated.

The expected share of right ones is the mean of the chances of being right, if these hold (confidence-based
performance estimation). They are checked on rows whose truth is known, and refused where they do not hold.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import pi, sqrt
from statistics import NormalDist

from bot.domain.decay.model import Calibration, Cohort, Metric
from bot.domain.drift.chance import chi_square

FEWEST = 500  # rows with a known truth, before chances are believed
MOST_OFF = 0.03  # the mean distance between what was promised and what came, beyond luck
_LUCK = 0.005
_Z = NormalDist().inv_cdf(0.975)
_LEAST_EXPECTED = 5.0


class Unusable(StrEnum):
    """Why chances are not believed."""

    NONE = "none"  # there are none
    UNCHECKED = "unchecked"  # too few rows whose truth is known
    OFF = "off"  # what came is not what was promised
    CONTRADICTED = "contradicted"  # by labels that came later


@dataclass(frozen=True, slots=True)
class Checked:
    """How well chances held where the truth is known."""

    rows: int
    off: float  # points between what was promised and what came, on average and beyond luck
    spread: float  # how far the rows it was checked on may mislead, as a standard error
    chance: float  # of so much, if the chances were exact
    unusable: Unusable | None

    @property
    def more(self) -> int:
        """How many more rows with a known truth it takes to check."""
        return max(0, FEWEST - self.rows)


def check(calibration: Calibration, *, scored: bool) -> Checked:
    """Hold chances against what came: by the distance they are off, and by Hosmer and Lemeshow's statistic."""
    n = calibration.total
    if not scored:
        return Checked(n, 0.0, 0.0, 1.0, Unusable.NONE)
    if n == 0:
        return Checked(0, 0.0, 0.0, 1.0, Unusable.UNCHECKED)
    pairs = list(zip(calibration.promised, calibration.came, strict=True))
    # Exact chances would be off by this much, as the mean of a folded normal.
    luck = sum(sqrt(2 * spread / pi) for spread in calibration.variance) / n
    off = max(0.0, sum(abs(promised - came) for promised, came in pairs) / n - luck)
    statistic, used = 0.0, 0
    for (promised, came), spread in zip(pairs, calibration.variance, strict=True):
        if spread >= _LEAST_EXPECTED:
            statistic += (came - promised) ** 2 / spread
            used += 1
    chance = chi_square(statistic, used)
    if off > MOST_OFF and chance <= _LUCK:
        unusable: Unusable | None = Unusable.OFF
    else:
        unusable = Unusable.UNCHECKED if n < FEWEST else None
    return Checked(n, off, sqrt(sum(calibration.variance)) / n, chance, unusable)


@dataclass(frozen=True, slots=True)
class Guess:
    """An estimate of what labels will say; never a measurement."""

    value: float
    low: float
    high: float

    def holds(self, low: float, high: float) -> bool:
        """Whether it agrees with what was measured later."""
        return self.low <= high and low <= self.high


def estimate(cohort: Cohort, metric: Metric, checked: Checked) -> Guess | None:
    """What the labels of a cohort will say, if the chances hold as they did where they were checked.

    The bounds hold the luck of the cohort and of the rows the chances were checked on, and add what the
    chances were off there.
    """
    if checked.unusable is not None:
        return None
    yes, no = cohort.yes, cohort.no
    if metric is Metric.RECALL:
        found = _recall(cohort)
    else:
        cell = yes + no if metric is Metric.ACCURACY else yes
        found = (
            (cell.chance / cell.scored, sqrt(cell.variance) / cell.scored) if cell.scored else None
        )
    if found is None:
        return None
    value, spread = found
    half = _Z * sqrt(spread**2 + checked.spread**2) + checked.off
    return Guess(value, max(0.0, value - half), min(1.0, value + half))


def _recall(cohort: Cohort) -> tuple[float, float] | None:
    """Of those that will turn out positive, the share that was predicted so; its spread by the delta method."""
    hits = cohort.yes.chance
    missed = (
        cohort.no.scored - cohort.no.chance
    )  # the chance of being wrong is that of being positive
    positive = hits + missed
    if positive <= 0:
        return None
    value = hits / positive
    spread = sqrt((1 - value) ** 2 * cohort.yes.variance + value**2 * cohort.no.variance)
    return value, spread / positive
