"""What a vendor's exception means to a person, whichever package it comes from."""

from collections.abc import Callable
from http import HTTPStatus

from bot.domain.errors import RemitError
from bot.llm import errors

_LONGEST_PAUSE = 3600.0  # seconds; a longer Retry-After is a misconfigured server
_BAD_REQUEST = (400, 422)
_PAYMENT_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_FILTER_CODES = frozenset({"content_filter", "content_policy_violation"})


def kind_of(error: Exception, model: str) -> RemitError:
    """Turn an exception into one of ours."""
    import openai  # noqa: PLC0415
    from langchain_core.exceptions import ContextOverflowError  # noqa: PLC0415

    if isinstance(error, RemitError):
        return error
    if isinstance(error, ContextOverflowError):
        return errors.too_long()
    if isinstance(status := getattr(error, "status_code", None), int):
        return _kind_of_status(error, status, model)
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return errors.endpoint_failed("timeout")
    if isinstance(error, openai.APIConnectionError | ConnectionError):
        return errors.endpoint_failed("connection")
    # A body that is no chat completion surfaces as ValueError, KeyError, TypeError ...
    return errors.endpoint_failed(type(error).__name__)


def _kind_of_status(error: Exception, status: int, model: str) -> RemitError:
    """Say what a status means; some packages tell a code with it."""
    code, param = getattr(error, "code", None), getattr(error, "param", None)
    headers = getattr(getattr(error, "response", None), "headers", {})
    if status == HTTPStatus.PAYMENT_REQUIRED or code in _PAYMENT_CODES:
        return errors.quota_spent()
    if status in _BAD_REQUEST and code in _FILTER_CODES:
        return errors.refused()
    kinds: dict[int, Callable[[], RemitError]] = {
        401: lambda: errors.key_refused(status),
        403: lambda: errors.key_refused(status),
        404: lambda: errors.unknown_model(model),
        413: errors.too_long,
        429: lambda: errors.busy(_retry_after(headers.get("retry-after"))),
    } | {
        bad: lambda: errors.request_refused(status, param=param, reason=code)
        for bad in _BAD_REQUEST
    }
    return kinds.get(status, lambda: errors.endpoint_failed(f"status {status}"))()


def _retry_after(header: str | None) -> float | None:
    try:
        seconds = float(header or "")
    except ValueError:  # the header may also be a date; then the caller picks its own pause
        return None
    return seconds if 0 <= seconds <= _LONGEST_PAUSE else None
