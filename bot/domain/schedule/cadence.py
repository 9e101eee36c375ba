"""How often something happens, read from words or from a cron line, and said back in words."""

import re
from datetime import time

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.schedule.cadence_words import (
    DAILY,
    DAY_NAMES,
    DAYS,
    LAST,
    MONTHLY,
    NAMED_TIMES,
    NOT_KEPT,
    SAID,
    SPELLED_TIME,
    WEEKDAYS,
    WEEKLY,
    plain,
)
from bot.domain.schedule.recurrence import Daily, Monthly
from bot.domain.schedule.zone import zone_in

Cadence = Daily | Monthly

USUAL = time(9, 0)  # where somebody names a day and no time
_CRON = re.compile(r"^\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$")
_STAR = re.compile(r"(?<!\S)[*?](?:/\d+)?(?!\S)")
_FULL_STOP = re.compile(r"(?<=\d)\.\s*$")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:(?::|\s?h\s?|\.|\s?uhr\s?)(\d{2})(?!\d))?\s*(?:h\b|uhr\b|(a\.?m\.?|p\.?m\.?)(?!\w))?"
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
_LAST_DAY = 31  # of a month that has none, its last one
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
    zone, text = zone_in(text, timezone)
    if not _cron_fields(text):
        _require_kept(plain(text))
    return _read(text, zone)


def nearest_cadence(text: str) -> Cadence:
    """What comes nearest to a rhythm, where no more is asked than how long it is about.

    Raises:
        InvalidInputError: it names none.
    """
    zone, text = zone_in(text, "UTC")
    return _read(text, zone)


def _read(text: str, zone: str) -> Cadence:
    fields = _cron_fields(text)
    return _cron(fields, zone) if fields else _words(plain(text), zone)


def _require_kept(text: str) -> None:
    """Refuse what would be read as something else: every other Monday is not every Monday."""
    if _STAR.search(text):
        raise _unreadable("A cron line has five fields, and no seconds.")
    if found := NOT_KEPT.search(text):
        raise _unreadable(f"“{found[0].strip()}” is no rhythm that is kept.")
    if found := SPELLED_TIME.search(text):
        raise _unreadable(f"“{found[0].strip()}” is no time of day.")
    days = _DAY_OF_MONTH.findall(_FULL_STOP.sub("", text))
    monthly = bool(days) or any(one in text for one in MONTHLY)
    if monthly and _weekdays_in(text):
        raise _unreadable("A day of the month and a day of the week together are not kept.")
    if len(days) > 1:
        raise _unreadable("The day of the month is one number from 1 to 31.")


def _cron_fields(text: str) -> tuple[str, ...]:
    """The five fields of a cron line; none where it is no such line."""
    found = _CRON.match(text)
    fields = found.groups() if found else ()
    letters = all(re.fullmatch(r"[\d*,/\-A-Za-z]+", field) for field in fields)
    digits = all(re.fullmatch(r"[\d*,/\-]+", field) for field in fields[:3])
    return fields if letters and digits else ()


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
        name, dash, other = part.partition("-")
        first = _cron_day(name)
        last = _cron_day(other) if dash else first
        if last < first:
            last += len(_WEEK)
        found |= {(number - 1) % len(_WEEK) for number in range(first, last + 1)}
    return tuple(sorted(found))


def _cron_day(name: str) -> int:
    short = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if name.lower() in short:
        return short.index(name.lower())
    if not name.isdecimal() or int(name) > 7:  # noqa: PLR2004  # days of a week
        raise _unreadable(f"“{name}” is no day of the week.")
    return int(name)


def _words(text: str, zone: str) -> Cadence:
    weekdays = _weekdays_in(text)
    text = _FULL_STOP.sub("", text) if re.search(r"\s", text) else text
    on = _DAY_OF_MONTH.search(text)
    if any(one in text for one in MONTHLY) or (on and not weekdays):
        usual = _LAST_DAY if LAST.search(text) else 1
        day = int(on[1] or on[2]) if on else usual
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


def _weekdays_in(text: str) -> set[int]:
    named = {DAYS[name] for name in re.findall(r"[^\W\d_]+", text) if name in DAYS}
    return named | {day for first, last in _SPAN.findall(text) for day in _span(first, last)}


def _span(first: str, last: str) -> list[int]:
    """The days from one to another, over the end of the week if need be."""
    start, end = DAYS[first], DAYS[last]
    return [day % len(_WEEK) for day in range(start, end + 1 + len(_WEEK) * (end < start))]


def _clock(text: str) -> time:
    found = _CLOCK.search(text)
    if found is None:
        named = (at for name, at in NAMED_TIMES.items() if re.search(rf"\b{name}\b", text))
        return next(named, USUAL)
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
