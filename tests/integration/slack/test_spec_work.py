"""A spec in a whole workspace: changed by sentence and form, checked, reviewed and signed."""

from typing import Any

from tests.integration.slack.desk import LEO, NADIA, NO_SHOWS, PRIYA, Desk, Message

GOAL = (
    "@Remit we lose money on no-shows: 11.8 % of booked slots, I want 8 % by end of June. "
    "The desk calls the riskiest 25 patients each morning."
)


def button(messages: list[Message], action: str) -> Message:
    """The last message that has a button."""
    return next(m for m in reversed(messages) if _has(m, action))


def _has(message: Message, action: str) -> bool:
    return any(
        str(element.get("action_id", "")).split(":")[0] == action
        for block in message.get("blocks", ())
        for element in block.get("elements", ())
    )


async def drafted(desk: Desk) -> str:
    ts = await desk.say(NADIA, GOAL)
    await desk.press(NADIA, await desk.card(ts), "framing.specify")
    await desk.until(lambda seen: [m for m in seen if _has(m, "spec.edit")], ts)
    return ts


def filled(view: dict[str, Any], given: dict[str, dict[str, object]]) -> dict[str, Any]:
    """What a person put into the inputs of a form, by block."""
    inputs = {block["block_id"]: block["element"] for block in view["blocks"] if "element" in block}
    return {
        block: {inputs[block]["action_id"]: {"type": inputs[block]["type"], **held}}
        for block, held in given.items()
    }


async def test_a_sentence_is_carried_out_and_what_is_unclear_is_asked(desk: Desk) -> None:
    ts = await drafted(desk)

    await desk.say(
        NADIA, "@Remit make the threshold 92 %, and refuse refunds over $500", thread_ts=ts
    )
    seen = await desk.until(lambda seen: [m for m in seen if _has(m, "spec.choose")], ts)
    assert "refunds over $500" in button(seen, "spec.undo")["text"]
    await desk.press(NADIA, button(seen, "spec.choose"), "spec.choose")
    seen = await desk.until(lambda seen: [m for m in seen if "version 3" in m["text"]], ts)

    assert "92 %" in seen[-1]["text"]
    await desk.press(NADIA, button(seen, "spec.undo"), "spec.undo")
    seen = await desk.until(lambda seen: [m for m in seen if "version 4" in m["text"]], ts)
    assert "took a change back" in seen[-1]["text"]


async def test_a_form_changes_one_part_and_a_missing_number_is_said_in_the_form(desk: Desk) -> None:
    ts = await drafted(desk)
    card = button(await desk.thread(ts), "spec.edit")
    await desk.press(NADIA, card, "spec.edit")
    view = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.edited")
    place = "spec.acceptance.AC-01.threshold"

    refused = await desk.call(
        "submit", who=NADIA, view_id=view["id"], values=filled(view, {place: {"value": "good"}})
    )
    assert place in refused["errors"]
    await desk.call(
        "submit", who=NADIA, view_id=view["id"], values=filled(view, {place: {"value": "7 %"}})
    )

    seen = await desk.until(lambda seen: [m for m in seen if "version 2" in m["text"]], ts)
    assert "7 %" in seen[-1]["text"]


async def test_who_comes_second_is_told_in_the_thread_and_gets_back_what_they_wrote(
    desk: Desk,
) -> None:
    ts = await drafted(desk)
    await desk.press(NADIA, button(await desk.thread(ts), "spec.edit"), "spec.edit")
    view = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.edited")
    await desk.say(LEO, "@Remit set AC-01 to at most 7 %", thread_ts=ts)
    await desk.until(lambda seen: [m for m in seen if "version 2" in m["text"]], ts)
    written = filled(view, {"spec.acceptance.AC-01.threshold": {"value": "at most 6.5 %"}})

    await desk.call("submit", who=NADIA, view_id=view["id"], values=written)

    told = await desk.until(
        lambda seen: [m for m in seen if "Nothing was saved" in m["text"]], ts, who=NADIA
    )
    assert "6.5 %" in str(told[-1]["blocks"])


