"""Who asked without a thread, and who stands in for somebody: what they see and may do."""

import itertools
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.model import State
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, ASKER, BEN, CAT, EVE, POLICY, Office

pytestmark = pytest.mark.parametrize("shared_url", ["sqlite"], indirect=True)
_numbers = itertools.count(1)


@pytest.fixture
async def empty(shared_url: str, clock: ToldClock) -> AsyncIterator[Office]:
    store = Store.at(shared_url, clock)
    yield Office(store, f"T-asker-{next(_numbers)}")
    await store.close()


@pytest.fixture
async def office(empty: Office) -> Office:
    return await empty.ready()


async def test_who_asked_without_a_thread_has_a_card_of_their_own_and_no_reminders(
    office: Office,
) -> None:
    opened = await office.open()
    assert ASKER in {spot.user for spot in opened.spots}
    await office.age(opened, timedelta(hours=1))
    await office.tick()

    notes = [
        one
        for one in await office.effects("escalation.note")
        if one["facts"]["event"] == "reminded"
    ]
    assert {ANN, BEN, CAT} == {one["user"] for one in notes}
    content = await office.escalations.content(opened.id, reader=ASKER)
    assert content is not None
    assert content.card is None  # nothing was delivered yet; another reader's card is never linked


async def test_who_asked_says_once_that_it_was_done_and_nobody_else_can(office: Office) -> None:
    opened = await office.open()
    await office.approve(ANN, opened)
    with pytest.raises(NotYourDecisionError, match="Only who asked"):
        await office.escalations.done(opened.id, office.by(ANN))

    done = await office.escalations.done(opened.id, office.by(ASKER))

    assert State.FINISHED is done.state
    with pytest.raises(ConflictError):
        await office.escalations.done(opened.id, office.by(ASKER))
    verbs = [entry.verb for entry in await office.record() if entry.subject == opened.id]
    assert ["escalation.consumed", "escalation.finished"] == verbs[-2:]


async def test_somebody_lent_the_seat_of_a_group_is_asked_and_sees_it_on_their_home_page(
    empty: Office,
) -> None:
    lent = f"{{of: user:{ANN}, to: user:{EVE}, starts: 2001-01-01, ends: 2199-12-31}}"
    office = await empty.ready(POLICY.replace("rules:", f"delegations: [{lent}]\nrules:", 1))
    opened = await office.open()

    assert EVE in {spot.user for spot in opened.spots}
    assert [opened.id] == [one.id for one in await office.escalations.waiting_for(office.team, EVE)]
    content = await office.escalations.content(opened.id)
    assert content is not None
    assert [(ANN, EVE)] == [(one.of, one.to) for one in content.lent]
    assert State.APPROVED is (await office.approve(EVE, opened)).state


async def test_a_press_counts_or_is_waited_for_no_longer_than_said(office: Office) -> None:
    opened = await office.open()
    assert not await office.escalations.answered(opened.id, opened.version, office.by(ANN), 0)
    await office.approve(ANN, opened)
    assert await office.escalations.answered(opened.id, opened.version, office.by(ANN), 0)


async def test_nobody_writes_a_request_where_nobody_could_approve_it(empty: Office) -> None:
    with pytest.raises(NotFoundError, match="no policy yet"):
        await empty.escalations.require_policy(empty.team)


async def test_who_can_only_say_no_has_a_card_as_soon_as_it_is_asked(empty: Office) -> None:
    office = await empty.ready(POLICY.replace("respond_within: 4h", f"veto: user:{EVE}", 1))

    assert EVE in {spot.user for spot in (await office.open()).spots}
