"""Between a client and an application: answers that get lost after the work is done."""

import os
import secrets
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Lossy:
    """Cuts the line in the middle of an answer, after the application has kept everything.

    With `fresh_keys` every try to use an approval looks like another one: as if the application
    did not know the keys it was given.
    """

    app: ASGIApp
    loses: Callable[[Scope], bool]
    cut: Callable[[], None] = lambda: None
    fresh_keys: bool = False
    lost: list[str] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.fresh_keys and scope["path"].endswith("/consume"):
            kept = [each for each in scope["headers"] if each[0] != b"idempotency-key"]
            scope = {
                **scope,
                "headers": [*kept, (b"idempotency-key", secrets.token_hex(8).encode())],
            }
        if not self.loses(scope):
            await self.app(scope, receive, send)
            return
        self.lost.append(scope["path"])

        async def swallow(_message: Message) -> None:
            return

        await self.app(scope, receive, swallow)
        self.cut()
        length = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})  # no more comes


def kill_this_process() -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
