"""How often the truth lies within each bound: rates exactly, the rest simulated; a point less is too little.

What the luck of a simulation takes is two standard errors: 0.4 points with 10,000 runs.
"""

from collections.abc import Callable
from math import exp, sqrt
from typing import Any

import numpy as np
import pytest

from bot.domain.criterion.anytime import evidence_above
from bot.domain.criterion.interval import exact, wilson
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.calibration import GradedByModel, Pile, corrected, of_graded
from bot.domain.evaluation.comparison import Answers, change_of, compare, compare_totals
from bot.domain.evaluation.estimate import Estimate, Sure
from bot.domain.evaluation.formula import BOOTSTRAP_T
from bot.domain.evaluation.look import WEEKS
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.quantile import Sample, of_sample
from bot.domain.evaluation.rate import Group, of_groups
from bot.domain.evaluation.repeats import Attempts, Task, of_attempts

pytestmark = pytest.mark.faults

BOTH = Sure(0.975, 0.975)
NOMINAL, SLACK, RUNS = 0.95, 0.01, 10_000
RESAMPLED = 500  # runs in which each bound takes 2,000 resamples


def holds(times: int, runs: int, what: str = "") -> bool:
    """Whether a coverage is what was promised less a point; the luck of the simulation is allowed for."""
    share = times / runs
    print(f"{what} {100 * share:.1f} %", end="; ")  # noqa: T201
    return share >= NOMINAL - SLACK - 2 * sqrt(NOMINAL * (1 - NOMINAL) / runs)


@pytest.mark.parametrize("n", [10, 37, 59, 100, 250, 1000])
def test_exact_bounds_hold_at_every_rate_and_scores_on_average(n: int) -> None:
    from scipy.stats import binom  # noqa: PLC0415  # heavy

    rates = np.linspace(0.001, 0.999, 500)
    chances = binom.pmf(np.arange(n + 1)[:, None], n, rates)
    coverage = {}
    for name, interval in (("exact", exact), ("score", wilson)):
        found = [interval(k, n) for k in range(n + 1)]
        inside = np.array([[one.holds(rate) for rate in rates] for one in found])
        coverage[name] = (chances * inside).sum(axis=0)

    assert coverage["exact"].min() >= NOMINAL
    assert coverage["score"].mean() >= NOMINAL - SLACK


@pytest.mark.parametrize(
    ("name", "n"),
    [("likert", 20), ("likert", 150), ("likert", 400), ("rare", 30), ("rare", 200), ("even", 25),
     ("partial", 60)],
)  # fmt: skip
def test_bounds_of_mean_scores_hold(name: str, n: int) -> None:
    draws, runs = np.random.default_rng(8), RUNS // 2
    weights = np.array([0.03, 0.05, 0.1, 0.3, 0.52])
    samples: dict[str, Callable[[], Any]] = {
        "likert": lambda: draws.choice([0, 0.25, 0.5, 0.75, 1.0], n, p=weights),
        "rare": lambda: (draws.random(n) < 0.95) * 1.0,
        "even": lambda: draws.random(n),
        "partial": lambda: np.where(draws.random(n) < 0.9, 1.0, draws.random(n)),
    }
    truth = {"likert": float(weights @ [0, 0.25, 0.5, 0.75, 1.0]), "rare": 0.95, "even": 0.5,
             "partial": 0.95}[name]  # fmt: skip
    found = [of_scores(Scores(samples[name]().tolist(), 0.0, 1.0), Sure()) for _ in range(runs)]

    assert holds(sum(one.low <= truth for one in found), runs, "low")
    assert holds(sum(one.high >= truth for one in found), runs, "high")


