"""Drafts are seen by people who are in the channel they belong to, and by nobody else."""

from typing import Any

from tests.integration.slack.desk import GOAL, GROWTH, LEO, NADIA, NO_SHOWS, SAM, Desk


def id_in(card: dict[str, Any]) -> str:
    return next(
        str(element["value"]).split(":")[1]
        for block in card["blocks"]
        for element in block.get("elements", ())
        if str(element.get("action_id", "")).startswith("framing.edit")
    )


async def show(desk: Desk, who: str, id: str) -> dict[str, Any]:
    return await desk.call(
        "command", who=who, channel=NO_SHOWS, command="/remit", text=f"show {id}"
    )


async def test_a_draft_of_a_direct_conversation_is_its_persons_alone(desk: Desk) -> None:
    direct = await desk.direct(SAM)
    ts = await desk.say(SAM, GOAL.replace("@Remit ", ""), channel=direct)
    card = await desk.card(ts, who=SAM, channel=direct)
    named = id_in(card)

    await show(desk, SAM, named)
    await show(desk, NADIA, named)

    assert "11.8 %" in str(await desk.form(SAM))
    note = await desk.find(
        lambda message: message.get("is_ephemeral") and "cannot find" in message["text"],
        who=NADIA,
        channel=NO_SHOWS,
    )
    assert "not yours to see" in note["text"]


async def test_a_member_of_the_channel_may_read_and_change_sections(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)

    await desk.press(LEO, card, "framing.edit")  # Leo has not written a word in this thread
    view = await desk.form(LEO)
    picker = next(block for block in view["blocks"] if block["type"] == "actions")
    await desk.call(
        "action",
        who=LEO,
        view_id=view["id"],
        block_id=picker["block_id"],
        action_id=picker["elements"][0]["action_id"],
        selection={"selected_option": picker["elements"][0]["options"][-1]},
    )

    await desk.state(LEO, "view", lambda seen: seen["hash"] != view["hash"])


async def test_absent_and_hidden_drafts_are_refused_in_the_same_words(desk: Desk) -> None:
    direct = await desk.direct(SAM)
    ts = await desk.say(SAM, GOAL.replace("@Remit ", ""), channel=direct)
    await desk.card(ts, who=SAM, channel=direct)

    await show(desk, NADIA, "ps_01ARZ3NDEKTSV4RRFFQ69G5FAV")
    absent = await desk.find(
        lambda message: message.get("is_ephemeral"), who=NADIA, channel=NO_SHOWS
    )

    assert "I cannot find that draft, or it is not yours to see." in absent["text"]


async def test_asking_in_a_channel_remit_is_not_in_is_answered_directly(desk: Desk) -> None:
    await desk.call(
        "command", who=NADIA, channel="C0GENERAL1", command="/remit", text="show nothing"
    )

    note = await desk.find(
        lambda message: "cannot find" in message["text"],
        who=NADIA,
        channel=await desk.direct(NADIA),
    )
    assert "/remit list" in note["text"]


async def test_a_command_that_fails_in_a_direct_conversation_is_answered(desk: Desk) -> None:
    direct = await desk.direct(SAM)
    ts = await desk.say(SAM, "undo", channel=direct)

    where = {"who": SAM, "channel": direct}
    await desk.until(
        lambda seen: any("no problem statement yet" in m["text"] for m in seen), ts, **where
    )


async def test_a_button_value_carried_to_another_channel_does_nothing(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    named = id_in(await desk.card(ts))
    elsewhere = await desk.say(LEO, GOAL, channel=GROWTH)
    card = await desk.card(elsewhere, who=LEO, channel=GROWTH)
    own = id_in(card)
    forged = {
        **card,
        "blocks": [
            {
                **block,
                "elements": [
                    {**element, "value": str(element.get("value")).replace(own, named)}
                    for element in block.get("elements", ())
                ],
            }
            for block in card["blocks"]
            if block["type"] == "actions"
        ],
    }
    made = next(
        (block["block_id"], element["action_id"], element["value"])
        for block in forged["blocks"]
        for element in block["elements"]
        if element["action_id"].startswith("framing.specify")
    )

    await desk.call(
        "action",
        who=LEO,
        channel=GROWTH,
        message_ts=card["ts"],
        block_id=made[0],
        action_id=made[1],
        selection={"value": made[2]},
    )

    await desk.until(
        lambda seen: any("cannot find that draft" in m["text"] for m in seen),
        elsewhere,
        who=LEO,
        channel=GROWTH,
    )
    assert 1 == len(await desk.replies_by_now(NADIA, ts))
