"""Lengths of time as the Agent Approval Protocol writes them: `30s`, `10m`, `24h`."""

import re
from datetime import timedelta

_SHAPE = re.compile(r"([1-9][0-9]{0,8})([smh])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours"}
PATTERN = r"^[1-9][0-9]{0,8}[smh]$"


def parse_length(text: str) -> timedelta:
    """Read a length of time.

    Raises:
        ValueError: it is not one.
    """
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError("a length of time is a whole number with s, m or h, such as 30s")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