@pytest.mark.parametrize("shape", ["exponential", "log-normal"])
def test_bounds_of_lopsided_amounts_hold(shape: str) -> None:
    """No bound at all is none that is wrong."""
    draws = np.random.default_rng(13)
    truth = 1.0 if shape == "exponential" else exp(0.5)
    times = 0
    for seed in range(RESAMPLED):
        values = draws.exponential(1, 60) if shape == "exponential" else draws.lognormal(0, 1, 60)
        found = of_scores(Scores(values.tolist(), 0.0), Sure(), seed=seed)
        assert found.formula is BOOTSTRAP_T or shape == "exponential"
        times += found.high >= truth

    assert holds(times, RESAMPLED, shape)


@pytest.mark.parametrize("n", [8, 20, 60])
def test_bounds_of_moved_scores_hold(n: int) -> None:
    draws = np.random.default_rng(14)
    times = 0
    for seed in range(RESAMPLED):
        before, after = draws.normal(0.6, 0.2, n), draws.normal(0.65, 0.2, n)
        first, second = (
            Answers({f"c{i}": float(one) for i, one in enumerate(each)}, {}, counted=False)
            for each in (before, after)
        )
        change = compare("tone", first, second, seed=seed).change
        assert change is not None
        times += change.holds(0.05)

    assert holds(times, RESAMPLED, f"n={n}")


def test_bounds_of_means_over_groups_hold() -> None:
    draws, runs = np.random.default_rng(15), RUNS // 2
    names = [f"g{index // 5}" for index in range(200)]
    times = alone = 0
    for _ in range(runs):
        values = (draws.normal(0, 1, 200) + np.repeat(draws.normal(0, 1, 40), 5)).tolist()
        times += of_scores(Scores(values, groups=names), Sure(), method=Method.T).low <= 0
        alone += of_scores(Scores(values), Sure(), method=Method.T).low <= 0

    assert holds(times, runs, "groups")
    assert not holds(alone, runs, "cases")  # the control


@pytest.mark.parametrize(("groups", "spread"), [(10, 2.0), (40, 2.0), (40, 10.0), (100, 2.0)])
def test_bounds_over_groups_hold_where_single_cases_would_not(groups: int, spread: float) -> None:
    draws = np.random.default_rng(9)
    low = naive = 0
    for _ in range(RUNS):
        rates = draws.beta(0.9 * spread, 0.1 * spread, groups)
        hits = draws.binomial(10, rates).tolist()
        low += of_groups([Group(k, 10) for k in hits], Sure()).low <= 0.9
        naive += exact(sum(hits), 10 * groups, confidence=0.9).low <= 0.9

    assert holds(low, RUNS, f"{groups} groups")
    if spread == 2.0:
        assert not holds(naive, RUNS, "cases")  # the control


@pytest.mark.parametrize(("share", "n"), [(0.5, 40), (0.95, 200), (0.99, 600)])
def test_bounds_of_percentiles_hold(share: float, n: int) -> None:
    draws = np.random.default_rng(10)
    truth = float(-np.log1p(-share))  # of an exponential
    found = [
        of_sample(Sample(draws.exponential(1, n).tolist(), share), Sure()) for _ in range(RUNS)
    ]

    assert holds(sum(one.low <= truth for one in found), RUNS, "low")
    assert holds(sum(one.high >= truth for one in found), RUNS, "high")


JUDGES = [
    (0.95, 0.97, 0.8, 100), (0.95, 0.97, 0.8, 200), (0.95, 0.9, 0.6, 100), (0.8, 0.95, 0.85, 100),
    (0.8, 0.8, 0.6, 100),
]  # fmt: skip


@pytest.mark.parametrize(("truth", "finds", "rejects", "labels"), JUDGES)
def test_labels_of_both_piles_recover_the_truth_where_the_judge_alone_does_not(
    truth: float, finds: float, rejects: float, labels: int
) -> None:
    draws, n = np.random.default_rng(11), 1000
    inside = alone = 0
    for _ in range(RUNS):
        right = int(draws.binomial(n, truth))
        hits, slips = int(draws.binomial(right, finds)), int(draws.binomial(n - right, 1 - rejects))
        yes, no = hits + slips, n - hits - slips
        from_no = min(no, round(0.3 * labels))
        piles = [
            Pile(size, m, int(draws.hypergeometric(good, size - good, m)))
            for size, good, m in ((yes, hits, labels - from_no), (no, right - hits, from_no))
        ]
        found = of_graded(GradedByModel(piles[0], piles[1]), BOTH)
        inside += found.low <= truth <= found.high
        alone += wilson(yes, n).holds(truth)

    assert holds(inside, RUNS, "two piles")
    assert not holds(alone, RUNS, "judge alone")  # the control


