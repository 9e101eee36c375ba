"""Shares as people type them: .95, 95 and 95% are the same."""

import re

from bot.domain.errors import InvalidInputError

_SHARE = re.compile(r"\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)\s*")
_HOW = "Write a share such as 0.95 or 95%."


def parse_share(text: str) -> float:
    """Read a share; a number above one is a percentage.

    Raises:
        InvalidInputError: It is no share, or more than all.
    """
    match = _SHARE.fullmatch(text)
    if match is None:
        raise InvalidInputError(f"{text!r} is no share.", next_step=_HOW)
    number = float(match[1].replace(",", "."))
    value = number / 100 if match[2] or number > 1 else number
    if not 0 <= value <= 1:
        raise InvalidInputError(f"{text!r} is more than all.", next_step=_HOW)
    return value
