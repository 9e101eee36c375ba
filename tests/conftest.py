"""Fixtures every test may use: a store on each database, and a clock that is told the time."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.store import Store
from tests.databases import PostgresServer, SqliteFiles

# No test depends on how busy the machine is, nor on luck: `make test` draws the same examples each
# time, so that a change is judged by what it changed. `make search` looks for examples not seen yet.
settings.register_profile("remit", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("search", deadline=None, max_examples=200)
settings.load_profile("remit")


class ToldClock:
    """A clock that says what it was told, until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def advance(self, by: timedelta) -> None:
        self.instant += by


@pytest.fixture
def clock() -> ToldClock:
    return ToldClock()


@pytest.fixture(scope="session")
def postgres(pytestconfig: pytest.Config) -> Iterator[PostgresServer]:
    """A server that waits for the disk where figures are taken, and nowhere else."""
    durable = pytestconfig.getoption("markexpr") in {"bench", "faults"}
    with tempfile.TemporaryDirectory(prefix="remit-pg-") as folder:
        server = PostgresServer(Path(folder) / "data", durable=durable)
        yield server
        server.stop()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, sqlite: SqliteFiles, tmp_path: Path
) -> Iterator[str]:
    """A migrated database of each kind."""
    if request.param == "sqlite":
        yield sqlite.migrated(tmp_path)
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.migrated() as url:
        yield url


@pytest.fixture
async def store(database_url: str, clock: ToldClock) -> AsyncIterator[Store]:
    """A migrated store on each database."""
    opened = Store.at(database_url, clock)
    yield opened
    await opened.close()
