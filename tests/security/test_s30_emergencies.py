"""S30: every emergency takes two people and a reason, is told aloud, and stands in the record as what it is."""

import random

import pytest
from sqlalchemy import select

from bot.domain.errors import RemitError
from bot.domain.escalation.model import Escalation, State
from bot.store.queues import outbox
from tests.contract.services.town import ANN, ASKER, DAN, EVE, POLICY, Office

EMERGENCIES = 20
TWO = POLICY.replace("tell: channel:C0OPS}", "tell: channel:C0OPS, need: 2}")


async def told_aloud(office: Office, one: Escalation) -> int:
    """How many messages about it go to the channel that is told of emergencies."""
    async with office.store.reading() as tx:
        rows = await tx.connection.scalars(select(outbox.c.payload))
        return sum("C0OPS" in str(row) and one.id in str(row) for row in rows)


async def test_every_emergency_has_two_people_a_reason_a_post_and_its_own_entry(
    empty: Office,
) -> None:
    office = await empty.ready(TWO)
    chance = random.Random(30)  # noqa: S311 - repeatable, no secret
    for number in range(EMERGENCIES):
        one = await office.open(target := f"e{number}")
        first, second = chance.sample([DAN, EVE], 2)
        why = f"Payments are down, {number}"
        for who, reason in ((first, " "), (ANN, why), (ASKER, why)):
            with pytest.raises(RemitError):
                await office.escalations.break_glass(one.id, 1, reason, office.by(who))
        assert one == await office.now(one), target
        touched = await office.escalations.break_glass(one.id, 1, why, office.by(first))
        again = await office.escalations.break_glass(one.id, 1, why, office.by(first))
        assert State.OPEN is touched.state is again.state
        broken = await office.escalations.break_glass(one.id, 1, why, office.by(second))

        assert State.APPROVED is broken.state
        assert broken.decision is not None
        assert broken.decision.broke_glass
        assert {DAN, EVE} == set(broken.decision.by)
        entries = [entry for entry in await office.record() if entry.subject == one.id]
        assert "escalation.glass_broken" == entries[-1].verb
        assert (why, 2) == (entries[-1].facts["reason"], entries[-1].facts["need"])
        assert "escalation.approved" not in {entry.verb for entry in entries}
        assert await told_aloud(office, one) >= 2


async def test_an_ordinary_approval_is_no_emergency(empty: Office) -> None:
    """The control: what is asked of the record and of the channel is not so of every approval."""
    office = await empty.ready(TWO)
    one = await office.open()
    approved = await office.approve(ANN, one)

    assert approved.decision is not None
    assert not approved.decision.broke_glass
    assert 0 == await told_aloud(office, one)
    assert "escalation.glass_broken" not in {entry.verb for entry in await office.record()}
