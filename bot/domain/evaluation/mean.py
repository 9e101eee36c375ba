"""Bounds of a mean score: Student's t where it holds, a cautious bound or a bootstrap where it does not.

Student's interval is symmetric, and scores are not: of lopsided values it calls too much *met*. By the first
term of Edgeworth's expansion its one-sided error is off by skewness x (2z² + 1) φ(z) / 6√n, which decides
whether there are cases enough. If not, and the scores have a range, Hoeffding's bound holds for every
distribution there is; at its end it is the rule of three. Without a range resampled t-values have to do,
which are as lopsided as the scores are; and where even these would not hold, because the longest values were
hardly seen, there is no bound on that side, and that is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf, log, log1p, sqrt
from random import Random
from statistics import NormalDist

from bot.domain.criterion.term import Method
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import (
    BOOTSTRAP,
    BOOTSTRAP_T,
    HOEFFDING,
    STUDENT,
    STUDENT_CLUSTERED,
)

FEWEST = 20  # below it nobody can see whether values are lopsided
SEEN = 25  # cases for the square of the skewness: below it the long side was hardly seen
OFF = 0.01  # how far the error of a one-sided bound at 95 % may be off
_RESAMPLES = 2000
_MOST_RESAMPLED = 20_000  # values; beyond them bootstrap and t agree
_HALVINGS = 100
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf(0.95)
_SKEWNESS = (2 * _Z * _Z + 1) * _NORMAL.pdf(_Z) / 6


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of single cases; the range they can have, and which of them belong together."""

    values: Sequence[float]
    low: float | None = None
    high: float | None = None
    groups: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Moments:
    """What a tool tells that keeps no scores: their number, mean and standard deviation."""

    n: int
    mean: float
    deviation: float


def of_scores(
    scores: Scores, sure: Sure, *, method: Method | None = None, seed: int = 0
) -> Estimate:
    """Bounds of the mean, by the formula the scores allow or the one that was asked for."""
    blocks = _blocks(scores)
    mean = fsum(scores.values) / len(scores.values)
    if method is Method.BOOTSTRAP and 1 < len(blocks) <= _MOST_RESAMPLED and _spread(blocks, mean):
        return _bootstrap(scores, blocks, mean, sure, seed)
    if method is Method.T or _enough(blocks, mean):
        return _student(scores, blocks, mean, sure)
    if scores.low is not None and scores.high is not None:
        return _hoeffding(scores, blocks, mean, sure)
    if 1 < len(blocks) <= _MOST_RESAMPLED and _spread(blocks, mean):
        return _studentized(scores, blocks, mean, sure, seed)
    return _student(scores, blocks, mean, sure)


