"""`remit migrate`: the schema brought forward, and how far a database is."""

import asyncio

from bot.domain.errors import ConflictError
from bot.settings import Settings
from bot.store import schema
from bot.store.inspection import Database, engine_at, inspect
from bot.store.lock import sole_use


class DatabaseBehindError(ConflictError):
    """The database has not the schema this release needs."""

    code = "database.behind"


def run_migrate(*, check: bool) -> str:
    """Bring the database forward, or only say how far it is.

    Raises:
        RemitError: It cannot be used, or `check` found it behind.
    """
    return asyncio.run(_migrate(Settings.load().database_url, check=check))


async def _migrate(url: str, *, check: bool) -> str:
    with sole_use(url):
        before = await inspect(url)
        if before.current:
            return f"The database is up to date ({before.newest})."
        if check:
            raise _behind(before)
        await prepare(url)
    return f"The database went from {before.revision or 'empty'} to {before.newest}."


async def prepare(url: str) -> None:
    """Bring the database to the schema of this release."""
    engine = engine_at(url)
    try:
        await schema.migrate(engine)
    finally:
        await engine.dispose()


async def require_current(url: str) -> None:
    """Let pass a database that can be read and has the schema of this release.

    Raises:
        RemitError: it cannot be read, or is behind.
    """
    found = await inspect(url, writing=False)  # the bot may be running
    if not found.current:
        raise _behind(found)


def _behind(found: Database) -> DatabaseBehindError:
    return DatabaseBehindError(
        f"The database is at {found.revision or 'nothing yet'}, this release needs {found.newest}.",
        next_step="Run `remit migrate`.",
    )
