"""What a worker holds on both databases: kept while it works, handed back when it is stopped."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.clock.worker import QueueStep
from bot.domain.errors import UnavailableError
from bot.domain.intake.model import MAX_ATTEMPTS, Arrival, Claim, Queue
from bot.services.intake import Intake
from bot.store.queues import inbox
from bot.store.store import Store
from tests.conftest import ToldClock

ARRIVAL = Arrival(dedupe_key="Ev1", kind="test", team="T", order_key="T:C:1", payload={"a": 1})


async def lease_until(store: Store) -> datetime:
    async with store.reading() as tx:
        found = await tx.connection.execute(select(inbox.c.lease_until))
        until: datetime = found.scalar_one()
        return until


async def test_a_claim_is_renewed_for_as_long_as_its_work_takes(
    store: Store, clock: ToldClock
) -> None:
    intake = Intake(store, lease=timedelta(seconds=0.3))
    await intake.admit(ARRIVAL)
    renewed: list[datetime] = []

    async def handle(claim: Claim) -> None:
        first = await lease_until(store)
        clock.advance(timedelta(seconds=0.1))
        async with asyncio.timeout(60):
            while (now := await lease_until(store)) == first:  # noqa: ASYNC110 - a row, no event
                await asyncio.sleep(0.01)
        renewed.append(now)
        await intake.finish(claim)

    piece = await QueueStep(intake, Queue.INBOX, handle).take()
    assert piece is not None
    await piece()

    assert 1 == len(renewed)
    assert {"done": 1} == (await intake.depths())["inbox"]


async def test_work_cut_short_is_free_at_once_and_has_lost_no_try(store: Store) -> None:
    intake = Intake(store)
    await intake.admit(ARRIVAL)
    begun = asyncio.Event()

    async def handle(claim: Claim) -> None:
        assert claim.kind == "test"
        begun.set()
        await asyncio.Event().wait()

    piece = await QueueStep(intake, Queue.INBOX, handle).take()
    assert piece is not None
    task = asyncio.ensure_future(piece())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])

    assert task.cancelled()
    again = await intake.claim(Queue.INBOX)
    assert again is not None
    assert 1 == again.attempts


async def test_an_arrival_outlives_more_failures_of_slack_than_it_has_tries(
    store: Store,
) -> None:
    intake = Intake(store)
    await intake.admit(ARRIVAL)

    async def handle(claim: Claim) -> None:
        raise UnavailableError(f"Slack is away for {claim.kind}.", retry_after=0.0)

    step = QueueStep(intake, Queue.INBOX, handle)
    for _ in range(MAX_ATTEMPTS + 3):
        piece = await step.take()
        assert piece is not None
        await piece()

    assert {"new": 1} == (await intake.depths())["inbox"]
