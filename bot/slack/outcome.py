"""What became of a call to Slack: yes, no, not now, or nobody knows."""

import hashlib
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.errors import UnavailableError

# Slack did nothing and says why; doing the same again later may work.
_PASSING = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
# The fault is with our access, not with what we ask: it waits until someone mends it.
NO_ACCESS = frozenset(
    {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"}
)
NO_ACCESS_PAUSE = timedelta(minutes=1)
# Nothing can be shown in that channel, but in a direct message it can.
NOT_THERE = frozenset(
    {"not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived", "no_permission"}
)
_SERVER_ERROR = 500
_LIMITED = 429
_UNREACHABLE = (TimeoutError, aiohttp.ClientError, OSError)


@dataclass(frozen=True, slots=True)
class Sent:
    """Definitely shown."""

    answer: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limited:
    """Definitely not shown; allowed again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Definitely not shown, and the same call will be refused again."""

    error: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """It may or may not have been shown."""

    cause: str


Outcome = Sent | Limited | Refused | Unsettled


async def outcome_of(call: Awaitable[AsyncSlackResponse]) -> Outcome:
    """Wait for a call that shows something, and tell its outcome apart."""
    try:
        answer = await call
    except SlackApiError as error:
        return outcome_of_error(error)
    except _UNREACHABLE as error:
        return Unsettled(type(error).__name__)
    return Sent(dict(answer.data) if isinstance(answer.data, dict) else {})


def outcome_of_error(error: SlackApiError) -> Outcome:
    """Tell what an answer that is not yes means."""
    response = error.response
    status = getattr(response, "status_code", 0)
    if status == _LIMITED:
        return Limited(float(response.headers.get("Retry-After", 1)))
    code = str(response.get("error") or f"http_{status}") if response else "no_answer"
    if code in {"ratelimited", "rate_limited"}:
        return Limited(float(response.headers.get("Retry-After", 1)))
    if status >= _SERVER_ERROR or code in _PASSING or code.startswith("http_"):
        return Unsettled(code)  # a 500 may come after the message was stored
    return Refused(code)


async def read(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """Wait for a call that only reads.

    Raises:
        UnavailableError: Slack cannot answer now; doing the same again later may work.
        SlackApiError: Slack refuses.
    """
    try:
        return await call
    except (SlackApiError, *_UNREACHABLE) as error:
        if failure := passing(error):
            raise failure from error
        raise


def passing(error: Exception) -> UnavailableError | None:
    """Translate a failed read that may work later; None when it will fail again."""
    if isinstance(error, UnavailableError):
        return error
    if isinstance(error, _UNREACHABLE):
        return _unavailable(type(error).__name__)
    match outcome_of_error(error) if isinstance(error, SlackApiError) else None:
        case Limited(seconds):
            return _unavailable("ratelimited", seconds)
        case Unsettled(cause):
            return _unavailable(cause)
        case Refused(cause) if cause in NO_ACCESS:
            return _unavailable(cause, NO_ACCESS_PAUSE.total_seconds())
        case _:
            return None


def _unavailable(cause: str, retry_after: float | None = None) -> UnavailableError:
    return UnavailableError(
        "Slack does not answer me right now.",
        next_step="Try again in a few minutes.",
        retry_after=retry_after,
        cause=cause,
    )


def mark_of(effect_key: str) -> str:
    """Return the opaque key a message carries in its metadata, by which it can be found again."""
    return hashlib.sha256(effect_key.encode()).hexdigest()[:32]
