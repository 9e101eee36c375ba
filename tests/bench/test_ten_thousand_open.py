"""Ten thousand open decisions: the home page, one more, reminders on time, and ticks; with the naive way."""

import asyncio
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.domain.escalation.authority import deciders
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.passing import moments
from bot.domain.intake.model import Queue
from bot.domain.schedule.model import Overlap, Schedule
from bot.domain.schedule.recurrence import At
from bot.services.escalation.record import DUE
from bot.slack.views import home
from bot.store import schema
from bot.store.decision_tables import escalation_seats, escalation_versions, escalations, schedules
from bot.store.escalation import Escalations as Rows
from bot.store.schedule import columns_of
from bot.store.store import Store
from bot.store.tables import audit_entries
from bot.store.transaction import Transaction
from tests.contract.services.town import ANN, ASKER, Office
from tests.faults.outbox_program import HostClock

OPEN, ROUNDS = 10_000, 60
REMINDERS, SECONDS = 120, 12.0
DUE_AT_ONCE = 1_000
POLICY = """\
name: default
rules:
  - id: all
    ask: [{of: group:S0SUPPORT}]
    respond_within: 8h
    remind_after: 1h
    steps: [{after: 2h, to: user:U0DAN}]
"""


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    store = Store.at(database_url, HostClock())
    await schema.migrate(store.engine)
    office = await Office(store).ready(POLICY)
    await fill(office, await office.open())
    yield office
    await store.close()


