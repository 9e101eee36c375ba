"""From the goal to the statement to the spec and back, and what to do when one has moved on."""

import json
from typing import Any

from tests.integration.slack.desk import GOAL, LEO, NADIA, PRIYA, Desk, Message
from tests.integration.slack.test_history import press_in
from tests.integration.slack.test_spec_work import filled


def specs(messages: list[Message]) -> list[Message]:
    return [m for m in messages if "spec_" in str(m.get("blocks"))]


async def test_a_statement_says_when_its_spec_is_behind_and_what_changed(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(NADIA, card, "framing.specify")
    drafted = specs(await desk.until(specs, ts))[0]
    await _send(desk, drafted, ts)  # a draft would follow by itself
    await desk.say(NADIA, "@Remit sorry, make that 7 %", thread_ts=ts)
    await desk.until(lambda seen: "7 %" in seen[1]["text"], ts)
    card = (await desk.replies(ts))[0]

    await desk.press(LEO, card, "framing.show")
    document = await desk.form(LEO)
    await press_in(desk, LEO, document, "framing.since")
    page = await desk.state(LEO, "view", lambda view: view["id"] != document["id"])

    text = json.dumps(document["blocks"], ensure_ascii=False)
    assert f"/p{ts.replace('.', '')}" in text  # the goal
    assert f"/p{drafted['ts'].replace('.', '')}" in text  # the spec
    assert "made from version 1. This is version 2 by now." in text
    assert "8 % → " in _texts(page)
    assert "7 %" in _texts(page)


async def test_the_spec_and_its_export_lead_to_the_goal(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(NADIA, card, "framing.specify")
    drafted = specs(await desk.until(specs, ts))[0]

    assert f"/p{ts.replace('.', '')}" in str(drafted["blocks"])


async def test_the_list_and_home_lead_to_the_thread(desk: Desk) -> None:
    ts = await desk.say(PRIYA, GOAL)
    card = await desk.card(ts)
    await desk.press(PRIYA, card, "framing.specify")
    await desk.until(specs, ts)

    await desk.call("open", who=PRIYA, tab="home")

    def leads(home: dict[str, Any]) -> bool:
        return str(home["blocks"]).count(f"/p{ts.replace('.', '')}|thread") == 2

    await desk.state(PRIYA, "home", leads)


async def _send(desk: Desk, drafted: Message, ts: str) -> None:
    """Have somebody asked to sign the spec."""
    await desk.press(NADIA, drafted, "spec.send")
    view = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.sent")
    given: dict[str, dict[str, object]] = {
        "role.legal": {"selected_users": [LEO]},
        "despite": {"value": "we settle it in the pilot"},
    }
    await desk.call("submit", who=NADIA, view_id=view["id"], values=filled(view, given))
    await desk.until(lambda seen: [m for m in seen if "spec.sign" in str(m.get("blocks"))], ts)


def _texts(view: dict[str, Any]) -> str:
    return "".join(
        piece.get("text", "")
        for block in view["blocks"]
        for part in block.get("elements", ())
        if isinstance(part.get("elements"), list)
        for row in part["elements"]
        for piece in row.get("elements", [row])
    )
