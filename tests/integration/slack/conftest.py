"""A whole workspace per test: the playground, and the bot as it runs in production."""

import asyncio
import os
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app import build
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.running import run
from bot.settings import Settings
from bot.store import schema
from bot.store.store import Store
from tests.integration.slack.desk import PATIENCE, Desk
from tests.integration.slack.outgoing import Ahead, Outgoing

Start = Callable[..., Awaitable[Desk]]
HERE = Path(__file__).parent
ON_ONE = (HERE, HERE.parents[1] / "faults")
DATABASES = ("sqlite", "postgresql")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run each test of a whole workspace, and each short fault run, on one of the two databases.

    `make integration` and `make faults` run them on both.

    What the databases do differently is held by the contract tests, each of them on both.
    """
    if os.environ.get("TEST_DATABASES") == "both":
        return
    variants = {
        _variant(item): item
        for item in items
        if any(item.path.is_relative_to(folder) for folder in ON_ONE)
    }
    left_out = [
        item
        for (test, database), item in variants.items()
        if database and database != _chosen(test) and (test, _chosen(test)) in variants
    ]
    config.hook.pytest_deselected(items=left_out)
    gone = set(map(id, left_out))
    items[:] = [item for item in items if id(item) not in gone]


def _variant(item: pytest.Item) -> tuple[str, str]:
    """A test without its database, and the database."""
    for database in DATABASES:
        if database in item.nodeid.partition("[")[2]:
            return item.nodeid.replace(database, ""), database
    return item.nodeid, ""


def _chosen(test: str) -> str:
    return DATABASES[zlib.crc32(test.encode()) % len(DATABASES)]


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """Run the bot in this process until the block ends."""
    application = build(settings)
    stopping = asyncio.Event()
    await schema.migrate(application.store.engine)
    task = asyncio.create_task(run(application, stopping))
    try:
        yield
    finally:
        stopping.set()
        await task
        await application.close()


@pytest.fixture
async def start(database_url: str) -> AsyncIterator[Start]:
    """Start a workspace with the bot in it; manifest and settings may be changed first."""
    async with AsyncExitStack() as stack:

        async def begin(manifest: dict[str, Any] | None = None, **settings: object) -> Desk:
            # A form is opened in time or not by the machine the tests run on; what happens when it
            # is not has tests of its own.
            playground = Playground(
                PlaygroundSettings(manifest=manifest or read_manifest(), trigger_lifetime=PATIENCE)
            )
            await playground.start()
            stack.push_async_callback(playground.stop)
            await stack.enter_async_context(
                running(
                    Settings(
                        **{
                            "slack_bot_token": "xoxb-playground",
                            "slack_app_token": "xapp-playground",
                            "slack_signing_secret": "playground-signing-secret",
                            "slack_api_url": playground.api_url,
                            "database_url": database_url,
                            "port": 0,
                            "settle_seconds": 0.2,
                            **settings,
                        }
                    )
                )
            )
            session = await stack.enter_async_context(aiohttp.ClientSession())
            desk = Desk(playground.url, session)
            await desk.connected()
            return desk

        yield begin


@pytest.fixture
async def desk(start: Start) -> Desk:
    """A workspace as it comes."""
    return await start()


@pytest.fixture
async def outgoing(database_url: str) -> AsyncIterator[Outgoing]:
    clock = Ahead()
    store = Store.at(database_url, clock)
    playground = Playground(PlaygroundSettings(manifest=read_manifest(), retry_delays=()))
    await playground.start()
    yield Outgoing(store, clock, playground)
    await playground.stop()
    await store.close()
