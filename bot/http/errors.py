"""The HTTP table of error kinds, and how an error is told to a program."""

import secrets

import structlog
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from bot.domain.errors import (
    BudgetError,
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    ModelOutputError,
    NotFoundError,
    RemitError,
    UnavailableError,
)

STATUSES: dict[type[RemitError], int] = {
    InvalidInputError: 422,
    NotFoundError: 404,
    ForbiddenError: 403,
    ConflictError: 409,
    BudgetError: 429,
    ModelOutputError: 502,
    UnavailableError: 503,
}
_log = structlog.get_logger(__name__)


def status_of(error: RemitError) -> int:
    """Map an error by its kind; leaves are unknown here."""
    return next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 500)


def tell_errors(app: FastAPI) -> None:
    """Answer every error with a sentence; an unexpected one with a reference for the log."""

    @app.exception_handler(RemitError)
    async def on_expected(_request: Request, error: RemitError) -> JSONResponse:
        retry_after = error.retry_after if isinstance(error, UnavailableError) else None
        headers = {} if retry_after is None else {"Retry-After": str(max(1, round(retry_after)))}
        body = {"error": error.code, "message": error.sentence}
        return JSONResponse(body, status_code=status_of(error), headers=headers)

    @app.exception_handler(Exception)
    async def on_unexpected(_request: Request, error: Exception) -> JSONResponse:
        reference = secrets.token_hex(4)
        _log.error("http.failed", reference=reference, exc_info=error)
        message = f"Something broke, reference {reference}. Whoever runs Remit finds it in the log."
        return JSONResponse({"error": "remit.bug", "message": message}, status_code=500)
