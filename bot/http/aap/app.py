"""The provider as an application of its own, with the protocol's errors and an id on every answer."""

import secrets
import uuid

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.aap.errors import tell_errors
from bot.http.aap.instances import instance_routes
from bot.http.aap.requests import request_routes
from bot.http.access import Access
from bot.http.routes import Api

PATH = "/aap"
BODY = 256 * 1024  # bytes


def create_aap_app(api: Api) -> FastAPI:
    """Make the application; it is mounted at `PATH`."""
    app = FastAPI(
        title="Agent Approval Protocol, by Remit",
        version="1.0.0",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=BODY,
    )
    tell_errors(app)
    access = Access(api.tokens)
    app.include_router(request_routes(access, api.tool_calls))
    app.include_router(instance_routes(access, api.instances))
    app.add_middleware(_Numbered)
    return app


class _Numbered:
    """Gives every exchange an id, in a header of the answer and in every error."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
        scope.setdefault("state", {})["exchange"] = exchange

        async def numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = exchange
            await send(message)

        await self._app(scope, receive, numbered)
