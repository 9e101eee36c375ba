"""One migrated database of each kind for a module; every test has a workspace of its own in it."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.store import schema
from bot.store.engine import create_engine
from tests.databases import PostgresServer


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """One migrated database of each kind; every test has a workspace of its own in it."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('office') / 'remit.db'}"
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            url = stack.enter_context(server.database())
        asyncio.run(_migrate(url))
        yield url


async def _migrate(url: str) -> None:
    engine = create_engine(url)
    await schema.migrate(engine)
    await engine.dispose()
