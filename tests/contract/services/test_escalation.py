"""Escalations on both databases: the right person, the exact action, once, with a record."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.domain.delivery.model import EffectKind
from bot.domain.errors import ForbiddenError, RemitError
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.errors import (
    AlreadyDecidedError,
    NotApprovedError,
    NotYourDecisionError,
    UnknownEscalationError,
)
from bot.domain.escalation.model import Change, Choice, Escalation, State
from bot.domain.escalation.plan import Quorum
from bot.domain.escalation.roster import Member, Present, Roster, Standing
from bot.domain.policy.reading import InvalidPolicyError
from bot.services.escalation.again import KeyReusedError
from bot.services.escalation.card import Pressed
from bot.services.escalation.effect import effects_of
from bot.services.escalation.escalations import Answer
from bot.services.policy.policies import PolicyExistsError
from bot.store.queues import cards
from bot.store.store import Store
from bot.store.verification import verify_chains
from tests.conftest import ToldClock
from tests.contract.services.town import (
    ANN,
    ASKER,
    BEN,
    CAT,
    DAN,
    EVE,
    POLICY,
    REFUND,
    Office,
)
from tests.unit.domain.escalation.cases import START, opened, plan

HOUR = timedelta(hours=1)
_numbers = itertools.count(1)


@pytest.fixture
async def empty(shared_url: str, clock: ToldClock) -> AsyncIterator[Office]:
    store = Store.at(shared_url, clock)
    yield Office(store, f"T{next(_numbers)}")
    await store.close()


@pytest.fixture
async def office(empty: Office) -> Office:
    return await empty.ready()


async def test_an_approval_is_recorded_told_and_used_once(office: Office) -> None:
    opened = await office.open()
    await office.approve(ANN, opened)
    used = await office.escalations.consume(opened.id, REFUND, "run-1", office.by("agent:refunds"))
    again = await office.escalations.consume(opened.id, REFUND, "run-1", office.by("agent:refunds"))
    done = await office.escalations.record(opened.id, office.by("agent:refunds"), succeeded=True)

    assert State.FINISHED is done.state
    assert used == again
    record = [entry for entry in await office.record() if entry.subject == opened.id]
    assert ["opened", "approved", "consumed", "finished"] == [
        entry.verb.partition(".")[2] for entry in record
    ]
    assert (ANN, opened.digest) == (record[1].actor, record[1].facts["digest"])
    assert all(chain.holds for chain in await verify_chains(office.store.engine))
    assert {None} == {one["channel"] for one in await office.effects("escalation.card")}
    notes = await office.effects("escalation.note")
    assert [(ASKER, "approved"), (ASKER, "finished")] == [
        (note["user"], note["facts"]["event"]) for note in notes
    ]


async def test_nobody_asks_in_another_name_or_in_remits(office: Office) -> None:
    opened = await office.open(requester=ANN, raci={"accountable": ["U0EVIL"]})

    assert (ASKER, {}) == (opened.request.requester, opened.request.raci)
    with pytest.raises(ForbiddenError):
        await office.open(action=REFUND.model_copy(update={"system": "remit"}))


async def test_without_a_policy_everything_is_denied_at_once(empty: Office) -> None:
    denied = await empty.open()

    assert State.DENIED is denied.state


async def test_the_same_key_asks_once_and_another_request_under_it_is_refused(
    office: Office,
) -> None:
    answers = await asyncio.gather(*(office.open(key="order-4711") for _ in range(8)))

    assert 1 == len({answer.id for answer in answers})
    assert 1 == [entry.verb for entry in await office.record()].count("escalation.opened")
    with pytest.raises(KeyReusedError):
        await office.open("other", key="order-4711")
    assert answers[0].id != (await office.open()).id


async def test_three_people_at_once_decide_once(office: Office) -> None:
    opened = await office.open("pair")

    results = await asyncio.gather(
        *(office.approve(who, opened) for who in (ANN, BEN, CAT)), return_exceptions=True
    )

    assert 1 == sum(isinstance(one, AlreadyDecidedError) for one in results)
    verbs = [entry.verb for entry in await office.record()]
    assert (1, 1) == (verbs.count("escalation.approved"), verbs.count("escalation.vote"))


async def test_approving_and_rejecting_at_once_ends_in_one_of_them(office: Office) -> None:
    opened = await office.open()

    await asyncio.gather(
        office.approve(ANN, opened), office.deny(BEN, opened), return_exceptions=True
    )

    verbs = [entry.verb for entry in await office.record()]
    assert 1 == verbs.count("escalation.approved") + verbs.count("escalation.denied")


async def test_what_the_workspace_says_at_the_moment_of_the_click_counts(office: Office) -> None:
    opened = await office.open("pair")
    await office.approve(ANN, opened)
    office.town.groups["group:S0SUPPORT"].discard(ANN)
    office.town.people[CAT] = Standing.DEACTIVATED

    still = await office.approve(BEN, opened)

    assert State.OPEN is still.state
    for who in (ANN, CAT, "U0STRANGER"):
        with pytest.raises(NotYourDecisionError):
            await office.approve(who, opened)


async def test_a_press_counts_only_in_a_message_that_shows_the_request(office: Office) -> None:
    opened = await office.open()
    async with office.store.transaction() as tx:
        for spot in opened.spots:
            shown = {"key": f"{opened.id}:{spot.name}", "channel": f"D{spot.user}", "ts": "1.5"}
            await tx.connection.execute(insert(cards).values(**shown, shown=1))

    answer = Answer(Choice.APPROVE, 1)
    for pressed in (Pressed("C0ELSE", "1.5"), Pressed(f"D{ANN}", "1.6")):
        with pytest.raises(UnknownEscalationError):
            await office.escalations.decide(opened.id, answer, office.by(ANN), pressed=pressed)
    with pytest.raises(UnknownEscalationError):
        await office.escalations.decide("esc_invented", answer, office.by(ANN))

    decided = await office.escalations.decide(
        opened.id, answer, office.by(ANN), pressed=Pressed(f"D{ANN}", "1.5")
    )
    assert State.APPROVED is decided.state


async def test_silence_reminds_asks_more_people_and_denies(office: Office) -> None:
    opened = await office.open()
    assert [] == await office.tick()

    await office.age(opened, HOUR)
    assert ["reminded"] == await office.tick()
    with pytest.raises(NotYourDecisionError):
        await office.approve(DAN, opened)
    await office.age(opened, HOUR)
    assert ["stepped_up"] == await office.tick()
    assert DAN in {one["user"] for one in await office.effects("escalation.card")}
    await office.age(opened, 2 * HOUR)
    assert ["denied"] == await office.tick()

    assert State.DENIED is (await office.now(opened)).state
    with pytest.raises(AlreadyDecidedError):
        await office.approve(ANN, opened)
    assert [] == await office.tick()


async def test_everything_that_was_missed_happens_in_order_and_once(office: Office) -> None:
    opened = await office.open()
    await office.age(opened, 3 * HOUR)

    assert ["reminded", "stepped_up"] == await office.tick()


async def test_an_approval_nobody_used_runs_out(office: Office) -> None:
    opened = await office.open()
    await office.approve(ANN, opened)
    await office.age(opened, HOUR)

    with pytest.raises(RemitError):
        await office.escalations.consume(opened.id, REFUND, "run-1", office.by("agent:refunds"))
    assert ["expired"] == await office.tick()


async def test_an_edit_asks_anew_under_the_policy_of_now(office: Office) -> None:
    opened = await office.open()
    await office.approve(ANN, opened)
    cheaper = REFUND.model_copy(update={"parameters": {"amount": 400}})

    edited = await office.escalations.edit(
        opened.id, 1, {"parameters": {"amount": 400}}, office.by(BEN)
    )

    assert (State.OPEN, 2) == (edited.state, edited.version)
    with pytest.raises(NotApprovedError):
        await office.escalations.consume(opened.id, REFUND, "run-1", office.by("agent:refunds"))
    await office.approve(CAT, edited)
    used = await office.escalations.consume(opened.id, cheaper, "run-1", office.by("agent:refunds"))
    assert State.CONSUMED is used.state
    async with office.store.reading() as tx:
        first, second = [await tx.escalations.shown(opened.id, number) for number in (1, 2)]
    assert first is not None
    assert second is not None
    assert (opened.digest, used.digest) == (first[0], second[0])
    (kept,) = used.edits
    assert (2, BEN) == (kept.version, kept.by)
    assert {"parameters.amount"} <= {one.path for one in kept.changes}


async def test_beyond_its_caps_what_passed_by_itself_waits_for_people(office: Office) -> None:
    opened = await asyncio.gather(*(office.open("small") for _ in range(5)))

    states = sorted(one.state.value for one in opened)

    assert ["approved", "approved", "open", "open", "open"] == states


async def test_a_policy_changes_only_by_a_decision_under_the_present_one(office: Office) -> None:
    changed = POLICY.replace("respond_within: 4h", "respond_within: 3h")
    with pytest.raises(PolicyExistsError):
        await office.policies.install(changed, office.by("operator"))
    with pytest.raises(RemitError, match="no group:S0NOBODY"):
        await office.policies.propose(POLICY.replace("S0SUPPORT", "S0NOBODY"), office.by(EVE))

    proposed = await office.policies.propose(changed, office.by(EVE))
    assert (1, POLICY.splitlines()[0]) == (
        (await office.policies.show(office.team))[0],
        (await office.policies.show(office.team))[1].splitlines()[0],
    )
    with pytest.raises(NotYourDecisionError):  # who proposed it
        await office.approve(EVE, proposed)
    done = await office.approve(DAN, proposed)

    assert State.FINISHED is done.state
    assert 2 == (await office.policies.show(office.team))[0]
    assert 2 == (await office.open()).plan.policy_version


async def test_a_first_policy_that_names_groups_nobody_knows_is_refused_with_the_lines(
    store: Store,
) -> None:
    office = Office(store)
    wrong = POLICY.replace("S0SUPPORT", "S0NOBODY").replace("C0OPS", "C0NOWHERE")

    with pytest.raises(InvalidPolicyError) as caught:
        await office.policies.install(wrong, office.by("operator"))

    assert (
        "line 3: people.support: the workspace has no group:S0NOBODY",
        "line 4: break_glass.tell: the workspace has no channel:C0NOWHERE",
    ) == caught.value.told
    assert "group:S…" in caught.value.next_step
    with pytest.raises(RemitError, match="no such policy"):  # nothing counts yet
        await office.policies.show(office.team)
    await office.ready()  # and the right one can still be installed
    assert 1 == (await office.policies.show(office.team))[0]


async def test_two_changes_of_one_policy_cannot_both_count(office: Office) -> None:
    one = await office.policies.propose(POLICY.replace("4h", "3h"), office.by(EVE))
    other = await office.policies.propose(POLICY.replace("4h", "5h"), office.by(EVE))
    await office.approve(DAN, one)

    with pytest.raises(RemitError, match="Another policy counts"):
        await office.approve(DAN, other)

    assert State.OPEN is (await office.now(other)).state
    assert 2 == (await office.policies.show(office.team))[0]


async def test_breaking_the_glass_is_recorded_with_its_reason_and_told_loudly(
    office: Office,
) -> None:
    opened = await office.open()
    await office.escalations.break_glass(opened.id, 1, "Payments are down", office.by(DAN))
    broken = await office.escalations.break_glass(opened.id, 1, "Payments are down", office.by(EVE))

    assert State.APPROVED is broken.state
    last = (await office.record())[-1]
    assert ("escalation.glass_broken", [DAN, EVE]) == (last.verb, last.facts["people"])
    assert "Payments are down" == last.facts["reason"]
    told = [one for one in await office.effects("escalation.note") if one["channel"] == "C0OPS"]
    assert ["glass_touched", "glass_broken"] == [one["facts"]["event"] for one in told]


async def test_what_waits_for_a_person_is_listed_until_they_or_others_answered(
    office: Office,
) -> None:
    opened = await office.open("pair")
    own = await office.escalations.open(
        opened.request.model_copy(update={"subjects": (CAT,)}), office.by(ASKER)
    )

    async def waiting(who: str) -> set[str]:
        return {one.id for one in await office.escalations.waiting_for(office.team, who)}

    assert {opened.id, own.id} == await waiting(ANN)
    assert {opened.id} == await waiting(CAT)  # the other one is about Cat
    assert set() == await waiting(ASKER) | await waiting(EVE)
    await office.approve(ANN, opened)
    assert {own.id} == await waiting(ANN)
    await office.deny(BEN, own)
    assert set() == await waiting(ANN)


async def test_what_waits_is_listed_also_behind_many_that_are_their_own(office: Office) -> None:
    for _ in range(26):  # more than are shown at once
        await office.open(subjects=(CAT,))
    other = await office.open()

    waiting = await office.escalations.waiting_for(office.team, CAT)

    assert [other.id] == [one.id for one in waiting]


def homes(before: Escalation, change: Change, now: Present) -> set[str]:
    """Whose home page follows a change."""
    found = effects_of(before, change, now)
    return {one.user or "" for one in found if one.kind is EffectKind.HOME}


def test_who_answered_finds_it_gone_from_their_home_page_at_once() -> None:
    crowd = tuple(f"U0CROWD{number:02}" for number in range(40))  # more than get a card each
    people = {one: Member(user=one, standing=Standing.PERSON) for one in crowd}
    now = Present(Roster(members=people, groups={"group:S0MANY": frozenset(crowd)}), START)
    pair = Quorum(label="approvers", need=2, of=("group:S0MANY",))
    asked = opened(how=plan(quorums=(pair,)))

    first = approve(asked, crowd[-1], 1, now)
    second = approve(first.after, crowd[-2], 1, now)

    assert {crowd[-1]} == homes(asked, first, now)
    assert {crowd[-1], crowd[-2]} <= homes(first.after, second, now)
