"""Statistics held against scipy and statsmodels, and simulated, at a length that is no part of every run."""

import random
from collections.abc import Callable
from math import sqrt
from typing import Any

import numpy as np
import pytest

from bot.domain.criterion.interval import exact, wilson
from bot.domain.criterion.paired import Paired
from bot.domain.criterion.term import Method
from bot.domain.evaluation.calibration import GradedByModel, Pile, of_graded
from bot.domain.evaluation.comparison import change_of
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.family import holm
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.quantile import Sample, of_sample
from bot.domain.evaluation.rate import Group, of_groups, spread_of

pytestmark = pytest.mark.faults

CASES = 1200
BOTH = Sure(0.975, 0.975)
NOMINAL, SLACK = 0.95, 0.01


def counts(seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)  # noqa: S311  # cases of a test
    sizes = [chance.choice((chance.randint(1, 40), chance.randint(40, 5000))) for _ in range(CASES)]
    return [(round(n * chance.betavariate(6, 1)), n) for n in sizes]


def test_bounds_of_rates_are_those_of_statsmodels_and_scipy() -> None:
    from scipy.stats import binomtest  # noqa: PLC0415  # heavy
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415

    for k, n in counts(1):
        by_beta = proportion_confint(k, n, method="beta")
        by_score = proportion_confint(k, n, method="wilson")
        ours, score = exact(k, n), wilson(k, n)
        assert (ours.low, ours.high) == pytest.approx(
            np.nan_to_num(by_beta, nan=0.0), abs=1e-9
        ) or (k in {0, n})
        assert (score.low, score.high) == pytest.approx(by_score, abs=1e-9)
    for k, n in counts(2)[:200]:
        tail = binomtest(k, n, alternative="greater").proportion_ci(0.95, "exact")
        assert exact(k, n, confidence=0.9).low == pytest.approx(tail.low, abs=1e-9)


def test_means_are_bounded_as_scipy_does() -> None:
    from scipy.stats import ttest_1samp  # noqa: PLC0415

    draws = np.random.default_rng(3)
    for _ in range(CASES):
        values = draws.normal(3, 1, int(draws.integers(20, 300)))
        theirs = ttest_1samp(values, 0.0).confidence_interval(0.95)
        ours = of_scores(Scores(values.tolist()), BOTH, method=Method.T)
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_percentiles_are_bounded_as_scipy_does() -> None:
    from scipy.stats import quantile_test  # noqa: PLC0415

    draws = np.random.default_rng(4)
    for _ in range(CASES):
        n, share = int(draws.integers(5, 800)), float(draws.uniform(0.05, 0.99))
        values = draws.normal(0, 1, n)
        theirs = quantile_test(values, p=share).confidence_interval(0.95)
        ours = of_sample(Sample(values.tolist(), share), BOTH)
        for found, expected in ((ours.low, theirs.low), (ours.high, theirs.high)):
            assert np.isnan(expected) or found == expected or not np.isfinite(found)


def test_changed_cases_are_judged_as_statsmodels_does() -> None:
    from statsmodels.stats.contingency_tables import mcnemar  # noqa: PLC0415

    chance = random.Random(5)  # noqa: S311
    for _ in range(CASES):
        fixed, broken = chance.randint(0, 60), chance.randint(0, 60)
        theirs = mcnemar([[100, broken], [fixed, 10]], exact=True).pvalue
        assert Paired(fixed, broken).chance == pytest.approx(theirs, abs=1e-12)


def test_several_chances_are_adjusted_as_statsmodels_does() -> None:
    from statsmodels.stats.multitest import multipletests  # noqa: PLC0415

    draws = np.random.default_rng(6)
    for size in range(1, 50):  # 1,225 chances in all; each call of theirs takes a fifth of a second
        chances = draws.beta(0.4, 2, size)
        assert holm(chances.tolist()) == pytest.approx(multipletests(chances, method="holm")[1])


def test_the_variance_over_groups_is_the_one_of_statsmodels() -> None:
    """Miller 2024, equation 4: the sum over clusters of squared sums of residuals."""
    import statsmodels.api as sm  # noqa: PLC0415

    draws = np.random.default_rng(7)
    for _ in range(50):
        hits = draws.binomial(12, draws.beta(8, 2, 40))
        groups = [Group(int(k), 12) for k in hits]
        cases = np.concatenate([np.repeat([1.0, 0.0], [k, 12 - k]) for k in hits])
        fitted = sm.OLS(cases, np.ones(len(cases))).fit(
            cov_type="cluster",
            cov_kwds={"groups": np.repeat(np.arange(40), 12), "use_correction": False},
        )
        assert float(fitted.bse[0]) ** 2 == pytest.approx(spread_of(groups))


# --- Coverage: how often the truth is inside. Rates exactly, the rest simulated.


