"""Bounds for k of n against printed tables, against whole-number arithmetic, and their laws."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import betaincinv

from bot.domain.criterion.beta import beta_point, beta_share
from bot.domain.criterion.interval import (
    exact,
    exact_lower,
    exact_upper,
    wilson,
    wilson_lower,
    wilson_upper,
)

# Smallest n that shows a success rate with 0, 1, 2, 3, 5 and 10 failures (one-sided 95 %, exact).
FAILURES = (0, 1, 2, 3, 5, 10)
SMALLEST = {
    0.80: (14, 22, 30, 37, 50, 82),
    0.85: (19, 30, 40, 50, 68, 110),
    0.90: (29, 46, 61, 76, 103, 167),
    0.95: (59, 93, 124, 153, 208, 336),
    0.98: (149, 236, 313, 386, 523, 845),
    0.99: (299, 473, 628, 773, 1049, 1693),
    0.995: (598, 947, 1258, 1549, 2100, 3389),
    0.999: (2995, 4742, 6294, 7752, 10511, 16959),
}
# Largest number of failures that still shows the rate; none: not even without a failure.
LARGEST = {
    100: (8, 4, 1, None, None),
    200: (21, 12, 4, 0, None),
    500: (61, 38, 16, 4, 1),
    1000: (131, 84, 38, 12, 4),
    2000: (273, 177, 83, 29, 12),
}
RATES = (0.85, 0.90, 0.95, 0.98, 0.99)


@st.composite
def counts(draw: st.DrawFn, most: int = 60) -> tuple[int, int]:
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


def whole_number_tail(k: int, n: int, p: Fraction) -> Fraction:
    """The chance of k or more, without a float and without a logarithm."""
    return sum((comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1)), Fraction(0))


@given(counts(), st.integers(1, 99))
def test_chances_agree_with_whole_number_arithmetic(count: tuple[int, int], percent: int) -> None:
    k, n = count
    p = Fraction(percent, 100)

    expected = float(whole_number_tail(k, n, p))

    if k:
        assert beta_share(k, n - k + 1, float(p)) == pytest.approx(expected, rel=1e-9, abs=1e-300)
        mirrored = 1 - beta_share(n - k + 1, k, 1 - float(p))
        assert mirrored == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("rate", SMALLEST)
def test_the_smallest_sample_that_shows_a_rate_is_the_printed_one(rate: float) -> None:
    for failures, n in zip(FAILURES, SMALLEST[rate], strict=True):
        assert exact_lower(n - failures, n) >= rate
        assert exact_lower(n - 1 - failures, n - 1) < rate


@pytest.mark.parametrize("n", LARGEST)
def test_the_most_failures_that_still_show_a_rate_are_the_printed_ones(n: int) -> None:
    for rate, failures in zip(RATES, LARGEST[n], strict=True):
        if failures is not None:
            assert exact_lower(n - failures, n) >= rate
        one_more = 0 if failures is None else failures + 1
        assert exact_lower(n - one_more, n) < rate


@pytest.mark.parametrize(
    ("n", "percent"), [(30, 9.5), (100, 2.95), (150, 1.98), (299, 1.0), (1000, 0.30), (3000, 0.10)]
)
def test_nothing_seen_leaves_the_printed_bound(n: int, percent: float) -> None:
    bound = exact_upper(0, n)

    assert 100 * bound == pytest.approx(percent, abs=0.006 if percent < 9 else 0.05)
    assert bound == pytest.approx(1 - 0.05 ** (1 / n), rel=1e-12)  # the closed form


@pytest.mark.parametrize(
    ("n", "low", "high"), [(100, 88.8, 97.8), (400, 92.4, 96.7), (1000, 93.5, 96.2)]
)
def test_wilson_around_95_percent_is_the_printed_one(n: int, low: float, high: float) -> None:
    interval = wilson(n * 95 // 100, n)

    assert (low, high) == (round(100 * interval.low, 1), round(100 * interval.high, 1))


# R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I.
@pytest.mark.parametrize(
    ("k", "n", "score", "clopper_pearson"),
    [
        (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
        (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
        (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
        (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
    ],
)
def test_two_sided_intervals_are_those_of_the_literature(
    k: int, n: int, score: tuple[float, float], clopper_pearson: tuple[float, float]
) -> None:
    for expected, found in ((score, wilson(k, n)), (clopper_pearson, exact(k, n))):
        assert expected == (round(found.low, 4), round(found.high, 4))


def test_good_looking_counts_need_not_show_their_rate() -> None:
    assert exact_lower(475, 500) == pytest.approx(0.931, abs=0.0005)  # 95 % seen, 95 % not shown
    assert exact_lower(484, 500) >= 0.95


@given(counts(), st.sampled_from([0.5, 0.8, 0.95, 0.99]))
def test_every_interval_holds_the_rate_that_was_counted(
    count: tuple[int, int], confidence: float
) -> None:
    k, n = count

    for interval in (wilson(k, n, confidence=confidence), exact(k, n, confidence=confidence)):
        assert interval.holds(k / n)
        assert 0 <= interval.low <= interval.high <= 1
    assert wilson_lower(k, n) <= k / n <= wilson_upper(k, n)
    assert exact_lower(k, n) <= k / n <= exact_upper(k, n)


@given(st.integers(1_000, 2_000_000), st.integers(1_000, 2_000_000), st.floats(1e-4, 1 - 1e-4))
@example(1_000, 1_568_322, 0.95)  # scipy's own inverse is right to eight digits there
@example(1_000, 1_000, 1e-4)
@example(2_000_000, 1_000, 1 - 1e-4)
def test_bounds_of_many_cases_leave_the_share_they_should(a: int, b: int, share: float) -> None:
    bound = beta_point(a, b, share)

    assert beta_share(a, b, bound) == pytest.approx(share, rel=0, abs=1e-9)


@pytest.mark.parametrize("rate", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.999])
def test_bounds_of_many_cases_are_those_scipy_searches_for(rate: float, confidence: float) -> None:
    n = 300_000
    k = round(rate * n)

    assert exact_lower(k, n, confidence=confidence) == pytest.approx(
        float(betaincinv(k, n - k + 1, 1 - confidence)), rel=1e-10
    )
    assert exact_upper(k, n, confidence=confidence) == pytest.approx(
        float(betaincinv(k + 1, n - k, confidence)), rel=1e-10
    )


@given(st.integers(995, 1_005), st.integers(2_000, 400_000))
def test_bounds_rise_where_the_two_ways_to_them_meet(k: int, n: int) -> None:
    for bound in (exact_lower, exact_upper):
        assert bound(k, n) < bound(k + 1, n)
        assert bound(n - k - 1, n) < bound(n - k, n)


def test_a_shorter_expansion_would_not_do() -> None:
    """The control: the plain normal bound of the same counts is off in the fifth digit."""
    k, n = 298_500, 300_000
    plain = k / n - 1.6448536 * (k / n * (1 - k / n) / n) ** 0.5

    assert abs(exact_lower(k, n) - plain) > 1e-6


@given(counts())
def test_one_more_correct_case_never_worsens_a_bound(count: tuple[int, int]) -> None:
    k, n = count

    for bound in (exact_lower, exact_upper, wilson_lower, wilson_upper):
        assert bound(k, n) <= bound(k + 1, n + 1)
        if k < n:
            assert bound(k, n) <= bound(k + 1, n)


@given(counts())
def test_right_and_wrong_are_mirror_images(count: tuple[int, int]) -> None:
    k, n = count

    for interval in (wilson, exact):
        assert interval(k, n).low == pytest.approx(1 - interval(n - k, n).high, abs=1e-9)
    assert exact_lower(k, n) == pytest.approx(1 - exact_upper(n - k, n), abs=1e-9)


@given(counts(most=30))
def test_an_exact_bound_is_where_the_tail_is_what_may_be_missed(count: tuple[int, int]) -> None:
    k, n = count

    bound = exact_lower(k, n)

    tail = float(whole_number_tail(k, n, Fraction(bound)))
    assert tail <= 0.05 + 1e-12 or k == 0
    if k:
        assert tail == pytest.approx(0.05, rel=1e-6)


@given(counts())
def test_more_confidence_is_a_wider_interval(count: tuple[int, int]) -> None:
    k, n = count

    for interval in (wilson, exact):
        narrow, wide = interval(k, n, confidence=0.8), interval(k, n, confidence=0.99)
        assert wide.low <= narrow.low
        assert narrow.high <= wide.high


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_count_is_refused(k: int, n: int) -> None:
    for bound in (exact_lower, exact_upper, wilson_lower, wilson_upper, wilson, exact):
        with pytest.raises(ValueError, match="no count"):
            bound(k, n)


@pytest.mark.parametrize("confidence", [0.4, 1.0])
def test_what_is_no_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="no confidence"):
        exact_lower(1, 2, confidence=confidence)


def test_a_plain_normal_interval_would_not_do() -> None:
    """The control: what schoolbooks do says that 20 of 20 leaves no doubt at all."""
    k, n = 20, 20
    half = 1.96 * (k / n * (1 - k / n) / n) ** 0.5

    assert (1.0, 0.0) == (k / n - half, half)
    assert wilson(k, n).low < 0.85
    assert exact(k, n).low < 0.84