@pytest.mark.parametrize(("truth", "finds", "rejects", "labels"), JUDGES)
def test_rates_corrected_by_error_rates_from_elsewhere_hold_the_truth(
    truth: float, finds: float, rejects: float, labels: int
) -> None:
    """Of the judges that are not refused; refused is one whose rate its errors cannot explain."""
    draws, n = np.random.default_rng(16), 1000
    inside = used = 0
    for _ in range(RUNS):
        graded = Counts(int(draws.binomial(n, truth * finds + (1 - truth) * (1 - rejects))), n)
        right, wrong = (
            Counts(int(draws.binomial(labels, share)), labels) for share in (finds, rejects)
        )
        found = corrected(graded, right, wrong, BOTH)
        if isinstance(found, Estimate):
            used += 1
            inside += found.low <= truth <= found.high

    assert used > 0.3 * RUNS
    assert holds(inside, used, f"{used} used")


@pytest.mark.parametrize("n", [30, 120, 500])
def test_bounds_of_a_change_hold(n: int) -> None:
    draws, inside = np.random.default_rng(12), 0
    both, broken, fixed, _ = draws.multinomial(n, [0.82, 0.03, 0.07, 0.08], 2 * RUNS).T.tolist()
    for one in zip(both, broken, fixed, strict=True):
        inside += change_of(*one, n).holds(0.04)

    assert holds(inside, 2 * RUNS, f"n={n}")


@pytest.mark.parametrize("n", [30, 120, 500])
def test_bounds_of_a_change_of_totals_hold(n: int) -> None:
    draws, inside = np.random.default_rng(17), 0
    before, after = draws.binomial(n, [[0.85], [0.9]], (2, RUNS)).tolist()
    for was, now in zip(before, after, strict=True):
        change = compare_totals("accuracy", Counts(was, n), Counts(now, n)).change
        assert change is not None
        inside += change.holds(0.05)

    assert holds(inside, RUNS, f"n={n}")


@pytest.mark.parametrize(("tasks", "any_of"), [(30, False), (100, False), (30, True), (100, True)])
def test_bounds_of_repeated_attempts_hold(tasks: int, *, any_of: bool) -> None:
    """Tasks differ: their rates are Beta(4, 1); of four tries all, or one, have to succeed."""
    draws, runs = np.random.default_rng(18), RUNS // 2
    # Of Beta(4, 1): E p^4 = 4 / 8, and E (1 - p)^4 = B(4, 5) / B(4, 1) = 1 / 70.
    truth = 1 - 1 / 70 if any_of else 0.5
    low = high = 0
    for _ in range(runs):
        right = draws.binomial(8, draws.beta(4, 1, tasks)).tolist()
        found = of_attempts(Attempts([Task(one, 8) for one in right], 4, any_of=any_of), Sure())
        low += found.low <= truth
        high += found.high >= truth

    assert holds(low, runs, "low")
    assert holds(high, runs, "high")


def test_evidence_of_every_week_of_a_year_misleads_in_few_years() -> None:
    draws, years = np.random.default_rng(19), 2000
    weeks = draws.binomial(100, 0.95, (years, WEEKS)).cumsum(axis=1).tolist()
    right = sum(
        all(evidence_above(k, 100 * (week + 1), 0.95) < 20 for week, k in enumerate(year))
        for year in weeks
    )

    assert holds(right, years, "all weeks")