@pytest.mark.parametrize("n", [10, 37, 59, 100, 250, 1000])
def test_exact_bounds_hold_at_every_rate_and_scores_on_average(n: int) -> None:
    from scipy.stats import binom  # noqa: PLC0415

    rates = np.linspace(0.001, 0.999, 500)
    chances = binom.pmf(np.arange(n + 1)[:, None], n, rates)
    coverage = {}
    for name, interval in (("exact", exact), ("score", wilson)):
        found = [interval(k, n) for k in range(n + 1)]
        inside = np.array([[one.holds(rate) for rate in rates] for one in found])
        coverage[name] = (chances * inside).sum(axis=0)

    assert coverage["exact"].min() >= NOMINAL
    assert coverage["score"].mean() >= NOMINAL - SLACK


def holds(share: float, tries: int, nominal: float = NOMINAL) -> bool:
    """Whether a coverage is what was promised less a point; the luck of the simulation is allowed for."""
    return share >= nominal - SLACK - 2 * sqrt(nominal * (1 - nominal) / tries)


@pytest.mark.parametrize(
    ("name", "n"),
    [("likert", 20), ("likert", 150), ("likert", 400), ("rare", 30), ("rare", 200), ("even", 25),
     ("partial", 60)],
)  # fmt: skip
def test_bounds_of_mean_scores_hold(name: str, n: int) -> None:
    draws, tries = np.random.default_rng(8), 800
    weights = np.array([0.03, 0.05, 0.1, 0.3, 0.52])
    samples: dict[str, Callable[[], Any]] = {
        "likert": lambda: draws.choice([0, 0.25, 0.5, 0.75, 1.0], n, p=weights),
        "rare": lambda: (draws.random(n) < 0.95) * 1.0,
        "even": lambda: draws.random(n),
        "partial": lambda: np.where(draws.random(n) < 0.9, 1.0, draws.random(n)),
    }
    truth = {"likert": float(weights @ [0, 0.25, 0.5, 0.75, 1.0]), "rare": 0.95, "even": 0.5,
             "partial": 0.95}[name]  # fmt: skip
    found = [of_scores(Scores(samples[name]().tolist(), 0.0, 1.0), Sure()) for _ in range(tries)]

    assert holds(sum(one.low <= truth for one in found) / tries, tries)
    assert holds(sum(one.high >= truth for one in found) / tries, tries)


@pytest.mark.parametrize(("groups", "spread"), [(10, 2.0), (40, 2.0), (40, 10.0), (100, 2.0)])
def test_bounds_over_groups_hold_where_single_cases_would_not(groups: int, spread: float) -> None:
    draws, tries = np.random.default_rng(9), 1000
    low = naive = 0
    for _ in range(tries):
        rates = draws.beta(0.9 * spread, 0.1 * spread, groups)
        hits = draws.binomial(10, rates)
        low += of_groups([Group(int(k), 10) for k in hits], Sure()).low <= 0.9
        naive += exact(int(hits.sum()), 10 * groups, confidence=0.9).low <= 0.9

    assert holds(low / tries, tries)
    if spread == 2.0:
        assert not holds(naive / tries, tries)  # the control


@pytest.mark.parametrize(("share", "n"), [(0.5, 40), (0.95, 200), (0.99, 600)])
def test_bounds_of_percentiles_hold(share: float, n: int) -> None:
    draws, tries = np.random.default_rng(10), 1000
    truth = float(-np.log1p(-share))  # of an exponential
    found = [
        of_sample(Sample(draws.exponential(1, n).tolist(), share), Sure()) for _ in range(tries)
    ]

    assert holds(sum(one.low <= truth for one in found) / tries, tries)
    assert holds(sum(one.high >= truth for one in found) / tries, tries)


@pytest.mark.parametrize(
    ("truth", "finds", "rejects", "labels"),
    [(0.95, 0.97, 0.8, 100), (0.95, 0.97, 0.8, 200), (0.95, 0.9, 0.6, 100), (0.8, 0.95, 0.85, 100),
     (0.8, 0.8, 0.6, 100)],
)  # fmt: skip
def test_labels_of_both_piles_recover_the_truth_where_the_judge_alone_does_not(
    truth: float, finds: float, rejects: float, labels: int
) -> None:
    draws, tries, n = np.random.default_rng(11), 1000, 1000
    inside = alone = 0
    for _ in range(tries):
        right = draws.random(n) < truth
        passed = np.where(right, draws.random(n) < finds, draws.random(n) >= rejects)
        yes, no = np.flatnonzero(passed), np.flatnonzero(~passed)
        from_no = min(len(no), round(0.3 * labels))
        piles = [
            Pile(len(pile), m, int(right[draws.choice(pile, m, replace=False)].sum()))
            for pile, m in ((yes, labels - from_no), (no, from_no))
        ]
        found = of_graded(GradedByModel(piles[0], piles[1]), BOTH)
        inside += found.low <= truth <= found.high
        alone += wilson(len(yes), n).holds(truth)

    assert holds(inside / tries, tries)
    assert not holds(alone / tries, tries)  # the control


def test_bounds_of_a_change_hold() -> None:
    draws, tries, n = np.random.default_rng(12), 2000, 120
    inside = 0
    for _ in range(tries):
        kind = draws.choice(4, n, p=[0.82, 0.03, 0.07, 0.08])  # both, broken, fixed, neither
        both, broken, fixed, _ = np.bincount(kind, minlength=4).tolist()
        inside += change_of(both, broken, fixed, n).holds(0.04)

    assert holds(inside / tries, tries)
