"""One migrated database of each kind for a module; every test has a workspace of its own in it."""

from collections.abc import Iterator

import pytest

from tests.databases import PostgresServer, SqliteFiles


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_url(
    request: pytest.FixtureRequest, sqlite: SqliteFiles, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """One migrated database of each kind; every test has a workspace of its own in it."""
    if request.param == "sqlite":
        yield sqlite.migrated(tmp_path_factory.mktemp("office"))
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.migrated() as url:
        yield url
