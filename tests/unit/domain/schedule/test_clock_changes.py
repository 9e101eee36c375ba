"""A daily time over every change of the clocks of every zone in two years, against a count of minutes."""

from collections import Counter
from datetime import time

from bot.domain.schedule.recurrence import Daily
from tests.clock_changes import AROUND, ClockChange, cases, matches_of, moments_of


def reckoned(zone: str, change: ClockChange, at: time) -> tuple[object, ...]:
    """What the schedule comes to around a change, moment after moment."""
    times, found = Daily(at=at, timezone=zone), []
    due = times.after(change.at - AROUND)
    while due is not None and due <= change.at + AROUND:
        found.append(due)
        due = times.after(due)
    return tuple(found)


def test_every_daily_time_comes_when_a_count_of_minutes_says_so() -> None:
    everything = cases()

    wrong = [one for one in everything if reckoned(*one) != moments_of(*one[1:])]

    assert [] == wrong
    # 804 changes in the zones of the time zone database of 2025, at four times of day
    assert len(everything) > 3000


def test_a_clock_that_is_only_looked_at_skips_days_and_comes_twice() -> None:
    """The control: cron's own rule."""
    skipped = twice = 0
    for _, change, at in cases():
        days = Counter(change.local(moment).date() for moment in matches_of(change, at))
        twice += 2 in days.values()
        skipped += len(moments_of(change, at)) > len(days)

    assert skipped > 300
    assert twice > 300
