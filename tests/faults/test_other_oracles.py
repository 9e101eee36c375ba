"""Bounds no library has as they are, held against scipy's and statsmodels' parts: 1,200 random cases each."""

import random
from math import comb, log, sqrt

import numpy as np
import pytest

from bot.domain.criterion.anytime import evidence_above, lower_at_every_look
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.plan import most_failures, smallest_n
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts, Outcome, verdict
from bot.domain.evaluation.calibration import GradedByModel, Pile, of_graded, skill_of
from bot.domain.evaluation.comparison import change_of, compare_totals
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.formula import BOOTSTRAP_T, HOEFFDING
from bot.domain.evaluation.mean import Moments, Scores, of_moments, of_scores
from bot.domain.evaluation.rate import Group, of_groups
from bot.domain.evaluation.repeats import Attempts, Task, of_attempts
from bot.domain.evaluation.sign_flip import chance_of

pytestmark = pytest.mark.faults

CASES = 1200
BOTH = Sure(0.975, 0.975)


def test_verdicts_are_those_of_the_binomial_tails() -> None:
    """No bound is computed: *pass* and *fail* are the two tails of scipy's binomial distribution."""
    from scipy.stats import binom  # noqa: PLC0415  # heavy

    chance = random.Random(21)  # noqa: S311  # cases of a test
    seen = dict.fromkeys(Outcome, 0)
    for _ in range(CASES):
        n, percent = (
            chance.choice((chance.randint(1, 60), chance.randint(60, 4000))),
            chance.randint(50, 99),
        )
        k = round(n * min(1.0, max(0.0, chance.gauss(percent / 100, 2 / sqrt(n)))))
        found = verdict(
            parse_line(f"AC-01 statistical: accuracy >= {percent} %"), Counts(k, n)
        ).outcome
        if binom.sf(k - 1, n, percent / 100) <= 0.05:
            expected = Outcome.PASS
        else:
            low = binom.cdf(k, n, percent / 100) < 0.05
            expected = Outcome.FAIL if low else Outcome.INCONCLUSIVE
        assert expected is found, (k, n, percent)
        mirrored = parse_line(f"AC-01 statistical: critical_error_rate <= {100 - percent} %")
        assert expected is verdict(mirrored, Counts(n - k, n)).outcome, (k, n, percent)
        seen[found] += 1
    assert min(seen[one] for one in (Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE)) > 100


def test_sizes_of_samples_are_where_the_binomial_tail_falls() -> None:
    from scipy.stats import binom  # noqa: PLC0415

    chance = random.Random(22)  # noqa: S311
    for _ in range(CASES):
        floor, failures = chance.randint(50, 995) / 1000, chance.randint(0, 25)
        n = smallest_n(floor, failures)
        assert n is not None
        assert binom.cdf(failures, n, 1 - floor) <= 0.05 < binom.cdf(failures, n - 1, 1 - floor)
        most = most_failures(n, floor)
        assert most is not None
        assert binom.cdf(most, n, 1 - floor) <= 0.05 < binom.cdf(most + 1, n, 1 - floor)


def test_means_told_with_their_deviation_are_bounded_as_scipy_does() -> None:
    from scipy.stats import t  # noqa: PLC0415

    draws = np.random.default_rng(23)
    for _ in range(CASES):
        n, mean, spread = int(draws.integers(2, 500)), float(draws.normal()), float(draws.gamma(2))
        expected = t.interval(0.95, n - 1, loc=mean, scale=spread / sqrt(n))
        found = of_moments(Moments(n, mean, spread), BOTH)
        assert (found.low, found.high) == pytest.approx(expected, rel=1e-9)


def test_cautious_bounds_of_scores_are_where_the_divergence_is_scipys() -> None:
    from scipy.special import rel_entr  # noqa: PLC0415

    draws, seen = np.random.default_rng(24), 0
    while seen < CASES:
        n = int(draws.integers(1, 60))
        values = draws.beta(6, 0.5, n)
        found = of_scores(Scores(values.tolist(), 0.0, 1.0), BOTH)
        if found.formula is not HOEFFDING:
            continue
        seen += 1
        mean = float(values.mean())
        for bound in (found.low, found.high):
            if not 1e-9 < bound < 1 - 1e-9:  # one score near the end: its bound is the end
                continue
            apart = float(rel_entr(mean, bound) + rel_entr(1 - mean, 1 - bound))
            assert n * apart == pytest.approx(-log(0.025), rel=1e-6)
        assert found.low < mean < found.high


