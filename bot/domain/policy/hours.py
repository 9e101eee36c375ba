"""Working hours: when people can be expected to answer, in their own time zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from bot.domain.provenance import Frozen

_FURTHEST = 400  # days looked ahead for working time


class Day(StrEnum):
    """A day of the week, in its order."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone; write one like Europe/Paris or UTC") from None
    return name


class Hours(Frozen):
    """The hours of one team, day by day."""

    timezone: Annotated[str, AfterValidator(_zone)]
    days: tuple[Day, ...] = Field((Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI), min_length=1)
    starts: time
    ends: time
    holidays: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "Hours":
        if self.starts >= self.ends:
            raise ValueError("the day must start before it ends")
        return self

    def after(self, start: datetime, length: timedelta) -> datetime:
        """Return when so much working time has passed since `start`."""
        left = length
        for begin, end in self._spans(start):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        return start + length + timedelta(days=_FURTHEST)  # holidays without end

    def _spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        zone = ZoneInfo(self.timezone)
        first = start.astimezone(zone).date()
        days = tuple(Day)
        for offset in range(_FURTHEST):
            day = first + timedelta(days=offset)
            if day in self.holidays or days[day.weekday()] not in self.days:
                continue
            begin = datetime.combine(day, self.starts, zone).astimezone(UTC)
            end = datetime.combine(day, self.ends, zone).astimezone(UTC)
            if max(begin, start) < end:
                yield max(begin, start.astimezone(UTC)), end
