"""R4: three people press at the same instant, a thousand times; each is decided exactly once."""

import asyncio
import time
from collections import Counter

import pytest
from sqlalchemy import select, update

from bot.domain.errors import ConflictError
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.roster import Present
from bot.services.escalation.record import told
from bot.services.escalation.roster import roster_of
from bot.store import schema
from bot.store.decision_tables import escalations
from bot.store.store import Store
from bot.store.verification import verify_chains
from tests.contract.services.town import ANN, BEN, CAT, Office
from tests.faults.outbox_program import HostClock

RACES = 1_000
CONTROL = 150
NOES = 24
AT_ONCE = 4  # races side by side


async def office(url: str) -> Office:
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    return await Office(store).ready()


async def transitions(place: Office) -> dict[str, Counter[str]]:
    """What happened to each escalation, by the record."""
    found: dict[str, Counter[str]] = {}
    for entry in await place.record():
        found.setdefault(entry.subject, Counter())[entry.verb] += 1
    return found


async def press(place: Office, who: str, one: Escalation) -> bool:
    """Press Approve; whether it counted."""
    try:
        await place.approve(who, one)
    except ConflictError:
        return False
    return True


async def naive(place: Office, who: str, one: Escalation) -> bool:
    """Read, decide, write, as if nobody else were there."""
    async with place.store.reading() as tx:
        seen = await tx.escalations.get(one.id)
    assert seen is not None
    roster = await roster_of(place.town, seen, who)
    async with place.store.transaction() as tx:
        now = await tx.escalations.now()
        if not seen.state.is_pending:
            return False
        change = approve(seen, who, 1, Present(roster, now))
        document = change.after.model_dump(mode="json")
        query = update(escalations).where(escalations.c.id == one.id)
        await tx.connection.execute(query.values(document=document, state=change.after.state.value))
        await told(tx, change, who)
    return True


async def refuse(place: Office, who: str, one: Escalation) -> bool:
    """Reject; whether it counted."""
    try:
        await place.deny(who, one)
    except ConflictError:
        return False
    return True


async def test_a_no_among_three_at_once_ends_it_or_comes_too_late(database_url: str) -> None:
    """S10: whichever comes first is final, and exactly one end is on the record."""
    place = await office(database_url)
    ends: Counter[str] = Counter()
    for number in range(NOES):
        one = await place.open("pair")
        gestures = [press(place, ANN, one), press(place, BEN, one), refuse(place, CAT, one)]
        turned = gestures[number % 3 :] + gestures[: number % 3]  # each has its start
        results = await asyncio.gather(*turned)
        denied = results[(2 - number) % 3]
        after, verbs = await place.now(one), (await transitions(place))[one.id]
        ends[after.state.value] += 1
        assert (State.DENIED if denied else State.APPROVED) is after.state
        assert 1 == verbs["escalation.denied"] + verbs["escalation.approved"]
    assert {State.DENIED.value, State.APPROVED.value} == set(ends)
    await place.store.close()


@pytest.mark.faults
async def test_three_at_once_decide_once_a_thousand_times(database_url: str) -> None:
    place = await office(database_url)
    gate = asyncio.Semaphore(AT_ONCE)
    began = time.monotonic()

    async def race() -> str:
        async with gate:
            one = await place.open("pair")
            counted = await asyncio.gather(*(press(place, who, one) for who in (ANN, BEN, CAT)))
            assert 2 == sum(counted)
            return one.id

    ids = await asyncio.gather(*(race() for _ in range(RACES)))

    record = await transitions(place)
    assert {(1, 1, 1)} == {
        tuple(record[one][f"escalation.{verb}"] for verb in ("opened", "vote", "approved"))
        for one in ids
    }
    async with place.store.reading() as tx:
        states = Counter(await tx.connection.scalars(select(escalations.c.state)))
    assert {State.APPROVED.value: RACES} == dict(states)
    assert all(chain.holds for chain in await verify_chains(place.store.engine))
    print(f"\n{RACES} races of three: {time.monotonic() - began:.1f} s")  # noqa: T201
    await place.store.close()


@pytest.mark.faults
async def test_without_lock_and_guard_the_same_race_goes_wrong(database_url: str) -> None:
    """The control: read-then-write decides some twice, and leaves others waiting for ever."""
    place = await office(database_url)
    wrong = 0
    for _ in range(CONTROL):
        one = await place.open("pair")
        await asyncio.gather(*(naive(place, who, one) for who in (ANN, BEN, CAT)))
        after = await place.now(one)
        approved = (await transitions(place))[one.id]["escalation.approved"]
        wrong += approved != 1 or after.state is not State.APPROVED
        if wrong > 3:
            break

    assert wrong
    await place.store.close()
