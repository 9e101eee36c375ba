"""A Python client of the HTTP API; it needs nothing but Python, and nothing else of this package."""

import asyncio
import contextlib
import json
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final, ParamSpec, TypeVar
from urllib.parse import quote, urlencode

__all__ = [
    "Action",
    "ApiError",
    "AsyncRemit",
    "Decision",
    "Escalation",
    "NotApprovedError",
    "Remit",
    "UnreachableError",
]

_PENDING: Final = frozenset({"open", "in_question"})
_LONGEST_WAIT: Final = 25.0  # seconds of one call; a proxy in between often allows 30
_AGAIN: Final = frozenset(
    {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE}
)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class ApiError(Exception):
    """The API refused; `code` is stable, the message says what happened and what to do."""

    def __init__(self, status: int, document: Mapping[str, Any], retry_after: float | None) -> None:
        """Keep what the API said."""
        super().__init__(str(document.get("message") or f"The API answered {status}."))
        self.status = status
        self.code = str(document.get("error", "http.error"))
        self.fields: Mapping[str, str] = document.get("fields") or {}
        self.retry_after = retry_after


class UnreachableError(Exception):
    """The API could not be reached; whether it did what was asked is not known."""


class NotApprovedError(Exception):
    """People, the policy or time said no, or nobody has answered yet."""

    def __init__(self, escalation: "Escalation") -> None:
        """Keep the escalation as it stands."""
        why = escalation.decision.note if escalation.decision else ""
        super().__init__(f"{escalation.id} is {escalation.state}. {why}".strip())
        self.escalation = escalation


@dataclass(frozen=True, slots=True)
class Action:
    """Exactly what will be done, to what, by which system."""

    name: str
    target: str
    system: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    money: tuple[str, str] | None = None  # amount and currency, such as ("501.00", "USD")

    def document(self) -> dict[str, Any]:
        """Write it as the API reads it."""
        money = {"amount": self.money[0], "currency": self.money[1]} if self.money else None
        return {
            "name": self.name,
            "target": self.target,
            "system": self.system,
            "parameters": dict(self.parameters),
            "money": money,
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Action":
        """Read it as the API writes it."""
        money = document.get("money")
        return cls(
            document["name"],
            document["target"],
            document["system"],
            document.get("parameters", {}),
            (str(money["amount"]), money["currency"]) if money else None,
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """How it ended, who ended it, and why."""

    choice: str  # approve or deny
    by: tuple[str, ...]
    at: datetime
    reason: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """An escalation as it stood when it was read; `document` has all of it."""

    id: str
    state: str
    version: int
    revision: int
    digest: str
    action: Action  # as it stands: people may have edited it
    decision: Decision | None
    document: Mapping[str, Any]

    @property
    def is_pending(self) -> bool:
        """Whether somebody has still to decide."""
        return self.state in _PENDING

    @property
    def is_approved(self) -> bool:
        """Whether it may be used now."""
        return self.state == "approved"

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Escalation":
        """Read it as the API writes it."""
        told = document.get("decision")
        decision = told and Decision(
            told["choice"],
            tuple(told["by"]),
            datetime.fromisoformat(told["at"]),
            told.get("reason"),
            told.get("note", ""),
        )
        return cls(
            document["id"],
            document["state"],
            document["version"],
            document["revision"],
            document["digest"],
            Action.read(document["request"]["action"]),
            decision or None,
            document,
        )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token goes where it was meant to go, and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - the library's own
        """Follow nothing."""


class Remit:
    """The API with one token. Every method is one call, repeated where that is safe."""

    def __init__(
        self, url: str, token: str, *, timeout: float = 10.0, tries: int = 4, pause: float = 0.5
    ) -> None:
        """Know where the API is.

        Args:
            url: Such as https://remit.example.com.
            token: What `remit token create` printed.
            timeout: Seconds a call may take beyond what it waits for.
            tries: How often a call is made before an error is raised.
            pause: Seconds before the first repetition; each further one waits twice as long.

        Raises:
            ValueError: the address is no HTTP address.
        """
        if not url.startswith(("https://", "http://")):
            raise ValueError("the address of the API begins with https://")
        self._url = url.rstrip("/")
        self._token = token
        self._timeout = timeout
        self._tries = tries
        self._pause = pause
        self._opener = urllib.request.build_opener(_NoRedirect)

    def open(self, action: Action, *, key: str | None = None, **more: Any) -> Escalation:  # noqa: ANN401
        """Ask for a decision; the same key asks once.

        Args:
            action: Exactly what will be done.
            key: Names this request; made up if not said, so that a repeated call asks once.
            more: Whatever else the API takes: why, tags, confidence, evidence, row, …
        """
        body = {"action": action.document(), **more}
        return self._escalation("POST", "", body, key=key or secrets.token_hex(16))

    def get(self, id: str, *, wait: float = 0, revision: int | None = None) -> Escalation:
        """Read one; with `wait`, as soon as there is news or the seconds are over."""
        asked = {"wait": wait} | ({} if revision is None else {"revision": revision})
        return self._escalation("GET", f"/{_part(id)}?{urlencode(asked)}", wait=wait)

    def decision(self, id: str, *, within: float) -> Escalation:
        """Wait until nobody has to decide any more, or the seconds are over."""
        until = time.monotonic() + within
        while True:
            left = max(0.0, until - time.monotonic())
            found = self.get(id, wait=min(left, _LONGEST_WAIT))
            if not found.is_pending or time.monotonic() >= until:
                return found

    def list(self, *, states: Sequence[str] = (), mine: bool = False) -> Iterator[Escalation]:
        """List escalations, the newest first, page by page."""
        asked: dict[str, Any] = {"state": list(states), "mine": str(mine).lower(), "limit": 100}
        while True:
            page = self._call("GET", f"/v1/escalations?{urlencode(asked, doseq=True)}")
            yield from map(Escalation.read, page["items"])
            if page["next"] is None:
                return
            asked["before"] = page["next"]

    def answer(self, id: str, text: str) -> Escalation:
        """Answer what people asked about it."""
        return self._escalation("POST", f"/{_part(id)}/answer", {"text": text})

    def cancel(self, id: str) -> Escalation:
        """Take it back."""
        return self._escalation("DELETE", f"/{_part(id)}")

    def consume(self, id: str, action: Action, *, key: str) -> Escalation:
        """Use an approval, once, for exactly this action; the same key gets the same answer."""
        body = {"action": action.document()}
        return self._escalation("POST", f"/{_part(id)}/consume", body, key=key)

    def record(self, id: str, *, succeeded: bool, note: str = "") -> Escalation:
        """Say what came of the action."""
        body = {"succeeded": succeeded, "note": note}
        return self._escalation("POST", f"/{_part(id)}/outcome", body)

    def decide(self, id: str, decision: Mapping[str, Any]) -> Escalation:
        """Decide in somebody's name; only the operator's token opens this, and none of a program."""
        path = f"/v1/operator/escalations/{_part(id)}/decision"
        return Escalation.read(self._call("POST", path, decision))

    @contextlib.contextmanager
    def approved(
        self,
        action: Action,
        *,
        key: str,
        within: float,
        **more: Any,  # noqa: ANN401
    ) -> Iterator[Escalation]:
        """Run a block only if the action is approved, use the approval, and say what came of it.

        What is yielded has the action as it was approved: people may have edited it. A block that
        was interrupted may run again under its key, so hand the key to what it calls as well.

        Raises:
            NotApprovedError: it is not approved, or not in time.
        """
        found = self.open(action, key=key, **more)
        if found.is_pending:
            found = self.decision(found.id, within=within)
        if not found.is_approved and found.state != "consumed":
            raise NotApprovedError(found)
        used = self.consume(found.id, found.action, key=key)
        try:
            yield used
        except BaseException as error:
            with contextlib.suppress(ApiError, UnreachableError):
                self.record(used.id, succeeded=False, note=type(error).__name__)
            raise
        self.record(used.id, succeeded=True)

    def _escalation(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        wait: float = 0,
    ) -> Escalation:
        document = self._call(method, f"/v1/escalations{path}", body, key=key, wait=wait)
        return Escalation.read(document)

    def _call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        wait: float = 0,
    ) -> Any:  # noqa: ANN401 - a JSON value
        safe, pause = method == "GET" or key is not None, self._pause
        for last in (*[False] * (self._tries - 1), True):
            try:
                return self._once(method, path, body, key=key, wait=wait)
            except ApiError as error:
                if last or error.status not in _AGAIN:
                    raise
                time.sleep(max(pause, error.retry_after or 0))  # noqa: TID251 - a program waits here
            except UnreachableError:
                if last or not safe:
                    raise
                time.sleep(pause)  # noqa: TID251
            pause *= 2
        raise AssertionError  # the last try returns or raises

    def _once(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None,
        *,
        key: str | None,
        wait: float,
    ) -> Any:  # noqa: ANN401 - a JSON value
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key is not None:
            headers["Idempotency-Key"] = key
        data = None if body is None else json.dumps(body, allow_nan=False).encode()
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked
            self._url + path, data=data, headers=headers, method=method
        )
        try:
            with self._opener.open(request, timeout=self._timeout + wait) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise _refused(error) from None
        except (OSError, ValueError) as error:
            raise UnreachableError(f"The API cannot be reached: {error}") from error


