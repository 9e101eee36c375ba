"""Lengths of time as people write them: `30m`, `4h`, `1h30m`, `3d`."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

_FORM = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?")
_UNITS = (("d", 86400), ("h", 3600), ("m", 60), ("s", 1))


def parse_duration(text: object) -> timedelta:
    """Read a length of time.

    Raises:
        ValueError: it is not written like one, or is nothing at all.
    """
    if isinstance(text, timedelta):
        return text
    found = _FORM.fullmatch(str(text).strip().lower())
    days, hours, minutes, seconds = (
        (int(part or 0) for part in found.groups()) if found else (0,) * 4
    )
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if not length:
        raise ValueError("write a length of time like 30m, 4h or 3d")
    return length


def duration_text(length: timedelta) -> str:
    """Write a length of time; reading it gives the same length."""
    left, parts = int(length.total_seconds()), ""
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        parts += f"{count}{unit}" if count else ""
    return parts


def rough_text(seconds: float) -> str:
    """Write a length of time in its two largest units."""
    whole = round(seconds)
    unit = 86400 if whole >= 10 * 86400 else 3600 if whole >= 86400 else 60 if whole >= 3600 else 1  # noqa: PLR2004
    return duration_text(timedelta(seconds=whole - whole % unit)) or "0s"


Duration = Annotated[
    timedelta, BeforeValidator(parse_duration), PlainSerializer(duration_text, return_type=str)
]
