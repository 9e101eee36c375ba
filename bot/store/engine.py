"""Database engines for SQLite (embedded) and PostgreSQL, each with the settings it is safe with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store import sqlite_driver

_READ_ONLY = "remit_read_only"

# WAL with FULL: a commit that returned survives power loss; NORMAL may lose the newest ones.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)
_POSTGRESQL_OPTIONS = (
    "-c statement_timeout=15000 -c lock_timeout=8000 -c idle_in_transaction_session_timeout=30000"
)


def normalised_url(url: str) -> URL:
    """Choose the async driver for a database URL; plain `sqlite:` and `postgresql:` are enough."""
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return parsed.set(drivername="sqlite+aiosqlite")
        case "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        case other:
            raise ValueError(f"no support for {other!r}: use sqlite: or postgresql:")


def create_engine(url: str, *, pool_size: int = 10) -> AsyncEngine:
    """Make an engine that is not yet connected.

    Raises:
        ValueError: the URL names a database we do not support, or none that lasts.
    """
    parsed = normalised_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database in {None, "", ":memory:"}:
            raise ValueError("a SQLite database in memory would not survive: name a file")
        engine = create_async_engine(
            parsed,
            pool_size=pool_size,
            max_overflow=0,
            connect_args={"async_creator_fn": sqlite_driver.connect},
        )
        _prepare_sqlite(engine)
        return engine
    return create_async_engine(
        parsed,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        pool_timeout=10,
        connect_args={"options": _POSTGRESQL_OPTIONS, "connect_timeout": 5},
    )


@asynccontextmanager
async def looking(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Connect to see one consistent state: nothing can be written, and no writer is waited for."""
    async with engine.connect() as connection:
        await connection.execution_options(**{_READ_ONLY: True})
        async with connection.begin():
            if engine.dialect.name == "postgresql":
                # In SQL and for this transaction alone: the driver's own switch would outlive it
                # on the pooled connection, and hide that the server lets us only read.
                await connection.exec_driver_sql(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                )
            yield connection


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401  # DBAPI has no type
        connection.isolation_level = None  # the driver's own BEGIN is deferred and loses updates
        cursor = connection.cursor()
        for pragma in _SQLITE_PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:  # noqa: ANN401  # event signature
        reading = connection.get_execution_options().get(_READ_ONLY, False)
        driver = connection.connection.driver_connection
        driver.open_with("BEGIN" if reading else "BEGIN IMMEDIATE")
