"""The paired comparison against enumerated coins, and the sentence people read."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.paired import Paired, Trend


@pytest.mark.parametrize("fixed", range(8))
@pytest.mark.parametrize("broken", range(8))
def test_the_chance_is_that_of_coins_thrown_one_by_one(fixed: int, broken: int) -> None:
    changed = fixed + broken
    seen = abs(fixed - broken)
    throws = list(product((0, 1), repeat=changed))

    as_uneven = sum(abs(2 * sum(throw) - changed) >= seen for throw in throws)

    assert Paired(fixed, broken).chance == pytest.approx(as_uneven / len(throws))


@pytest.mark.parametrize(
    ("fixed", "broken", "sentence"),
    [
        (0, 0, "no case got better or worse"),
        (5, 1, "better in 5, worse in 1: this could be chance"),
        (1, 5, "better in 1, worse in 5: this could be chance"),
        (5, 0, "better in 5, worse in 0: this could be chance"),
        (6, 0, "better in 6, worse in 0: the new one is better"),
        (0, 6, "better in 0, worse in 6: the new one is worse"),
        (10, 2, "better in 10, worse in 2: the new one is better"),
    ],
)
def test_the_sentence_claims_no_more_than_the_cases_show(
    fixed: int, broken: int, sentence: str
) -> None:
    assert sentence == Paired(fixed, broken).sentence


@given(st.integers(0, 60), st.integers(0, 60))
def test_better_and_worse_are_mirror_images(fixed: int, broken: int) -> None:
    there, back = Paired(fixed, broken), Paired(broken, fixed)
    mirror = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER}

    assert there.chance == pytest.approx(back.chance)
    assert mirror.get(there.trend, there.trend) is back.trend
    assert 0 < there.chance <= 1


@given(st.integers(0, 60), st.integers(0, 60))
def test_one_more_fixed_case_never_makes_a_better_version_look_worse(
    fixed: int, broken: int
) -> None:
    order = [Trend.WORSE, Trend.CHANCE, Trend.SAME, Trend.BETTER]
    before, after = Paired(fixed, broken).trend, Paired(fixed + 1, broken).trend

    assert order.index(after) >= min(order.index(before), order.index(Trend.CHANCE))


def test_many_changed_cases_are_no_trouble() -> None:
    assert Paired(3000, 3000).chance == pytest.approx(1.0)
    assert Paired(3200, 2800).chance < 0.001
