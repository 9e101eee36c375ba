"""What takes long is worked out while nobody waits for the database, and again where what it follows from changed."""

import asyncio
import threading

import pytest

from bot.domain.audit.model import AuditEvent
from bot.domain.intake.model import Origin
from bot.services.beforehand import Beforehand, NotWorkedOutError, commit
from bot.store.store import Store
from bot.store.transaction import Transaction

ORIGIN = Origin("T1", "U0NADIA")


async def note(tx: Transaction, verb: str) -> None:
    await tx.audit.append("T1", AuditEvent(actor="U0NADIA", verb=verb, subject="it"))


async def noted(store: Store) -> list[str]:
    async with store.reading() as tx:
        return [entry.verb async for entry in tx.audit.entries("T1")]


async def test_somebody_else_commits_while_the_work_goes_on(store: Store) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        return "worked.out" if may_end.wait(20) else "waited.in.vain"

    async def change(tx: Transaction, beforehand: Beforehand) -> str:
        await note(tx, "work.begun")
        verb = await beforehand.worked_out("work", "same", work)
        await note(tx, verb)
        return verb

    running = asyncio.create_task(commit(store, ORIGIN, change))
    assert await asyncio.to_thread(begun.wait, 20)
    async with store.transaction(ORIGIN) as tx:
        await note(tx, "another.wrote")
    may_end.set()

    assert "worked.out" == await running
    assert ["another.wrote", "work.begun", "worked.out"] == await noted(store)


async def test_what_follows_from_something_else_by_now_is_worked_out_anew() -> None:
    beforehand = Beforehand()
    await beforehand.work_out("count", 0, lambda: "of nothing")

    assert "of nothing" == await beforehand.worked_out("count", 0, lambda: "again")
    with pytest.raises(NotWorkedOutError):
        await beforehand.worked_out("count", 1, lambda: "of one")


async def test_who_never_comes_to_rest_is_kept_at_once_in_the_end(store: Store) -> None:
    given = iter(range(100))

    async def change(tx: Transaction, beforehand: Beforehand) -> int:
        now = next(given)
        found = await beforehand.worked_out("count", now, lambda: now)
        await note(tx, f"kept.{found}")
        return found

    found = await commit(store, ORIGIN, change)

    assert [f"kept.{found}"] == await noted(store)
