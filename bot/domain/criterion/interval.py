"""How far a counted rate can be trusted: Wilson and Clopper-Pearson bounds for k of n."""

from dataclasses import dataclass
from math import exp, expm1, log, sqrt
from statistics import NormalDist

from bot.domain.criterion.beta import beta_point

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """The rates that fit what was counted."""

    low: float
    high: float

    def holds(self, rate: float) -> bool:
        """Whether a rate is inside; the ends belong to it."""
        return self.low <= rate <= self.high


def wilson(k: int, n: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return the two-sided Wilson score interval: short, right on average, good for showing."""
    _checked(k, n, confidence)
    return _wilson(k, n, _z_two_sided(confidence))


def wilson_lower(k: int, n: int, *, confidence: float = CONFIDENCE) -> float:
    """Return the one-sided lower Wilson bound."""
    _checked(k, n, confidence)
    return _wilson(k, n, _z_one_sided(confidence)).low


def wilson_upper(k: int, n: int, *, confidence: float = CONFIDENCE) -> float:
    """Return the one-sided upper Wilson bound."""
    _checked(k, n, confidence)
    return _wilson(k, n, _z_one_sided(confidence)).high


def exact(k: int, n: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return the two-sided Clopper-Pearson interval: never too short, good for deciding."""
    one_sided = (1 + confidence) / 2
    return Interval(
        exact_lower(k, n, confidence=one_sided), exact_upper(k, n, confidence=one_sided)
    )


def exact_lower(k: int, n: int, *, confidence: float = CONFIDENCE) -> float:
    """Return the one-sided lower bound: a rate below it would show `k` or more too rarely."""
    _checked(k, n, confidence)
    if k == 0:
        return 0.0
    if k == n:
        return exp(log(1 - confidence) / n)
    return beta_point(k, n - k + 1, 1 - confidence)


def exact_upper(k: int, n: int, *, confidence: float = CONFIDENCE) -> float:
    """Return the one-sided upper bound: a rate above it would show `k` or fewer too rarely.

    With no event at all it is the bound of the rule of three: 100 quiet cases leave 2.95 %.
    """
    _checked(k, n, confidence)
    if k == n:
        return 1.0
    if k == 0:
        return -expm1(log(1 - confidence) / n)
    return beta_point(k + 1, n - k, confidence)


def _wilson(k: int, n: int, z: float) -> Interval:
    rate, square = k / n, z * z
    middle = (rate + square / (2 * n)) / (1 + square / n)
    half = z * sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / (1 + square / n)
    # At the ends the formula gives exactly 0 and 1, give or take a rounding error.
    return Interval(
        0.0 if k == 0 else min(max(middle - half, 0.0), rate),
        1.0 if k == n else max(min(middle + half, 1.0), rate),
    )


def _z_one_sided(confidence: float) -> float:
    return NormalDist().inv_cdf(confidence)


def _z_two_sided(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _checked(k: int, n: int, confidence: float) -> None:
    if not 0 <= k <= n or n == 0:
        raise ValueError(f"{k} of {n} is no count")
    if not 0.5 <= confidence < 1:  # noqa: PLR2004  # below a half the bounds change sides
        raise ValueError(f"{confidence} is no confidence")
