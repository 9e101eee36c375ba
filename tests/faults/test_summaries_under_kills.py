"""Ten thousand summaries are due at once: two replicas make them, are killed, and so is the database."""

import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from sqlalchemy import func, insert, select

from bot.domain.errors import RemitError
from bot.domain.intake.model import Claim, Queue
from bot.domain.report.plan import REPORT_DUE, ReportPlan
from bot.domain.schedule.cadence import read_cadence
from bot.domain.schedule.model import Schedule
from bot.services.report.reports import Reports
from bot.services.schedule import Schedules
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
from tests.faults.replicas import Weather, weathered

SUMMARIES = int(os.environ.get("SUMMARIES", "10000"))
KILLS, RESTARTS = 24, 2


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
    replicas = await weathered(weather, program, (1.0, 4.0), restart, seed=6)
    async with asyncio.timeout(2400):
        while len((await made(store))[0]) < SUMMARIES:  # noqa: ASYNC110
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


class _Naive(Reports):
    """Without the place of its own that each period's report has: it is told each time."""

    async def due(self, claim: Claim) -> None:
        async with self.store.transaction() as tx:
            plan = await tx.reports.plan(claim.payload["subject"])
            assert plan
            self.draw(None)  # type: ignore[arg-type]  # it is posted


async def test_without_a_place_for_each_period_a_repeated_job_is_told_twice(
    store: Store, clock: ToldClock
) -> None:
    """The control: a worker that dies before it settles its claim has its job done again."""
    spec = (await Desk(store, clock).drafted()).id
    plan = plan_of(1, spec, "daily at 9:00", "UTC", clock.now())
    await planned(store, spec, [plan], clock.now())
    await Schedules(store).tick()
    told: list[str] = []

    def post(_: object) -> bytes:
        told.append("post")
        return b""

    for kind in (_Naive, _Naive):
        async with store.transaction() as tx:
            claim = await tx.leases(Queue.JOBS).claim("x", lease=timedelta(days=-1))
        assert claim
        await kind(store, post).due(claim)

    assert ["post", "post"] == told


TIMES = ("0:30", "1:30", "2:30", "3:00")


def transitions(zone: str) -> list[datetime]:
    """The moments of two years at which the clocks of a zone change."""
    hour, found = datetime(2026, 1, 1, tzinfo=UTC), []
    before = hour.astimezone(ZoneInfo(zone)).utcoffset()
    while hour < datetime(2028, 1, 1, tzinfo=UTC):
        hour += timedelta(hours=1)
        after = hour.astimezone(ZoneInfo(zone)).utcoffset()
        if after != before:
            found.append(hour)
        before = after
    return found


@pytest.mark.faults
async def test_a_daily_summary_comes_once_on_each_local_day_the_clocks_change(
    tmp_path: Path, clock: ToldClock
) -> None:
    cases = [(zone, at) for zone in sorted(available_timezones()) for at in transitions(zone)]
    by_moment: dict[datetime, list[str]] = {}
    for zone, at in cases:
        by_moment.setdefault(at, []).append(zone)
    right = 0
    for index, (at, zones) in enumerate(sorted(by_moment.items())):
        told = ToldClock()
        told.advance(at - timedelta(hours=30) - told.now())
        store = Store.at(f"sqlite:///{tmp_path / f'{index}.db'}", told)
        await schema.migrate(store.engine)
        spec = (await Desk(store, told).drafted()).id
        start = told.now()
        pairs = [(zone, when) for zone in zones for when in TIMES]
        plans = [
            plan_of(number, spec, f"daily at {when}", zone, start)
            for number, (zone, when) in enumerate(pairs)
        ]
        for plan in plans:
            first = plan.cadence.after(start)
            assert first
            await planned(store, spec, [plan], first)
        summaries = Reports(store, lambda _: b"")
        for _ in range(60):
            told.advance(timedelta(hours=1))
            while await Schedules(store).tick():
                pass
            while True:
                async with store.transaction() as tx:
                    claim = await tx.leases(Queue.JOBS).claim("x")
                if claim is None:
                    break
                if claim.kind == REPORT_DUE:
                    await summaries.due(claim)
        end, (found, _) = told.now(), await made(store)
        await store.close()
        for number, (zone, when) in enumerate(pairs):
            days = Counter(
                moment.astimezone(ZoneInfo(zone)).date()
                for plan, moment in found
                if plan == f"plan_{number:06}"
            )
            right += _once_a_day(days, zone, when, (start, end))
    print(f"\n{right} of {len(cases) * len(TIMES)} cases: once on each local day")  # noqa: T201
    assert 3000 < right
    assert right == len(cases) * len(TIMES)


def _once_a_day(days: Counter[date], zone: str, when: str, span: tuple[datetime, datetime]) -> bool:
    """Whether every local day that lies wholly within the time had one summary and no day two."""
    first, last = (one.astimezone(ZoneInfo(zone)).date() for one in span)
    whole = first + timedelta(days=1)
    while whole < last:
        if days[whole] != 1:
            return False
        whole += timedelta(days=1)
    return max(days.values()) == 1
