"""S8: five hundred changed, invented and repeated payloads over a leaked secret decide nothing."""

import json
import random
from collections.abc import Callable
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation
from bot.slack.actions import Callback, Press
from tests.contract.services.town import ANN, ASKER, BEN, REFUND, Office
from tests.security.gestures import (
    CARD_TS,
    CHANNEL,
    Body,
    Door,
    emergency,
    envelope,
    form,
    place,
    press,
    press_of,
    reject,
)

MUTATIONS = 500
_ODD = ":{}[]\"'\\ \n\t0189azAZ_-.é\u200b"


async def shown(office: Office, door: Door, *tags: str) -> Escalation:
    request = Request(action=REFUND, requester="x", tags=tags)
    opened = await office.escalations.open(request, office.by(ASKER), place=place(office.team))
    await door.show(opened)
    return opened


def spoiled(text: str, chance: random.Random) -> str:
    """Change a text a little: one character, two places, a part of it twice, or its end."""
    at = chance.randrange(len(text))
    match chance.randrange(5):
        case 0:
            return text[:at] + chance.choice(_ODD) + text[at + 1 :]
        case 1:
            return text[:at] + text[at + 1 :]
        case 2:
            return text[: at + 1] + text[at:]
        case 3:
            return text + chance.choice(_ODD)
        case _:
            return text[:at] + text[at:].swapcase()


def attacks(one: Escalation, other: Escalation) -> list[Callable[[random.Random], Body]]:
    """Each makes a payload that Slack never sent for a press of an entitled person on this card."""
    team, value = one.team, Press(one.id, one.version).encode()
    metadata = Press(one.id, one.version).metadata()
    why = {"text.en": {"value": {"value": "Down"}}}
    return [
        lambda chance: press_of(ANN, team, spoiled(value, chance), where=CHANNEL),
        lambda chance: press_of(ANN, team, spoiled(value, chance), where=None),
        lambda chance: press(ANN, one, ts=f"{chance.randint(1, 99)}.9"),
        lambda chance: press(ANN, one, where=f"C{chance.randint(10**8, 10**9)}"),
        lambda chance: press(f"U{chance.randint(10**8, 10**9)}", one),
        lambda _: press(ASKER, one),
        lambda chance: press_of(ANN, f"T{chance.randint(2, 9)}", value, where=CHANNEL),
        lambda chance: press_of(ANN, team, f"v1:{one.id}:{chance.randint(2, 99)}", where=CHANNEL),
        lambda _: press_of(ANN, team, Press(other.id, 1).encode(), where="C0OTHER", ts="7.7"),
        lambda chance: form(ANN, team, Callback.REJECTED, spoiled(metadata, chance),
                            {"reason": {"value": {"selected_option": {"value": "too_risky"}}}}),
        lambda chance: form(ANN, team, Callback.REJECTED, metadata, {
            "reason": {"value": {"selected_option": {"value": spoiled("too_risky", chance)}}}}),
        lambda chance: form(ANN, team, Callback.EMERGENCY, spoiled(metadata, chance), why),
        lambda _: emergency(ANN, one),
        lambda _: reject(ASKER, one),
        lambda _: {**press(ANN, one), "user": {"team_id": team}},
        lambda _: {**press(ASKER, one), "actions": [{
            **press(ASKER, one)["actions"][0], "user": ANN, "selected_user": ANN}]},
        lambda chance: envelope(ANN, team, type="view_submission", view={
            "id": f"V9{chance.random()}", "callback_id": Callback.REJECTED.value,
            "private_metadata": json.dumps({"v": 1, "id": [one.id], "version": "1"}),
            "state": {"values": {}}}),
    ]  # fmt: skip


def tells_the_same(body: Body, one: Escalation) -> bool:
    """Whether chance made the very press of an entitled person."""
    actions: list[dict[str, Any]] = body.get("actions") or [{}]
    entitled = body["user"].get("id") in {ANN, BEN}
    if "view" in body and body["view"]["callback_id"] == Callback.REJECTED:
        told = body["view"]["state"]["values"].get("reason", {}).get("value", {})
        said = told.get("selected_option", {}).get("value") == "too_risky"
        return entitled and said and _about(body["view"]["private_metadata"]) == one.id
    same = actions[0].get("value") == Press(one.id, one.version).encode()
    here = (body.get("container") or {}).get("message_ts") in {CARD_TS, None}
    return bool(entitled and same and here and body["team"]["id"] == one.team
                and (body.get("channel") or {"id": CHANNEL})["id"] == CHANNEL)  # fmt: skip


def _about(metadata: str) -> str | None:
    """Which escalation a form is about; a blank more or less means nothing in JSON."""
    try:
        press = Press.from_metadata(metadata)
    except InvalidInputError:
        return None
    return press.id if press.version == 1 else None


async def test_five_hundred_payloads_decide_nothing(office: Office, door: Door) -> None:
    chance = random.Random(8)  # noqa: S311 - repeatable, no secret
    one, other = await shown(office, door), await shown(office, door, "other")
    made = attacks(one, other)
    sent = 0
    while sent < MUTATIONS:
        body = made[sent % len(made)](chance)
        if tells_the_same(body, one):
            continue
        await door.send(body)
        sent += 1

    assert [one, other] == [await office.now(one), await office.now(other)]
    verbs = {entry.verb for entry in await office.record()}
    assert {"policy.installed", "escalation.opened"} == verbs


async def test_the_press_that_was_changed_counts_when_it_is_not(office: Office, door: Door) -> None:
    """The control: the very same press, unchanged, decides; sent again it is a repeat."""
    one = await shown(office, door)
    body = press(ANN, one)

    assert await door.send(body) is None
    decided = await office.now(one)
    await door.send(body)
    later = {**body, "actions": [{**body["actions"][0], "action_ts": "9999.9"}]}
    refused = await door.send(later)

    assert "approved" == decided.state.value
    assert decided == await office.now(one)
    assert refused is not None
    assert "escalation.already-decided" == refused.code
