"""The audit chain: unbroken as written, and any later change shows."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.audit.model import GENESIS, AuditEvent
from bot.store.store import Store
from bot.store.verification import verify_chains


async def written(store: Store, count: int = 5) -> None:
    for number in range(count):
        async with store.transaction() as tx:
            event = AuditEvent(actor="U1", verb="spec.drafted", subject="s", facts={"n": number})
            await tx.audit.append("T1", event)


async def broken_at(store: Store) -> int | None:
    (found,) = await verify_chains(store.engine)
    return found.broken_at


async def test_a_chain_as_written_holds(store: Store) -> None:
    await written(store)

    assert await broken_at(store) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entries SET actor = 'U2' WHERE seq = 3",
        "DELETE FROM audit_entries WHERE seq = 3",
        "UPDATE audit_entries SET verb = 'spec.approved' WHERE seq = 3",
        "UPDATE audit_entries SET seq = 30 WHERE seq = 3",
    ],
)
async def test_any_change_shows_where_it_was_made(store: Store, change: str) -> None:
    await written(store)

    async with store.transaction() as tx:
        await tx.connection.execute(text(change))

    assert 3 == await broken_at(store)


async def test_what_was_undone_is_not_in_the_chain(store: Store) -> None:
    await written(store, 2)
    event = AuditEvent(actor="U1", verb="spec.drafted", subject="s")
    with pytest.raises(RuntimeError):
        async with store.transaction() as tx:
            await tx.audit.append("T1", event)
            raise RuntimeError

    await written(store, 1)

    async with store.reading() as tx:
        sequence: list[Any] = [entry.seq async for entry in tx.audit.entries("T1")]
    assert [1, 2, 3] == sequence
    assert await broken_at(store) is None


async def test_those_who_append_at_once_take_turns(store: Store) -> None:
    await asyncio.gather(*(written(store, 5) for _ in range(6)))

    async with store.reading() as tx:
        sequence = [entry.seq async for entry in tx.audit.entries("T1")]
    assert list(range(1, 31)) == sequence
    assert await broken_at(store) is None


async def test_facts_that_look_like_a_place_in_the_chain_change_none(store: Store) -> None:
    facts = {"previous": GENESIS, "seq": 0, "z": {"previous": GENESIS, "seq": 0}, "ü": '","seq":0'}
    for _ in range(2):
        async with store.transaction() as tx:
            event = AuditEvent(actor='a"', verb="spec.drafted", subject='s","seq":0', facts=facts)
            await tx.audit.append("T1", event)

    assert await broken_at(store) is None
