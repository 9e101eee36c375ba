"""The tools over Streamable HTTP: every call shows a token, and sees what that token may see."""

import asyncio
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.domain.errors import BudgetError, RemitError
from bot.domain.token.model import Token
from bot.mcp.tools import create_mcp_server
from bot.services.assistant import Assistants
from bot.services.token import Tokens

PATH = "/mcp"
_BODY = 256 * 1024  # bytes


class McpEndpoint:
    """An ASGI application for one path. Calls stand for themselves: there are no sessions."""

    def __init__(self, assistants: Assistants, tokens: Tokens) -> None:
        """Make the tools; nothing runs yet."""
        self._tokens = tokens
        server = create_mcp_server(assistants, _shown)
        server.streamable_http_app(
            stateless_http=True,
            json_response=True,
            max_request_body_size=_BODY,
            # A browser that was led here has no token to show, whatever host it names.
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        self._manager = server.session_manager

    async def run(self, stopping: asyncio.Event) -> None:
        """Answer calls until told to stop; once in a process."""
        async with self._manager.run():
            await stopping.wait()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in whoever shows a token."""
        kind, _, secret = Request(scope).headers.get("authorization", "").partition(" ")
        try:
            token = await self._tokens.authenticate(secret if kind.lower() == "bearer" else "")
        except RemitError as error:
            await _refusal(error)(scope, receive, send)
            return
        if scope["method"] != "POST":  # without sessions nothing is ever pushed
            await Response(status_code=405, headers={"Allow": "POST"})(scope, receive, send)
            return
        scope.setdefault("state", {})["token"] = token
        await self._manager.handle_request(scope, receive, send)


def _shown(context: Context[Any, Any]) -> Token:
    request = context.request_context.request
    assert isinstance(request, Request)  # noqa: S101  # the transport is HTTP
    token = request.state.token
    assert isinstance(token, Token)  # noqa: S101  # nobody comes here without one
    return token


def _refusal(error: RemitError) -> JSONResponse:
    often = isinstance(error, BudgetError)
    told = {"error": error.code, "message": error.sentence}
    if often:
        return JSONResponse(told, status_code=429, headers={"Retry-After": "5"})
    return JSONResponse(told, status_code=401, headers={"WWW-Authenticate": 'Bearer realm="remit"'})
