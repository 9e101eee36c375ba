"""Bodies that are too large are refused by the framework in plain text; here in our one shape."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.problem import code_of

_STATUS = 413
_BODY = {
    "error": code_of(_STATUS),
    "message": "The body is too large. Send references instead of contents.",
}


class TooLargeTold:
    """ASGI middleware: a refusal of that status gets a body that says it like every other."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but the body of that refusal."""
        refused = False

        async def told(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] == _STATUS:
                refused = True
                await JSONResponse(_BODY, status_code=_STATUS)(scope, receive, send)
            elif not refused:
                await send(message)

        await self._app(scope, receive, told)
