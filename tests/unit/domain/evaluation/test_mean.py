"""Bounds of mean scores: Student's where it holds, cautious ones where it does not."""

from math import exp, inf, isfinite, log1p
from statistics import NormalDist

import pytest

from bot.domain.criterion.interval import exact_lower
from bot.domain.criterion.term import Method
from bot.domain.evaluation.estimate import Remark, Sure
from bot.domain.evaluation.formula import (
    BOOTSTRAP,
    BOOTSTRAP_T,
    HOEFFDING,
    STUDENT,
    STUDENT_CLUSTERED,
)
from bot.domain.evaluation.mean import Moments, Scores, of_moments, of_scores

# Student's sleep data, as R's documentation of t.test prints it: extra hours of sleep by drug.
FIRST = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SECOND = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
TWO_SIDED = Sure(0.975, 0.975)
LIKERT = tuple(4.0 if case % 3 else 5.0 for case in range(60))


def test_the_difference_of_the_sleep_data_is_the_one_r_prints() -> None:
    """R, t.test(paired = TRUE): mean of the differences -1.58, 95 % interval -2.4598858 to -0.7001142."""
    differences = [one - two for one, two in zip(FIRST, SECOND, strict=True)]

    found = of_scores(Scores(differences), TWO_SIDED, method=Method.T)

    assert (-1.58, -2.4598858, -0.7001142) == pytest.approx(
        (found.value, found.low, found.high), abs=1e-7
    )


def test_a_mean_and_its_deviation_give_the_same_bounds_as_the_scores() -> None:
    scores = [float(value) for value in range(40)]
    deviation = (sum((value - 19.5) ** 2 for value in scores) / 39) ** 0.5

    single, told = (
        of_scores(Scores(scores), Sure()),
        of_moments(Moments(40, 19.5, deviation), Sure()),
    )

    assert (single.low, single.high) == pytest.approx((told.low, told.high))
    assert (-inf, inf) == (of_moments(Moments(1, 3.0, 0.0), Sure()).low, inf)
    assert Remark.LOPSIDED in of_moments(Moments(5, 3.0, 1.0), Sure()).remarks


def test_scores_that_are_all_alike_are_no_proof() -> None:
    """Student's interval would be a point; the cautious bound is the rule of three."""
    perfect = of_scores(Scores([1.0] * 30, 0.0, 1.0), Sure())

    assert HOEFFDING is perfect.formula
    assert perfect.low == pytest.approx(exact_lower(30, 30))
    assert (-inf, inf) == (of_scores(Scores([4.0] * 30), Sure()).low, inf)


def test_lopsided_scores_get_a_bound_that_holds_for_every_distribution() -> None:
    """95 of 100 right, told as scores: Student, the control, would be narrower than the exact bound."""
    scores = Scores([1.0] * 95 + [0.0] * 5, 0.0, 1.0)

    cautious, student = of_scores(scores, Sure()), of_scores(scores, Sure(), method=Method.T)

    assert (HOEFFDING, STUDENT) == (cautious.formula, student.formula)
    assert cautious.low < exact_lower(95, 100) < student.low
    assert Remark.LOPSIDED in student.remarks


def test_enough_scores_that_are_not_lopsided_get_students_bounds() -> None:
    found = of_scores(Scores(LIKERT * 4, 1.0, 5.0), Sure())

    assert STUDENT is found.formula
    assert 4.28 < found.low < found.value < found.high < 4.39


def test_bounds_stay_within_the_range_of_the_scores() -> None:
    found = of_scores(Scores([4.9] * 15 + [5.0] * 15, 1.0, 5.0), Sure(0.9999999, 0.9999999))

    assert 1.0 <= found.low <= found.high <= 5.0


def test_scores_in_groups_count_by_group() -> None:
    values = [float(group % 5) for group in range(200) for _ in range(5)]
    groups = [f"document {group}" for group in range(200) for _ in range(5)]

    together, apart = (of_scores(Scores(values, groups=named), Sure()) for named in (groups, None))

    assert (STUDENT_CLUSTERED, STUDENT) == (together.formula, apart.formula)
    assert (together.high - together.low) / (apart.high - apart.low) == pytest.approx(
        5**0.5, rel=0.02
    )


def test_a_bootstrap_can_be_repeated_and_leans_the_way_the_values_do() -> None:
    values = [0.01 * 1.3**step for step in range(30)]

    first, again, other = (
        of_scores(Scores(values), Sure(), method=Method.BOOTSTRAP, seed=seed) for seed in (1, 1, 2)
    )

    assert first == again
    assert (first.low, first.high) != (other.low, other.high)
    assert BOOTSTRAP is first.formula
    assert first.high - first.value > first.value - first.low > 0


def test_a_bootstrap_is_near_the_one_of_scipy() -> None:
    """scipy.stats.bootstrap, BCa, 20,000 resamples of the values below: 0.873 to 1.473."""
    values = [0.1, 0.2, 0.3, 0.3, 0.5, 0.6, 0.8, 0.9, 1.0, 1.1, 1.3, 1.5, 1.8, 2.4, 3.9] * 2

    found = of_scores(Scores(values), Sure(), method=Method.BOOTSTRAP, seed=7)

    assert (found.low, found.high) == pytest.approx((0.873, 1.473), abs=0.03)


@pytest.mark.parametrize("values", [[0.5], [0.2, 0.9], [0.0, 0.0, 1.0]])
def test_a_handful_of_scores_says_little_but_says_it(values: list[float]) -> None:
    found = of_scores(Scores(values, 0.0, 1.0), Sure())

    assert 0 <= found.low <= found.value <= found.high <= 1
    assert isfinite(found.low)


def _exponential(n: int) -> list[float]:
    """The values an exponential distribution has at equal steps of chance."""
    return [-log1p(-(step + 0.5) / n) for step in range(n)]


def test_lopsided_amounts_are_bounded_farther_up_than_symmetric_bounds_would() -> None:
    amounts = Scores(_exponential(300), low=0.0)

    found = of_scores(amounts, Sure(), seed=3)
    symmetric = of_scores(amounts, Sure(), method=Method.T)

    assert (BOOTSTRAP_T, STUDENT) == (found.formula, symmetric.formula)
    assert symmetric.high < found.high < 1.5
    assert symmetric.low < found.low < found.value
    assert found == of_scores(amounts, Sure(), seed=3)


def test_where_the_largest_amounts_were_hardly_seen_there_is_no_upper_bound() -> None:
    """The control: Student's bound would be finite, and too low in one of six runs like it."""
    few = Scores(
        [exp(1.5 * NormalDist().inv_cdf((step + 0.5) / 40)) for step in range(40)], low=0.0
    )

    found = of_scores(few, Sure())

    assert inf == found.high
    assert 0 < found.low < found.value
    assert Remark.TOO_LOPSIDED in found.remarks
    assert isfinite(of_scores(few, Sure(), method=Method.T).high)


def test_it_is_the_other_side_where_values_are_lopsided_downwards() -> None:
    found = of_scores(Scores([-(value**3) for value in _exponential(40)]), Sure())

    assert -inf == found.low
    assert isfinite(found.high)
