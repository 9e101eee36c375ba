"""When something is due next; on every local day once, whatever the clocks of a zone do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.schedule.recurrence import At, Daily, Every

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_given_moments_come_once_each() -> None:
    times = At(moments=(NOON, NOON + timedelta(hours=1)))

    assert NOON == times.after(NOON - timedelta(seconds=1))
    assert NOON + timedelta(hours=1) == times.after(NOON)
    assert times.after(NOON + timedelta(hours=1)) is None


@pytest.mark.parametrize(("passed", "due"), [(-5, 0), (0, 60), (59, 60), (60, 120), (125, 180)])
def test_an_interval_is_counted_from_its_first_moment(passed: int, due: int) -> None:
    times = Every(seconds=60, first=NOON)

    assert NOON + timedelta(seconds=due) == times.after(NOON + timedelta(seconds=passed))


@pytest.mark.parametrize(
    ("zone", "at", "day", "due"),
    [
        ("Europe/Berlin", time(9), date(2026, 7, 1), "2026-07-01T09:00+02:00"),
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), "2026-03-29T03:00+02:00"),  # no 02:30
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), "2026-10-25T02:30+02:00"),  # the first
        ("America/New_York", time(2, 15), date(2027, 3, 14), "2027-03-14T03:00-04:00"),
        ("Africa/Cairo", time(0), date(2026, 4, 24), "2026-04-24T01:00+03:00"),  # midnight is gone
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), "2026-10-04T02:30+11:00"),
    ],
)
def test_a_local_time_that_does_not_exist_or_comes_twice(
    zone: str, at: time, day: date, due: str
) -> None:
    assert datetime.fromisoformat(due) == Daily(at=at, timezone=zone).on(day)


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Africa/Cairo", "America/Santiago", "Asia/Beirut",
             "Australia/Lord_Howe", "Atlantic/Azores", "UTC"]
)  # fmt: skip
@pytest.mark.parametrize("at", [time(0), time(0, 30), time(2, 30), time(9)], ids=str)
def test_it_comes_exactly_once_on_every_local_day_of_two_years(zone: str, at: time) -> None:
    times = Daily(at=at, timezone=zone)
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    days = []
    for _ in range(729):
        due = times.after(moment)
        assert due is not None
        assert due > moment
        days.append(due.astimezone(ZoneInfo(zone)).date())
        moment = due

    assert days == [days[0] + timedelta(days=number) for number in range(729)]


def test_only_the_days_named_count() -> None:
    times = Daily(at=time(9), timezone="UTC", weekdays=(0,))

    assert datetime(2026, 11, 30, 9, tzinfo=UTC) == times.after(NOON)
