"""Delivery to a Request URL, signed as Slack signs (X-Slack-Signature, version v0)."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp

from bot.playground.delivery import Attempt, Receipt
from bot.playground.recorder import Recorder
from bot.playground.settings import PlaygroundSettings
from bot.playground.workspace import Json

_OK = 200
_REDIRECT = 300


@dataclass(slots=True)
class SignedHttpLine:
    settings: PlaygroundSettings
    recorder: Recorder
    request_url: str
    session: aiohttp.ClientSession | None = field(default=None)

    async def attempt(self, attempt: Attempt) -> Receipt:
        """POST the payload; only a 2xx answer within the ack timeout counts."""
        body, content_type = _encode(attempt)
        headers = {"Content-Type": content_type, **self._signature(body)}
        if attempt.retry_num:
            headers["X-Slack-Retry-Num"] = str(attempt.retry_num)
            headers["X-Slack-Retry-Reason"] = attempt.retry_reason
        frame = self.recorder.record(
            "out",
            attempt.kind,
            attempt.name,
            attempt.payload,
            retry_num=attempt.retry_num if attempt.kind == "events_api" else None,
        )
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self.settings.ack_timeout):
                receipt, status, answer = await self._post(body, headers)
        except TimeoutError:
            return Receipt(acknowledged=False, reason="http_timeout")
        except aiohttp.ClientError:
            return Receipt(acknowledged=False, reason="connection_failed")
        self.recorder.complete(frame, ms=round((time.perf_counter() - started) * 1000, 1))
        self.recorder.record("in", "ack", attempt.name, answer or {}, status=status)
        return receipt

    async def disconnect(self, reason: str) -> None:
        """There is no connection to cut in HTTP mode."""

    async def close(self) -> None:
        if self.session is not None:
            await self.session.close()

    async def _post(self, body: bytes, headers: dict[str, str]) -> tuple[Receipt, int, Json | None]:
        if self.session is None:
            self.session = aiohttp.ClientSession()
        async with self.session.post(self.request_url, data=body, headers=headers) as response:
            text = await response.text()
            status = response.status
            no_retry = response.headers.get("X-Slack-No-Retry") == "1"
        if not _OK <= status < _REDIRECT:
            refused = Receipt(acknowledged=False, reason="http_error", no_retry=no_retry)
            return refused, status, None
        answer = _decode(text)
        return Receipt(acknowledged=True, answer=answer), status, answer

    def _signature(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self.settings.clock()))
        signed = b"v0:" + timestamp.encode() + b":" + body
        key = self.settings.signing_secret.encode()
        return {
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": "v0=" + hmac.new(key, signed, hashlib.sha256).hexdigest(),
        }


def _encode(attempt: Attempt) -> tuple[bytes, str]:
    form = "application/x-www-form-urlencoded"
    if attempt.kind == "events_api":
        return json.dumps(attempt.payload).encode(), "application/json"
    if attempt.kind == "interactive":
        return urlencode({"payload": json.dumps(attempt.payload)}).encode(), form
    return urlencode(attempt.payload).encode(), form


def _decode(text: str) -> Json | None:
    """The JSON object in an ack body; plain text is a message, as for slash commands."""
    if not text.strip():
        return None
    try:
        answer = json.loads(text)
    except ValueError:
        return {"text": text}
    return answer if isinstance(answer, dict) and answer else None
