"""A breach on both databases: asked once, routed by the spec, taken back by a run that holds."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.breach.course import BREACH_CHECK, breach_of, criterion_of
from bot.domain.breach.request import BREACH_ASKER, breach_request
from bot.domain.errors import ForbiddenError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Escalation, State
from bot.domain.escalation.roster import Roster, Standing
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.intake.model import Claim, Queue
from bot.domain.spec.review import Decision, Role
from bot.domain.spec.version import SpecVersion
from bot.services.escalation.escalations import Answer, Escalations
from bot.services.evaluation.breach import Breaches
from bot.services.evaluation.verdict import Verdicts
from bot.services.schedule import Schedules
from bot.store.lease import LEASE, NewRow
from bot.store.queues import outbox
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import LEO, NADIA, Desk
from tests.contract.services.town import Town

WEEK = timedelta(days=7)
TEAM = NADIA.team
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Lab:
    """Measures a critical criterion once a week, and does the jobs that leads to."""

    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock, self.desk = store, clock, Desk(store, clock)
        self.verdicts = Verdicts(store)
        self.town = Town(people={NADIA.actor: Standing.PERSON})
        self.escalations = Escalations(store, self.town)
        self.breaches = Breaches(store, self.town)

    async def spec(self) -> SpecVersion:
        await self.desk.drafted()
        await self.desk.hear("make the critical errors threshold at most 2 %")
        return await self.desk.spec()

    async def measured(self, spec: SpecVersion, *wrong: int, n: int = 400) -> None:
        for one in wrong:
            self.clock.advance(WEEK)
            made_at = self.clock.now() - timedelta(hours=1)
            check = CheckResult(name="critical error rate", passed=n - one, n=n)
            source = Source(format=Format.JUNIT, raw=made_at.isoformat())
            run = EvaluationRun(source=source, made_at=made_at, checks=(check,))
            await self.verdicts.keep([run], spec.id, NADIA)

    async def claim(self, lease: timedelta = LEASE) -> Claim | None:
        async with self.store.transaction() as tx:
            return await tx.leases(Queue.JOBS).claim("test", lease=lease)

    async def work(self) -> int:
        """Do what waits; how much it was."""
        done = 0
        while claim := await self.claim():
            if claim.kind == BREACH_CHECK:  # what reminds people is somebody else's
                await self.breaches.check(claim)
                done += 1
        return done

    async def wait(self, span: timedelta) -> int:
        """Let time pass; of the days nobody was there only the last one is caught up with."""
        self.clock.advance(span)
        for _ in range(3):
            await Schedules(self.store).tick()
        return await self.work()

    async def asked(self) -> list[Escalation]:
        async with self.store.reading() as tx:
            return await tx.escalations.newest(TEAM)

    async def notes(self) -> list[dict[str, object]]:
        async with self.store.reading() as tx:
            found = await tx.connection.scalars(select(outbox.c.payload))
            return [one["facts"] for one in found if one.get("view") == "escalation.note"]


@dataclass
class Together(Town):
    """Answers both replicas at one moment, when either has read that nothing is asked yet."""

    barrier: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(2))

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        await asyncio.wait_for(self.barrier.wait(), timeout=20)
        return await super().roster(team, users, sources)


@pytest.fixture
def lab(store: Store, clock: ToldClock) -> Lab:
    return Lab(store, clock)


async def test_five_failing_runs_are_asked_about_once_in_the_thread_of_the_spec(lab: Lab) -> None:
    spec = await lab.spec()

    for _ in range(5):
        await lab.measured(spec, 30)
        assert 1 == await lab.work()

    (one,) = await lab.asked()
    assert (State.OPEN, spec.place) == (one.state, one.place)
    assert frozenset({f"user:{spec.owner}"}) == one.asked
    assert (spec.place.channel, spec.place.thread) == (one.spots[0].channel, one.spots[0].thread)
    assert "30 of 400 wrong" in one.request.why
    assert [one] == list(await lab.escalations.waiting_for(TEAM, spec.owner))


@one_database
async def test_a_key_for_each_run_would_have_asked_five_times(lab: Lab) -> None:
    spec = await lab.spec()

    for _ in range(5):
        await lab.measured(spec, 30)
        async with lab.store.reading() as tx:
            courses = await tx.verdicts.of(spec.id, spec.version, tx.now, limit=99)
        (course,) = (one for one in courses.values() if breach_of(one))
        breach = breach_of(course)
        assert breach
        request = breach_request(breach, spec, {"accountable": (spec.owner,)})
        await lab.escalations.begin(request, NADIA, key=f"naive:{course[-1].basis.run}")

    assert 5 == len(await lab.asked())


async def test_it_closes_itself_on_a_run_that_holds_and_says_why(lab: Lab) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    await lab.work()

    await lab.measured(spec, 0, n=100)  # not yet shown: still open
    await lab.work()
    assert [State.OPEN] == [one.state for one in await lab.asked()]
    await lab.measured(spec, 0, n=2000)
    await lab.work()

    assert [State.CANCELLED] == [one.state for one in await lab.asked()]
    (note,) = await lab.notes()
    assert "0 of 2,000 wrong" in str(note["why"])
    await lab.measured(spec, 30)
    await lab.work()
    assert [State.OPEN, State.CANCELLED] == [one.state for one in await lab.asked()]


async def test_what_somebody_decided_stays_and_is_not_asked_again_while_the_breach_lasts(
    lab: Lab,
) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    await lab.work()
    (one,) = await lab.asked()

    await lab.escalations.decide(one.id, Answer(Choice.APPROVE, one.version), NADIA)
    await lab.measured(spec, 30)
    await lab.work()
    await lab.measured(spec, 0, n=2000)
    await lab.work()

    (after,) = await lab.asked()
    assert State.CONSUMED is after.state  # people act on it; it does not run out unused
    assert after.decision
    assert (NADIA.actor,) == after.decision.by


async def test_two_replicas_at_once_ask_once(lab: Lab) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    async with lab.store.transaction() as tx:  # a second job that nothing keeps waiting
        row = NewRow(
            key="beside",
            kind=BREACH_CHECK,
            team=TEAM,
            order_key="beside",
            payload={"spec": spec.id},
        )
        await tx.leases(Queue.JOBS).add(row)
    first, second = await lab.claim(), await lab.claim()
    assert first
    assert second

    slow = Breaches(lab.store, Together(people=lab.town.people))
    await asyncio.gather(slow.check(first), slow.check(second))

    assert 1 == len(await lab.asked())


@one_database
async def test_a_new_threshold_does_not_ask_again_what_is_decided_and_a_killed_check_is_done_later(
    lab: Lab,
) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    killed = await lab.claim(lease=-WEEK)  # whoever had it is gone
    assert killed
    assert [] == await lab.asked()

    assert 1 == await lab.work()
    (one,) = await lab.asked()
    await lab.escalations.decide(one.id, Answer(Choice.APPROVE, one.version), NADIA)
    await lab.desk.hear("make the critical errors threshold at most 3 %")
    await lab.measured(await lab.desk.spec(), 40)
    await lab.work()

    assert 1 == len(await lab.asked())


@one_database
async def test_nobody_outside_asks_or_takes_back_in_its_name(lab: Lab) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    await lab.work()
    (one,) = await lab.asked()

    with pytest.raises(ForbiddenError):
        await lab.escalations.open(
            Request(action=one.request.action, requester=BREACH_ASKER), NADIA
        )
    with pytest.raises(ForbiddenError):
        await lab.escalations.cancel(one.id, NADIA)

    assert [State.OPEN] == [each.state for each in await lab.asked()]


@one_database
async def test_what_nobody_measures_for_weeks_is_asked_by_the_clock_and_answered_by_a_run(
    lab: Lab,
) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 0, n=2000)
    await lab.work()

    assert 1 == await lab.wait(WEEK)
    assert [] == await lab.asked()
    assert 1 == await lab.wait(WEEK + timedelta(days=2))
    (one,) = await lab.asked()
    assert "Nobody has measured this since" in one.request.why
    await lab.wait(WEEK)
    assert [State.OPEN] == [each.state for each in await lab.asked()]

    await lab.measured(spec, 0, n=2000)
    await lab.work()
    assert [State.CANCELLED] == [each.state for each in await lab.asked()]


@one_database
async def test_a_day_somebody_lives_with_it_counts_once_it_is_signed(lab: Lab) -> None:
    spec = await lab.spec()
    await lab.measured(spec, 30)
    await lab.work()
    day = (lab.clock.now() + 4 * WEEK).date().isoformat()
    async with lab.store.reading() as tx:
        (key,) = await tx.escalations.asked_under(TEAM, BREACH_ASKER, "breach:")
    name = criterion_of(key)

    await lab.desk.hear(f"live with {name} until {day} because the vendor mends it")
    await lab.measured(await lab.desk.spec(), 30)
    await lab.work()
    assert [State.OPEN] == [one.state for one in await lab.asked()]  # nobody has signed it
    sent = await lab.desk.send((LEO.actor, Role.BUSINESS))
    await lab.desk.reviews.decide(sent.id, sent.version, Decision.SIGNED, None, LEO)
    await lab.measured(sent, 30)
    await lab.work()
    assert [State.CANCELLED] == [one.state for one in await lab.asked()]
    (note,) = await lab.notes()
    assert "the vendor mends it" in str(note["why"])

    lab.clock.advance(5 * WEEK)
    await lab.measured(sent, 30)
    await lab.work()
    assert [State.OPEN, State.CANCELLED] == [one.state for one in await lab.asked()]
