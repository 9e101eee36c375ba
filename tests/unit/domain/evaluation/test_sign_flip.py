"""Whether scores moved by luck: held against all choices of signs, and against McNemar's test."""

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.paired import Paired, Trend
from bot.domain.criterion.term import Method
from bot.domain.evaluation.comparison import Answers, compare
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.sign_flip import chance_of


@given(st.lists(st.sampled_from([-0.5, -0.25, 0.0, 0.25, 0.5, 1.0]), max_size=8))
def test_the_chance_is_that_of_all_ways_to_choose_the_signs(moved: list[float]) -> None:
    seen = abs(sum(moved))
    totals = [
        abs(sum(size * sign for size, sign in zip(moved, signs, strict=True)))
        for signs in product((1, -1), repeat=len(moved))
    ]

    assert chance_of(moved) == pytest.approx(sum(one >= seen for one in totals) / len(totals))


@pytest.mark.parametrize(
    ("fixed", "broken"), [(0, 0), (5, 1), (6, 0), (10, 2), (40, 20), (900, 820)]
)
def test_of_changes_that_are_all_alike_it_is_mcnemars_test(fixed: int, broken: int) -> None:
    moved = [0.5] * fixed + [-0.5] * broken

    # From 15 changes on a sample of the choices, from 401 on the normal distribution.
    assert chance_of(moved) == pytest.approx(Paired(fixed, broken).chance, abs=0.01)


def test_sums_that_differ_by_rounding_alone_are_the_same() -> None:
    assert 1.0 == chance_of([0.9, 0.3, -1.5, -1.6, -0.3, 2.2])  # 0, and 2e-16 as floats have it
    assert 1.0 == chance_of([0.1] * 300 + [-0.1] * 300)


def test_it_can_be_repeated() -> None:
    moved = [0.1 * (-1) ** step * (step % 7) + 0.02 for step in range(50)]

    assert chance_of(moved, seed=3) == chance_of(moved, seed=3)


def _trend_of(moved: Sequence[float], seed: int) -> Trend:
    before = Answers({f"c{case}": 0.5 for case in range(len(moved))}, {}, counted=False)
    after = Answers({f"c{case}": 0.5 + one for case, one in enumerate(moved)}, {}, counted=False)
    return compare("tone", before, after, seed=seed).trend


@pytest.mark.parametrize("cases", [3, 5, 10, 20])
def test_noise_in_scores_is_hardly_ever_called_a_change(cases: int) -> None:
    chance, called, naive, runs = Random(cases), 0, 0, 100  # noqa: S311  # cases of a test
    for seed in range(runs):
        moved = [chance.gauss(0, 0.1) for _ in range(cases)]
        called += _trend_of(moved, seed) is not Trend.CHANCE
        bounds = of_scores(Scores(moved), Sure(0.975, 0.975), method=Method.BOOTSTRAP, seed=seed)
        naive += bounds.low > 0 or bounds.high < 0

    assert called <= 0.1 * runs  # 5 %, and the luck of a hundred runs
    if cases == 3:
        assert naive > 0.1 * runs  # the control: resampled means never leave the range of so few


def test_four_lost_attempts_are_no_regression_and_six_are() -> None:
    def lost(count: int) -> list[float]:
        return [-0.5] * count + [0.0] * (60 - count)

    assert Trend.CHANCE is _trend_of(lost(4), 1)
    assert Trend.WORSE is _trend_of(lost(7), 1)
