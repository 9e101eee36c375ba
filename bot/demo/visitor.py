"""A person at the playground's page, without a browser: acts over its API and hears its pushes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import aiohttp

Json = dict[str, Any]
Found = TypeVar("Found")


class NotSeenError(Exception):
    """Something the page should have shown did not come in time."""


@dataclass(slots=True)
class Visitor:
    """One person with one open page; what the page was told is kept here."""

    id: str
    name: str
    url: str
    session: aiohttp.ClientSession
    patience: float = 10.0
    frames: dict[int, Json] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)
    view: Json | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def looking(self) -> AsyncIterator["Visitor"]:
        """Keep the page open."""
        async with self.session.ws_connect(
            f"{self.url}/playground/ws", params={"as": self.id}
        ) as page:
            listener = asyncio.create_task(self._listen(page))
            try:
                yield self
            finally:
                listener.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await listener

    async def read(self, path: str, **query: str) -> Json:
        """Ask for something the page shows."""
        query = {"as": self.id, **query}
        async with self.session.get(f"{self.url}/playground/{path}", params=query) as answer:
            return await _accepted(answer)

    async def act(self, path: str, **body: object) -> Json:
        """Do what a person does at the page.

        Raises:
            NotSeenError: the page would have shown an error.
        """
        body = {"as": self.id, **body}
        async with self.session.post(f"{self.url}/playground/{path}", json=body) as answer:
            return await _accepted(answer)

    async def download(self, address: str) -> str:
        """Fetch a shared file as text."""
        async with self.session.get(address) as answer:
            answer.raise_for_status()
            return await answer.text()

    async def sees(self, what: str, look: Callable[[], Found | None]) -> Found:
        """Wait until something shows.

        Raises:
            NotSeenError: it did not, for as long as this person is patient.
        """
        try:
            async with asyncio.timeout(self.patience):
                while not (found := look()):
                    self._news.clear()
                    await self._news.wait()
                return found
        except TimeoutError:
            raise NotSeenError(f"{what} (waited {self.patience:g} s)") from None

    async def _listen(self, page: aiohttp.ClientWebSocketResponse) -> None:
        async for message in page:
            self._hear(message.json())
            self._news.set()

    def _hear(self, push: Json) -> None:
        match push["type"]:
            case "frame":
                self.frames[push["frame"]["n"]] = push["frame"]
            case "message" | "ephemeral":
                self.messages[push["message"]["ts"]] = push["message"]
            case "message_deleted":
                self.messages.pop(push["ts"], None)
            case "view":
                self.view = push["view"]
            case _:
                pass  # drawn by a real page, told to nobody here


async def _accepted(answer: aiohttp.ClientResponse) -> Json:
    body: Json = await answer.json()
    if answer.status != 200:  # noqa: PLR2004 - OK
        raise NotSeenError(f"the page said: {body.get('error', answer.reason)}")
    if error := body.get("error"):
        raise NotSeenError(f"the page said: {error}")
    return body
