"""How many cases are needed: the printed tables, the laws behind them, and what is said of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.advice import advice, next_step, nothing_seen
from bot.domain.criterion.figure import figure, per_thousand, share
from bot.domain.criterion.interval import exact, exact_lower, exact_upper, wilson
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.plan import (
    USUAL_FAILURES,
    cases_for_chance,
    further,
    most_failures,
    plan,
    shows,
    smallest_n,
)
from tests.unit.domain.criterion.test_interval import LARGEST, RATES, SMALLEST

SCIPY = Path(__file__).parents[3] / "data" / "intervals.json"


def test_every_bound_is_the_one_of_scipy_and_statsmodels() -> None:
    rows = json.loads(SCIPY.read_text(encoding="utf-8"))["rows"]

    for k, n, sure, *expected in rows:
        score, clopper = wilson(k, n, confidence=sure), exact(k, n, confidence=sure)
        found = (exact_lower(k, n, confidence=sure), exact_upper(k, n, confidence=sure),
                 score.low, score.high, clopper.low, clopper.high)  # fmt: skip
        assert found == pytest.approx(expected, rel=0, abs=1e-9), (k, n, sure)
    assert len(rows) >= 150


@pytest.mark.parametrize("floor", SMALLEST)
def test_the_fewest_cases_are_the_printed_ones(floor: float) -> None:
    assert SMALLEST[floor] == tuple(smallest_n(floor, count) for count in USUAL_FAILURES)


@pytest.mark.parametrize("n", LARGEST)
def test_the_most_failures_are_the_printed_ones(n: int) -> None:
    assert LARGEST[n] == tuple(most_failures(n, rate) for rate in RATES)


def test_a_plan_holds_both_tables() -> None:
    found = plan(0.95)

    assert (59, 0.95) == (found.clean, found.confidence)
    assert ((0, 59), (1, 93)) == found.cases[:2]
    assert ((100, 1), (200, 4)) == found.failures[:2]


@given(st.floats(0.5, 0.99), st.integers(0, 20), st.sampled_from([0.8, 0.95, 0.99]))
def test_the_fewest_cases_show_it_and_one_less_does_not(
    floor: float, failures: int, sure: float
) -> None:
    n = smallest_n(floor, failures, sure)

    assert n is not None
    assert exact_lower(n - failures, n, confidence=sure) >= floor - 1e-12
    assert not shows(failures, n - 1, floor, sure)


@given(st.integers(1, 400), st.floats(0.5, 0.99))
def test_the_two_tables_are_each_others_inverse(n: int, floor: float) -> None:
    allowed = most_failures(n, floor)

    needed = smallest_n(floor, 0 if allowed is None else allowed)
    assert needed is not None
    assert (needed <= n) == (allowed is not None)
    if allowed is not None:
        assert (smallest_n(floor, allowed + 1) or 0) > n


def test_some_bars_no_number_of_cases_can_show() -> None:
    assert smallest_n(1.0) is None
    assert smallest_n(0.9999999999) is None
    assert cases_for_chance(0.95, 0.95) is None
    assert smallest_n(0.0, 3) == 3
    assert shows(5, 5, 0.0)


@pytest.mark.parametrize(("truth", "n"), [(0.97, 694), (0.98, 286), (0.99, 124)])
def test_a_better_system_shows_a_bar_of_95_percent_with_so_many(truth: float, n: int) -> None:
    """From there on: with 601 cases the chance is above four in five too, with 610 it is not."""
    assert n == cases_for_chance(0.95, truth)


def test_a_result_that_shows_its_bar_needs_no_more_cases() -> None:
    assert further(484, 500, 0.95).settled
    assert (0, 0) == (further(484, 500, 0.95).clean, further(484, 500, 0.95).alike)


def test_a_rate_at_the_bar_never_shows_it_by_more_of_the_same() -> None:
    found = further(76, 80, 0.95)

    assert (101, None) == (found.clean, found.alike)
    assert shows(4, 181, 0.95)
    assert further(0, 0, 0.95).clean == 59


def test_a_rate_above_the_bar_shows_it_in_the_end() -> None:
    found = further(97, 100, 0.95)

    assert (53, 286) == (found.clean, found.alike)
    assert shows(12, 386, 0.95)
    assert not shows(12, 385, 0.95)


@given(st.integers(1, 120), st.data())
def test_more_of_the_same_takes_at_least_as_many_as_nothing_but_right_ones(
    n: int, data: st.DataObject
) -> None:
    found = further(data.draw(st.integers(0, n)), n, 0.9)

    if found.alike is not None:
        assert found.clean is not None
        assert found.clean <= found.alike


def rate(level: float, comparator: str = ">=", **rest: object) -> Criterion:
    threshold = {"form": "level", "number": level, "unit": "%"}
    values = {"kind": "statistical", "metric": "accuracy", "threshold": threshold}
    return Criterion.model_validate({**values, "comparator": comparator, **rest})


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        (
            rate(2, "<=", metric="critical_error_rate", min_n=100),
            "With 100 cases you cannot show ≤ 2 %, not even without a single failure; 149 clean ones would.",
        ),
        (rate(95, min_n=500), "500 cases can show ≥ 95 % if no more than 16 of them fail."),
        (rate(95, min_n=59), "59 cases can show ≥ 95 % only if not one of them fails."),
        (
            rate(95),
            "To show ≥ 95 % takes at least 59 cases without a single failure; 208 leave room for 5.",
        ),
    ],
)
def test_the_advice_is_one_sentence(criterion: Criterion, sentence: str) -> None:
    assert sentence == advice(criterion)


def test_what_can_never_be_shown_is_told_with_a_way_out() -> None:
    assert "No number of cases" in str(advice(rate(100)))
    assert "outside the model" in str(advice(rate(0, "<=")))


@pytest.mark.parametrize(
    "rest",
    [
        {"metric": "f1"},  # not a share of cases
        {"metric": "latency", "kind": "slo"},
        {"comparator": "="},
        {"threshold": None},
        {"threshold": {"form": "change", "sign": "*", "number": 0.85}},
        {"threshold": {"form": "level", "number": 120, "unit": "%"}},
    ],
)
def test_where_cases_do_not_decide_there_is_no_advice(rest: dict[str, object]) -> None:
    usual = rate(95).model_dump()

    assert advice(Criterion.model_validate(usual | rest)) is None


def test_advice_is_given_in_three_languages() -> None:
    few = rate(2, "<=", min_n=100)

    assert "149 cas" in str(advice(few, "fr"))
    assert "149 fehlerfreie" in str(advice(few, "de"))
    assert "59 Fälle" in str(advice(rate(95), "de"))


def test_what_was_seen_is_told_in_counts_with_the_next_step() -> None:
    assert next_step(76, 80, 0.95) == (
        "76 of 80 right (95 %) does not show 95 % yet: results like these are what you would see "
        "if between 878 and 980 of 1,000 were right. 101 more cases without a single further "
        "failure would show it. If they fail as often as those so far, no number of cases will: "
        "what was seen is not above the bar."
    )
    assert "about 286 more" in next_step(97, 100, 0.95)
    assert next_step(484, 500, 0.95) == "484 of 500 right (96.8 %) shows 95 %."
    assert "is missed" in next_step(60, 80, 0.95)
    assert "No number of cases can show it." in next_step(80, 80, 1.0)
    assert nothing_seen(100) == "No failure in 100. That still allows up to about 30 per 1,000."
    assert "plus" in next_step(76, 80, 0.95, "fr")
    assert "weitere" in next_step(97, 100, 0.95, "de")


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_nothing_is_promised_that_cases_cannot_show(language: str) -> None:
    told = " ".join(next_step(k, n, 0.95, language) for k, n in ((76, 80), (97, 100), (80, 80)))

    for forbidden in ("guarantee", "proven", "sure", "garanti", "bewiesen", "sicher", "nearly"):
        assert forbidden not in told.casefold()


def test_figures_are_written_as_in_each_language() -> None:
    assert [figure(16959, language) for language in ("en", "fr", "de")] == [
        "16,959", "16\u202f959", "16.959",
    ]  # fmt: skip
    assert [share(0.995, language) for language in ("en", "fr", "de")] == [
        "99.5 %", "99,5\u202f%", "99,5 %",
    ]  # fmt: skip
    assert "0.3 %" == share(0.003)
    assert "99.95 %" == share(0.9995)
    assert ["30", "0.4", "0"] == [per_thousand(rate) for rate in (0.0295, 0.0004, 0)]
    assert ["1,000", "0"] == [per_thousand(rate) for rate in (1 + 1e-15, -1e-18)]
