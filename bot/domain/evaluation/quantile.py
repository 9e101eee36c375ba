"""Bounds of a quantile, such as the 95th percentile of latency: values of the sample itself, whatever their distribution."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from bot.domain.criterion.beta import beta_share
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import ORDER_STATISTIC


@dataclass(frozen=True, slots=True)
class Sample:
    """Latencies, costs: values of which a quantile must hold."""

    values: Sequence[float]
    quantile: float = 0.95


def of_sample(sample: Sample, sure: Sure) -> Estimate:
    """The quantile between two values of the sample; infinite where there are too few for one.

    At least r of n values lie below the true quantile with the chance of r or more of n hits at that
    rate: that is all there is to know (Wilks 1941, David and Nagaraja 2003).
    """
    values, n, share = sorted(sample.values), len(sample.values), sample.quantile
    above = _rank_above(n, share, sure.high)
    below = _rank_below(n, share, sure.low)
    return Estimate(
        value=values[max(0, ceil(share * n - 1e-9) - 1)],
        low=values[below - 1] if below else -inf,
        high=values[above - 1] if above is not None else inf,
        n=n,
        formula=ORDER_STATISTIC,
        remarks=() if above is not None else (Remark.TOO_FEW_FOR_ANY,),
    )


def _rank_above(n: int, share: float, sure: float) -> int | None:
    """The lowest rank whose value is surely no less than the quantile."""
    if share >= 1 or share**n > 1 - sure:
        return None
    low, high = 0, n  # `high` always is enough
    while high - low > 1:
        middle = (low + high) // 2
        if 1 - _at_least(middle, n, share) >= sure:
            high = middle
        else:
            low = middle
    return high


def _rank_below(n: int, share: float, sure: float) -> int:
    """The highest rank whose value is surely no more than the quantile; 0: not even the first."""
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if _at_least(middle, n, share) >= sure:
            low = middle
        else:
            high = middle
    return low


def _at_least(hits: int, n: int, share: float) -> float:
    return beta_share(hits, n - hits + 1, share) if hits else 1.0
