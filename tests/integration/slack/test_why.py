"""Asking Remit why it says something: in the thread, in the document, and from the card's menu."""

from typing import Any

import pytest

from tests.integration.slack.desk import GOAL, GROWTH, LEO, NADIA, NO_SHOWS, PRIYA, Desk, Message


def options_of(message: Message, action: str) -> list[dict[str, Any]]:
    return next(
        list(element["options"])
        for block in message["blocks"]
        for element in block.get("elements", ())
        if str(element.get("action_id")) == action
    )


async def pick(
    desk: Desk, who: str, shown: Message, action: str, text: str, **where: str
) -> dict[str, Any]:
    """Pick the entry of a menu whose text begins like this."""
    block = next(
        block
        for block in shown["blocks"]
        if any(one.get("action_id") == action for one in block.get("elements", ()))
    )
    chosen = next(one for one in options_of(shown, action) if one["text"]["text"].startswith(text))
    return await desk.call(
        "action",
        who=who,
        block_id=block["block_id"],
        action_id=action,
        selection={"selected_option": chosen},
        **where,
    )


def answers(messages: list[Message]) -> list[Message]:
    return [m for m in messages if m.get("bot_id") and "Edit." in m["text"]]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("@Remit why 8 %?", "Target: 8 %"),
        ("@Remit where does the deadline come from?", "Deadline: by end of June"),
        ("@Remit who said 11.8 %?", "Today: 11.8 %"),
    ],
)
async def test_a_question_about_a_value_is_answered_with_the_words_it_rests_on(
    desk: Desk, question: str, expected: str
) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)

    await desk.say(LEO, question, thread_ts=ts)

    answer = answers(await desk.until(answers, ts))[0]
    assert answer["text"].startswith(expected)
    assert "Nadia Haddad" in answer["text"]
    assert "/archives/C0NOSHOWS1/p" in str(answer["blocks"])
    assert card["text"] == (await desk.replies(ts))[0]["text"]  # nothing was changed by asking


async def test_a_question_straight_after_remit_spoke_needs_no_mention(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "Why 8 %?", thread_ts=ts)

    assert "Target: 8 %" in answers(await desk.until(answers, ts))[0]["text"]


async def test_people_who_ask_each_other_are_not_interrupted(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)
    await desk.say(PRIYA, "The board will ask about it.", thread_ts=ts)

    await desk.say(LEO, "Why 8 %?", thread_ts=ts)

    assert [] == answers(await desk.replies_by_now(NADIA, ts))


async def test_an_open_question_gets_a_menu_and_the_menu_a_page(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "@Remit why do you think that?", thread_ts=ts)

    seen = await desk.until(lambda all_: [m for m in all_ if "know about" in m["text"]], ts)
    menu = next(m for m in seen if "know about" in m["text"])
    await pick(
        desk, PRIYA, menu, "framing.reason", "Target", channel=NO_SHOWS, message_ts=menu["ts"]
    )
    page = await desk.form(PRIYA)
    assert "I want 8 %" in str(page["blocks"])
    await pick(desk, PRIYA, page, "framing.reason", "Deadline", view_id=page["id"])
    other = await desk.state(PRIYA, "view", lambda view: view["hash"] != page["hash"])
    assert "end of June" in str(other["blocks"])


async def test_the_card_and_the_document_lead_to_it(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)

    await pick(desk, LEO, card, "framing.more", "Why", channel=NO_SHOWS, message_ts=card["ts"])
    assert "framing.why" == (await desk.form(LEO))["callback_id"]
    await desk.press(NADIA, card, "framing.show")
    document = await desk.form(NADIA)
    button = next(
        (block["block_id"], one["action_id"])
        for block in document["blocks"]
        for one in block.get("elements", ())
        if one.get("action_id") == "framing.why"
    )
    await desk.call(
        "action",
        who=NADIA,
        view_id=document["id"],
        block_id=button[0],
        action_id=button[1],
        selection={},
    )

    await desk.state(NADIA, "view", lambda view: view["callback_id"] == "framing.why")


async def test_a_goal_that_begins_with_why_is_still_a_goal(desk: Desk) -> None:
    ts = await desk.say(NADIA, "@Remit why is churn up? It is 4 % and I want 3 %", channel=GROWTH)
    assert "4 %" in (await desk.card(ts, channel=GROWTH))["text"]

    opener = await desk.say(NADIA, "@Remit why returns?", channel=GROWTH)

    assert await desk.card(opener, channel=GROWTH)  # a card or a request for more, never silence


async def test_asking_is_nothing_that_was_said_about_the_goal(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.say(LEO, "@Remit why 9 %?", thread_ts=ts)

    await desk.say(NADIA, "@Remit have a look", thread_ts=ts)
    replies = await desk.replies_by_now(NADIA, ts)

    assert card["text"] == replies[0]["text"]
