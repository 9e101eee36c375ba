"""`remit migrate` and `remit audit verify`."""

import asyncio

from bot.domain.errors import ConflictError
from bot.settings import Settings
from bot.store import schema
from bot.store.inspection import Database, engine_at, inspect
from bot.store.lock import sole_use
from bot.store.verification import ChainFinding, verify_chains


class DatabaseBehindError(ConflictError):
    """The database has not the schema this release needs."""

    code = "database.behind"


def run_migrate(*, check: bool) -> str:
    """Bring the database forward, or only say how far it is.

    Raises:
        RemitError: It cannot be used, or `check` found it behind.
    """
    return asyncio.run(_migrate(Settings.load().database_url, check=check))


def run_verify() -> tuple[list[str], bool]:
    """Say for each workspace whether its chain holds; the second value is whether all do.

    Raises:
        RemitError: The database cannot be read.
    """
    return asyncio.run(_verify(Settings.load().database_url))


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


async def _verify(url: str) -> tuple[list[str], bool]:
    found = await inspect(url, writing=False)  # the bot may be running
    if not found.current:
        raise _behind(found)
    engine = engine_at(url)
    try:
        chains = await verify_chains(engine)
    finally:
        await engine.dispose()
    told = [_told(finding) for finding in chains] or ["There are no audit entries yet."]
    return told, all(finding.holds for finding in chains)


def _told(finding: ChainFinding) -> str:
    if finding.holds:
        return f"{finding.workspace}: the chain of {finding.entries} entries holds."
    return (
        f"{finding.workspace}: the chain breaks at entry {finding.broken_at}; "
        "compare it with a backup: it, or one after it, was changed, removed or added."
    )


def _behind(found: Database) -> DatabaseBehindError:
    return DatabaseBehindError(
        f"The database is at {found.revision or 'nothing yet'}, this release needs {found.newest}.",
        next_step="Run `remit migrate`.",
    )