def of_moments(seen: Moments, sure: Sure) -> Estimate:
    """Student's bounds where the scores themselves are not known; nor is whether they are lopsided."""
    if seen.n < 2:  # noqa: PLR2004  # one value has no spread
        return Estimate(seen.mean, -inf, inf, seen.n, STUDENT)
    error = seen.deviation / sqrt(seen.n)
    return Estimate(
        value=seen.mean,
        low=seen.mean - _t(sure.low, seen.n - 1) * error,
        high=seen.mean + _t(sure.high, seen.n - 1) * error,
        n=seen.n,
        formula=STUDENT,
        remarks=(Remark.LOPSIDED,) if seen.n < FEWEST or not seen.deviation else (),
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Values that stand or fall together; mostly a single one."""

    total: float
    n: int


def _blocks(scores: Scores) -> list[_Block]:
    if scores.groups is None:
        return [_Block(value, 1) for value in scores.values]
    together: dict[str, list[float]] = {}
    for value, group in zip(scores.values, scores.groups, strict=True):
        together.setdefault(group, []).append(value)
    return [_Block(fsum(values), len(values)) for values in together.values()]


def _residuals(blocks: list[_Block], mean: float) -> list[float]:
    return [block.total - block.n * mean for block in blocks]


def _spread(blocks: list[_Block], mean: float) -> float:
    return fsum(residual * residual for residual in _residuals(blocks, mean))


def _enough(blocks: list[_Block], mean: float) -> bool:
    count, square = len(blocks), _spread(blocks, mean)
    if count < FEWEST or not square:
        return False
    return bool(_SKEWNESS * abs(_skewness(blocks, mean)) / sqrt(count) <= OFF)


def _skewness(blocks: list[_Block], mean: float) -> float:
    count = len(blocks)
    cube = fsum(residual**3 for residual in _residuals(blocks, mean))
    return float(cube / count / (_spread(blocks, mean) / count) ** 1.5)


def _student(scores: Scores, blocks: list[_Block], mean: float, sure: Sure) -> Estimate:
    n, count = len(scores.values), len(blocks)
    formula = STUDENT if scores.groups is None else STUDENT_CLUSTERED
    remarks = () if scores.groups is None else (Remark.BY_GROUP,)
    square = _spread(blocks, mean)
    if count < 2 or not square:  # noqa: PLR2004  # no spread to be seen: the mean could be anything
        low = -inf if scores.low is None else scores.low
        high = inf if scores.high is None else scores.high
        return Estimate(mean, low, high, n, formula, remarks=(*remarks, Remark.NO_SPREAD))
    error = sqrt(square * count / (count - 1)) / n
    return Estimate(
        value=mean,
        low=_inside(mean - _t(sure.low, count - 1) * error, scores),
        high=_inside(mean + _t(sure.high, count - 1) * error, scores),
        n=n,
        formula=formula,
        remarks=remarks if _enough(blocks, mean) else (*remarks, Remark.LOPSIDED),
    )


def _hoeffding(scores: Scores, blocks: list[_Block], mean: float, sure: Sure) -> Estimate:
    low, high = scores.low or 0.0, scores.high if scores.high is not None else 1.0
    n = len(scores.values)
    share = min(1.0, max(0.0, (mean - low) / (high - low)))
    # Groups count as so many equal ones as have the same weight together.
    worth = n * n / fsum(block.n**2 for block in blocks)
    return Estimate(
        value=mean,
        low=low + (high - low) * _chernoff(share, worth, sure.low),
        high=low + (high - low) * (1 - _chernoff(1 - share, worth, sure.high)),
        n=n,
        formula=HOEFFDING,
        remarks=(Remark.LOPSIDED,) if scores.groups is None else (Remark.BY_GROUP, Remark.LOPSIDED),
    )


def _chernoff(share: float, n: float, sure: float) -> float:
    """The lowest mean for which so high a share is not too rare: n x KL(share | mean) = -log(1 - sure)."""
    far, low, high = -log(1 - sure), 0.0, share
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if n * _divergence(share, middle) > far:
            low = middle
        else:
            high = middle
    return low


def _divergence(share: float, mean: float) -> float:
    if mean <= 0:
        return inf if share > 0 else 0.0
    right = share * log(share / mean) if share > 0 else 0.0
    wrong = (1 - share) * (log1p(-share) - log1p(-mean)) if share < 1 else 0.0
    return right + wrong


def _bootstrap(
    scores: Scores, blocks: list[_Block], mean: float, sure: Sure, seed: int
) -> Estimate:
    """Efron's BCa interval: percentiles of resampled means, moved for bias and skewness.

    Resampled means of few values vary too little; percentiles farther out make up for it (Hesterberg 2015).
    """
    chance = Random(seed)  # noqa: S311  # chance that can be repeated
    count = len(blocks)
    means = sorted(_again(chance.choices(blocks, k=count)) for _ in range(_RESAMPLES))
    below = sum(value < mean for value in means) + sum(value == mean for value in means) / 2
    bias = _NORMAL.inv_cdf(min(max(below / _RESAMPLES, 1 / _RESAMPLES), 1 - 1 / _RESAMPLES))
    residuals = _residuals(blocks, mean)
    square = fsum(residual * residual for residual in residuals)
    remarks = () if scores.groups is None else (Remark.BY_GROUP,)
    if not _enough(blocks, mean):
        remarks = (*remarks, Remark.LOPSIDED)
    bend = fsum(residual**3 for residual in residuals) / (6 * square**1.5)
    return Estimate(
        value=mean,
        low=min(mean, _percentile(means, bias, bend, -_farther(sure.low, count))),
        high=max(mean, _percentile(means, bias, bend, _farther(sure.high, count))),
        n=len(scores.values),
        formula=BOOTSTRAP,
        remarks=remarks,
    )


def _studentized(
    scores: Scores, blocks: list[_Block], mean: float, sure: Sure, seed: int
) -> Estimate:
    """Resampled t-values, as lopsided as the scores; no bound where the long side was hardly seen."""
    chance = Random(seed)  # noqa: S311  # chance that can be repeated
    count, n = len(blocks), len(scores.values)
    square = _spread(blocks, mean)
    found: list[float] = []
    for _ in range(_RESAMPLES):
        again = chance.choices(blocks, k=count)
        middle = _again(again)
        spread = sum((block.total - block.n * middle) ** 2 for block in again)
        size = sum(block.n for block in again)
        if spread > 0:  # all alike: it says nothing
            found.append((middle - mean) / (sqrt(spread) / size))
    found.sort()
    error = sqrt(square) / n
    skewness = _skewness(blocks, mean)
    hardly_seen = count < max(SEEN * skewness * skewness, FEWEST)
    low = mean - _at(found, sure.low) * error if found else -inf
    high = mean - _at(found, 1 - sure.high) * error if found else inf
    remarks = () if scores.groups is None else (Remark.BY_GROUP,)
    return Estimate(
        value=mean,
        low=-inf if hardly_seen and skewness < 0 else min(mean, _inside(low, scores)),
        high=inf if hardly_seen and skewness >= 0 else max(mean, _inside(high, scores)),
        n=n,
        formula=BOOTSTRAP_T,
        remarks=(*remarks, Remark.TOO_LOPSIDED if hardly_seen else Remark.LOPSIDED),
    )


def _at(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    first = min(int(place), max(len(ordered) - 2, 0))
    last = min(first + 1, len(ordered) - 1)
    return ordered[first] + (place - first) * (ordered[last] - ordered[first])


def _again(blocks: list[_Block]) -> float:
    return sum(block.total for block in blocks) / sum(block.n for block in blocks)


def _farther(sure: float, count: int) -> float:
    return sqrt(count / (count - 1)) * _t(sure, count - 1)


def _percentile(means: list[float], bias: float, bend: float, z: float) -> float:
    moved = bias + z
    slack = 1 - bend * moved
    share = _NORMAL.cdf(bias + moved / slack) if slack > 0 else float(moved > 0)
    place = share * (len(means) - 1)
    first = min(int(place), len(means) - 2)
    return means[first] + (place - first) * (means[first + 1] - means[first])


def _inside(value: float, scores: Scores) -> float:
    low = -inf if scores.low is None else scores.low
    high = inf if scores.high is None else scores.high
    return min(max(value, low), high)


def _t(sure: float, degrees: int) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415  # heavy, and most verdicts do without

    return float(stdtrit(degrees, sure))
