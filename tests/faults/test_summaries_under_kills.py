"""Ten thousand summaries are due at once: two replicas make them, are killed, and so is the database."""

import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from bot.domain.errors import RemitError
from bot.domain.report.plan import REPORT_DUE, ReportPlan
from bot.domain.schedule.cadence import read_cadence
from bot.domain.schedule.model import Schedule
from bot.store import schema
from bot.store.decision_tables import schedules as schedules_table
from bot.store.queues import outbox
from bot.store.report_tables import report_plans, reports
from bot.store.schedule import columns_of
from bot.store.store import Store
from bot.store.upcast import REPORT_PLAN
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk
from tests.databases import PostgresServer
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program
from tests.faults.replicas import Pause, Weather, between, weathered

SUMMARIES = int(os.environ.get("SUMMARIES", "10000"))
KILLS, RESTARTS = 48, 4


async def planned(store: Store, spec: str, plans: list[ReportPlan], next_at: datetime) -> None:
    """Keep plans with their schedules, many in one statement."""
    async with store.transaction() as tx:
        for start in range(0, len(plans), 500):
            part = plans[start : start + 500]
            await tx.connection.execute(
                insert(report_plans),
                [
                    {
                        "id": plan.id, "team": plan.team, "spec": spec, "channel": plan.channel,
                        "created_at": plan.created_at, "document": plan.model_dump(mode="json"),
                        "document_version": REPORT_PLAN.version,
                    }
                    for plan in part
                ],
            )  # fmt: skip
            rows = [
                Schedule(
                    id=plan.schedule, team=plan.team, kind=REPORT_DUE, subject=plan.id,
                    times=plan.cadence, next_at=next_at, catch_up=None,
                )
                for plan in part
            ]  # fmt: skip
            await tx.connection.execute(insert(schedules_table), [columns_of(row) for row in rows])


def plan_of(number: int, spec: str, when: str, zone: str, at: datetime) -> ReportPlan:
    return ReportPlan(
        id=f"plan_{number:06}", team=NADIA.team, spec=spec, title="Refunds", channel="C1",
        cadence=read_cadence(when, zone), created_by=NADIA.actor, created_at=at,
    )  # fmt: skip


async def made(store: Store) -> tuple[list[tuple[str, datetime]], int]:
    """Every report by its plan and moment, and how many posts wait; none while nobody answers."""
    try:
        async with store.reading() as tx:
            rows = await tx.connection.execute(select(reports.c.plan, reports.c.until))
            view = outbox.c.payload["view"].as_string()
            posts = await tx.connection.scalar(
                select(func.count()).select_from(outbox).where(view == "report.post")
            )
            return [(row.plan, row.until) for row in rows], posts or 0
    except RemitError:
        return [], 0


async def how_many(store: Store) -> int:
    """How many summaries there are; none while nobody answers."""
    try:
        async with store.reading() as tx:
            return await tx.connection.scalar(select(func.count()).select_from(reports)) or 0
    except RemitError:
        return 0


def all_along(store: Store, kills: int) -> Pause:
    """Wait a while, and until as great a part is made as of the kills have come."""

    async def pause(chance: random.Random, number: int) -> None:
        await asyncio.sleep(chance.uniform(1.0, 4.0))
        while await how_many(store) < SUMMARIES * number // kills:  # noqa: ASYNC110
            await asyncio.sleep(0.2)

    return pause


async def outlives(
    url: str, nursery: Nursery, log: Path, weather: Weather, restart: Callable[[], None]
) -> None:
    """Have ten thousand summaries made while replicas and the database end; each comes once."""
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    spec = (await Desk(store, ToldClock()).drafted()).id
    now = datetime.now(UTC)
    plans = [plan_of(n, spec, "daily at 9:00", "UTC", now) for n in range(SUMMARIES)]
    await planned(store, spec, plans, now)
    environment = {"REMIT_DATABASE_URL": url, "WORK": "summaries"}
    program = Program(nursery, "tests.faults.schedule_program", environment, log)
    began = time.monotonic()
    async with asyncio.timeout(5400):
        pause = all_along(store, weather.kills)
        replicas = await weathered(weather, program, pause, restart, seed=6)
        while await how_many(store) < SUMMARIES:  # noqa: ASYNC110
            await asyncio.sleep(1.0)
    await asyncio.sleep(2.0)
    found, posts = await made(store)
    for replica in replicas:
        replica.kill()
    await store.close()

    print(  # noqa: T201
        f"\n{url.partition(':')[0]}: {len(found)} summaries, {weather.replicas} replicas, "
        f"{weather.kills} kills, {weather.restarts} restarts of the database "
        f"in {time.monotonic() - began:.0f} s: {posts} posts"
    )
    assert 1 == max(Counter(plan for plan, _ in found).values())
    assert (SUMMARIES, SUMMARIES) == (len(found), posts)


@pytest.mark.faults
async def test_every_summary_is_made_and_posted_once_whoever_ends(
    nursery: Nursery, log: Path
) -> None:
    with tempfile.TemporaryDirectory(prefix="remit-pg-") as folder:
        server = PostgresServer(Path(folder) / "data")
        with server.database() as url:
            weather = Weather(2, KILLS, RESTARTS)
            await outlives(url, nursery, log, weather, server.restart_at_once)
        server.stop()


@pytest.mark.faults
async def test_every_summary_is_made_and_posted_once_from_a_file_whose_process_is_killed(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'remit.db'}"
    await outlives(url, nursery, log, Weather(1, KILLS), lambda: None)


@pytest.mark.faults
async def test_replicas_that_look_and_then_post_tell_summaries_twice(
    postgres: PostgresServer, nursery: Nursery, log: Path
) -> None:
    """The control of the whole run: the same weather, without a claim on each moment."""
    with postgres.database() as url:
        store = Store.at(url, HostClock())
        await schema.migrate(store.engine)
        spec = (await Desk(store, ToldClock()).drafted()).id
        now = datetime.now(UTC)
        plans = [plan_of(n, spec, "daily at 9:00", "UTC", now) for n in range(100)]
        await planned(store, spec, plans, now)
        program = Program(
            nursery, "tests.faults.schedule_program",
            {"REMIT_DATABASE_URL": url, "WORK": "naive"}, log,
        )  # fmt: skip
        replicas = await weathered(
            Weather(2, kills=3), program, between(0.2, 0.5), lambda: None, seed=6
        )
        async with asyncio.timeout(300):
            while await _planned_still(store):  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        _, posts = await made(store)
        for replica in replicas:
            replica.kill()
        await store.close()

    print(f"\nnaive: 100 summaries, {posts} posts")  # noqa: T201
    assert posts > len(plans)


async def _planned_still(store: Store) -> int:
    async with store.reading() as tx:
        counted = select(func.count()).select_from(schedules_table)
        return await tx.connection.scalar(counted) or 0
