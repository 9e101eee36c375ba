"""Looking every week must neither condemn a good system nor crown one by luck."""

from datetime import UTC, datetime, timedelta
from math import comb

import pytest

from bot.domain.criterion.anytime import (
    evidence_above,
    lower_at_every_look,
    shows_at_every_look,
    upper_at_every_look,
)
from bot.domain.criterion.interval import exact_lower
from bot.domain.criterion.plan import most_failures, shows
from bot.domain.criterion.verdict import Counts, Outcome
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.formula import ANYTIME, CLOPPER_PEARSON
from bot.domain.evaluation.judging import Conditions, judge
from bot.domain.evaluation.look import (
    WEEKS,
    Look,
    Taken,
    luck,
    most_before,
    next_look,
)
from bot.domain.evaluation.telling import told
from bot.domain.evaluation.words import words_of
from tests.unit.domain.evaluation.criteria import AT_LEAST_95, criterion

YEARS = 2000
CASES = 200


def years_called_fail(look: Look) -> float:
    """In how many years a system that is right in 95 % fails in some week."""
    import numpy as np  # noqa: PLC0415  # draws all years at once

    weeks = np.random.default_rng(95).binomial(CASES, 0.95, (YEARS, WEEKS))
    conditions = Conditions(look=look)
    failing = {
        hits
        for hits in set(weeks.ravel().tolist())
        if judge(AT_LEAST_95, Counts(hits, CASES), conditions).outcome is Outcome.FAIL
    }
    return sum(not failing.isdisjoint(year) for year in weeks.tolist()) / YEARS


def test_a_system_just_at_the_bar_is_called_fail_in_few_years() -> None:
    assert years_called_fail(Look(1, WEEKS)) <= 0.05
    # The control: the plain rule condemns it in most years.
    assert years_called_fail(Look()) > 0.5


def test_evidence_that_adds_up_all_year_rarely_misleads() -> None:
    import numpy as np  # noqa: PLC0415  # draws all years at once

    weeks = np.random.default_rng(95).binomial(CASES, 0.95, (200, WEEKS)).cumsum(axis=1).tolist()
    found = {"met": 0, "missed": 0, "naive": 0}
    for year in weeks:
        counts = [(hits, CASES * (week + 1)) for week, hits in enumerate(year)]
        found["met"] += any(evidence_above(k, n, 0.95) >= 20 for k, n in counts)
        found["missed"] += any(evidence_above(n - k, n, 0.05) >= 20 for k, n in counts)
        # The control: the plain rule, applied every week to what added up so far.
        found["naive"] += any(shows(n - k, n, 0.95) for k, n in counts)

    assert found["met"] <= 10
    assert found["missed"] <= 10
    assert found["naive"] > 20


def test_no_number_of_cases_passes_a_system_just_at_the_bar_by_more_than_luck_allows() -> None:
    """Exact, for every n from 10 to 1,000; Wilson's bound, the control, passes it in 6.9 %."""
    from scipy.special import bdtr  # noqa: PLC0415

    met = {}
    for n in range(10, 1001):
        failures = most_failures(n, 0.95)
        met[n] = 0.0 if failures is None else float(bdtr(failures, n, 0.05))

    assert max(met.values()) <= 0.05
    assert met[59] == pytest.approx(0.048, abs=5e-4)
    assert met[200] == pytest.approx(luck(200, 0.95)) == pytest.approx(0.026, abs=5e-4)


def test_each_file_of_the_year_before_is_one_look() -> None:
    today = datetime(2030, 1, 7, tzinfo=UTC)
    every_week = [
        *(Taken(f"file {week}", today - timedelta(weeks=week)) for week in range(60)),
        Taken("file 7", today - timedelta(weeks=7, hours=1)),  # a second run in it
    ]
    lately = [
        *(Taken(f"file {week}", today - timedelta(weeks=week)) for week in (1, 2)),
        Taken("this", today - timedelta(hours=1)),  # another run of the same file
        Taken("later", today + timedelta(hours=1)),
    ]

    assert next_look(every_week, "this", today) == Look(53, 53)
    assert next_look(lately, "this", today) == Look(3, WEEKS)
    assert next_look([], "this", today) == Look(1, WEEKS)


def test_luck_adds_up_over_fresh_looks() -> None:
    assert [0.026, 0.10, 0.29, 0.75] == [
        pytest.approx(luck(200, 0.95, looks), abs=0.006) for looks in (1, 4, 13, 52)
    ]
    assert 0.0 == luck(50, 0.95, 52)  # so few can never show it


def test_the_evidence_is_the_average_likelihood_ratio_of_all_better_rates() -> None:
    """By whole-number arithmetic on a fine grid of rates."""
    hits, n, bar, steps = 57, 60, 0.9, 20_000
    width = (1 - bar) / steps
    ratios = (
        (rate / bar) ** hits * ((1 - rate) / (1 - bar)) ** (n - hits)
        for rate in (bar + (step + 0.5) * width for step in range(steps))
    )

    assert evidence_above(hits, n, bar) == pytest.approx(sum(ratios) / steps, rel=1e-6)


