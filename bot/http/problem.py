"""What every refusal looks like to a program, and how routes document theirs."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field

_MEANINGS = {
    400: "The body is not JSON.",
    401: "No token, or none that counts. `WWW-Authenticate` says how to show one.",
    403: "The token is not for this.",
    404: "There is no such thing here, or it is not for this token; the two read alike.",
    405: "There is no such method here.",
    409: "It has changed, is over, or the key was used for something else; the code says which.",
    413: "The body is too large.",
    422: "Something in the request is wrong; `fields` says what and where.",
    429: "This token calls too often; `Retry-After` says in how many seconds it may again.",
    500: "A bug; the reference in the message names it in the log.",
    503: "The database cannot be used right now. The message says that nothing was changed, or that it may have "
    "been kept; `Retry-After` says when to send it again.",
}
_HEADERS = {
    401: {
        "WWW-Authenticate": {"schema": {"type": "string"}, "description": "How to say who calls."}
    },
    429: {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}},
    503: {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}},
}
_ALWAYS = (401, 403, 422, 429, 503)


class Problem(BaseModel):
    """Why a request was refused: a stable code for programs and a sentence for people."""

    error: str = Field(
        description="Stable; docs/errors.md lists every code.", examples=["escalation.not-found"]
    )
    message: str = Field(
        description="What happened, then what to do.",
        examples=["I cannot find that request. Your home page shows what waits for you."],
    )
    fields: dict[str, str] | None = Field(
        None,
        description="Where the request is wrong: the place in it, and what is wrong there.",
        examples=[{"body.action.name": "Field required"}],
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Document refusals, beside those that every route with a token may give."""
    return {status: _documented(status) for status in sorted({*_ALWAYS, *statuses})}


def _documented(status: int) -> dict[str, Any]:
    told = {"model": Problem, "description": _MEANINGS[status]}
    return {**told, "headers": _HEADERS[status]} if status in _HEADERS else told


def code_of(status: int) -> str:
    """Name a refusal that the protocol itself makes, such as `http.method-not-allowed`."""
    return "http." + HTTPStatus(status).phrase.lower().replace(" ", "-")


def places(errors: Iterable[Any]) -> dict[str, str]:
    """Say what is wrong where, without repeating what was sent."""
    return {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in errors}
