"""When a system is called worse, what holds before all labels are there, and when an estimate is believed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.interval import exact_lower, exact_upper
from bot.domain.criterion.verdict import Outcome
from bot.domain.decay.estimating import Unusable
from bot.domain.decay.judging import Asked, Standing, judged
from bot.domain.decay.model import DecayAskedError
from tests.unit.domain.decay.builders import scored, week

GOOD = [week(number, 900, 1000) for number in range(4)]


def test_one_bad_week_waits_for_the_next_and_the_second_calls_somebody() -> None:
    once = judged([*GOOD, week(4, 840, 1000)], Asked(delay=0))
    twice = judged([*GOOD, week(4, 840, 1000), week(5, 830, 1000)], Asked(delay=0))

    assert (1, False) == (len(once.run), once.calls)
    assert (2, True) == (len(twice.run), twice.calls)
    assert "2026-02-02" == twice.run[0].cohort.name


def test_a_drop_that_luck_shows_calls_nobody_however_often_one_looks() -> None:
    """Control: alone the week has a chance under 5 %, among thirty it is nothing."""
    alone = judged([*GOOD, week(4, 877, 1000)], Asked(delay=0))
    among = judged(
        [*GOOD, week(4, 877, 1000), *(week(number, 900, 1000) for number in range(5, 34))],
        Asked(delay=0),
    )

    assert alone.cohorts[4].perhaps_worse
    assert not among.cohorts[4].perhaps_worse
    assert not alone.calls


def test_a_drop_that_is_real_and_of_no_use_calls_nobody() -> None:
    many = [week(number, 90_000, 100_000) for number in range(4)]
    decay = judged([*many, week(4, 88_900, 100_000), week(5, 88_900, 100_000)], Asked(delay=0))

    assert decay.cohorts[5].chance < 0.001
    assert not decay.calls


def test_labels_that_came_early_are_no_verdict() -> None:
    """The naive rate of the first labels is 50 %; the wrong ones are known first."""
    young = week(4, 20, 40, rows=1000)

    for today in (date(2026, 2, 20), date(2026, 3, 20)):  # in time, and late
        decay = judged([*GOOD, young], Asked(delay=21, floor=0.85, as_of=today))

        last = decay.cohorts[-1]
        assert Standing.YOUNG is last.standing
        assert (None, None) == (last.seen, last.outcome)
        assert not decay.calls


def test_what_no_label_can_change_is_a_verdict_before_they_are_there() -> None:
    lost = week(4, 400, 700, rows=1000)  # at best 700 of 1,000
    won = week(5, 900, 900, rows=1000)  # at worst 900 of 1,000

    decay = judged([*GOOD, lost, won], Asked(delay=21, floor=0.85, as_of=date(2026, 2, 28)))

    assert [Outcome.FAIL, Outcome.PASS] == [one.outcome for one in decay.cohorts[4:]]
    assert decay.calls


@given(rows=st.integers(1, 400), data=st.data())
def test_bounds_of_a_young_week_hold_whatever_its_labels_say(
    rows: int, data: st.DataObject
) -> None:
    labelled = data.draw(st.integers(0, rows))
    right = data.draw(st.integers(0, labelled))
    later = data.draw(st.integers(0, rows - labelled))

    decay = judged(
        [*GOOD, week(4, right, labelled, rows=rows)], Asked(delay=999, as_of=date(2028, 10, 20))
    )
    # The reference is old enough, the last week is not.
    young = decay.cohorts[-1]

    assert young.whatever is not None
    low, high = young.whatever
    assert low <= exact_lower(right + later, rows) + 1e-12
    assert exact_upper(right + later, rows) <= high + 1e-12


def test_the_floor_is_judged_by_exact_bounds() -> None:
    decay = judged([*GOOD, week(4, 475, 500), week(5, 484, 500)], Asked(delay=0, floor=0.95))

    assert [Outcome.INCONCLUSIVE, Outcome.PASS] == [one.outcome for one in decay.cohorts[4:]]


def test_without_a_delay_a_week_counts_once_most_of_its_labels_are_there() -> None:
    decay = judged([*GOOD, week(4, 700, 880, rows=1000), week(5, 800, 950, rows=1000)], Asked())

    assert [Standing.YOUNG, Standing.KNOWN] == [one.standing for one in decay.cohorts[4:]]


@pytest.mark.parametrize("cohorts", [[], [week(0, 0, 0, rows=10)]])
def test_nothing_to_compare_with_is_said(cohorts: list[object]) -> None:
    with pytest.raises(DecayAskedError):
        judged(cohorts, Asked(delay=0))  # type: ignore[arg-type]  # cohorts, or none


def test_calibrated_chances_estimate_what_labels_say_later() -> None:
    past = [scored(number, 400) for number in range(8)]
    young = scored(8, 400, labelled=0)

    decay = judged([*past, young], Asked(delay=7, as_of=date(2026, 3, 2)))

    assert decay.checked.unusable is None
    assert decay.cohorts[-1].guess is not None
    assert (3, 3) == decay.held


def test_chances_that_promise_too_much_estimate_nothing() -> None:
    """Control: taken at their word they would say 75 % where 63 % are right."""
    past = [scored(number, 400, off=0.12) for number in range(4)]

    decay = judged([*past, scored(4, 400, labelled=0)], Asked(delay=0, as_of=date(2026, 2, 2)))

    assert Unusable.OFF is decay.checked.unusable
    assert decay.cohorts[-1].guess is None
    last = past[-1].yes
    assert last.chance / last.scored > last.right / last.labelled + 0.08


def test_chances_that_few_labels_checked_estimate_nothing_and_it_is_said_how_many_more() -> None:
    decay = judged(
        [scored(0, 200), scored(1, 200, labelled=0)], Asked(delay=0, as_of=date(2026, 1, 12))
    )

    assert Unusable.UNCHECKED is decay.checked.unusable
    assert 300 == decay.checked.more


def test_estimates_that_labels_contradict_twice_are_taken_back() -> None:
    """Inputs alone do not show that the truth has changed; the control is that the chances stay as they were."""
    past = [scored(number, 600) for number in range(4)]
    changed = [scored(number, 600, off=0.3) for number in (4, 5)]
    young = scored(6, 600, labelled=0)

    decay = judged([*past, *changed, young], Asked(delay=7, as_of=date(2026, 2, 23)))

    assert Unusable.CONTRADICTED is decay.checked.unusable
    assert decay.cohorts[-1].guess is None
    assert (0, 2) == decay.held
    assert decay.calls
