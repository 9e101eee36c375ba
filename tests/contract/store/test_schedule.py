"""Schedules on both databases: every moment is claimed once, by whoever is there."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.intake.model import Queue
from bot.domain.schedule.model import Overlap, Schedule
from bot.domain.schedule.recurrence import Every
from bot.services.schedule import Schedules
from bot.store.decision_tables import fires
from bot.store.store import Store

MINUTE = timedelta(minutes=1)
DAY = timedelta(hours=24)


async def put(
    store: Store, behind: timedelta, *, overlap: Overlap = Overlap.QUEUE, catch_up: timedelta | None
) -> datetime:
    """A schedule of every minute that was last looked at some time ago."""
    async with store.transaction() as tx:
        now = await tx.escalations.now()
        first = (now - behind).replace(microsecond=0)
        await tx.schedules.put(
            Schedule(id="s", team="T", kind="k", subject="x", times=Every(seconds=60, first=first),
                     next_at=first, overlap=overlap, catch_up=catch_up)
        )  # fmt: skip
    return first


async def states(store: Store) -> list[str]:
    async with store.reading() as tx:
        found = await tx.connection.scalars(select(fires.c.state).order_by(fires.c.fire_at))
        return list(found)


@pytest.fixture
def ticking(store: Store) -> Schedules:
    return Schedules(store)


async def ticks(ticking: Schedules, times: int) -> int:
    return sum([await ticking.tick() for _ in range(times)])


async def test_four_replicas_claim_every_moment_once(store: Store, ticking: Schedules) -> None:
    await put(store, 9 * MINUTE, catch_up=None)

    queued = await asyncio.gather(*(ticks(ticking, 8) for _ in range(4)))

    assert 10 == sum(queued) + await ticks(ticking, 10)
    assert ["queued"] * 10 == await states(store)
    async with store.reading() as tx:
        assert {"new": 10} == await tx.upkeep(Queue.JOBS).depth()


async def test_what_is_too_late_is_noted_as_missed_and_left(
    store: Store, ticking: Schedules
) -> None:
    await put(store, 100 * MINUTE, catch_up=3 * MINUTE)

    assert 3 == await ticks(ticking, 6)
    assert ["missed", "queued", "queued", "queued"] == await states(store)


async def test_nothing_is_queued_behind_itself_unless_it_may_wait(
    store: Store, ticking: Schedules
) -> None:
    await put(store, 3 * MINUTE, overlap=Overlap.SKIP, catch_up=DAY)

    assert 1 == await ticks(ticking, 5)
    assert ["queued", "skipped", "skipped", "skipped"] == await states(store)


async def test_what_is_paused_waits_and_then_catches_up(store: Store, ticking: Schedules) -> None:
    await put(store, 2 * MINUTE, catch_up=DAY)
    await ticking.pause("s", paused=True)
    assert 0 == await ticks(ticking, 3)

    await ticking.pause("s", paused=False)

    assert 3 == await ticks(ticking, 5)
