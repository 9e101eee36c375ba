"""Slack over HTTP: size and signature are checked before anything is parsed."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LARGEST = 1_048_576  # bytes; Slack's largest payload is a view of 250 kB with its state


class _TooLargeError(Exception):
    pass


class SlackIngress:
    """An ASGI application for Slack's single request URL."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        """Keep the app that answers and the secret Slack signs with."""
        self._app = app
        self._verifier = SignatureVerifier(signing_secret, clock=SignatureClock())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever is not a signed request of Slack gets a 4xx."""
        if scope["type"] != "http":
            return
        if scope["method"] != "POST":
            await _answer(send, 405)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1")
                   for key, value in scope["headers"]}  # fmt: skip
        try:
            raw = await _body(receive, headers.get("content-length"))
        except _TooLargeError:
            await _answer(send, 413)
            return
        if not self._signed(raw, headers):
            await _answer(send, 401)
            return
        try:
            request = AsyncBoltRequest(
                body=raw.decode("utf-8"),
                query=scope.get("query_string", b"").decode("latin-1"),
                headers={key: [value] for key, value in headers.items()},
            )
        except ValueError:  # signed, and still not a payload
            await _answer(send, 400)
            return
        response = await self._app.async_dispatch(request)
        await _answer(
            send,
            response.status,
            response.body.encode("utf-8"),
            response.first_headers_without_set_cookie(),
        )

    def _signed(self, raw: bytes, headers: dict[str, str]) -> bool:
        timestamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        if not timestamp.isascii() or not timestamp.isdigit() or not signature:
            return False
        return self._verifier.is_valid(raw, timestamp, signature)


async def _body(receive: Receive, declared: str | None) -> bytes:
    if declared and declared.isdigit() and int(declared) > LARGEST:
        raise _TooLargeError
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        piece = message.get("body", b"")
        size += len(piece)
        if size > LARGEST:
            raise _TooLargeError
        pieces.append(piece)
        if not message.get("more_body"):
            return b"".join(pieces)


async def _answer(
    send: Send, status: int, body: bytes = b"", headers: dict[str, str] | None = None
) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (key.encode("latin-1"), value.encode("latin-1"))
                for key, value in (headers or {}).items()
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
