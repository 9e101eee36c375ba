"""How often something happens, read from words or from a cron line, and said back in words."""

import re
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.schedule.cadence_words import (
    DAILY,
    DAY_NAMES,
    DAYS,
    MONTHLY,
    SAID,
    WEEKDAYS,
    WEEKLY,
    plain,
)
from bot.domain.schedule.recurrence import Daily, Monthly

Cadence = Daily | Monthly

USUAL = time(9, 0)  # where somebody names a day and no time
_ZONE = re.compile(r"\b(UTC|[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+\-]+){1,2})\s*$")
_CRON = re.compile(r"^\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:(?::|h|\.|\s?uhr\s?)(\d{2}))?\s*(?:h\b|uhr\b|(a\.?m\.?|p\.?m\.?)(?!\w))?"
)
_DAY_OF_MONTH = re.compile(
    r"\b(\d{1,2})(?:(?:st|nd|rd|th|er|\.)(?![\d\w])|(?=\s(?:of the|du|des) mo))|\bday (\d{1,2})\b"
)
_FIRST = re.compile(r"\b(first|premier|ersten?)\b")
_NAME = "|".join(sorted(DAYS, key=len, reverse=True))
_SPAN = re.compile(
    rf"\b({_NAME})\s*(?:\b(?:to|through|thru|until|till|au|bis)\b|[-\u2013])\s*({_NAME})\b"
)
_WEEK = tuple(range(7))
_WORKING = (0, 1, 2, 3, 4)
_NOON = 12


def read_cadence(text: str, timezone: str) -> Cadence:
    """Read when something shall happen.

    Args:
        text: Such as "every Monday at 9:00", "jours ouvrés à 8h30", "am 1. des Monats um 9 Uhr", or
            the five fields of a cron line that names one time of day; a time zone may end it.
        timezone: The zone that counts where the text names none.

    Raises:
        InvalidInputError: it says no such thing, with examples of what can be read.
    """
    zone = timezone
    if found := _ZONE.search(text):
        zone, text = found[1], text[: found.start()]
    _require_zone(zone)
    if (fields := _CRON.match(text)) and _looks_like_cron(fields.groups()):
        return _cron(fields.groups(), zone)
    return _words(plain(text), zone)


def _require_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInputError(
            f"There is no time zone called {zone}.",
            next_step="Name one such as Europe/Berlin or America/New_York.",
        ) from None


def _looks_like_cron(fields: tuple[str, ...]) -> bool:
    return all(re.fullmatch(r"[\d*,/\-A-Za-z]+", field) for field in fields) and all(
        re.fullmatch(r"[\d*,/\-]+", field) for field in fields[:3]
    )


def _cron(fields: tuple[str, ...], zone: str) -> Cadence:
    minute, hour, day, month, weekday = fields
    if month != "*":
        raise _unreadable("A schedule in certain months only is not kept.")
    if not (minute.isdigit() and hour.isdigit()):
        raise _unreadable("More than once a day is too often for something people read.")
    at = _time(int(hour), int(minute))
    if day != "*" and weekday != "*":
        raise _unreadable("A day of the month and a day of the week together are not kept.")
    if day != "*":
        return _monthly(day, at, zone)
    return Daily(at=at, timezone=zone, weekdays=_weekdays(weekday))


def _monthly(day: str, at: time, zone: str) -> Monthly:
    if not day.isdigit() or not 1 <= int(day) <= 31:  # noqa: PLR2004  # days of a month
        raise _unreadable("The day of the month is one number from 1 to 31.")
    return Monthly(day=int(day), at=at, timezone=zone)


def _weekdays(field: str) -> tuple[int, ...]:
    """Read the fifth field of cron, in which 0 and 7 are Sunday."""
    if field == "*":
        return _WEEK
    found: set[int] = set()
    for part in field.split(","):
        first, dash, last = (_cron_day(name) for name in _ends(part))
        if dash and last < first:
            last += 7
        found |= {(number - 1) % 7 for number in range(first, (last if dash else first) + 1)}
    return tuple(sorted(found))


def _ends(part: str) -> tuple[str, str, str]:
    return part.partition("-")


def _cron_day(name: str) -> int:
    if not name or name == "-":
        return 1 if name else 0
    short = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if name.lower() in short:
        return short.index(name.lower())
    if not name.isdigit() or int(name) > 7:  # noqa: PLR2004  # days of a week
        raise _unreadable(f"“{name}” is no day of the week.")
    return int(name)


def _words(text: str, zone: str) -> Cadence:
    names = re.findall(r"[^\W\d_]+", text)
    weekdays = {DAYS[name] for name in names if name in DAYS}
    weekdays |= {day for first, last in _SPAN.findall(text) for day in _span(first, last)}
    on = _DAY_OF_MONTH.search(text)
    if any(one in text for one in MONTHLY) or (on and not weekdays):
        day = int(on[1] or on[2]) if on else 1
        rest = text.replace(on[0], " ", 1) if on else _FIRST.sub(" ", text)
        return _monthly(str(day), _clock(rest), zone)
    if weekdays:
        return Daily(at=_clock(text), timezone=zone, weekdays=tuple(sorted(weekdays)))
    if any(one in text for one in WEEKDAYS):
        return Daily(at=_clock(text), timezone=zone, weekdays=_WORKING)
    if any(one in text for one in DAILY):
        return Daily(at=_clock(text), timezone=zone)
    if any(one in text for one in WEEKLY):
        return Daily(at=_clock(text), timezone=zone, weekdays=(0,))
    raise _unreadable("It does not say on which days.")


def _span(first: str, last: str) -> list[int]:
    """The days from one to another, over the end of the week if need be."""
    start, end = DAYS[first], DAYS[last]
    return [day % len(_WEEK) for day in range(start, end + 1 + len(_WEEK) * (end < start))]


def _clock(text: str) -> time:
    found = _CLOCK.search(text)
    if found is None:
        return USUAL
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half and not 1 <= hour <= _NOON:
        raise _unreadable(f"“{found[0].strip()}” is no time of day.")
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return _time(hour, minute)


def _time(hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError:
        raise _unreadable(f"{hour}:{minute:02} is no time of day.") from None


def _unreadable(why: str) -> InvalidInputError:
    return InvalidInputError(
        why,
        next_step=(
            "Say “every Monday at 9:00 Europe/Berlin”, “on the 1st of the month”, or a cron line."
        ),
    )


def say_cadence(cadence: Cadence, language: Language) -> str:
    """Say when something happens: "every Monday at 9:00 (Europe/Berlin)"."""
    said = SAID[language]
    clock = said.clock.format(hour=cadence.at.hour, minute=cadence.at.minute)
    if isinstance(cadence, Monthly):
        days = said.monthly.format(day=cadence.day)
    elif cadence.weekdays == _WEEK:
        days = said.daily
    elif cadence.weekdays == _WORKING:
        days = said.working
    else:
        days = said.each.format(
            days=said.joined.join(DAY_NAMES[language][day] for day in cadence.weekdays)
        )
    return f"{days} {clock} ({cadence.timezone})"
