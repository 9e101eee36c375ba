"""From counts to facts: what they show, what they show not to be so, and what they leave open."""

import numpy as np
import pytest

from bot.domain.advice.figures import (
    Found,
    Part,
    ceiling_of,
    challenger_of,
    confident_of,
    critical_of,
    curve_of,
    failures_of,
    floor_of,
    queue_of,
    where_of,
)
from bot.domain.advice.stated import Stated, add_stated
from bot.domain.advice.table import Fact


@pytest.mark.parametrize(("right", "holds"), [(475, None), (484, True), (440, False)])
def test_the_floor_is_shown_by_its_bound_and_not_by_the_rate(
    right: int, *, holds: bool | None
) -> None:
    """475 of 500 is 95 %, and does not show 95 %."""
    found = Found()

    floor_of(found, Part(right, 500), 0.95)

    assert holds is found.known.get(Fact.FLOOR_PASSES)


@pytest.mark.parametrize(
    ("rates", "cases", "rises"),
    [
        ((800, 850, 900), 1000, True),
        ((8000, 8001, 8000), 10_000, False),
        ((800, 810, 820), 100_000 // 100, None),  # a point more each time, and 1,000 cases
    ],
)
def test_a_learning_curve_rises_is_flat_or_says_nothing(
    rates: tuple[int, ...], cases: int, *, rises: bool | None
) -> None:
    found = Found()

    curve_of(found, [(1000 * 2**n, Part(right, cases)) for n, right in enumerate(rates)])

    assert rises is found.known.get(Fact.CURVE_RISES)
    assert (None if rises is None else not rises) is found.known.get(Fact.CURVE_FLAT)


def test_a_slope_is_the_one_numpy_fits() -> None:
    points = [
        (1000, Part(801, 1000)),
        (2000, Part(842, 900)),
        (4000, Part(870, 1100)),
        (9000, Part(930, 1000)),
    ]
    rates = np.array([(one.hits + 1) / (one.of + 2) for _, one in points])
    spread = np.sqrt(rates * (1 - rates) / np.array([one.of for _, one in points]))
    rows = np.log2([rows for rows, _ in points])
    seen = [one.rate for _, one in points]
    (slope, _), covariance = np.polyfit(rows, seen, 1, w=1 / spread, cov="unscaled")
    low, high = (slope + sign * 1.645 * np.sqrt(covariance[0, 0]) for sign in (-1, 1))
    found = Found()

    curve_of(found, points)

    said = f"{100 * slope:+.1f} ({100 * low:+.1f}–{100 * high:+.1f}) / ×2"  # noqa: RUF001  # a range
    assert said == found.said[Fact.CURVE_RISES]


def test_two_points_are_no_curve() -> None:
    found = Found()

    curve_of(found, [(1000, Part(700, 1000)), (2000, Part(900, 1000))])

    assert {} == found.known


def test_the_surest_part_must_show_the_floor_though_several_parts_were_looked_at() -> None:
    """Control: alone 59 of 59 shows 95 %; as one of five parts that were tried it does not."""
    alone, among = Found(), Found()

    confident_of(alone, [(0.5, Part(59, 59))], 0.95)
    confident_of(among, [(0.1 * n, Part(59, 59)) for n in range(1, 6)], 0.95)

    assert alone.known[Fact.CONFIDENT_PASSES]
    assert Fact.CONFIDENT_PASSES not in among.known


@pytest.mark.parametrize(("capacity", "takes"), [(0.45, True), (0.3, False)])
def test_people_take_the_rest_where_they_can(capacity: float, *, takes: bool) -> None:
    found = Found()

    queue_of(found, [(0.6, Part(590, 600))], 0.95, capacity)

    assert takes is found.known[Fact.QUEUE_TAKES_REST]


@pytest.mark.parametrize(
    ("seen", "people", "holds"),
    [
        (Part(870, 1000), Part(880, 1000), None),
        (Part(900, 1000), Part(880, 1000), True),
        (Part(700, 1000), Part(950, 1000), False),
        (Part(8700, 10_000), Part(8750, 10_000), True),
    ],
)
def test_people_are_a_ceiling_where_they_agree_no_more(
    seen: Part, people: Part, *, holds: bool | None
) -> None:
    found = Found()

    ceiling_of(found, seen, people)

    assert holds is found.known.get(Fact.AT_CEILING)


def test_failures_say_something_once_a_hundred_were_sorted() -> None:
    few, many = Found(), Found()

    failures_of(few, {"missing_information": 40, "fixable": 10})
    failures_of(many, {"missing_information": 80, "fixable": 20})

    assert {} == few.known
    assert many.known[Fact.INFORMATION_MISSING]
    assert many.known[Fact.TASK_AMBIGUOUS] is False


def test_critical_errors_lie_in_a_slice_only_where_luck_would_not_put_them_there() -> None:
    luck, real = Found(), Found()

    critical_of(luck, {"a": Part(2, 500), "b": Part(1, 500)})
    critical_of(real, {"a": Part(12, 200), "b": Part(1, 800)})

    assert luck.known[Fact.CRITICAL_IN_A_SLICE] is False
    assert real.known[Fact.CRITICAL_IN_A_SLICE]
    assert "a: 12/13" == real.said[Fact.CRITICAL_IN_A_SLICE]


@pytest.mark.parametrize(
    ("slices", "in_a_slice", "everywhere"),
    [
        ({"a": Part(300, 400), "b": Part(590, 600)}, True, False),
        ({"a": Part(300, 400), "b": Part(420, 600)}, False, True),
        ({"a": Part(33, 40), "b": Part(59, 60)}, None, None),
    ],
)
def test_where_it_fails_is_shown_by_bounds(
    slices: dict[str, Part], *, in_a_slice: bool | None, everywhere: bool | None
) -> None:
    found = Found()

    where_of(found, slices, 0.9)

    assert in_a_slice is found.known.get(Fact.IN_A_SLICE)
    assert everywhere is found.known.get(Fact.EVERYWHERE)


@pytest.mark.parametrize(
    ("fixed", "broken", "worse", "better"),
    [(40, 10, (), True), (12, 10, (), False), (40, 10, ("north",), False)],
)
def test_a_challenger_wins_on_the_same_cases_or_not_at_all(
    fixed: int, broken: int, worse: tuple[str, ...], *, better: bool
) -> None:
    found = Found()

    challenger_of(found, fixed, broken, worse)

    assert better is found.known[Fact.CHALLENGER_BETTER]


def test_what_is_not_stated_is_not_known() -> None:
    found = Found()

    add_stated(found, Stated())

    assert {Fact.CHALLENGER: False} == found.known  # whoever trained one says so
