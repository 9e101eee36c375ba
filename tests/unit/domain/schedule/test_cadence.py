"""How often something happens: read as people say it or as cron writes it, and said back."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.schedule.cadence import Cadence, read_cadence, say_cadence
from bot.domain.schedule.recurrence import Daily, Monthly
from bot.domain.schedule.span import spans_in

BERLIN = "Europe/Berlin"
WORKING = (0, 1, 2, 3, 4)


def daily(hour: int, minute: int, *days: int, zone: str = BERLIN) -> Daily:
    return Daily(at=time(hour, minute), timezone=zone, weekdays=days or tuple(range(7)))


def monthly(day: int, hour: int) -> Monthly:
    return Monthly(day=day, at=time(hour), timezone=BERLIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every Monday at 9:00", daily(9, 0, 0)),
        ("Mondays 9am", daily(9, 0, 0)),
        ("mon and thu at 4:15 pm", daily(16, 15, 0, 3)),
        ("every Monday at 12am", daily(0, 0, 0)),
        ("every weekday at 08:30", daily(8, 30, *WORKING)),
        ("daily at 7", daily(7, 0)),
        ("weekly", daily(9, 0, 0)),
        ("every Friday at 17:00 America/New_York", daily(17, 0, 4, zone="America/New_York")),
        ("daily at 6:00 UTC", daily(6, 0, zone="UTC")),
        ("on the 1st of the month at 9:00", monthly(1, 9)),
        ("every month on the 31st at 10am", monthly(31, 10)),
        ("first day of the month", monthly(1, 9)),
        ("chaque lundi à 9h", daily(9, 0, 0)),
        ("les mardis à 14h30", daily(14, 30, 1)),
        ("tous les jours à 8h", daily(8, 0)),
        ("jours ouvrés à 8h30", daily(8, 30, *WORKING)),
        ("le 1er du mois à 9h", monthly(1, 9)),
        ("jeden Montag um 9 Uhr", daily(9, 0, 0)),
        ("montags um 9.30 Uhr", daily(9, 30, 0)),
        ("werktags 8:30", daily(8, 30, *WORKING)),
        ("täglich um 7 Uhr", daily(7, 0)),
        ("am 15. des Monats um 9 Uhr", monthly(15, 9)),
        ("Monday to Friday at 9:00", daily(9, 0, *WORKING)),
        ("Mon-Fri 8:30", daily(8, 30, *WORKING)),
        ("du lundi au vendredi à 8h30", daily(8, 30, *WORKING)),
        ("montags bis freitags um 8:30 Uhr", daily(8, 30, *WORKING)),
        ("Saturday to Monday at 9", daily(9, 0, 0, 5, 6)),
        ("0 9 * * 1", daily(9, 0, 0)),
        ("30 8 * * 1-5", daily(8, 30, *WORKING)),
        ("0 7 * * *", daily(7, 0)),
        ("0 9 * * MON,FRI", daily(9, 0, 0, 4)),
        ("0 9 * * 5-7", daily(9, 0, 4, 5, 6)),
        ("0 9 * * 6-1", daily(9, 0, 0, 5, 6)),
        ("0 9 * * 0", daily(9, 0, 6)),
        ("0 9 15 * * Europe/Berlin", monthly(15, 9)),
        ("le lundi à 8 h 30", daily(8, 30, 0)),
        ("every day at 9.", daily(9, 0)),
        ("werktags um 8.", daily(8, 0, *WORKING)),
        ("on the 1st of the month at 9.", monthly(1, 9)),
        ("every Monday at noon", daily(12, 0, 0)),
        ("tous les lundis à midi", daily(12, 0, 0)),
        ("täglich um Mitternacht", daily(0, 0)),
        ("last day of the month at 8", monthly(31, 8)),
        ("am letzten Tag des Monats", monthly(31, 9)),
        ("le dernier jour du mois", monthly(31, 9)),
        ("Monday/Thursday at 9", daily(9, 0, 0, 3)),
        ("every Monday/Thursday", daily(9, 0, 0, 3)),
        ("daily at 6:00 utc", daily(6, 0, zone="UTC")),
        ("daily at 6:00 america/new_york", daily(6, 0, zone="America/New_York")),
    ],
)
def test_a_cadence_is_read_as_people_say_it_and_as_cron_writes_it(
    text: str, expected: Cadence
) -> None:
    assert expected == read_cadence(text, BERLIN)


@pytest.mark.parametrize(
    "text",
    [
        "", "sometimes", "at 9:00", "*/15 * * * *", "0 * * * *", "0 9 1 * 1", "0 9 * 1 *",
        "0 25 * * *", "61 9 * * *", "0 9 * * 9", "every Monday at 25:00", "every Monday at 13pm",
        "every Monday at 9:00 Europe/Atlantis", "on the 45th of the month", "0 9 1-5 * *",
    ],
)  # fmt: skip
def test_what_names_no_such_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_cadence(text, BERLIN)

    assert "Europe/Berlin" in (refused.value.next_step or "")


@pytest.mark.parametrize(
    "text",
    [
        "every other Monday", "every 2 weeks on Monday", "every second Monday", "biweekly", "bi-weekly",
        "fortnightly on Monday", "every 3 months", "twice a month", "quarterly on the 1st",
        "every hour on Monday", "un lundi sur deux", "toutes les deux semaines le lundi", "bimensuel",
        "jeden zweiten Montag", "alle 2 Wochen montags", "zweiwöchentlich", "14-tägig montags",
        "weekdays except Friday", "du lundi au vendredi sauf mercredi", "täglich außer Sonntag",
    ],
)  # fmt: skip
def test_a_rhythm_that_is_not_kept_is_not_taken_for_the_next_best_one(text: str) -> None:
    with pytest.raises(InvalidInputError, match="no rhythm that is kept"):
        read_cadence(text, BERLIN)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("first Monday of the month", "day of the week together"),
        ("jeden ersten Montag im Monat", "day of the week together"),
        ("on the 1st and 15th at 9:00", "one number"),
        ("0 9 * * mon#1", "five fields"),
        ("0 9 ? * MON", "five fields"),
        ("0 0 9 * * MON", "five fields"),
        ("0 9 * * 1-", "no day of the week"),
        ("0 9 * * 1,,3", "no day of the week"),
        ("every Monday at half past nine", "no time of day"),
        ("every Monday at quarter to 9", "no time of day"),
        ("montags um neun", "no time of day"),
        ("every Monday at 9:00 CET", "no time zone called CET"),
        ("every Monday at 9:00 EST", "no time zone called EST"),
        ("every Monday at 9:00 europe/atlantis", "no time zone called europe/atlantis"),
    ],
)
def test_what_would_be_read_as_another_day_or_hour_is_refused_with_the_reason(
    text: str, why: str
) -> None:
    with pytest.raises(InvalidInputError, match=why):
        read_cadence(text, BERLIN)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("every two weeks", 14), ("every other week", 14), ("alle zwei Wochen", 14),
        ("toutes les deux semaines", 14), ("every 3 months", 93), ("every six months", 186),
        ("quarterly", 92), ("first Monday of the month", 31), ("0 9 * * 1", 7), ("every 0 days", None),
        ("on every change of the model", None), ("mondays and thursdays", 4),
    ],
)  # fmt: skip
def test_how_long_a_rhythm_is_is_known_of_more_than_can_be_kept(
    text: str, days: int | None
) -> None:
    assert ([] if days is None else [timedelta(days=days)]) == list(spans_in(text))


CADENCES = st.one_of(
    st.builds(
        Daily,
        at=st.times(timezones=st.none()).map(lambda one: one.replace(second=0, microsecond=0)),
        timezone=st.sampled_from([BERLIN, "UTC", "America/Argentina/Buenos_Aires"]),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    ),
    st.builds(
        Monthly,
        day=st.integers(1, 31),
        at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        timezone=st.sampled_from([BERLIN, "UTC"]),
    ),
)


@given(CADENCES, st.sampled_from(["en", "fr", "de"]))
def test_what_is_said_back_is_read_again_as_the_same(cadence: Cadence, language: Language) -> None:
    said = say_cadence(cadence, language).replace("(", "").replace(")", "")

    assert cadence == read_cadence(said, "Asia/Tokyo")


@given(
    st.integers(1, 31),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001  # next line
        lambda one: one.replace(tzinfo=UTC)
    ),
)
def test_once_a_month_happens_once_in_every_month(day: int, start: datetime) -> None:
    times = Monthly(day=day, at=time(2, 30), timezone=BERLIN)
    moments = [start]
    for _ in range(14):
        following = times.after(moments[-1])
        assert following is not None
        moments.append(following)

    months = [one.year * 12 + one.month for one in moments[1:]]

    assert months == list(range(months[0], months[0] + 14))
    assert all(before < after for before, after in pairwise(moments))
