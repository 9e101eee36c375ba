"""S9: two hundred interleavings of changes and presses: only what is on show now, on its own card, counts."""

import random
from typing import Any

from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Escalation, State
from bot.services.escalation.escalations import Answer, Escalations
from bot.slack.actions import Press
from tests.contract.services.town import ANN, ASKER, BEN, CAT, REFUND, Office
from tests.security.gestures import CHANNEL, Door, place, press_of

INTERLEAVINGS, STEPS = 200, 4
FORWARDED = "777.7"  # the same card in another message


async def shown(office: Office, door: Door, number: int) -> Escalation:
    action = REFUND.model_copy(update={"target": f"order:{number}"})
    request = Request(action=action, requester="x")
    opened = await office.escalations.open(request, office.by(ASKER), place=place(office.team))
    await door.show(opened)
    return opened


async def changed(
    office: Office, one: Escalation, chance: random.Random, who: str = BEN
) -> Escalation:
    """Change what is asked: a card that is on show is of an older version from now on."""
    values: dict[str, Any] = {"parameters": {"amount": chance.randint(1, 10**6)}}
    return await office.escalations.edit(one.id, one.version, values, office.by(who))


async def test_two_hundred_interleavings_approve_only_what_was_on_show(
    office: Office, door: Door
) -> None:
    chance, refused = random.Random(9), 0  # noqa: S311 - repeatable, no secret
    for number in range(INTERLEAVINGS):
        one, editors = await shown(office, door, number), [BEN, CAT]  # nobody changes it twice
        for _ in range(chance.randint(1, STEPS)):
            if editors and chance.random() < 0.6:
                one = await changed(office, one, chance, editors.pop())
            stale = one.version > 1 and chance.random() < 0.6
            version = chance.randint(1, one.version - 1) if stale else one.version
            forwarded = not stale
            value = Press(one.id, version).encode()
            where = {"where": CHANNEL, **({"ts": FORWARDED} if forwarded else {})}
            error = await door.send(press_of(ANN, one.team, value, **where))
            assert error is not None, (number, stale, forwarded)
            refused += 1
            assert one == await office.now(one)
        value = Press(one.id, one.version).encode()
        assert await door.send(press_of(ANN, one.team, value, where=CHANNEL)) is None
        after = await office.now(one)
        assert State.APPROVED is after.state
        assert after.decision is not None
        assert one.digest == after.decision.digest

    assert refused >= INTERLEAVINGS


async def test_taking_a_press_for_the_newest_version_would_approve_what_nobody_saw(
    office: Office, door: Door
) -> None:
    """The control: a service that fills in the version approves the change behind a stale card."""
    one = await shown(office, door, 0)
    unseen = await changed(office, one, random.Random(1))  # noqa: S311 - repeatable, no secret

    answer = Answer(Choice.APPROVE, (await office.now(one)).version)
    careless = await office.escalations.decide(one.id, answer, office.by(ANN))

    assert careless.decision is not None
    assert unseen.digest == careless.decision.digest != one.digest


async def test_a_press_counts_though_somebody_else_moved_the_request_on_meanwhile(
    office: Office, door: Door
) -> None:
    """Another process, or the clock, changes the row; the press is neither lost nor done twice."""
    one = await shown(office, door, 0)
    elsewhere = Escalations(office.store, office.town)
    await elsewhere.ask(one.id, "Which parcel?", office.by(BEN))

    value = Press(one.id, one.version).encode()
    assert await door.send(press_of(ANN, one.team, value, where=CHANNEL)) is None

    assert State.APPROVED is (await office.now(one)).state
    verbs = [entry.verb for entry in await office.record()]
    assert 1 == verbs.count("escalation.approved")
