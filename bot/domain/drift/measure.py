"""How far two windows are apart, from counts: PSI, Jensen-Shannon, Kolmogorov-Smirnov, Wasserstein."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import log, log2, sqrt

from bot.domain.drift.chance import chi_square_point
from bot.domain.drift.model import NumberShape

HALF_A_COUNT = 0.5
TEXTBOOK_FLOOR = 1e-4
_NOISE = 0.01


def psi(reference: Sequence[int], current: Sequence[int]) -> float:
    """The population stability index, with half a count added to each bin: no bin is empty."""
    bins = len(reference)
    n, m = sum(reference) + bins * HALF_A_COUNT, sum(current) + bins * HALF_A_COUNT
    pairs = zip(reference, current, strict=True)
    return sum(_term((r + HALF_A_COUNT) / n, (c + HALF_A_COUNT) / m) for r, c in pairs)


def textbook_psi(reference: Sequence[int], current: Sequence[int]) -> float:
    """The index as it is usually written: an empty bin counts as a share of 0.0001."""
    n, m = sum(reference), sum(current)
    pairs = zip(reference, current, strict=True)
    return sum(_term(r / n or TEXTBOOK_FLOOR, c / m or TEXTBOOK_FLOOR) for r, c in pairs)


def _term(p: float, q: float) -> float:
    return (q - p) * log(q / p)


def psi_noise(bins: int, n: int, m: int) -> float:
    """What the index stays below 99 times in 100 where nothing changed.

    Unchanged data has an index of about (bins - 1) (1/n + 1/m); a fixed limit forgets that.
    """
    if bins < 2:  # noqa: PLR2004  # one bin never differs
        return 0.0
    return (1 / n + 1 / m) * chi_square_point(_NOISE, bins - 1)


def jensen_shannon(reference: Sequence[int], current: Sequence[int]) -> float:
    """The Jensen-Shannon distance to base 2: the square root of the divergence, from 0 to 1."""
    n, m = sum(reference), sum(current)
    total = 0.0
    for r, c in zip(reference, current, strict=True):
        p, q = r / n, c / m
        middle = (p + q) / 2
        total += (p * log2(p / middle) if p else 0.0) + (q * log2(q / middle) if q else 0.0)
    return sqrt(max(0.0, total / 2))


def moved(reference: Sequence[int], current: Sequence[int]) -> float:
    """The share of rows that would have to change their bin: half the sum of the differences."""
    n, m = sum(reference), sum(current)
    return sum(abs(r / n - c / m) for r, c in zip(reference, current, strict=True)) / 2


def chi_square_of(reference: Sequence[int], current: Sequence[int]) -> tuple[float, int]:
    """Pearson's chi-square of two rows of counts, and its degrees of freedom."""
    n, m = sum(reference), sum(current)
    total, used = 0.0, 0
    for r, c in zip(reference, current, strict=True):
        if r + c:
            expected = (r + c) * (n / (n + m))
            off = r - expected
            total += off * off * (1 / expected + 1 / (r + c - expected))
            used += 1
    return total, max(0, used - 1)


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance from a histogram, and by how much the real one may exceed it or differ."""

    value: float
    error: float


def kolmogorov_smirnov(reference: NumberShape, current: NumberShape) -> Distance:
    """The largest distance between the two cumulative shares, at the edges and just below them.

    Between two edges the real one is bounded by both shares at either end.
    """
    value = most = 0.0
    for start, end, at in _steps(reference, current):
        value = max(value, abs(end[0] - end[1]), abs(at[0] - at[1]))
        most = max(most, end[0] - start[1], end[1] - start[0])
    return Distance(value, max(0.0, most - value))


def wasserstein(reference: NumberShape, current: NumberShape) -> Distance | None:
    """The mean distance every row would have to travel, in standard deviations of the reference."""
    edges, n, m = reference.edges, reference.total, current.total
    if not edges or not n or not m or not reference.deviation:
        return None
    total, error = _outside(current, edges[0], edges[-1])
    steps = list(_steps(reference, current))[1:-1]
    for (low, high), (before, after, _) in zip(pairwise(edges), steps, strict=True):
        width = high - low
        total += width * _between(before[0] - before[1], after[0] - after[1])
        error += width * (after[0] - before[0] + after[1] - before[1]) / 2
    return Distance(total / reference.deviation, error / reference.deviation)


def _outside(current: NumberShape, first: float, last: float) -> tuple[float, float]:
    """What the rows beyond the reference travel on average; half way where it was not added up."""
    if current.outside is not None:
        return current.outside / current.total, 0.0
    start = min(first, first if current.least is None else current.least)
    end = max(last, last if current.most is None else current.most)
    half = ((first - start) * current.below + (end - last) * current.above) / current.total / 2
    return half, half


_Shares = tuple[float, float]


def _steps(
    reference: NumberShape, current: NumberShape
) -> Iterator[tuple[_Shares, _Shares, _Shares]]:
    """For each bin the cumulative shares of both windows: at its start, below its edge, at its edge."""
    n, m = reference.total, current.total
    r = c = 0
    bins = zip(reference.counts, current.counts, strict=True)
    ties = [*zip(reference.ties, current.ties, strict=True), (0, 0)]
    for (of_r, of_c), (tied_r, tied_c) in zip(bins, ties, strict=True):
        start, r, c = (r / n, c / m), r + of_r, c + of_c
        yield start, ((r - tied_r) / n, (c - tied_c) / m), (r / n, c / m)


def _between(first: float, last: float) -> float:
    """The mean of the absolute value of a line from `first` to `last`."""
    if first * last >= 0:
        return abs(first + last) / 2
    return (first * first + last * last) / (2 * abs(first - last))


def in_bins(shape: NumberShape, limits: Sequence[float]) -> tuple[int, ...]:
    """The fine counts joined into the bins between some of the edges."""
    running = [0, *accumulate(shape.counts)]
    places = [running[bisect_left(shape.edges, limit) + 1] for limit in limits]
    marks = [0, *places, running[-1]]
    return tuple(after - before for before, after in pairwise(marks))


def coarse_edges(shape: NumberShape) -> NumberShape:
    """The same counts between the deciles and the ends alone: what a database is asked for."""
    if not shape.edges:
        return shape
    ends = {shape.edges[0], *shape.deciles, shape.edges[-1]}
    return at_edges(shape, tuple(sorted(ends)))


def at_edges(shape: NumberShape, edges: tuple[float, ...]) -> NumberShape:
    """The counts between some of the edges; what lay exactly on one is not known any more."""
    if edges == shape.edges:
        return shape
    return replace(shape, edges=edges, counts=in_bins(shape, edges), ties=(0,) * len(edges))


def quantile(shape: NumberShape, share: float) -> float | None:
    """A quantile of the window, straight between the edges."""
    if not shape.total or shape.least is None or shape.most is None:
        return None
    wanted, done = share * shape.total, 0
    lows = [shape.least, *shape.edges]
    highs = [*shape.edges, shape.most]
    for low, high, count, tied in zip(lows, highs, shape.counts, (*shape.ties, 0), strict=True):
        if count and done + count >= wanted:
            inside = count - tied
            if wanted - done >= inside:
                return high
            low, high = max(low, shape.least), min(high, shape.most)  # noqa: PLW2901  # what was seen of the bin
            return low + (high - low) * (wanted - done) / inside
        done += count
    return shape.most