def test_means_over_groups_are_bounded_as_statsmodels_does() -> None:
    import statsmodels.api as sm  # noqa: PLC0415

    draws = np.random.default_rng(25)
    for _ in range(CASES):
        sizes = draws.integers(1, 9, int(draws.integers(5, 40)))
        groups = np.repeat(np.arange(len(sizes)), sizes)
        values = draws.normal(3, 1, len(groups)) + draws.normal(0, 1, len(sizes))[groups]
        fitted = sm.OLS(values, np.ones(len(values))).fit(
            cov_type="cluster",
            cov_kwds={"groups": groups, "use_correction": True, "df_correction": True},
            use_t=True,
        )
        named = [str(group) for group in groups]
        found = of_scores(Scores(values.tolist(), groups=named), BOTH, method=Method.T)
        assert (found.low, found.high) == pytest.approx(fitted.conf_int()[0], rel=1e-7)


def test_rates_over_groups_are_exact_bounds_of_what_the_groups_are_worth() -> None:
    """Korn and Graubard 1998, with scipy's t and beta distributions and numpy's variance."""
    from scipy.stats import beta, t  # noqa: PLC0415

    draws, seen = np.random.default_rng(26), 0
    while seen < CASES:
        count, size = int(draws.integers(30, 80)), int(draws.integers(2, 9))
        right, wrong = draws.uniform(0.5, 12, 2).tolist()
        hits = draws.binomial(size, draws.beta(right, wrong, count))
        n, k = count * size, int(hits.sum())
        if k in {0, n}:
            continue
        seen += 1
        rate = k / n
        effect = np.var(hits / size, ddof=1) / count / (rate * (1 - rate) / n)
        worth = n / max(float(effect), 1.0) * (t.ppf(0.975, 1e9) / t.ppf(0.975, count - 1)) ** 2
        worth = max(float(count), worth)
        whole = int(worth)
        least, most = np.floor(rate * worth + 1e-9), min(np.ceil(rate * worth - 1e-9), whole)
        low = beta.ppf(0.025, least, whole - least + 1) if least else 0.0
        high = beta.ppf(0.975, most + 1, whole - most) if most < whole else 1.0
        found = of_groups([Group(int(one), size) for one in hits], BOTH)
        assert found.low == pytest.approx(min(rate, low), abs=1e-7)
        assert found.high == pytest.approx(max(rate, high), abs=1e-7)


def _resampled(values: np.ndarray, seed: int) -> np.ndarray:
    """The same resamples, row by row, drawn from places and not from values."""
    chance, n = random.Random(seed), len(values)  # noqa: S311
    again: np.ndarray = values[np.array([chance.choices(range(n), k=n) for _ in range(2000)])]
    return again


def test_bootstrapped_means_are_bounded_as_scipys_bca_does() -> None:
    """The same resamples, moved for bias and skewness by scipy itself; its level as far out as ours."""
    from scipy._lib._array_api import np_compat  # noqa: PLC0415
    from scipy.stats import norm, t  # noqa: PLC0415
    from scipy.stats._resampling import _bca_interval  # noqa: PLC0415

    draws = np.random.default_rng(27)
    for seed in range(CASES):
        n = int(draws.integers(5, 25))
        values = draws.gamma(2, 1, n) if seed % 2 else draws.normal(0, 1, n)
        values = np.round(values * 1024) / 1024  # sums are exact, so that equal means are equal
        means = _resampled(values, seed).mean(axis=1)
        level = norm.cdf(sqrt(n / (n - 1)) * t.ppf(0.025, n - 1))
        low, high = _bca_interval(
            (values,), np.mean, axis=-1, alpha=level, theta_hat_b=means, batch=None, xp=np_compat
        )[:2]
        found = of_scores(Scores(values.tolist()), BOTH, method=Method.BOOTSTRAP, seed=seed)
        assert found.low == pytest.approx(np.quantile(means, float(low)), abs=1e-9)
        assert found.high == pytest.approx(np.quantile(means, float(high)), abs=1e-9)


