"""Looking at a database and at its audit chains, on both databases."""

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from typer.testing import CliRunner

from bot.cli.main import app
from bot.domain.audit.checking import ChainFinding
from bot.domain.audit.model import AuditEvent
from bot.domain.errors import UnavailableError
from bot.store import schema
from bot.store.engine import create_engine
from bot.store.inspection import inspect
from bot.store.store import Store
from bot.store.tables import audit_entries, audit_heads
from bot.store.verification import verify_chains
from tests.conftest import ToldClock
from tests.databases import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database nothing was ever done to."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'remit.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.database() as url:
        yield url


async def test_an_empty_database_is_not_current_and_stays_empty(empty_url: str) -> None:
    found = await inspect(empty_url)

    assert (None, schema.newest_revision(), False) == (
        found.revision,
        found.newest,
        found.current,
    )
    engine = create_engine(empty_url)
    assert await schema.current_revision(engine) is None
    assert await schema.differences(engine)
    await engine.dispose()


async def test_a_migrated_database_is_current(store: Store, database_url: str) -> None:
    assert (await inspect(database_url)).current


async def fill(store: Store) -> None:
    async with store.transaction() as tx:
        for number in range(3):
            event = AuditEvent(
                actor="U1", verb="spec.drafted", subject=f"spec_{number}", facts={"version": number}
            )
            await tx.audit.append("T1", event)
            await tx.audit.append("T2", event)


async def test_untouched_chains_hold(store: Store) -> None:
    await fill(store)

    assert (ChainFinding("T1", 3), ChainFinding("T2", 3)) == await verify_chains(store.engine)


async def test_an_edited_entry_is_where_the_chain_breaks(store: Store) -> None:
    await fill(store)
    async with store.engine.begin() as connection:
        await connection.execute(
            update(audit_entries)
            .where(audit_entries.c.chain == "T1", audit_entries.c.seq == 2)
            .values(actor="U9")
        )

    first, second = await verify_chains(store.engine)

    assert (2, True) == (first.broken_at, second.holds)


async def test_an_entry_taken_out_of_the_middle_is_noticed(store: Store) -> None:
    await fill(store)
    async with store.engine.begin() as connection:
        await connection.execute(
            delete(audit_entries).where(audit_entries.c.chain == "T1", audit_entries.c.seq == 2)
        )

    first, _ = await verify_chains(store.engine)

    assert (2, 2) == (first.entries, first.broken_at)


async def test_an_end_that_was_cut_off_is_noticed(store: Store) -> None:
    await fill(store)
    async with store.engine.begin() as connection:
        await connection.execute(
            delete(audit_entries).where(audit_entries.c.chain == "T1", audit_entries.c.seq == 3)
        )

    first, _ = await verify_chains(store.engine)

    assert (2, 3) == (first.entries, first.broken_at)


async def test_a_chain_without_its_head_is_noticed(store: Store) -> None:
    await fill(store)
    async with store.engine.begin() as connection:
        await connection.execute(delete(audit_heads).where(audit_heads.c.chain == "T1"))

    first, _ = await verify_chains(store.engine)

    assert not first.holds


async def test_chains_are_checked_while_the_bot_writes(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(store)
    monkeypatch.setenv("REMIT_DATABASE_URL", database_url)

    async with store.transaction() as tx:
        await tx.connection.execute(update(audit_heads).values(hash="0" * 64))  # not committed
        done = await asyncio.to_thread(CliRunner().invoke, app, ["audit", "verify"])

    assert 0 == done.exit_code
    assert ["T1: the chain of 3 entries holds.", "T2: the chain of 3 entries holds."] == (
        done.output.splitlines()
    )


async def test_no_connection_left_is_said_plainly_and_passes(
    database_url: str, clock: ToldClock
) -> None:
    store = Store(create_engine(database_url, pool_size=1), clock)
    store.engine.pool._timeout = 0.05  # type: ignore[attr-defined]  # noqa: SLF001 - seconds
    async with AsyncExitStack() as taken:
        for _ in range(2):  # PostgreSQL has as many again to spare
            with contextlib.suppress(UnavailableError):
                await taken.enter_async_context(store.reading())
        with pytest.raises(UnavailableError, match="cannot be used right now"):
            async with store.reading():
                pass
    async with store.reading():
        pass
    await store.close()
