"""Cursor paging, as Slack's list methods do it."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.playground.errors import SlackError

MAX_LIMIT = 999
T = TypeVar("T")


def page_of(
    entries: Sequence[T], *, limit: int | None, cursor: str | None, default: int = 100
) -> tuple[list[T], str]:
    """One page and the cursor of the next (empty at the end).

    Raises:
        SlackError: `invalid_limit` or `invalid_cursor`.
    """
    size = default if limit is None or limit == 0 else limit
    if not 1 <= size <= MAX_LIMIT:
        raise SlackError("invalid_limit")
    start = _decode(cursor) if cursor else 0
    if start and start >= len(entries):
        raise SlackError("invalid_cursor")
    end = start + size
    more = _encode(end) if end < len(entries) else ""
    return list(entries[start:end]), more


def _encode(position: int) -> str:
    return base64.b64encode(f"next:{position}".encode()).decode()


def _decode(cursor: str) -> int:
    try:
        name, _, position = base64.b64decode(cursor, validate=True).decode().partition(":")
        if name == "next" and int(position) > 0:
            return int(position)
    except (binascii.Error, UnicodeDecodeError, ValueError):
        pass
    raise SlackError("invalid_cursor")