def test_resampled_t_values_bound_a_mean_as_numpy_counts_them() -> None:
    draws, seen = np.random.default_rng(28), 0
    while seen < CASES:
        values = draws.exponential(1, int(draws.integers(20, 40)))
        found = of_scores(Scores(values.tolist()), BOTH, seed=seen)
        if found.formula is not BOOTSTRAP_T:
            continue
        again = _resampled(values, seen)
        seen += 1
        error = again.std(axis=1) / sqrt(len(values))
        ratios = (again.mean(axis=1) - values.mean()) / error
        itself = values.std() / sqrt(len(values))
        low, high = values.mean() - np.quantile(ratios, [0.975, 0.025]) * itself
        assert found.low == pytest.approx(low, abs=1e-9)
        assert found.high == pytest.approx(high, abs=1e-9) or np.isposinf(found.high)


def test_moved_scores_are_judged_as_scipys_permutation_test_does() -> None:
    from scipy.stats import permutation_test  # noqa: PLC0415

    draws = np.random.default_rng(29)
    for _ in range(CASES):
        moved = np.round(8 * draws.normal(0.2, 1, int(draws.integers(2, 11)))) / 8
        theirs = permutation_test(
            (moved,), np.sum, permutation_type="samples", n_resamples=np.inf, vectorized=True
        ).pvalue
        changed = moved[moved != 0]
        assert not len(changed) or chance_of(moved.tolist()) == pytest.approx(theirs, abs=1e-9)


def test_changes_of_totals_are_bounded_as_statsmodels_does() -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep  # noqa: PLC0415

    chance = random.Random(30)  # noqa: S311
    for _ in range(CASES):
        n, m = chance.randint(5, 900), chance.randint(5, 900)
        k, j = chance.randint(0, n), chance.randint(0, m)
        expected = confint_proportions_2indep(k, n, j, m, method="newcomb", compare="diff")
        found = compare_totals("accuracy", Counts(j, m), Counts(k, n)).change
        assert found is not None
        assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)


def test_changes_of_pairs_are_bounded_by_statsmodels_parts_and_numpys_correlation() -> None:
    """Newcombe 1998, method 10: square-and-add with the correlation, drawn towards none if it is positive."""
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415

    draws = np.random.default_rng(31)
    for _ in range(CASES):
        both, broken, fixed, neither = (int(one) for one in draws.integers(1, 60, 4))
        n = both + broken + fixed + neither
        before, after = (
            np.repeat([[1, 1], [1, 0], [0, 1], [0, 0]], [both, broken, fixed, neither], axis=0)
        ).T
        phi = np.corrcoef(before, after)[0, 1]
        if phi > 0:
            apart = both * neither - broken * fixed
            phi *= max(0.0, apart - n / 2) / apart
        was = proportion_confint(before.sum(), n, method="wilson")
        now = proportion_confint(after.sum(), n, method="wilson")
        one, other = after.mean(), before.mean()
        ends = []
        for x, y in ((one - now[0], was[1] - other), (now[1] - one, other - was[0])):
            ends.append(sqrt(max(0.0, x * x - 2 * phi * x * y + y * y)))
        found = change_of(both, broken, fixed, n)
        moved = one - other
        assert (found.low, found.high) == pytest.approx(
            (moved - ends[0], moved + ends[1]), abs=1e-9
        )


