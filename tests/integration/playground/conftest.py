"""A playground per test, and unmodified Bolt apps that connect to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.playground.people import LEO, MANIFEST, NADIA, Clock, Person


@pytest.fixture
def manifest() -> dict[str, Any]:
    return MANIFEST


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def playground(manifest: dict[str, Any], clock: Clock) -> AsyncIterator[Playground]:
    settings = PlaygroundSettings(
        manifest=manifest, clock=clock, retry_delays=(0.0, 0.05, 0.05), ack_timeout=1.0
    )
    playground = Playground(settings)
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def nadia(playground: Playground, session: aiohttp.ClientSession) -> Person:
    return Person(session, playground.url, NADIA)


@pytest.fixture
def leo(playground: Playground, session: aiohttp.ClientSession) -> Person:
    return Person(session, playground.url, LEO)


@pytest.fixture
def client(playground: Playground) -> AsyncWebClient:
    return AsyncWebClient(token="xoxb-playground", base_url=playground.api_url)


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    """An unmodified Bolt app; tests add listeners."""
    return AsyncApp(client=client)


@pytest.fixture
async def connect(app: AsyncApp, playground: Playground) -> AsyncIterator[Callable[[], Any]]:
    """Connect the app in Socket Mode."""
    handlers: list[AsyncSocketModeHandler] = []

    async def start() -> None:
        handler = AsyncSocketModeHandler(app, "xapp-playground")
        handlers.append(handler)
        await handler.connect_async()  # type: ignore[no-untyped-call]

    yield start
    for handler in handlers:
        await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
async def heard(
    playground: Playground, session: aiohttp.ClientSession
) -> AsyncIterator[list[dict[str, Any]]]:
    """A bare Socket Mode client that acknowledges everything and remembers it."""
    ticket = playground.platform.socket.issue_ticket()
    address = playground.url.replace("http", "ws", 1)
    received: list[dict[str, Any]] = []
    socket = await session.ws_connect(f"{address}/link/?ticket={ticket}")

    async def listen() -> None:
        async for message in socket:
            envelope = message.json()
            if "envelope_id" in envelope:
                received.append(envelope)
                await socket.send_json({"envelope_id": envelope["envelope_id"]})

    listener = asyncio.create_task(listen())
    yield received
    await socket.close()
    await listener
