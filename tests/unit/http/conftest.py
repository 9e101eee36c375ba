"""One migrated SQLite file for all tests of the API; every test has a workspace of its own in it."""

import itertools
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import Office
from tests.databases import SqliteFiles
from tests.unit.http.office import Front

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def migrated_url(sqlite: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> str:
    return sqlite.migrated(tmp_path_factory.mktemp("front"))


@pytest.fixture
async def front(migrated_url: str, clock: ToldClock) -> AsyncIterator[Front]:
    store = Store.at(migrated_url, clock)
    yield Front(await Office(store, f"T{next(_numbers)}").ready())
    await store.close()


@pytest.fixture
async def agent(front: Front) -> AsyncIterator[httpx.AsyncClient]:
    """A program with every scope."""
    async with front.client(await front.token()) as client:
        yield client
