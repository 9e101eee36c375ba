"""Reads a thread from JSON lines, and names the line of whatever cannot be read."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.conversation.model import Message, Transcript
from bot.domain.errors import InvalidInputError

_SHAPE = 'Each line is an object such as {"user": "nadia", "role": "support lead", "ts": "1763974800.000100", "text": "…"}.'
_LONGEST_NAME = 64


class ThreadFileError(InvalidInputError):
    """A line of a thread file cannot be read."""

    code = "thread.unreadable"


def read_thread(lines: Iterable[str], *, now: datetime) -> Transcript:
    """Make a transcript, oldest message first; lines without a time keep their place.

    Raises:
        ThreadFileError: A line is not a message; the sentence names it.
    """
    messages: list[Message] = []
    ids: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        message = _message(number, line, messages[-1].said_at if messages else now)
        if message.id in ids:
            message = message.model_copy(update={"id": f"line-{number}"})
        ids.add(message.id)
        messages.append(message)
    if not messages:
        raise ThreadFileError("The thread has no messages.", next_step=_SHAPE)
    return Transcript(messages=tuple(sorted(messages, key=lambda message: message.said_at)))


def _message(number: int, line: str, before: datetime) -> Message:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _refused(number, "is not JSON") from error
    if not isinstance(found, dict):
        raise _refused(number, "is not an object")
    user, text, role, ts = (found.get(key) for key in ("user", "text", "role", "ts"))
    if not isinstance(user, str) or not user.strip():
        raise _refused(number, 'needs a "user", as text')
    if not isinstance(text, str):
        raise _refused(number, 'needs a "text", as text')
    if role is not None and not isinstance(role, str):
        raise _refused(number, 'has a "role" that is not text')
    said_at = before if ts is None else _instant(number, ts)
    stamp = f"line-{number}" if ts is None else str(ts).strip()
    return Message(
        id=stamp[:_LONGEST_NAME],
        ts=stamp,
        user=user.strip(),
        role=(role or "").strip() or None,
        text=text,
        said_at=said_at,
    )


def _instant(number: int, ts: object) -> datetime:
    """Read Slack's seconds, or an ISO date and time; UTC where it names no zone."""
    if isinstance(ts, bool) or not isinstance(ts, (str, int, float)):
        raise _refused(number, 'has a "ts" that is neither seconds nor a date and time')
    try:
        seconds = float(ts)
    except ValueError:
        return _written(number, str(ts))
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise _refused(number, 'has a "ts" that no calendar knows') from error


def _written(number: int, ts: str) -> datetime:
    try:
        said_at = datetime.fromisoformat(ts.strip())
    except ValueError as error:
        raise _refused(number, 'has a "ts" that is neither seconds nor a date and time') from error
    return said_at if said_at.tzinfo else said_at.replace(tzinfo=UTC)


def _refused(number: int, what: str) -> ThreadFileError:
    return ThreadFileError(f"Line {number} {what}.", next_step=_SHAPE, line=number)
