"""Bounds of counted rates: plain, and where cases come in groups that resemble each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from statistics import NormalDist

from bot.domain.criterion.interval import exact_lower, exact_upper, wilson_lower, wilson_upper
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import CLOPPER_PEARSON, CLUSTERED, WILSON

FEWEST_GROUPS = 30
_BOTH_SIDES = 0.975
_Z = NormalDist().inv_cdf(_BOTH_SIDES)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that belong together: one document, one customer, one conversation."""

    hits: int
    n: int


def of_counts(seen: Counts, sure: Sure, *, score: bool = False) -> Estimate:
    """Bounds of `hits` of `n`, if every case stands for itself."""
    lower, upper = (wilson_lower, wilson_upper) if score else (exact_lower, exact_upper)
    return Estimate(
        value=seen.hits / seen.n,
        low=lower(seen.hits, seen.n, confidence=sure.low),
        high=upper(seen.hits, seen.n, confidence=sure.high),
        n=seen.n,
        formula=WILSON if score else CLOPPER_PEARSON,
        positives=seen.positives,
        remarks=(Remark.NOTHING_SEEN,) if seen.hits == 0 else (),
    )


def of_groups(groups: Iterable[Group], sure: Sure) -> Estimate:
    """Bounds of a rate over groups: exact ones, for as many cases as the groups are worth."""
    some = tuple(group for group in groups if group.n)
    hits, n = sum(group.hits for group in some), sum(group.n for group in some)
    if len(some) == n:  # every group is one case
        return of_counts(Counts(hits, n), sure)
    worth, seen = _worth(some, hits, n)
    # Rounded against us on both sides: a part of a case proves nothing.
    least, most = floor(hits * worth / n + 1e-9), ceil(hits * worth / n - 1e-9)
    whole = floor(worth)
    return Estimate(
        value=hits / n,
        low=min(hits / n, exact_lower(min(least, whole), whole, confidence=sure.low)),
        high=max(hits / n, exact_upper(min(most, whole), whole, confidence=sure.high)),
        n=n,
        formula=CLUSTERED,
        remarks=(Remark.BY_GROUP,) if seen else (Remark.BY_GROUP, Remark.NO_SPREAD),
    )


def spread_of(groups: Iterable[Group]) -> float:
    """The variance of the rate over groups: squared sums of residuals (Miller 2024, equation 4)."""
    some = tuple(groups)
    n = sum(group.n for group in some)
    rate = sum(group.hits for group in some) / n
    return sum((group.hits - rate * group.n) ** 2 for group in some) / n**2


def _worth(groups: tuple[Group, ...], hits: int, n: int) -> tuple[float, bool]:
    """To how many cases of their own the groups come; and whether their spread could be seen.

    The variance of the rate over groups against the one it would have over single cases is the
    design effect; Student's t makes up for estimating it. Where all cases agree, or there are too few
    groups to see how they differ, each group counts as one case.
    """
    count, rate = len(groups), hits / n
    if hits in {0, n} or count < FEWEST_GROUPS:
        return float(count), False
    from scipy.special import stdtrit  # noqa: PLC0415  # heavy, and most runs have no groups

    variance = spread_of(groups) * count / (count - 1)
    effect = variance / (rate * (1 - rate) / n)
    unsure = (_Z / float(stdtrit(count - 1, _BOTH_SIDES))) ** 2
    # Groups that differ less than single cases would are luck; nobody gains cases by grouping them.
    return max(float(count), n / max(effect, 1.0) * unsure), True
