"""Reads Web API calls: token and arguments from query, form or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.playground.errors import SlackError, invalid_arguments, missing_argument
from bot.playground.workspace import Json

_ENCODED = {
    "attachments": "invalid_attachments",
    "blocks": "invalid_blocks_format",
    "chunks": "invalid_chunks",
    "files": "invalid_arguments",
    "loading_messages": "invalid_arguments",
    "metadata": "invalid_metadata_format",
    "prompts": "invalid_arguments",
    "view": "invalid_arguments",
}
_TRUE, _FALSE = ("true", "1", "True"), ("false", "0", "False", "")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call, read leniently in form and strictly in kind."""

    values: Mapping[str, Any]

    def get(self, name: str) -> Any:  # noqa: ANN401 - JSON of any shape
        return self.values.get(name)

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        raise invalid_arguments(f"{name} must be a string")

    def required(self, name: str) -> str:
        """A non-empty string.

        Raises:
            SlackError: `invalid_arguments`.
        """
        value = self.text(name)
        if not value:
            raise missing_argument(name)
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if str(value) in _TRUE:
            return True
        if str(value) in _FALSE:
            return False
        raise invalid_arguments(f"{name} must be a boolean")

    def integer(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise invalid_arguments(f"{name} must be an integer") from error

    def array(self, name: str) -> list[Any] | None:
        value = self.values.get(name)
        if value is None or isinstance(value, list):
            return value
        raise SlackError(_ENCODED.get(name, "invalid_arguments"))


async def read_call(request: web.Request) -> tuple[str | None, Arguments]:
    """The token and arguments of a Web API request, whichever way they were sent."""
    values: Json = dict(request.query)
    if request.method == "POST":
        values |= await _read_body(request)
    for name in set(_ENCODED) & set(values):
        values[name] = _decoded(name, values[name])
    token = values.pop("token", None)
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() == "bearer" and bearer:
        token = bearer.strip()
    return token if isinstance(token, str) else None, Arguments(values)


async def _read_body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError as error:
            raise SlackError("invalid_json") from error
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return body
    return dict(await request.post())


def _decoded(name: str, value: object) -> object:
    """JSON inside a form field (Slack accepts it inside JSON bodies too)."""
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        decoded: object = json.loads(value)
    except ValueError as error:
        raise SlackError(_ENCODED[name]) from error
    return decoded
