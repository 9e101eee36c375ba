"""Looks at a database without changing it: can it be reached, how far is it, may we write to it."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import func, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.audit.model import GENESIS
from bot.domain.errors import InvalidInputError, UnavailableError
from bot.domain.intake.model import Queue
from bot.store import schema
from bot.store.engine import create_engine, looking
from bot.store.lock import sqlite_file
from bot.store.model_call import ModelCalls
from bot.store.queues import QUEUES
from bot.store.tables import Instant, audit_heads, model_calls

_MIGRATIONS = Path(__file__).parent / "migrations"
# WAL-reset corruption: fixed in 3.51.3, and in these older lines (sqlite.org/wal.html, section 11).
_FIXED = (3, 51, 3)
_FIXED_LINES = {(3, 44): 6, (3, 50): 7}


class DatabaseAddressError(InvalidInputError):
    """The database URL cannot be read, or names a database Remit does not support."""

    code = "database.address-unusable"


class DatabaseUnreachableError(UnavailableError):
    """The database does not answer, or does not let us in."""

    code = "database.unreachable"


class DatabaseReadOnlyError(UnavailableError):
    """The database can be read but not written."""

    code = "database.read-only"


class DatabaseNewerError(InvalidInputError):
    """The database was migrated by a newer release than this one."""

    code = "database.newer"


@dataclass(frozen=True, slots=True)
class Database:
    """What was found."""

    revision: str | None  # None when nothing was created yet
    newest: str

    @property
    def current(self) -> bool:
        """Whether it has the schema this release needs."""
        return self.revision == self.newest


def engine_at(url: str) -> AsyncEngine:
    """Make an engine, or say what is wrong with the URL.

    Raises:
        DatabaseAddressError: The URL cannot be used.
    """
    try:
        if make_url(url).get_backend_name() == "sqlite" and sqlite_file(url) is None:
            raise ValueError("a database in memory forgets everything")  # noqa: TRY301
        return create_engine(url, pool_size=1)
    except (ArgumentError, ValueError) as error:
        raise _unusable(error) from error


def is_there(url: str) -> bool:
    """Whether there is a database to look at: one on a server, or a file that was made.

    Raises:
        DatabaseAddressError: The URL cannot be used.
    """
    try:
        file = sqlite_file(url)
    except (ArgumentError, ValueError) as error:
        raise _unusable(error) from error
    return file is None or file.exists()


def _unusable(error: Exception) -> DatabaseAddressError:
    return DatabaseAddressError(
        "The database URL cannot be used.",
        next_step="Set REMIT_DATABASE_URL to sqlite:///path or "
        "postgresql://user:password@host/name.",
        cause=type(error).__name__,
    )


async def inspect(url: str, *, writing: bool = True) -> Database:
    """Connect, read the revision, and try a write that is undone.

    Args:
        url: Of the database.
        writing: Try the write. Without it another process may have the database in use.

    Raises:
        RemitError: One of the leaves above, with what to do.
    """
    engine = engine_at(url)
    try:
        try:
            revision = await schema.current_revision(engine)
        except (SQLAlchemyError, OSError) as error:
            raise _unreachable(engine, error) from error
        _refuse_unknown(revision)
        try:
            if writing:
                await _try_a_write(engine, migrated=revision is not None)
        except SQLAlchemyError as error:
            raise DatabaseReadOnlyError(
                "The database can be read but not written.",
                next_step="Give Remit's database user write access; check that the disk has room.",
                cause=type(error).__name__,
            ) from error
    finally:
        await engine.dispose()
    return Database(revision, schema.newest_revision())


async def set_aside(url: str) -> dict[str, int]:
    """Count the rows of each queue that nobody tries again; queues without any are left out."""
    engine = engine_at(url)
    try:
        async with looking(engine) as connection:
            counts = {}
            for queue in Queue:
                state = QUEUES[queue].c.state
                found = await connection.execute(select(func.count()).where(state == "dead"))
                counts[queue.value] = found.scalar_one()
            return {queue: count for queue, count in counts.items() if count}
    except (SQLAlchemyError, OSError) as error:
        raise _unreachable(engine, error) from error
    finally:
        await engine.dispose()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What language models were asked for in the last day."""

    calls: int
    tokens: int
    rung: str | None  # how the last one was asked for a format


async def model_use(url: str) -> ModelUse:
    """Count the calls of language models of the last twenty-four hours."""
    engine = engine_at(url)
    try:
        async with looking(engine) as connection:
            now = (await connection.execute(select(func.now(type_=Instant)))).scalar_one()
            calls, tokens = await ModelCalls(connection).today(now - timedelta(days=1))
            newest = select(model_calls.c.rung).order_by(model_calls.c.called_at.desc()).limit(1)
            rung = (await connection.execute(newest)).scalar_one_or_none()
            return ModelUse(calls, tokens, rung)
    except (SQLAlchemyError, OSError) as error:
        raise _unreachable(engine, error) from error
    finally:
        await engine.dispose()


def _refuse_unknown(revision: str | None) -> None:
    if revision is None:
        return
    try:
        ScriptDirectory(str(_MIGRATIONS)).get_revision(revision)
    except CommandError as error:
        raise DatabaseNewerError(
            "The database was prepared by a newer Remit than this one.",
            next_step="Install that release again, or restore a backup from before the update.",
            revision=revision,
        ) from error


async def _try_a_write(engine: AsyncEngine, *, migrated: bool) -> None:
    async with engine.connect() as connection:
        if migrated:
            row = {"chain": "doctor", "seq": 0, "hash": GENESIS}
            await connection.execute(insert(audit_heads).values(row))
        else:
            await connection.execute(text("CREATE TABLE remit_doctor (answer INTEGER)"))
        await connection.rollback()


def _unreachable(engine: AsyncEngine, error: Exception) -> DatabaseUnreachableError:
    if engine.dialect.name == "sqlite":
        return DatabaseUnreachableError(
            f"The file {engine.url.database} cannot be opened as a SQLite database.",
            next_step="Set REMIT_DATABASE_URL to another file, or restore it from a backup.",
            cause=type(error).__name__,
        )
    where = engine.url.host or engine.url.database or "the configured address"
    return DatabaseUnreachableError(
        f"The database at {where} cannot be reached or does not let Remit in.",
        next_step="Check that it runs, and the host, user, password and name in REMIT_DATABASE_URL.",
        retry_after=5.0,
        cause=type(error).__name__,
    )


def sqlite_version() -> tuple[str, bool]:
    """Name the SQLite in use, and whether it has the fix for the WAL-reset race."""
    major, minor, patch = sqlite3.sqlite_version_info
    fixed = (major, minor, patch) >= _FIXED or patch >= _FIXED_LINES.get((major, minor), patch + 1)
    return sqlite3.sqlite_version, fixed