def test_on_average_a_system_at_the_bar_gathers_no_evidence() -> None:
    """The expectation of an e-value is one: summed over all outcomes of 40 cases, exactly."""
    n, bar = 40, 0.9
    mean = sum(
        comb(n, k) * bar**k * (1 - bar) ** (n - k) * evidence_above(k, n, bar) for k in range(n + 1)
    )

    assert 1.0 == pytest.approx(mean)


@pytest.mark.parametrize(("hits", "n"), [(76, 80), (190, 200), (392, 400), (399, 400)])
def test_what_shows_at_every_look_is_what_its_lower_bound_reaches(hits: int, n: int) -> None:
    low = lower_at_every_look(hits, n)

    assert shows_at_every_look(n - hits, n, low - 1e-9)
    assert not shows_at_every_look(n - hits, n, low + 1e-9)


AS_SOON_AS_MET = criterion(statistic="lower_bound", confidence=0.95, method="e_process")


def test_of_a_growing_set_it_tells_how_many_more_cases_show_it_at_every_look() -> None:
    open_ = judge(AS_SOON_AS_MET, Counts(76, 80))

    assert (ANYTIME, Outcome.INCONCLUSIVE) == (open_.formula, open_.outcome)
    assert open_.more is not None
    assert open_.more.clean is not None
    needed = 80 + open_.more.clean
    assert needed == open_.needed_n
    assert Outcome.PASS is judge(AS_SOON_AS_MET, Counts(needed - 4, needed)).outcome
    assert Outcome.INCONCLUSIVE is judge(AS_SOON_AS_MET, Counts(needed - 5, needed - 1)).outcome
    assert needed > (judge(AT_LEAST_95, Counts(76, 80)).needed_n or 0)  # the price of looking often


def test_a_set_that_does_not_grow_is_a_look_like_others() -> None:
    """So many fresh cases every week are not one series, and luck would crown one of them in time."""
    enough = Counts(198, 200)
    later = Conditions(look=Look(9, WEEKS), most_before=200)

    grown = judge(AS_SOON_AS_MET, enough, Conditions(look=Look(9, WEEKS), most_before=199))
    same = judge(AS_SOON_AS_MET, enough, later)

    assert ANYTIME is grown.formula
    assert "growing" not in told(AS_SOON_AS_MET, same, later)
    assert CLOPPER_PEARSON is same.formula
    assert Remark.NOT_GROWING in same.remarks
    for language in ("en", "fr", "de"):
        assert words_of(language).not_growing in told(AS_SOON_AS_MET, same, later, language)


def test_the_largest_file_of_the_year_before_is_what_a_set_has_to_outgrow() -> None:
    now = datetime(2026, 11, 27, tzinfo=UTC)
    taken = [
        Taken("of long ago", now - timedelta(days=366), 900),
        Taken("last week", now - timedelta(days=7), 300),
        Taken("before", now - timedelta(days=14), 400),
        Taken("this", now - timedelta(hours=1), 500),
        Taken("later", now + timedelta(hours=1), 600),
    ]

    assert 400 == most_before(taken, "this", now)
    assert 0 == most_before([], "this", now)


@pytest.mark.parametrize(("hits", "n"), [(97, 100), (475, 500), (0, 20), (20, 20), (1, 1)])
def test_bounds_for_every_look_are_wider_than_for_one(hits: int, n: int) -> None:
    low, high = lower_at_every_look(hits, n), upper_at_every_look(hits, n)

    assert 0 <= low <= exact_lower(hits, n) <= hits / n <= high <= 1
    if low:
        assert 20.0 == pytest.approx(evidence_above(hits, n, low), rel=1e-6)


def test_met_is_declared_as_soon_as_the_evidence_is_there() -> None:
    always = Conditions(at_every_look=True)

    found = judge(AT_LEAST_95, Counts(990, 1000), always)

    assert (Outcome.PASS, ANYTIME) == (found.outcome, found.formula)
    assert Outcome.INCONCLUSIVE is judge(AT_LEAST_95, Counts(196, 200), always).outcome
    assert Outcome.FAIL is judge(AT_LEAST_95, Counts(850, 1000), always).outcome


def test_evidence_beyond_all_floats_is_still_evidence() -> None:
    assert evidence_above(100_000, 100_000, 0.5) > 1e300
    assert 0.0 == evidence_above(10, 20, 1.0)
    assert evidence_above(1, 20, 0.0) > 1e300


@pytest.mark.parametrize(("number", "planned"), [(0, 1), (1, 0)])
def test_looks_are_counted_from_one(number: int, planned: int) -> None:
    with pytest.raises(ValueError, match="counted from one"):
        Look(number, planned)