async def test_undo_takes_back_what_was_said_last_of_the_statement_or_of_the_spec(
    desk: Desk,
) -> None:
    ts = await drafted(desk)
    await desk.say(NADIA, "@Remit risk: small clinics get fewer calls", thread_ts=ts)
    await desk.until(lambda seen: [m for m in seen if "version 2" in m["text"]], ts)
    await desk.say(NADIA, "@Remit uptime must be 99.5 %", thread_ts=ts)
    await desk.until(lambda seen: [m for m in seen[2:] if "Uptime" in str(m.get("blocks"))], ts)

    await desk.say(NADIA, "@Remit undo", thread_ts=ts)
    seen = await desk.until(
        lambda seen: [m for m in seen if "left open" in str(m.get("blocks"))], ts
    )
    assert not [m for m in seen if "took a change back" in m["text"]]
    await desk.say(NADIA, "@Remit undo", thread_ts=ts)

    seen = await desk.until(lambda seen: [m for m in seen if "took a change back" in m["text"]], ts)
    assert "small clinics" in seen[-1]["text"]


async def test_a_review_is_signed_by_those_asked_and_nobody_else(desk: Desk) -> None:
    ts = await drafted(desk)
    await desk.press(NADIA, button(await desk.thread(ts), "spec.send"), "spec.send")
    view = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.sent")
    people: dict[str, dict[str, object]] = {"role.legal": {"selected_users": [LEO]}}
    refused = await desk.call("submit", who=NADIA, view_id=view["id"], values=filled(view, {}))
    assert "role.business" in refused["errors"]
    why: dict[str, dict[str, object]] = {"despite": {"value": "we settle it in the pilot"}}

    await desk.call("submit", who=NADIA, view_id=view["id"], values=filled(view, {**people, **why}))
    seen = await desk.until(lambda seen: [m for m in seen if _has(m, "spec.sign")], ts)
    card = button(seen, "spec.sign")
    await desk.press(PRIYA, card, "spec.sign")
    told = await desk.until(
        lambda seen: [m for m in seen if "not among those" in m["text"]], ts, who=PRIYA
    )
    assert told
    await desk.press(LEO, card, "spec.sign")

    seen = await desk.until(lambda seen: [m for m in seen if "signed version 1" in m["text"]], ts)
    assert "approved" in seen[-1]["text"]
    found = await desk.until(
        lambda seen: [m for m in seen if m["ts"] == card["ts"] and not _has(m, "spec.sign")], ts
    )
    assert found


async def test_what_cannot_be_tested_is_shown_and_can_be_lived_with_for_a_reason(
    desk: Desk,
) -> None:
    ts = await drafted(desk)
    card = button(await desk.thread(ts), "spec.check")
    await desk.press(NADIA, card, "spec.check")
    page = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.check")
    row = next(b for b in page["blocks"] if b["type"] == "actions")
    live = next(e for e in row["elements"] if e["action_id"].startswith("spec.waive"))

    await desk.call(
        "action",
        who=NADIA,
        channel=NO_SHOWS,
        view_id=page["id"],
        block_id=row["block_id"],
        action_id=live["action_id"],
        selection={},
    )
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "spec.waived")
    refused = await desk.call("submit", who=NADIA, view_id=form["id"], values={})
    assert "because" in str(refused)
    await desk.call(
        "submit",
        who=NADIA,
        view_id=form["id"],
        values=filled(form, {"because": {"value": "Legal looked at it"}}),
    )

    seen = await desk.until(
        lambda seen: [m for m in seen if m["ts"] == card["ts"] and m["blocks"] != card["blocks"]],
        ts,
    )
    await desk.press(LEO, button(seen, "spec.check"), "spec.check")
    again = await desk.state(
        LEO, "view", lambda shown: "Legal looked at it" in str(shown["blocks"])
    )
    assert "Nadia" in str(again["blocks"])
