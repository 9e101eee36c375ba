"""R5: four replicas tick on one database and are killed all the time; every moment comes once."""

import asyncio
import random
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.domain.schedule.model import Overlap, Schedule
from bot.domain.schedule.recurrence import At
from bot.store import schema
from bot.store.decision_tables import fires
from bot.store.store import Store
from tests.databases import PostgresServer
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program

REPLICAS, SCHEDULES, FIRES_EACH = 4, 60, 10
SPREAD = 40.0  # seconds in which everything is due
KILLS = 90
LATE_QUIET, LATE_KILLED = 2.0, 15.0


async def prepared(url: str) -> Store:
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    async with store.transaction() as tx:
        await tx.connection.execute(text("CREATE TABLE seen (fire TEXT, late TEXT, run TEXT)"))
        now = await tx.escalations.now()
        for number in range(SCHEDULES):
            first = now + timedelta(seconds=2 + number * 0.01)
            step = timedelta(seconds=SPREAD / FIRES_EACH)
            moments = tuple(first + step * index for index in range(FIRES_EACH))
            await tx.schedules.put(
                Schedule(id=f"s{number}", team="T", kind="k", subject=f"s{number}",
                         times=At(moments=moments), next_at=first, overlap=Overlap.QUEUE,
                         catch_up=None)
            )  # fmt: skip
    return store


async def seen(store: Store) -> list[str]:
    """Every fire that was worked on."""
    async with store.reading() as tx:
        return list(await tx.connection.scalars(text("SELECT fire FROM seen")))


async def lateness(store: Store) -> list[float]:
    """How long after its moment each fire was claimed, by the clock of the database."""
    async with store.reading() as tx:
        rows = await tx.connection.execute(select(fires.c.claimed_at, fires.c.fire_at))
        return sorted((row.claimed_at - row.fire_at).total_seconds() for row in rows)


@pytest.mark.faults
@pytest.mark.parametrize("kills", [0, KILLS], ids=["quiet", "killed"])
async def test_every_moment_comes_once_whoever_is_killed(
    postgres: PostgresServer, nursery: Nursery, log: Path, kills: int
) -> None:
    with postgres.database() as url:
        store = await prepared(url)
        program = Program(
            nursery, "tests.faults.schedule_program", {"REMIT_DATABASE_URL": url}, log
        )
        replicas = [program.start() for _ in range(REPLICAS)]
        chance, began = random.Random(5), time.monotonic()  # noqa: S311 - a seed, no secret
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(0.2, 0.7))
            victim = chance.randrange(REPLICAS)
            replicas[victim].kill()
            replicas[victim] = program.start()
        async with asyncio.timeout(180):
            while len(await seen(store)) < SCHEDULES * FIRES_EACH:  # noqa: ASYNC110
                await asyncio.sleep(0.5)
        await asyncio.sleep(1.0)
        found, late = await seen(store), await lateness(store)
        for replica in replicas:
            replica.kill()
        await store.close()

    p99 = late[int(len(late) * 0.99)]
    twice = [fire for fire, times in Counter(found).items() if times > 1]
    print(  # noqa: T201
        f"\n{len(found)} fires, {kills} kills in {time.monotonic() - began:.0f} s: "
        f"{len(twice)} twice; late p50 {late[len(late) // 2]:.2f} s, p99 {p99:.2f} s"
    )
    assert SCHEDULES * FIRES_EACH == len(set(found))
    assert [] == twice
    assert p99 <= (LATE_KILLED if kills else LATE_QUIET)
