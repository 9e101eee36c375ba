"""How many cases a criterion needs: before a test, and after one that did not settle it."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from bot.domain.criterion.beta import beta_share
from bot.domain.criterion.interval import CONFIDENCE

USUAL_FAILURES = (0, 1, 2, 3, 5, 10)
USUAL_SIZES = (100, 200, 500, 1000, 2000)
POWER = 0.8
MOST_CASES = 10_000_000  # more is no plan
Shown = Callable[[int, int, float, float], bool]  # failures, n, floor, confidence


def shows(failures: int, n: int, floor: float, confidence: float = CONFIDENCE) -> bool:
    """Whether so many failures in `n` still show a success rate of `floor`."""
    if floor <= 0:
        return True
    if n <= 0 or floor >= 1 or failures >= n:
        return False
    # The chance of so few failures if the rate were just `floor`; by the exact binomial.
    return beta_share(n - failures, failures + 1, floor) <= 1 - confidence


def smallest_n(
    floor: float, failures: int = 0, confidence: float = CONFIDENCE, shown: Shown = shows
) -> int | None:
    """The fewest cases that can show `floor` with so many failures; none if no number can."""
    if floor >= 1:
        return None
    if floor <= 0:
        return max(failures, 1)
    low, high = failures, failures + 1
    while not shown(failures, high, floor, confidence):
        low, high = high, 2 * high
        if high > MOST_CASES:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if shown(failures, middle, floor, confidence):
            high = middle
        else:
            low = middle
    return high


def most_failures(
    n: int, floor: float, confidence: float = CONFIDENCE, shown: Shown = shows
) -> int | None:
    """The most failures among `n` that still show `floor`; none if not even zero would do."""
    if not shown(0, n, floor, confidence):
        return None
    low, high = 0, n
    while high - low > 1:
        middle = (low + high) // 2
        if shown(middle, n, floor, confidence):
            low = middle
        else:
            high = middle
    return low


def cases_for_chance(
    floor: float, truth: float, chance: float = POWER, confidence: float = CONFIDENCE
) -> int | None:
    """From how many cases on a system that is right in `truth` will usually show `floor`."""
    if truth <= floor:
        return None
    failures = 0
    first = smallest_n(floor, failures, confidence)
    while first is not None:
        following = smallest_n(floor, failures + 1, confidence)
        if following is None:
            return None
        # Between the two sizes as many failures are allowed, so the largest of them fares worst.
        worst = following - 1
        if beta_share(worst - failures, failures + 1, truth) >= chance:
            return first
        failures, first = failures + 1, following
    return None


@dataclass(frozen=True, slots=True)
class Further:
    """How many more cases would settle what `right` of `n` leaves open; none: no number would."""

    right: int
    n: int
    floor: float
    confidence: float
    clean: int | None  # if not one of them failed
    alike: int | None  # if they failed as often as those so far

    @property
    def settled(self) -> bool:
        """Whether no further case is needed."""
        return self.clean == 0


def further(
    right: int, n: int, floor: float, confidence: float = CONFIDENCE, shown: Shown = shows
) -> Further:
    """How many more cases are needed to show `floor` after `right` of `n`."""
    failures = n - right
    if shown(failures, n, floor, confidence):
        return Further(right, n, floor, confidence, 0, 0)
    needed = smallest_n(floor, failures, confidence, shown)
    clean = None if needed is None else needed - n
    alike = _alike(failures, n, floor, confidence, shown)
    return Further(right, n, floor, confidence, clean, alike)


def _alike(failures: int, n: int, floor: float, confidence: float, shown: Shown) -> int | None:
    """Grow the sample at its own failure rate, rounded up, until it shows the floor."""
    if n == 0 or 1 - failures / n <= floor:
        return None

    def enough(total: int) -> bool:
        return shown(ceil(failures * total / n), total, floor, confidence)

    low, high = n, 2 * n
    while not enough(high):
        low, high = high, 2 * high
        if high > MOST_CASES:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high - n


@dataclass(frozen=True, slots=True)
class Plan:
    """What it takes to show a success rate: cases per failures, failures per cases."""

    floor: float
    confidence: float
    cases: tuple[tuple[int, int | None], ...]  # failures, the fewest cases
    failures: tuple[tuple[int, int | None], ...]  # cases, the most failures

    @property
    def clean(self) -> int | None:
        """The fewest cases without any failure."""
        return smallest_n(self.floor, 0, self.confidence)


def plan(
    floor: float,
    failures: tuple[int, ...] = USUAL_FAILURES,
    sizes: tuple[int, ...] = USUAL_SIZES,
    confidence: float = CONFIDENCE,
) -> Plan:
    """Work out both tables for one floor."""
    return Plan(
        floor,
        confidence,
        tuple((count, smallest_n(floor, count, confidence)) for count in failures),
        tuple((n, most_failures(n, floor, confidence)) for n in sizes),
    )
