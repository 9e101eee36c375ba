"""Two versions on the same cases: what got better, what broke, how large the change is, and whether it is luck."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from bot.domain.criterion.interval import CONFIDENCE, Interval, wilson
from bot.domain.criterion.paired import CHANCE, Paired, Trend
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.formula import (
    BOOTSTRAP,
    MCNEMAR,
    PAIRED_CHANGE,
    SIGN_FLIP,
    UNPAIRED_CHANGE,
    Formula,
)
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.sign_flip import chance_of

_EACH = Sure((1 + CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one version got of each case: the share of its attempts that were right, or its mean score."""

    values: Mapping[str, float]
    clusters: Mapping[str, str]
    counted: bool = True  # shares of right attempts; else scores
    single: bool = True  # every case was tried once


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side; only cases that both have are compared."""

    check: str
    matched: int
    before: float | None
    after: float | None
    fixed: tuple[str, ...] = ()
    regressed: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    trend: Trend = Trend.SAME
    chance: float | None = None  # how often luck alone would split the changed cases so unevenly
    change: Interval | None = None  # of the rate or mean, two-sided
    formula: Formula = MCNEMAR  # which decides
    bounds: Formula = PAIRED_CHANGE  # of the change
    graded: bool = False  # by a model, whose own mistakes are in it
    counts: tuple[Counts, Counts] | None = None  # right cases before and after, of those matched

    @property
    def difference(self) -> float | None:
        """How much the rate or mean has moved."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def unmatched(self) -> int:
        """Cases only one of the two versions has."""
        return len(self.only_before) + len(self.only_after)


def answers_of(cases: Iterable[Case], check: str) -> Answers:
    """Gather what a version got, case by case; one that broke has no answer, one without a name no pair."""
    tries: dict[str, list[float]] = {}
    scores: dict[str, list[float]] = {}
    clusters: dict[str, str] = {}
    for case in cases:
        if case.check != check or case.state is not CaseState.JUDGED or not case.case:
            continue
        if case.cluster is not None:
            clusters[case.case] = case.cluster
        if case.passed is not None:
            tries.setdefault(case.case, []).append(float(case.passed))
        if case.score is not None:
            scores.setdefault(case.case, []).append(case.score)
    counted = bool(tries) or not scores
    found = tries if counted else scores
    return Answers(
        values={name: sum(each) / len(each) for name, each in found.items()},
        clusters=clusters,
        counted=counted,
        single=all(len(each) == 1 for each in found.values()),
    )


def compare(check: str, before: Answers, after: Answers, *, seed: int = 0) -> Comparison:
    """Compare two versions; pairs decide, never two separate intervals."""
    both = sorted(before.values.keys() & after.values.keys())
    only_before = tuple(sorted(before.values.keys() - after.values.keys()))
    only_after = tuple(sorted(after.values.keys() - before.values.keys()))
    if not both or before.counted is not after.counted:
        return Comparison(check, 0, None, None, only_before=only_before, only_after=only_after)
    moved = {name: after.values[name] - before.values[name] for name in both}
    fixed = tuple(name for name in both if moved[name] > 0)
    regressed = tuple(name for name in both if moved[name] < 0)
    first = sum(before.values[name] for name in both) / len(both)
    second = sum(after.values[name] for name in both) / len(both)
    clusters = {name: after.clusters.get(name, before.clusters.get(name)) for name in both}
    change: Interval | None
    plain = before.counted and before.single and after.single and not _grouped(clusters)
    if plain:
        pairs = Paired(len(fixed), len(regressed))
        right = (round(first * len(both)), round(second * len(both)))
        trend, chance, formula, bounds = pairs.trend, pairs.chance, MCNEMAR, PAIRED_CHANGE
        change = change_of(right[0] - len(regressed), len(regressed), len(fixed), len(both))
        counts = (Counts(right[0], len(both)), Counts(right[1], len(both)))
    else:
        trend, chance, change = _by_resampling(moved, clusters, seed)
        counts, formula, bounds = None, SIGN_FLIP, BOOTSTRAP
    return Comparison(
        check=check,
        matched=len(both),
        before=first,
        after=second,
        fixed=fixed,
        regressed=regressed,
        only_before=only_before,
        only_after=only_after,
        trend=trend,
        chance=chance,
        change=change,
        formula=formula,
        bounds=bounds,
        counts=counts,
    )


def change_of(both_right: int, broken: int, fixed: int, n: int) -> Interval:
    """How much a rate has moved on the same cases: two-sided bounds (Newcombe 1998, method 10).

    Wilson's bounds of both rates, joined by square-and-add with the correlation of the pairs.
    """
    wrong = n - both_right - broken - fixed
    before, after = (both_right + broken) / n, (both_right + fixed) / n
    was, now = wilson(both_right + broken, n), wilson(both_right + fixed, n)
    phi = _correlation(both_right, broken, fixed, wrong)
    moved = after - before
    low = _joined(after - now.low, was.high - before, phi)
    high = _joined(now.high - after, before - was.low, phi)
    return Interval(moved - low, moved + high)


def compare_totals(check: str, before: Counts, after: Counts) -> Comparison:
    """Compare two versions of which only totals are known; that takes far larger differences."""
    first, second = before.hits / before.n, after.hits / after.n
    was, now = wilson(before.hits, before.n), wilson(after.hits, after.n)
    moved = second - first
    change = Interval(
        moved - _joined(second - now.low, was.high - first, 0.0),
        moved + _joined(now.high - second, first - was.low, 0.0),
    )
    trend = _trend(change) if moved else Trend.SAME
    return Comparison(
        check=check,
        matched=0,
        before=first,
        after=second,
        trend=trend,
        change=change,
        formula=UNPAIRED_CHANGE,
        bounds=UNPAIRED_CHANGE,
        counts=(before, after),
    )


def _grouped(clusters: Mapping[str, str | None]) -> bool:
    named = [cluster for cluster in clusters.values() if cluster is not None]
    return len(set(named)) < len(named)


def _by_resampling(
    moved: Mapping[str, float], clusters: Mapping[str, str | None], seed: int
) -> tuple[Trend, float, Interval | None]:
    """Coins decide, as they do where cases are counted; resampling says how large the change is."""
    values = list(moved.values())
    if not any(values):
        return Trend.SAME, 1.0, None
    groups = [clusters[name] or name for name in moved] if _grouped(clusters) else None
    together: dict[str, float] = {}
    for name, group in zip(moved, groups or moved, strict=True):
        together[group] = together.get(group, 0.0) + moved[name]
    chance = chance_of(together.values(), seed=seed)
    found = of_scores(Scores(values, groups=groups), _EACH, method=Method.BOOTSTRAP, seed=seed)
    change = Interval(found.low, found.high)
    if chance >= CHANCE:  # "no effect" is one of the things that fit
        return Trend.CHANCE, chance, Interval(min(change.low, 0.0), max(change.high, 0.0))
    return _trend(change), chance, change


def _trend(change: Interval) -> Trend:
    if change.low > 0:
        return Trend.BETTER
    return Trend.WORSE if change.high < 0 else Trend.CHANCE


def _correlation(both_right: int, broken: int, fixed: int, wrong: int) -> float:
    """The correlation of the pairs, drawn towards none for small numbers."""
    n = both_right + broken + fixed + wrong
    sides = (both_right + broken, fixed + wrong, both_right + fixed, broken + wrong)
    product = sides[0] * sides[1] * sides[2] * sides[3]
    if not product:
        return 0.0
    across = float(both_right * wrong - broken * fixed)
    if across > 0:
        across = max(0, across - n / 2)
    return across / sqrt(product)


def _joined(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))