async def fill(office: Office, first: Escalation) -> None:
    """Have many more like the first one, all waiting for the same group: the worst case."""
    async with office.store.transaction() as tx:
        shape = (await tx.connection.execute(select(escalations))).mappings().one()
        for _ in range(OPEN // 1000):
            new = [first.model_copy(update={"id": tx.new_id("esc")}) for _ in range(1000)]
            await tx.connection.execute(
                insert(escalations),
                [{**shape, "id": one.id, "document": one.model_dump(mode="json")} for one in new],
            )
            await tx.connection.execute(
                insert(escalation_versions),
                [{"id": one.id, "version": 1, "digest": one.digest, "shown_at": one.opened_at,
                  "document": one.bound_to(one.request)} for one in new],
            )  # fmt: skip
            await tx.connection.execute(
                insert(escalation_seats),
                [{"source": source, "escalation": one.id, "team": one.team}
                 for one in new for source in one.asked],
            )  # fmt: skip
            await tx.connection.execute(
                insert(schedules), [columns_of(timetable(one, moments(one))) for one in new]
            )


def timetable(one: Escalation, when: tuple[datetime, ...]) -> Schedule:
    return Schedule(
        id=f"escalation:{one.id}", team=one.team, kind=DUE, subject=one.id, times=At(moments=when),
        next_at=when[0], overlap=Overlap.QUEUE, catch_up=None,
    )  # fmt: skip


async def timed(work: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> list[float]:
    """How many milliseconds each round took, in order of size."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def p(share: float, values: list[float]) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def told(line: str) -> None:
    sys.stdout.write(f"\n{line}")


@pytest.mark.bench
async def test_home_page_and_one_more_among_ten_thousand(office: Office, database_url: str) -> None:
    kind = database_url.partition(":")[0]

    async def ours() -> None:
        found = await office.escalations.waiting_for(office.team, ANN)
        home.home((), (), ANN, decisions=found)

    async def naive() -> None:
        """Read everything that is pending, and keep what is hers."""
        async with office.store.reading() as tx:
            found = await tx.escalations.pending(office.team, limit=OPEN + 10)
            now = await tx.escalations.now()
        sources = frozenset({"group:S0SUPPORT"})
        roster = await office.town.roster(office.team, frozenset({ANN, ASKER}), sources)
        hers = tuple(one for one in found if ANN in deciders(one, roster, now))
        home.home((), (), ANN, decisions=hers[:25])

    async def one_more() -> None:
        await office.open()

    page, all_read = await timed(ours), await timed(naive, 2)
    opening = await timed(one_more)
    ratio = statistics.median(all_read) / statistics.median(page)
    told(
        f"{kind}, {OPEN} open: home page p50 {p(0.5, page):.0f} ms, p95 {p(0.95, page):.0f} ms "
        f"(bar 300), {ratio:.0f} times faster than reading all; "
        f"one more p50 {p(0.5, opening):.0f} ms, p95 {p(0.95, opening):.0f} ms (bar 100)"
    )
    assert ratio > 3


@pytest.mark.bench
async def test_reminders_among_ten_thousand_are_on_time(office: Office, database_url: str) -> None:
    kind = database_url.partition(":")[0]
    chosen = await soon(office)
    stop = asyncio.Event()
    tasks = [asyncio.create_task(ticks(office, stop)), asyncio.create_task(works(office, stop))]
    async with asyncio.timeout(300):
        while len(await reminded(office)) < REMINDERS:  # noqa: ASYNC110 - counted in the database
            await asyncio.sleep(0.5)
    stop.set()
    await asyncio.gather(*tasks)
    late = sorted(
        (at - chosen[subject]).total_seconds() for subject, at in (await reminded(office)).items()
    )
    told(
        f"{kind}, {OPEN} open: {REMINDERS} reminders in {SECONDS:.0f} s, late p50 "
        f"{p(0.5, late):.2f} s, p99 {p(0.99, late):.2f} s (bar 2)"
    )
    assert set(chosen) == set(await reminded(office))


async def soon(office: Office) -> dict[str, datetime]:
    """Let the reminder of some of them come in the next seconds; when each is due."""
    async with office.store.transaction() as tx:
        some = (await tx.escalations.pending(office.team, limit=REMINDERS + 1))[1:]
        now = await tx.escalations.now()
        due = {}
        for number, one in enumerate(some):
            at = now + timedelta(seconds=2 + number * SECONDS / REMINDERS)
            stages = (one.plan.stages[0].model_copy(update={"at": at}), *one.plan.stages[1:])
            plan = one.plan.model_copy(update={"stages": stages})
            await moved(tx, one, one.model_copy(update={"plan": plan}))
            due[one.id] = at
    return due


async def moved(tx: Transaction, before: Escalation, after: Escalation) -> None:
    rows = Rows(tx.connection, tx.now)
    await rows.advance(before, after.model_copy(update={"revision": before.revision + 1}), tx.now)
    await tx.schedules.put(timetable(after, moments(after)))


async def ticks(office: Office, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await office.schedules.tick()
        await asyncio.sleep(1)


async def works(office: Office, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await office.work()
        await office.store.wait_for_work(Queue.JOBS, 0.5)


async def reminded(office: Office) -> dict[str, Any]:
    async with office.store.reading() as tx:
        found = await tx.connection.execute(
            select(audit_entries.c.subject, audit_entries.c.at).where(
                audit_entries.c.verb == "escalation.reminded"
            )
        )
        return {row.subject: row.at for row in found}


@pytest.mark.bench
async def test_ticks_over_ten_thousand_schedules(office: Office, database_url: str) -> None:
    """R7: an idle tick, a thousand due at once, and how long the loop was held up meanwhile."""
    kind = database_url.partition(":")[0]
    idle = await timed(office.schedules.tick)

    async def all_of_them() -> None:
        async with office.store.reading() as tx:
            rows = await tx.connection.execute(select(schedules))
            assert [row for row in rows if row.next_at is None] == []

    every = await timed(all_of_them, 3)
    async with office.store.transaction() as tx:
        some = await tx.escalations.pending(office.team, limit=DUE_AT_ONCE)
        now = await tx.escalations.now()
        for one in some:
            await tx.schedules.put(timetable(one, (now - timedelta(seconds=1),)))
    held: list[float] = []
    watching = asyncio.create_task(held_up(held))
    began = time.perf_counter()
    queued = await office.schedules.tick()
    took = time.perf_counter() - began
    watching.cancel()
    told(
        f"{kind}, {OPEN} schedules: idle tick p50 {p(0.5, idle):.1f} ms, p95 {p(0.95, idle):.1f} ms "
        f"(bar 5), reading all of them {statistics.median(every):.0f} ms; "
        f"{queued} due at once in {took:.2f} s (bar 2), loop held up {max(held) * 1000:.0f} ms at most "
        "(bar 50)\n"
    )
    assert DUE_AT_ONCE == queued


async def held_up(longest: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        longest.append(time.perf_counter() - began - 0.001)
