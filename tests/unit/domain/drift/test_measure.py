"""Distances from counts against the same on the rows, by scipy."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.spatial.distance import jensenshannon

from bot.domain.drift.measure import (
    chi_square_of,
    in_bins,
    jensen_shannon,
    kolmogorov_smirnov,
    psi,
    psi_noise,
    quantile,
    textbook_psi,
    wasserstein,
)
from bot.domain.drift.model import NumberShape
from tests.unit.domain.drift.builders import numbers

_COUNTS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=30)


def _shapes(before: list[float], after: list[float]) -> tuple[NumberShape, NumberShape]:
    reference = numbers("x", before)
    current = numbers("x", after, like=reference)
    assert isinstance(reference.shape, NumberShape)
    assert isinstance(current.shape, NumberShape)
    return reference.shape, current.shape


@pytest.fixture(params=["normal", "heavy tail", "whole numbers", "mostly zero"])
def samples(request: pytest.FixtureRequest) -> tuple[list[float], list[float]]:
    chance = random.Random(7)  # noqa: S311  # a simulation, with a seed
    draw: Callable[[float], float] = {
        "normal": lambda move: chance.gauss(move, 1.0),
        "heavy tail": lambda move: chance.paretovariate(1.5) * (1 + move),
        "whole numbers": lambda move: float(chance.randrange(0, 9 + round(10 * move))),
        "mostly zero": lambda move: chance.gauss(move, 1) if chance.random() < 0.4 else 0.0,
    }[request.param]
    return [draw(0.0) for _ in range(4000)], [draw(0.3) for _ in range(3000)]


def test_kolmogorov_and_smirnovs_distance_is_that_of_the_rows_within_its_bound(
    samples: tuple[list[float], list[float]],
) -> None:
    real = stats.ks_2samp(*samples).statistic

    found = kolmogorov_smirnov(*_shapes(*samples))

    assert found.value <= real + 1e-12
    assert real <= found.value + found.error + 1e-12
    assert found.error < 0.008


def test_wassersteins_distance_is_that_of_the_rows_within_its_bound(
    samples: tuple[list[float], list[float]],
) -> None:
    reference, current = _shapes(*samples)
    real = stats.wasserstein_distance(*samples) / float(reference.deviation or 0)

    found = wasserstein(reference, current)

    assert found is not None
    assert abs(found.value - real) <= found.error + 1e-9


@given(_COUNTS)
def test_jensen_and_shannons_distance_is_scipys(pairs: list[tuple[int, int]]) -> None:
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    if sum(before) and sum(after):
        theirs = jensenshannon(before, after, base=2)
        assert theirs == pytest.approx(jensen_shannon(before, after), abs=1e-7)


@given(_COUNTS)
def test_a_chi_square_is_scipys(pairs: list[tuple[int, int]]) -> None:
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    seen = [pair for pair in pairs if sum(pair)]
    if sum(before) and sum(after) and len(seen) > 1:
        table = [[a for a, _ in seen], [b for _, b in seen]]
        theirs = stats.chi2_contingency(table, correction=False)
        ours, freedom = chi_square_of(before, after)
        assert (theirs.statistic, theirs.dof) == (pytest.approx(ours, abs=1e-9), freedom)


def test_the_index_of_a_worked_example() -> None:
    """Shares of .5, .3, .2 that become .4, .3, .3: .1 ln 1.25 + .1 ln 1.5."""
    before, after = [5000, 3000, 2000], [4000, 3000, 3000]

    assert 0.0628609 == pytest.approx(textbook_psi(before, after), abs=1e-6)
    assert psi(before, after) == pytest.approx(textbook_psi(before, after), abs=1e-4)


def test_an_empty_bin_is_bounded_where_the_textbook_exaggerates() -> None:
    before, after = [100, 0], [97, 3]

    assert textbook_psi(before, after) > 2 * psi(before, after)


def test_the_noise_limit_holds_ninety_nine_times_in_a_hundred() -> None:
    """Control: the usual limit of 0.1 is passed all the time by 50 levels and 400 rows."""
    chance = random.Random(3)  # noqa: S311  # a simulation, with a seed
    above = over_a_tenth = 0
    for _ in range(300):
        before, after = [0] * 50, [0] * 50
        for counts, rows in ((before, 1000), (after, 400)):
            for _ in range(rows):
                counts[chance.randrange(50)] += 1
        value = textbook_psi(before, after)
        above += value > psi_noise(50, 1000, 400) * 1.1  # few rows a bin: the curve is rough
        over_a_tenth += value > 0.1

    assert above <= 12
    assert over_a_tenth > 250


def test_deciles_join_the_fine_counts() -> None:
    reference, current = _shapes([float(n) for n in range(1000)], [500.0] * 7 + [2000.0])

    assert [100] * 10 == list(in_bins(reference, reference.deciles))
    assert [0, 0, 0, 0, 0, 7, 0, 0, 0, 1] == list(in_bins(current, reference.deciles))
    assert 499.5 == pytest.approx(quantile(reference, 0.5), abs=1.5)