def test_a_graded_rate_is_bounded_by_statsmodels_parts_and_agrees_like_its_kappa() -> None:
    """Zou and Donner 2008 for the sum of a product; Cohen's kappa of the table put back to all cases."""
    from statsmodels.stats.inter_rater import cohens_kappa  # noqa: PLC0415
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415

    def ends(k: int, n: int) -> tuple[float, float]:
        return proportion_confint(k, n, method="wilson")  # type: ignore[no-any-return]

    chance = random.Random(32)  # noqa: S311
    for _ in range(CASES):
        piles = []
        for right in (0.9, 0.3):
            n = chance.randint(40, 900)
            m = chance.randint(20, n)
            k = min(m - 1, max(1, round(m * chance.gauss(right, 0.1))))
            piles.append(Pile(n, m, k))
        yes, no = piles
        whole = yes.n + no.n
        w, a, b = yes.n / whole, yes.right / yes.labelled, no.right / no.labelled
        share, of_yes, of_no = (
            ends(yes.n, whole),
            ends(yes.right, yes.labelled),
            ends(no.right, no.labelled),
        )
        lean = a - b
        down = share[0] if lean > 0 else share[1]
        up = share[1] if lean > 0 else share[0]
        rate = w * a + (1 - w) * b
        low = sqrt(
            (w * (a - of_yes[0])) ** 2 + ((1 - w) * (b - of_no[0])) ** 2 + (lean * (down - w)) ** 2
        )
        high = sqrt(
            (w * (of_yes[1] - a)) ** 2 + ((1 - w) * (of_no[1] - b)) ** 2 + (lean * (up - w)) ** 2
        )
        graded = GradedByModel(yes, no)
        found = of_graded(graded, BOTH)
        expected = (max(0.0, rate - low), min(1.0, rate + high))
        assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)
        table = np.array([[w * a, w * (1 - a)], [(1 - w) * b, (1 - w) * (1 - b)]])
        kappa = cohens_kappa(1000 * table, return_results=False)
        assert skill_of(graded).kappa == pytest.approx(kappa, abs=1e-9)


def test_attempts_are_drawn_without_putting_back_as_scipys_hypergeometric() -> None:
    from scipy.stats import hypergeom  # noqa: PLC0415

    chance = random.Random(33)  # noqa: S311
    for _ in range(CASES):
        k = chance.randint(1, 5)
        tries = [chance.randint(k, 12) for _ in range(chance.randint(20, 40))]
        tasks = [Task(chance.randint(0, n), n) for n in tries]
        drawn = [hypergeom(task.attempts, task.right, k) for task in tasks]
        every = float(np.mean([one.pmf(k) for one in drawn]))
        some = float(np.mean([1 - one.pmf(0) for one in drawn]))
        assert of_attempts(Attempts(tasks, k), BOTH).value == pytest.approx(every, abs=1e-12)
        found = of_attempts(Attempts(tasks, k, any_of=True), BOTH)
        assert found.value == pytest.approx(some, abs=1e-12)


def test_evidence_is_the_mixture_scipy_integrates() -> None:
    from scipy.integrate import quad  # noqa: PLC0415

    chance = random.Random(34)  # noqa: S311
    for _ in range(CASES):
        n, bar = chance.randint(1, 300), chance.uniform(0.3, 0.98)
        k = min(n, max(0, round(n * chance.gauss(bar + 0.02, 1 / sqrt(n)))))
        peak = min(max(k / n, bar + 1e-9), 1 - 1e-9)

        def ratio(rate: float, k: int = k, n: int = n, bar: float = bar) -> float:
            return float(np.exp(k * log(rate / bar) + (n - k) * log((1 - rate) / (1 - bar))))

        whole = sum(
            quad(ratio, *ends, epsrel=1e-10, limit=200)[0] for ends in ((bar, peak), (peak, 1))
        )
        assert evidence_above(k, n, bar) == pytest.approx(whole / (1 - bar), rel=1e-6)
        low = lower_at_every_look(k, n)
        if low > 1e-6:
            assert evidence_above(k, n, low) == pytest.approx(20, rel=1e-6)
            assert (
                evidence_above(k, n, low * 0.999)
                > 20
                > evidence_above(k, n, low + (1 - low) * 1e-3)
            )


def test_few_attempts_are_all_ways_to_pick_them() -> None:
    """C(c, k) / C(n, k), by going through the picks one by one."""
    from itertools import combinations  # noqa: PLC0415

    for n in range(1, 8):
        for right in range(n + 1):
            for k in range(1, n + 1):
                picks = list(combinations([True] * right + [False] * (n - right), k))
                assert len(picks) == comb(n, k)
                once = of_attempts(Attempts([Task(right, n)], k), BOTH).value
                assert once == pytest.approx(sum(map(all, picks)) / len(picks))
