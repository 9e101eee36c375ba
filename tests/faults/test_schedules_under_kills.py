"""R5: replicas tick on one database, are killed all the time, and so is it; every moment comes once."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.domain.errors import RemitError
from bot.domain.schedule.model import Overlap, Schedule
from bot.domain.schedule.recurrence import At
from bot.store import schema
from bot.store.decision_tables import fires, schedules
from bot.store.store import Store
from tests.databases import PostgresServer
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program
from tests.faults.replicas import Weather, between, weathered

REPLICAS, SCHEDULES, FIRES_EACH = 4, 60, 10
SPREAD = 40.0  # seconds in which everything is due
KILLS = 90


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
    """Every fire that was worked on; none while the database cannot be asked."""
    try:
        async with store.reading() as tx:
            return list(await tx.connection.scalars(text("SELECT fire FROM seen")))
    except RemitError:
        return []


async def lateness(store: Store) -> list[float]:
    """How long after its moment each fire was claimed, by the clock of the database."""
    async with store.reading() as tx:
        rows = await tx.connection.execute(select(fires.c.claimed_at, fires.c.fire_at))
        return sorted((row.claimed_at - row.fire_at).total_seconds() for row in rows)


async def outlives(
    url: str, nursery: Nursery, log: Path, weather: Weather, restart: Callable[[], None]
) -> None:
    """Let replicas tick while they are killed and the database restarts; every moment comes once."""
    store = await prepared(url)
    program = Program(nursery, "tests.faults.schedule_program", {"REMIT_DATABASE_URL": url}, log)
    began = time.monotonic()
    pause = SPREAD / max(weather.kills, 1) * 0.9
    at_random = between(0.5 * pause, 1.5 * pause)
    replicas = await weathered(weather, program, at_random, restart, seed=5)
    async with asyncio.timeout(300):
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
        f"\nR5 {url.partition(':')[0]}: {len(found)} fires, {weather.replicas} replicas, "
        f"{weather.kills} kills, {weather.restarts} restarts of the database in "
        f"{time.monotonic() - began:.0f} s: {len(twice)} twice; "
        f"late p50 {late[len(late) // 2]:.2f} s, p99 {p99:.2f} s"
    )
    assert SCHEDULES * FIRES_EACH == len(set(found))
    assert [] == twice


@pytest.mark.faults
@pytest.mark.parametrize("kills", [0, KILLS], ids=["quiet", "killed"])
async def test_every_moment_comes_once_whoever_is_killed(
    postgres: PostgresServer, nursery: Nursery, log: Path, kills: int
) -> None:
    with postgres.database() as url:
        await outlives(url, nursery, log, Weather(REPLICAS, kills), lambda: None)


@pytest.mark.faults
async def test_every_moment_comes_once_though_the_database_itself_ends(
    nursery: Nursery, log: Path
) -> None:
    with tempfile.TemporaryDirectory(prefix="remit-pg-") as folder:
        server = PostgresServer(Path(folder) / "data")
        with server.database() as url:
            weather = Weather(REPLICAS, KILLS, restarts=3)
            await outlives(url, nursery, log, weather, server.restart_at_once)
        server.stop()


@pytest.mark.faults
async def test_every_moment_comes_once_in_a_file_whose_process_is_killed(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'remit.db'}"
    await outlives(url, nursery, log, Weather(replicas=1, kills=40), lambda: None)


async def test_without_a_claim_on_each_moment_replicas_fire_it_twice(database_url: str) -> None:
    """The control: read what is due, do it, say when it is due next; each replica does so."""
    store = await prepared(database_url)
    done: list[str] = []

    async def naive() -> None:
        async with store.reading() as tx:
            found = await tx.connection.execute(select(schedules.c.id).order_by(schedules.c.id))
            due = list(found.scalars())[:5]
        await asyncio.sleep(0.01)
        done.extend(due)
        async with store.transaction() as tx:
            for one in due:
                await tx.schedules.drop(one)

    await asyncio.gather(*(naive() for _ in range(REPLICAS)))
    await store.close()

    assert max(Counter(done).values()) > 1
