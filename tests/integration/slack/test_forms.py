"""Buttons and forms: answering, editing, undoing, and two people at once."""

from typing import Any

import pytest

from tests.integration.slack.desk import GOAL, LEO, NADIA, NO_SHOWS, SAM, Desk


def filled(view: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    """Type into the inputs of a form whose block ids begin like the keys."""
    state: dict[str, Any] = {}
    for block in view["blocks"]:
        element = block.get("element")
        wanted = next((v for k, v in values.items() if block["block_id"].startswith(k)), None)
        if element and element["type"] == "plain_text_input" and wanted is not None:
            state[block["block_id"]] = {
                element["action_id"]: {"type": "plain_text_input", "value": wanted}
            }
    assert state, [block["block_id"] for block in view["blocks"]]
    return state


async def test_an_answer_typed_into_the_form_is_said_by_that_person(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(SAM, card, "framing.answer")
    view = await desk.form(SAM)

    answer = await desk.call(
        "submit",
        who=SAM,
        view_id=view["id"],
        values=filled(view, {"answer.Q-B06": "Sam, the finance director"}),
    )

    assert {"ok": True} == answer
    await desk.until(lambda seen: "Sam, the finance director" in seen[1]["text"], ts)


async def test_an_empty_answer_is_refused_in_the_form_and_changes_nothing(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(SAM, card, "framing.answer")
    view = await desk.form(SAM)

    refused = await desk.call(
        "submit", who=SAM, view_id=view["id"], values=filled(view, {"answer.Q-B06": "   "})
    )
    accepted = await desk.call(
        "submit", who=SAM, view_id=view["id"], values=filled(view, {"answer.Q-B06": "me"})
    )

    assert refused["ok"] is False
    assert any("Write an answer" in sentence for sentence in refused["errors"].values())
    assert {"ok": True} == accepted
    await desk.until(lambda seen: len([m for m in seen if m.get("bot_id")]) > 1, ts)
    assert 2 == len(await desk.replies_by_now(NADIA, ts))


async def test_dont_know_closes_the_question(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    question = card["text"].split("Question 1: ")[1].split("?")[0]

    await desk.press(LEO, card, "framing.unknown")

    await desk.until(lambda seen: len([m for m in seen if m.get("bot_id")]) > 1, ts)
    assert question not in (await desk.card(ts))["text"]


async def test_a_button_pressed_too_late_gets_a_clear_answer(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(SAM, card, "framing.unknown")
    await desk.press(LEO, card, "framing.unknown")  # the same question, already settled

    note = await desk.until(
        lambda seen: any("settled by now" in m["text"] for m in seen), ts, who=LEO
    )
    told = next(m["text"] for m in note if "settled by now" in m["text"])
    assert "shows what is still open" in told


async def test_undo_takes_back_ones_own_last_answer_and_nobody_elses(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(SAM, card, "framing.answer")
    view = await desk.form(SAM)
    await desk.call(
        "submit", who=SAM, view_id=view["id"], values=filled(view, {"answer.Q-B06": "Sam decides"})
    )
    seen = await desk.until(
        lambda messages: any("Sam decides" in m["text"] for m in messages[2:]), ts
    )
    turn = seen[-1]

    await desk.press(LEO, turn, "framing.undo")
    await desk.until(lambda messages: any("nothing of yours" in m["text"] for m in messages), ts,
                     who=LEO)  # fmt: skip
    assert "Sam decides" in (await desk.card(ts))["text"]
    await desk.press(SAM, turn, "framing.undo")

    await desk.until(lambda messages: "Sam decides" not in messages[1]["text"], ts)


async def test_an_edit_by_hand_wins_and_is_shown(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(NADIA, card, "framing.edit")
    view = await desk.form(NADIA)

    await desk.call(
        "submit",
        who=NADIA,
        view_id=view["id"],
        values=filled(view, {"field.business_goal.target": "7.5 %"}),
    )

    await desk.until(lambda seen: "Target 7.5 %" in seen[1]["text"], ts)


async def test_the_second_of_two_editors_sees_the_conflict_and_loses_nothing(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    forms = {}
    for who in (NADIA, LEO):
        await desk.press(who, card, "framing.edit")
        forms[who] = await desk.form(who)
    for who, text in ((NADIA, "7 %"), (LEO, "9 %")):
        await desk.call(
            "submit",
            who=who,
            view_id=forms[who]["id"],
            values=filled(forms[who], {"field.business_goal.target": text}),
        )
        if who == NADIA:
            await desk.until(lambda seen: "Target 7 %" in seen[1]["text"], ts)

    note = await desk.find(
        lambda message: "while you were editing" in message["text"],
        who=LEO,
        channel=await desk.direct(LEO),
    )
    assert "Target: 9 %" in note["text"]
    assert "Target 7 %" in (await desk.card(ts))["text"]


async def test_a_spec_is_drafted_once_per_statement_and_exported_as_files(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(NADIA, card, "framing.specify")
    seen = await desk.until(
        lambda messages: any("spec.export" in str(m.get("blocks")) for m in messages), ts
    )
    spec = next(m for m in seen if "spec.export" in str(m.get("blocks")))

    await desk.press(NADIA, card, "framing.specify")
    await desk.until(
        lambda messages: any("already follows" in m["text"] for m in messages), ts, who=NADIA
    )
    await desk.press(NADIA, spec, "spec.export")

    seen = await desk.until(lambda messages: any(m.get("files") for m in messages), ts)
    files = next(m["files"] for m in seen if m.get("files"))
    assert {"md", "json"} == {file["name"].rsplit(".", 1)[1] for file in files}
    assert 1 == len([m for m in seen if "spec.export" in str(m.get("blocks"))])
    for file in files:
        async with desk.session.get(file["url_private"]) as answer:
            assert "11.8" in await answer.text()


async def test_a_form_can_start_a_conversation(desk: Desk) -> None:
    await desk.call("command", who=SAM, channel="C0NOSHOWS1", command="/remit", text="new")
    view = await desk.form(SAM)

    await desk.call(
        "submit",
        who=SAM,
        view_id=view["id"],
        values=filled(view, {"goal": "Churn is 4 % a month and should be 3 % by December."}),
    )

    direct = await desk.direct(SAM)
    root = await desk.find(lambda message: "wants to frame" in message["text"],
                           who=SAM, channel=direct)  # fmt: skip
    assert "4 %" in (await desk.card(root["ts"], who=SAM, channel=direct))["text"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "I turn a goal in your own words"),
        ("help product owner", "I turn a goal in your own words"),
        ("list", "You have no drafts yet"),
        ("dance", "I do not know"),
        ("undo", "belongs to a thread"),
        ("show ps_nothing", "I cannot find"),
    ],
)
async def test_commands_answer_the_person_alone(desk: Desk, text: str, told: str) -> None:
    await desk.call("command", who=LEO, channel=NO_SHOWS, command="/remit", text=text)

    note = await desk.find(lambda message: message.get("is_ephemeral"), who=LEO, channel=NO_SHOWS)
    assert told in note["text"]


async def test_an_open_home_page_follows_what_happens_elsewhere(desk: Desk) -> None:
    await desk.call("open", who=NADIA, tab="home")
    assert "Nothing here yet" in str(await desk.state(NADIA, "home"))

    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.state(NADIA, "home", lambda home: "No-shows" in str(home))


async def test_home_shows_ones_own_drafts(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.call("open", who=NADIA, tab="home")
    await desk.call("open", who=LEO, tab="home")

    assert "No-shows" in str(await desk.state(NADIA, "home"))
    assert "Nothing here yet" in str(await desk.state(LEO, "home"))
