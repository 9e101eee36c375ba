"""Percentiles are bounded by values of the sample, whatever their distribution."""

from math import inf

import pytest

from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.estimate import Remark, Sure
from bot.domain.evaluation.formula import ORDER_STATISTIC
from bot.domain.evaluation.judging import judge
from bot.domain.evaluation.quantile import Sample, of_sample
from bot.domain.evaluation.telling import told
from tests.unit.domain.evaluation.criteria import P95_UNDER_300_MS


def ranks(n: int) -> Sample:
    """Values that are their own ranks."""
    return Sample([float(rank) for rank in range(1, n + 1)], 0.95)


@pytest.mark.parametrize(
    ("n", "below_the_largest"), [(59, 0), (93, 1), (124, 2), (153, 3), (181, 4)]
)
def test_so_many_values_bound_the_95th_percentile(n: int, below_the_largest: int) -> None:
    """S. S. Wilks, Annals of Mathematical Statistics 12 (1941), 91-96."""
    assert float(n - below_the_largest) == of_sample(ranks(n), Sure()).high
    one_less = of_sample(ranks(n - 1), Sure()).high
    assert one_less == (inf if not below_the_largest else float(n - below_the_largest))


# scipy 1.17.1, stats.quantile_test(range(1, n + 1), p=p).confidence_interval(level), two-sided.
@pytest.mark.parametrize(
    ("n", "share", "level", "low", "high"),
    [
        (100, 0.5, 0.95, 40, 61), (100, 0.9, 0.95, 84, 96), (250, 0.75, 0.9, 176, 200),
        (1000, 0.99, 0.95, 983, 997), (37, 0.3, 0.8, 8, 16),
    ],
)  # fmt: skip
def test_bounds_are_those_of_scipy(n: int, share: float, level: float, low: int, high: int) -> None:
    each = (1 + level) / 2
    sample = Sample([float(rank) for rank in range(n, 0, -1)], share)

    found = of_sample(sample, Sure(each, each))

    assert (low, high) == (found.low, found.high)
    assert ORDER_STATISTIC is found.formula


def test_too_few_values_allow_no_bound_and_say_how_many_would() -> None:
    found = judge(P95_UNDER_300_MS, Sample([100.0] * 58))

    assert (Outcome.INCONCLUSIVE, 59) == (found.outcome, found.needed_n)
    assert Remark.TOO_FEW_FOR_ANY in found.remarks
    sentence = told(P95_UNDER_300_MS, found)
    assert "100 ms or less in 95 of 100 cases (58 seen) does not show at most 300 ms" in sentence
    assert "no known limit" in sentence
    assert "at least 59" in sentence
    assert Outcome.PASS is judge(P95_UNDER_300_MS, Sample([100.0] * 59)).outcome


def test_the_largest_value_of_all_is_never_bounded() -> None:
    found = of_sample(Sample([1.0, 2.0, 3.0], 1.0), Sure())

    assert (3.0, inf) == (found.value, found.high)


def test_slow_answers_are_counted_not_averaged_away() -> None:
    quick, slow = [120.0] * 940, [2_000.0] * 60

    assert Outcome.FAIL is judge(P95_UNDER_300_MS, Sample([200.0] * 900 + [900.0] * 100)).outcome
    assert Outcome.INCONCLUSIVE is judge(P95_UNDER_300_MS, Sample([*quick, *slow])).outcome
