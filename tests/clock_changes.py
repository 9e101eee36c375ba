"""When the clocks of every time zone change, and what a daily time comes to then, counted minute by minute.

Nothing of the bot is used here: a local clock is UTC and an offset, and a day's moment is the first minute of
that day at which the clock shows the time or is past it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

TIMES = (time(0, 30), time(1, 30), time(2, 30), time(3, 0))
AROUND = timedelta(hours=30)  # before and after the change
_MINUTE, _STEP = timedelta(minutes=1), timedelta(days=2)  # no zone changes twice in two days
_FIRST, _LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The first minute of a new offset in a zone."""

    at: datetime
    before: timedelta
    after: timedelta

    def local(self, moment: datetime) -> datetime:
        """What a clock of the zone shows, some days around the change."""
        offset = self.before if moment < self.at else self.after
        return (moment + offset).replace(tzinfo=None)

    def minutes(self) -> Iterator[datetime]:
        """Every minute of five days, so that the days in the middle are whole."""
        moment = self.at - 2 * AROUND
        while moment <= self.at + 2 * AROUND:
            yield moment
            moment += _MINUTE


def changes_of(zone: str) -> list[ClockChange]:
    """The changes of two years."""
    clock, moment, found = ZoneInfo(zone), _FIRST, []
    before = _offset(moment, clock)
    while moment < _LAST:
        after = _offset(moment + _STEP, clock)
        if after != before:
            low, high = moment, moment + _STEP
            while high - low > _MINUTE:
                middle = low + (high - low) // (2 * _MINUTE) * _MINUTE
                low, high = (low, middle) if _offset(middle, clock) == after else (middle, high)
            found.append(ClockChange(high, before, after))
        moment, before = moment + _STEP, after
    return found


@cache
def cases() -> list[tuple[str, ClockChange, time]]:
    """Every zone, each of its changes, and each time of day."""
    return [
        (zone, change, at)
        for zone in sorted(available_timezones())
        for change in changes_of(zone)
        for at in TIMES
    ]


def moments_of(change: ClockChange, at: time) -> tuple[datetime, ...]:
    """The one moment of each local day around a change: the first minute that is not before the time."""
    return _on_its_day(change, at, _first_not_before)


def matches_of(change: ClockChange, at: time) -> tuple[datetime, ...]:
    """The control: every minute at which the clock shows the time, as cron has it."""
    return _on_its_day(change, at, _equal)


Count = Callable[[ClockChange, time], tuple[datetime, ...]]


def _on_its_day(change: ClockChange, at: time, count: Count) -> tuple[datetime, ...]:
    """Count once for all changes that differ in nothing but the day."""
    days = timedelta(days=(change.at - _FIRST).days)
    start, end = change.at - AROUND, change.at + AROUND
    found = (moment + days for moment in count(replace(change, at=change.at - days), at))
    return tuple(moment for moment in found if start < moment <= end)


@lru_cache(maxsize=4096)
def _first_not_before(change: ClockChange, at: time) -> tuple[datetime, ...]:
    first: dict[date, datetime] = {}
    for moment in change.minutes():
        shown = change.local(moment)
        if shown.time() >= at:
            first.setdefault(shown.date(), moment)
    return tuple(sorted(first.values()))


@lru_cache(maxsize=4096)
def _equal(change: ClockChange, at: time) -> tuple[datetime, ...]:
    return tuple(moment for moment in change.minutes() if change.local(moment).time() == at)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