class AsyncRemit:
    """The same, for programs with an event loop: every call runs in a thread of its own."""

    def __init__(self, remit: Remit) -> None:
        """Wrap a client."""
        self._remit = remit

    async def open(self, action: Action, *, key: str | None = None, **more: Any) -> Escalation:  # noqa: ANN401
        """Ask for a decision; the same key asks once."""
        return await _threaded(self._remit.open, action, key=key, **more)

    async def get(self, id: str, *, wait: float = 0, revision: int | None = None) -> Escalation:
        """Read one; with `wait`, as soon as there is news or the seconds are over."""
        return await _threaded(self._remit.get, id, wait=wait, revision=revision)

    async def decision(self, id: str, *, within: float) -> Escalation:
        """Wait until nobody has to decide any more, or the seconds are over."""
        return await _threaded(self._remit.decision, id, within=within)

    async def cancel(self, id: str) -> Escalation:
        """Take it back."""
        return await _threaded(self._remit.cancel, id)

    async def consume(self, id: str, action: Action, *, key: str) -> Escalation:
        """Use an approval, once, for exactly this action."""
        return await _threaded(self._remit.consume, id, action, key=key)

    async def record(self, id: str, *, succeeded: bool, note: str = "") -> Escalation:
        """Say what came of the action."""
        return await _threaded(self._remit.record, id, succeeded=succeeded, note=note)


async def _threaded(
    call: Callable[_Given, _Result], *given: _Given.args, **named: _Given.kwargs
) -> _Result:
    return await asyncio.to_thread(call, *given, **named)


def _part(text: str) -> str:
    return quote(text, safe="")


def _refused(error: urllib.error.HTTPError) -> ApiError:
    try:
        document = json.load(error)
    except (OSError, ValueError):
        document = {}
    after = error.headers.get("Retry-After", "")
    told = document if isinstance(document, dict) else {}
    return ApiError(error.code, told, float(after) if after.isdigit() else None)
