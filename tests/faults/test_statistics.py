"""Statistics held against scipy and statsmodels, at a length that is no part of every run."""

import random

import numpy as np
import pytest

from bot.domain.criterion.interval import exact, exact_upper, wilson
from bot.domain.criterion.paired import Paired
from bot.domain.criterion.term import Method
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.family import holm
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.quantile import Sample, of_sample
from bot.domain.evaluation.rate import Group, spread_of

pytestmark = pytest.mark.faults

CASES = 1200
BOTH = Sure(0.975, 0.975)


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
        low, high = by_beta  # not a number where no event, or nothing but events, were seen
        expected = (0.0 if k == 0 else low, 1.0 if k == n else high)
        assert (ours.low, ours.high) == pytest.approx(expected, abs=1e-9)
        assert (score.low, score.high) == pytest.approx(by_score, abs=1e-9)
    for k, n in counts(2):
        tail = binomtest(k, n, alternative="greater").proportion_ci(0.95, "exact")
        assert exact(k, n, confidence=0.9).low == pytest.approx(tail.low, abs=1e-9)
        nothing = binomtest(0, n, alternative="less").proportion_ci(0.95, "exact")
        assert exact_upper(0, n) == pytest.approx(nothing.high, abs=1e-9)


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
            assert found == expected or (np.isnan(expected) and np.isinf(found))


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
    for _ in range(CASES):
        hits = draws.binomial(12, draws.beta(8, 2, 40))
        groups = [Group(int(k), 12) for k in hits]
        cases = np.concatenate([np.repeat([1.0, 0.0], [k, 12 - k]) for k in hits])
        fitted = sm.OLS(cases, np.ones(len(cases))).fit(
            cov_type="cluster",
            cov_kwds={"groups": np.repeat(np.arange(40), 12), "use_correction": False},
        )
        assert float(fitted.bse[0]) ** 2 == pytest.approx(spread_of(groups))
