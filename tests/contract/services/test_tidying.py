"""Old rows of the queues go, a few at a time."""

from datetime import timedelta

from sqlalchemy import func, insert, select

from bot.domain.intake.model import Queue
from bot.services.intake import Intake
from bot.store.queues import inbox
from bot.store.store import Store
from tests.conftest import ToldClock

OLD = timedelta(days=7)


async def fill(store: Store, clock: ToldClock, count: int, *, age: timedelta) -> None:
    # By the database's own clock on one kind and by the told one on the other: old by both.
    at = clock.now() - age
    row = {
        "kind": "k", "team": "T1", "order_key": "o", "payload": {}, "state": "done",
        "created_at": at, "available_at": at, "finished_at": at,
    }  # fmt: skip
    rows = [{**row, "key": f"{age.days}:{number}"} for number in range(count)]
    async with store.engine.begin() as connection:
        await connection.execute(insert(inbox), rows)


async def left(store: Store) -> int:
    async with store.engine.connect() as connection:
        return int((await connection.execute(select(func.count(inbox.c.row)))).scalar_one())


async def test_one_transaction_forgets_only_some_rows(store: Store, clock: ToldClock) -> None:
    await fill(store, clock, 5, age=timedelta(days=400))

    async with store.transaction() as tx:
        gone = await tx.upkeep(Queue.INBOX).forget_done(OLD, most=2)

    assert (2, 3) == (gone, await left(store))


async def test_all_old_rows_go_and_newer_ones_stay(store: Store, clock: ToldClock) -> None:
    await fill(store, clock, 1203, age=timedelta(days=400))
    await fill(store, clock, 2, age=timedelta(days=-400))

    gone = await Intake(store).forget_done(OLD)

    assert (1203, 2) == (gone, await left(store))
