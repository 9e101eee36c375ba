"""Chances against scipy's, which were written by other people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from bot.domain.drift.chance import (
    chi_square,
    chi_square_point,
    holm,
    kolmogorov,
    needed_for_square,
    same_rate,
)


@given(st.floats(0.001, 900), st.integers(1, 60))
def test_the_chance_of_a_chi_square_is_scipys(value: float, freedom: int) -> None:
    assert special.chdtrc(freedom, value) == pytest.approx(
        chi_square(value, freedom), rel=1e-9, abs=1e-300
    )


@pytest.mark.parametrize("freedom", [1, 2, 9, 50])
def test_a_chi_square_point_is_passed_with_its_chance(freedom: int) -> None:
    assert stats.chi2.isf(0.01, freedom) == pytest.approx(chi_square_point(0.01, freedom))


@given(st.floats(0.02, 0.5), st.integers(30, 5000), st.integers(30, 5000))
def test_the_chance_of_a_largest_distance_is_scipys(distance: float, n: int, m: int) -> None:
    scaled = distance * (n * m / (n + m)) ** 0.5

    assert special.kolmogorov(scaled) == pytest.approx(
        kolmogorov(distance, n, m), rel=1e-9, abs=1e-5
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(61, 4000), st.integers(61, 4000))
def test_two_rates_are_told_apart_as_by_fishers_test(k: int, j: int, n: int, m: int) -> None:
    tails = [
        stats.fisher_exact([[k, n - k], [j, m - j]], alternative=side).pvalue
        for side in ("less", "greater")
    ]

    assert min(1.0, 2 * min(tails)) == pytest.approx(same_rate(k, n, j, m), rel=1e-6)


def test_two_rates_of_millions_are_told_apart_by_the_normal_curve() -> None:
    table = [[50_000, 950_000], [50_600, 949_400]]

    theirs = stats.chi2_contingency(table, correction=False).pvalue

    assert theirs == pytest.approx(same_rate(50_000, 1_000_000, 50_600, 1_000_000), rel=1e-6)


def test_many_tests_are_corrected_as_r_does() -> None:
    """`p.adjust(c(0.03, 0.01, 0.05, 0.02, 0.04), "holm")`."""
    assert [0.09, 0.05, 0.09, 0.08, 0.09] == pytest.approx(
        list(holm([0.03, 0.01, 0.05, 0.02, 0.04]))
    )


def test_a_needed_size_shows_the_difference_nineteen_times_in_twenty() -> None:
    for freedom in (1, 9, 49):
        away = needed_for_square(freedom, 1e-4)
        power = stats.ncx2.sf(stats.chi2.isf(1e-4, freedom), freedom, away)
        assert 0.93 < power < 0.97
