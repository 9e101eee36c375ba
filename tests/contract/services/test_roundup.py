"""What waits, told to a channel: once a period, quiet when nothing waits, on both databases."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.conversation.thread import Thread
from bot.domain.errors import ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.escalation.action import Request
from bot.domain.escalation.roster import Standing
from bot.domain.intake.model import Claim, Origin, Queue
from bot.domain.roundup.model import LISTED, ROUNDUP_DUE, RoundupPlan
from bot.domain.schedule.recurrence import Daily
from bot.services.escalation.roundup import Roundups, WantedRoundup
from bot.store.lease import NewRow
from bot.store.store import Store
from tests.contract.services.town import ANN, ASKER, EVE, REFUND, Office

MORNINGS = Daily(at=time(9), timezone="Europe/Berlin", weekdays=(0, 1, 2, 3, 4))
NINE = datetime(2030, 1, 7, 8, tzinfo=UTC)
HERE = "C0HERE"
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Bureau(Office):
    """Tells channels what waits."""

    def __init__(self, store: Store, team: str) -> None:
        super().__init__(store, team)
        self.roundups = Roundups(store, self.town)

    async def told(self, queue: str | None = None) -> RoundupPlan:
        return (await self.roundups.plan(WantedRoundup(HERE, MORNINGS, queue), self.by(ANN))).plan

    async def due(self, plan: RoundupPlan, fire_at: datetime, attempt: int = 1) -> None:
        key = f"fire:{plan.id}:{fire_at.isoformat()}:{attempt}"
        payload = {"subject": plan.id, "fire_at": fire_at.isoformat()}
        async with self.store.transaction() as tx:
            row = NewRow(key=key, kind=ROUNDUP_DUE, team=plan.team, order_key=key, payload=payload)
            await tx.leases(Queue.JOBS).add(row)
        await self.roundups.due(await self.claim(plan))

    async def claim(self, plan: RoundupPlan) -> Claim:
        """The roundup that is due; what else waits is somebody else's."""
        while True:
            async with self.store.transaction() as tx:
                found = await tx.leases(Queue.JOBS).claim("test")
            assert found
            if found.payload.get("subject") == plan.id:
                return found

    async def here(self, **changes: Any) -> None:  # noqa: ANN401
        """Ask for a decision in the channel that is told."""
        request = Request.model_validate({"action": REFUND, "requester": "x", **changes})
        place = Thread(team=self.team, channel=HERE, thread="1.1")
        await self.escalations.open(request, self.by(ASKER), place=place)

    async def posts(self) -> int:
        return len(await self.effects("roundup.post"))


@pytest.fixture
async def bureau(store: Store) -> Bureau:
    office = Bureau(store, "T1")
    await office.ready()
    return office


@one_database
async def test_a_period_is_told_once_however_often_its_job_runs(bureau: Bureau) -> None:
    await bureau.here()
    plan = await bureau.told()

    for attempt in range(3):
        await bureau.due(plan, NINE, attempt)
    await bureau.due(plan, NINE + timedelta(days=1))

    assert 2 == await bureau.posts()


@one_database
async def test_it_is_quiet_where_nothing_waits_and_after_everything_was_decided(
    bureau: Bureau,
) -> None:
    plan = await bureau.told()
    await bureau.due(plan, NINE)
    assert 0 == await bureau.posts()

    one = await bureau.open()
    await bureau.due(plan, NINE + timedelta(days=1))
    assert 1 == await bureau.posts()
    await bureau.approve(ANN, one)

    # What was decided between its queueing and its sending is not told any more.
    assert await bureau.roundups.read(plan.id) is None


async def test_it_counts_by_queue_with_the_oldest_and_what_is_overdue(
    bureau: Bureau,
) -> None:
    for _ in range(3):
        await bureau.open()
    await bureau.open("pair")
    late = await bureau.open("pair")
    await bureau.age(late, timedelta(hours=9))
    assert "overdue" in await bureau.tick()
    everything, refunds = await bureau.told(), await bureau.told("refunds")

    told = await bureau.roundups.read(everything.id)
    of_refunds = await bureau.roundups.read(refunds.id)

    assert told is not None
    assert {"refunds": (3, 0), "pairs": (2, 1)} == {
        one.queue: (one.count, one.overdue) for one in told.queues
    }
    assert (5, 1) == (told.count, told.overdue)
    assert of_refunds is not None
    assert 3 == of_refunds.count
    assert ["refunds"] == [one.queue for one in of_refunds.queues]


@one_database
async def test_only_what_the_channel_saw_before_is_listed_and_the_rest_is_counted(
    bureau: Bureau,
) -> None:
    await bureau.open()  # asked elsewhere: what it is about is nobody's business here
    for _ in range(LISTED + 2):
        await bureau.here()
    plan = await bureau.told()

    told = await bureau.roundups.read(plan.id)

    assert told is not None
    assert LISTED + 3 == told.count
    assert LISTED == len(told.listed)
    assert {HERE} == {one.place.channel if one.place else None for one in told.listed}


@one_database
async def test_similar_ones_are_offered_together_only_where_there_are_some(bureau: Bureau) -> None:
    plan = await bureau.told()
    await bureau.here(reversibility="R2")
    alone = await bureau.roundups.read(plan.id)
    await bureau.here(reversibility="R2")
    together = await bureau.roundups.read(plan.id)

    assert (False, True) == (alone and alone.alike, together and together.alike)


@one_database
async def test_it_is_held_goes_on_and_ends(bureau: Bureau) -> None:
    plan = await bureau.told()

    await bureau.roundups.hold(plan.id, bureau.by(EVE), held=True)
    (held,) = await bureau.roundups.planned(bureau.team)
    await bureau.roundups.hold(plan.id, bureau.by(EVE), held=False)
    (on,) = await bureau.roundups.planned(bureau.team)
    await bureau.roundups.drop(plan.id, bureau.by(EVE))

    assert (True, False) == (held.paused, on.paused)
    assert on.next_at == MORNINGS.after(on.plan.created_at)
    assert [] == await bureau.roundups.planned(bureau.team)
    states = [one["facts"]["state"] for one in await bureau.effects("roundup.planned")]
    assert ["on", "held", "on", "ended"] == states


@one_database
async def test_guests_strangers_and_other_workspaces_set_up_and_change_nothing(
    bureau: Bureau,
) -> None:
    plan = await bureau.told()
    bureau.town.people[EVE] = Standing.GUEST
    wanted = WantedRoundup(HERE, MORNINGS)

    for who in (EVE, "U0NOBODY"):
        for attempt in (
            bureau.roundups.plan(wanted, bureau.by(who)),
            bureau.roundups.hold(plan.id, bureau.by(who), held=True),
            bureau.roundups.drop(plan.id, bureau.by(who)),
        ):
            with pytest.raises(ForbiddenError):
                await attempt
    with pytest.raises(NotFoundError):
        await bureau.roundups.drop(plan.id, Origin("T2", ANN))
    with pytest.raises(InvalidInputError, match="no rule called nonsense"):
        await bureau.told("nonsense")
    assert 1 == len(await bureau.roundups.planned(bureau.team))
