"""How errors are told in the protocol's words: a type that goes with the status, and a code."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from bot.domain.errors import InvalidInputError, RemitError
from bot.http.errors import headers_of, status_of

_log = structlog.get_logger(__name__)

_TYPES = {
    400: "invalid_request",
    401: "authentication",
    403: "authorization",
    404: "not_found",
    405: "invalid_request",
    409: "conflict",
    413: "invalid_request",
    422: "invalid_request",
    429: "rate_limit",
    503: "dependency",
}
# What our codes are called there; the others are spelled with underscores.
_CODES = {
    "agent.deleted": "instance_deleted",
    "agent.receiver-unverified": "webhook_verification_failed",
    "webhook.address": "invalid_webhook_url",
    "webhook.no-key": "unsupported_delivery_type",
    "escalation.already-decided": "already_terminal",
    "escalation.already-used": "already_consumed",
    "escalation.key-reused": "idempotency_conflict",
    "escalation.not-approved": "not_approved",
    "escalation.not-found": "not_found",
    "escalation.time-up": "approval_expired",
    "tool-call.not-consumed": "not_consumed",
    "tool-call.outcome-conflict": "outcome_conflict",
}


_STATUSES = {"agent.receiver-unverified": 422, "webhook.no-key": 400}  # where the kind says less


class Problem(BaseModel):
    """What went wrong; never a decision."""

    type: str
    code: str
    message: str
    param: str | None = None
    request_id: str


class ErrorResponse(BaseModel):
    """The body of every error."""

    error: Problem


def tell_errors(app: FastAPI) -> None:
    """Answer every error as the protocol does."""

    @app.exception_handler(RemitError)
    async def on_expected(request: Request, error: RemitError) -> JSONResponse:
        status = 400 if isinstance(error, InvalidInputError) else status_of(error)
        status = _STATUSES.get(error.code, status)
        code = _CODES.get(error.code, error.code.replace(".", "_").replace("-", "_"))
        answer = _answer(request, status, code, error.sentence)
        answer.headers.update(headers_of(error))
        return answer

    @app.exception_handler(RequestValidationError)
    async def on_unreadable(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        kind, *path = first["loc"]
        param = ".".join(str(part) for part in path) or str(kind)
        missing = kind == "header" and first["type"] == "missing"
        code = f"missing_{param.lower().replace('-', '_')}" if missing else "invalid_request"
        return _answer(request, 400, code, f"This cannot be read: {first['msg']}.", param)

    @app.exception_handler(HTTPException)
    async def on_no_route(request: Request, error: HTTPException) -> JSONResponse:
        message = f"{error.detail}. The operations are in /aap/openapi.json."
        code = str(error.detail).lower().replace(" ", "_")
        answer = _answer(request, error.status_code, code, message)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def on_unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("http.failed", reference=request.state.exchange, exc_info=error)
        message = "Something broke here. Whoever runs Remit finds this request_id in the log."
        return _answer(request, 500, "internal", message)


def _answer(
    request: Request, status: int, code: str, message: str, param: str | None = None
) -> JSONResponse:
    problem = Problem(
        type=_TYPES.get(status, "internal"),
        code=code,
        message=message,
        param=param,
        request_id=request.state.exchange,
    )
    body = ErrorResponse(error=problem).model_dump(exclude_none=True)
    return JSONResponse(body, status_code=status)
