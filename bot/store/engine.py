"""Database engines for SQLite (embedded) and PostgreSQL, each with the settings it is safe with."""

import hashlib
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store import postgresql_driver, sqlite_driver
from bot.store.audit_chain import SHA256
from bot.store.tables import storable_json

_READ_ONLY = "remit_read_only"
_FOR_ONE = "remit_for_one"
_TRUSTED = 1.0  # seconds a connection is taken to be sound after it was used

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
            json_serializer=storable_json,
            connect_args={"async_creator_fn": sqlite_driver.connect},
        )
        _prepare_sqlite(engine)
    else:
        engine = create_async_engine(
            parsed,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=10,
            json_serializer=storable_json,
            connect_args={
                "options": _POSTGRESQL_OPTIONS,
                "connect_timeout": 5,
                # A server that is gone without a word is noticed in half a minute, not in hours.
                "keepalives_idle": 10,
                "keepalives_interval": 5,
                "keepalives_count": 3,
                "autocommit": True,  # we say BEGIN ourselves, together with the first statement
                "async_creator_fn": postgresql_driver.ThriftyConnection.connect,
            },
        )
        _prepare_postgresql(engine)
    return engine


@asynccontextmanager
async def looking(engine: AsyncEngine, *, for_one: bool = False) -> AsyncIterator[AsyncConnection]:
    """Connect to see one consistent state: nothing can be written, and no writer is waited for.

    For one question alone PostgreSQL begins, answers and ends in one round trip.
    """
    async with engine.connect() as connection:
        await connection.execution_options(**{_READ_ONLY: True, _FOR_ONE: for_one})
        async with connection.begin():
            yield connection


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401  # DBAPI has no type
        connection.isolation_level = None  # the driver's own BEGIN is deferred and loses updates
        cursor = connection.cursor()
        for pragma in _SQLITE_PRAGMAS:
            cursor.execute(pragma)
        cursor.close()
        connection.create_function(SHA256, 1, _sha256, deterministic=True)

    _begin_with(engine, reading="BEGIN", writing="BEGIN IMMEDIATE")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _prepare_postgresql(engine: AsyncEngine) -> None:
    # In SQL and for this transaction alone: the driver's own switch would outlive it on the pooled
    # connection, and hide that the server lets us only read.
    _begin_with(engine, reading="BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", writing="BEGIN")

    @event.listens_for(engine.sync_engine, "checkin")
    def on_return(_connection: object, record: Any) -> None:  # noqa: ANN401  # event signature
        record.info["returned_at"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def on_checkout(connection: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401
        """Try out a connection that was idle; asking each time would double the way to the server."""
        if time.monotonic() - record.info.get("returned_at", math.inf) < _TRUSTED:
            return
        try:
            with record.driver_connection.tried_out():
                cursor = connection.cursor()
                cursor.execute(";")
                cursor.close()
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error  # all others are as old


def _begin_with(engine: AsyncEngine, *, reading: str, writing: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:  # noqa: ANN401  # event signature
        options = connection.get_execution_options()
        begin = reading if options.get(_READ_ONLY, False) else writing
        for_one = options.get(_FOR_ONE, False)
        connection.connection.driver_connection.open_with(begin, for_one=for_one)
