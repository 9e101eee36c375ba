"""The HTTP table of error kinds, and how an error is told to a program."""

import math
import secrets

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.domain.errors import (
    BudgetError,
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    ModelOutputError,
    NotFoundError,
    RemitError,
    UnauthenticatedError,
    UnavailableError,
)
from bot.http.problem import code_of, places

STATUSES: dict[type[RemitError], int] = {
    InvalidInputError: 422,
    NotFoundError: 404,
    UnauthenticatedError: 401,
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
        headers = headers_of(error)
        body = {"error": error.code, "message": error.sentence}
        if isinstance(error, InvalidInputError) and error.fields:
            return JSONResponse({**body, "fields": error.fields}, status_code=status_of(error))
        return JSONResponse(body, status_code=status_of(error), headers=headers)

    @app.exception_handler(RequestValidationError)
    async def on_invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        wrong = places(error.errors())
        told = f"Something in the request is wrong: {', '.join(sorted(wrong))}."
        body = {"error": InvalidInputError.code, "message": f"{told} Correct it, then try again."}
        return JSONResponse({**body, "fields": wrong}, status_code=status_of(InvalidInputError("")))

    @app.exception_handler(HTTPException)
    async def on_protocol(_request: Request, error: HTTPException) -> JSONResponse:
        told = f"{error.detail}. /openapi.json says what there is."
        body = {"error": code_of(error.status_code), "message": told}
        return JSONResponse(body, status_code=error.status_code, headers=error.headers)

    @app.exception_handler(Exception)
    async def on_unexpected(_request: Request, error: Exception) -> JSONResponse:
        reference = secrets.token_hex(4)
        _log.error("http.failed", reference=reference, exc_info=error)
        message = f"Something broke, reference {reference}. Whoever runs Remit finds it in the log."
        return JSONResponse({"error": "remit.bug", "message": message}, status_code=500)


def headers_of(error: RemitError) -> dict[str, str]:
    """Tell a program what HTTP has a field for: who it must say it is, and when to try again."""
    if isinstance(error, UnauthenticatedError):
        return {"WWW-Authenticate": 'Bearer realm="remit"'}
    retry_after = getattr(error, "retry_after", None)
    return {} if retry_after is None else {"Retry-After": str(max(1, math.ceil(retry_after)))}
