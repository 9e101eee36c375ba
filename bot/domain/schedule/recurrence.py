"""When something is due next: at given moments, at an interval, once on each local day, or once a month."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field

from bot.domain.provenance import Frozen

_WEEK = tuple(range(7))


class At(Frozen):
    """At these moments and never again."""

    kind: Literal["at"] = "at"
    moments: tuple[AwareDatetime, ...]

    def after(self, moment: datetime) -> datetime | None:
        """Return the first moment after the given one."""
        return min((each for each in self.moments if each > moment), default=None)


class Every(Frozen):
    """Again and again, counted from a first moment."""

    kind: Literal["every"] = "every"
    seconds: int = Field(ge=1)
    first: AwareDatetime

    def after(self, moment: datetime) -> datetime | None:
        """Return the first moment after the given one."""
        if moment < self.first:
            return self.first
        passed = (moment - self.first) // timedelta(seconds=self.seconds)
        return self.first + timedelta(seconds=self.seconds * (passed + 1))


class Daily(Frozen):
    """Once on each local day named, whatever the clocks of the zone do on it.

    A time that does not exist that day is the first instant after the gap; of a time that comes
    twice the first counts.
    """

    kind: Literal["daily"] = "daily"
    at: time
    timezone: str
    weekdays: tuple[int, ...] = _WEEK  # 0 is Monday

    def after(self, moment: datetime) -> datetime | None:
        """Return the first moment after the given one."""
        day = moment.astimezone(ZoneInfo(self.timezone)).date() - timedelta(days=1)
        for _ in range(10):
            if day.weekday() in self.weekdays and (found := self.on(day)) > moment:
                return found
            day += timedelta(days=1)
        return None

    def on(self, day: date) -> datetime:
        """Return the one moment of a local day."""
        return moment_of(day, self.at, self.timezone)


class Monthly(Frozen):
    """Once a month, on a day of that number, or on the last one of a month that has none."""

    kind: Literal["monthly"] = "monthly"
    day: int = Field(ge=1, le=31)
    at: time
    timezone: str

    def after(self, moment: datetime) -> datetime | None:
        """Return the first moment after the given one."""
        local = moment.astimezone(ZoneInfo(self.timezone)).date()
        months = (local.year * 12 + local.month - 2 + number for number in range(4))
        found = (self._in(*divmod(month, 12)) for month in months)
        return next(one for one in found if one > moment)

    def _in(self, year: int, month: int) -> datetime:
        last = monthrange(year, month + 1)[1]
        return moment_of(date(year, month + 1, min(self.day, last)), self.at, self.timezone)


def moment_of(day: date, at: time, timezone: str) -> datetime:
    """Return the one moment of a local day at which its clock shows a time.

    A time that does not exist that day is the first instant after the gap; of a time that comes
    twice the first counts.
    """
    zone = ZoneInfo(timezone)
    local = datetime.combine(day, at, zone)  # fold=0: the first of two
    found = local.astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return found
    return _end_of_gap(local)


def _end_of_gap(local: datetime) -> datetime:
    """Find the first instant after a gap in which a local time would be."""
    before = local.replace(fold=1).astimezone(UTC)  # by the offset after the gap: just before it
    after = local.replace(fold=0).astimezone(UTC)  # by the offset before it: at or after its end
    low, high = sorted((before, after))
    offset = high.astimezone(local.tzinfo).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(local.tzinfo).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


Times = Annotated[At | Every | Daily | Monthly, Field(discriminator="kind")]
