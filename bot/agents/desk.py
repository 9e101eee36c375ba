"""The server as adapters use it: asks under a key, tries again when the line or the server breaks."""

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot.agents.call import Escalation

Sleep = Callable[[float], None]
_LONGEST_WAIT = 55.0  # seconds a call may be held open
_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


class RefusedError(Exception):
    """The server refuses what was sent; trying again changes nothing."""

    def __init__(self, status: int, code: str, message: str) -> None:
        """Keep the status, the stable code, and the sentence for people."""
        super().__init__(message)
        self.status = status
        self.code = code


class UnreachableError(Exception):
    """The server could not be reached for as long as it was tried; nothing was approved."""


@dataclass(frozen=True)
class RemitDesk:
    """A running Remit.

    Args:
        address: Where its HTTP API is, such as `https://remit.example.com`.
        token: Of `remit token create`, with the scopes to read and write escalations.
        patience: How many seconds it is tried again while the server cannot be reached.
    """

    address: str
    token: str
    patience: float = 120.0

    def open(self, body: Mapping[str, Any], *, key: str) -> Escalation:
        """Ask; the same key asks once."""
        return self._send("POST", "", body, key=key)

    def wait(self, id: str, *, seconds: float) -> Escalation:
        """Read one as soon as it is decided, at the latest after some seconds."""
        held = max(0.0, min(seconds, _LONGEST_WAIT))
        return self._send("GET", f"/{id}?wait={held:.2f}", held=held)

    def consume(self, id: str, action: Mapping[str, Any], *, key: str) -> bool:
        """Use an approval; False when it may not be used."""
        try:
            self._send("POST", f"/{id}/consume", {"action": action}, key=key)
        except RefusedError as error:
            if error.status != HTTPStatus.CONFLICT:
                raise
            return False
        return True

    def record(self, id: str, *, succeeded: bool) -> None:
        """Say what came of the call; what was said before stays."""
        try:
            self._send("POST", f"/{id}/outcome", {"succeeded": succeeded})
        except RefusedError as error:
            if error.status != HTTPStatus.CONFLICT:
                raise

    def _send(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        held: float = 0.0,
    ) -> Escalation:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        address = f"{self.address.rstrip('/')}/v1/escalations{path}"
        data = json.dumps(body, allow_nan=False).encode() if body is not None else None
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - the user's own address
        until, pause = time.monotonic() + self.patience, _PAUSE
        while True:
            try:
                with urllib.request.urlopen(request, timeout=held + 10) as answer:  # noqa: S310
                    found: Escalation = json.loads(answer.read())
                    return found
            except urllib.error.HTTPError as error:
                with error:
                    if error.code < HTTPStatus.INTERNAL_SERVER_ERROR and error.code != 429:  # noqa: PLR2004
                        raise _refused(error) from None
                    pause = max(pause, float(error.headers.get("Retry-After") or 0))
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                pass  # the line broke, perhaps after the server had kept everything: the key tells
            if time.monotonic() + pause > until:
                raise UnreachableError(f"{self.address} cannot be reached; nothing was run.")
            time.sleep(pause)  # noqa: TID251 - a program's own thread waits
            pause = min(2 * pause, _LONGEST_PAUSE)


def _refused(error: urllib.error.HTTPError) -> RefusedError:
    try:
        told = json.loads(error.read())
        return RefusedError(error.code, told["error"], told["message"])
    except (ValueError, KeyError, TypeError):
        return RefusedError(error.code, "http", f"The server answered {error.code}.")
