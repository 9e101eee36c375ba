"""What changed: in the thread, as pages, an earlier version to read, and the way back to it."""

import asyncio
from functools import partial
from typing import Any

from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import (
    GOAL,
    LEO,
    NADIA,
    NO_SHOWS,
    PATIENCE,
    PRIYA,
    SAM,
    Desk,
    Message,
)
from tests.integration.slack.test_visibility import id_in
from tests.integration.slack.test_why import pick


async def press_in(desk: Desk, who: str, view: dict[str, Any], action: str) -> None:
    """Press the first button of this name in an open page."""
    block_id, action_id = next(
        (block["block_id"], one["action_id"])
        for block in view["blocks"]
        for one in block.get("elements", ())
        if str(one.get("action_id", "")).startswith(action)
    )
    answer = await desk.call(
        "action",
        who=who,
        view_id=view["id"],
        block_id=block_id,
        action_id=action_id,
        selection={},
    )
    assert answer.get("ok"), answer


async def changed_draft(desk: Desk) -> str:
    """A draft whose target was put right once."""
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)
    await desk.say(NADIA, "@Remit sorry, make that 7 %", thread_ts=ts)
    await desk.until(lambda seen: "7 %" in seen[1]["text"], ts)
    return ts


def _shows(words: str, thread: list[Message]) -> bool:
    return words in thread[1]["text"]


async def history_of(desk: Desk, who: str, ts: str) -> dict[str, Any]:
    card = (await desk.replies(ts))[0]
    await pick(desk, who, card, "framing.more", "What", channel=NO_SHOWS, message_ts=card["ts"])
    return await desk.state(who, "view", lambda view: view["callback_id"] == "framing.history")


async def test_what_changed_is_told_in_words_in_the_thread(desk: Desk) -> None:
    ts = await changed_draft(desk)

    await desk.say(LEO, "@Remit what changed?", thread_ts=ts)

    seen = await desk.until(lambda all_: [m for m in all_ if "Version 2" in m["text"]], ts)
    told = next(m for m in seen if "Version 2" in m["text"])["text"]
    assert "Target: 8 % → 7 %" in told
    assert "Nadia Haddad" in told


async def test_a_draft_that_never_changed_says_so_and_what_to_do(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "@Remit was hat sich geändert?", thread_ts=ts)

    await desk.until(lambda all_: any("first version" in m["text"] for m in all_), ts)


async def test_an_earlier_version_can_be_read_restored_and_taken_back(desk: Desk) -> None:
    ts = await changed_draft(desk)

    page = await history_of(desk, LEO, ts)
    buttons = [
        (block["block_id"], one["action_id"], one["text"]["text"])
        for block in page["blocks"]
        for one in block.get("elements", ())
        if one.get("type") == "button"
    ]
    assert ["Open version 2", "Open version 1"] == [text for _, _, text in buttons]
    await desk.call(
        "action",
        who=LEO,
        view_id=page["id"],
        block_id=buttons[1][0],
        action_id=buttons[1][1],
        selection={},
    )
    old = await desk.state(LEO, "view", lambda view: view["callback_id"] == "framing.restored")
    assert "I want 8 %" in str(old["blocks"])
    await desk.call("submit", who=LEO, view_id=old["id"], values={})

    seen = await desk.until(lambda all_: any("Target: 8 %" in m["text"] for m in all_[2:]), ts)
    turn = next(m for m in reversed(seen) if "Target: 8 %" in m["text"])
    assert not (await desk.look("state", who=LEO)).get("view")
    await desk.press(LEO, turn, "framing.undo")
    await desk.until(lambda all_: "7 %" in all_[-1]["text"] and "Target" in all_[-1]["text"], ts)


async def test_a_restored_version_is_a_new_one_and_the_old_ones_stay(desk: Desk) -> None:
    ts = await changed_draft(desk)
    page = await history_of(desk, LEO, ts)
    await press_in(desk, LEO, page, "framing.version")  # the newest: nothing to go back to
    newest = await desk.state(LEO, "view", lambda view: view["id"] != page["id"])
    assert "newest version" in str(newest["blocks"])
    assert newest.get("submit") is None


async def test_undo_takes_back_all_of_one_form(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    await desk.press(LEO, card, "framing.edit")
    form = await desk.form(LEO)
    values = {
        "field.business_goal.target": {"value": {"type": "plain_text_input", "value": "5 %"}},
        "field.owner": {"value": {"type": "plain_text_input", "value": "Priya"}},
    }
    await desk.call("submit", who=LEO, view_id=form["id"], values=values)
    seen = await desk.until(lambda all_: any("5 %" in m["text"] for m in all_[2:]), ts)

    await desk.press(LEO, seen[-1], "framing.undo")

    await desk.until(lambda all_: "Priya" not in all_[1]["text"] and "8 %" in all_[1]["text"], ts)


async def test_deleted_words_are_not_shown_again_in_earlier_versions(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)
    secret = await desk.say(LEO, "We call people the day before.", thread_ts=ts)
    await desk.until(lambda all_: "the day before" in str(all_[1]["blocks"]), ts)

    await desk.call("delete", who=LEO, channel=NO_SHOWS, ts=secret)
    await desk.until(lambda all_: "the day before" not in str(all_[1]["blocks"]), ts)
    page = await history_of(desk, PRIYA, ts)
    await press_in(desk, PRIYA, page, "framing.version")
    old = await desk.state(PRIYA, "view", lambda view: view["id"] != page["id"])

    assert "deleted" in str(page["blocks"])
    assert "the day before" not in str(page["blocks"])
    assert "the day before" not in str(old["blocks"])


async def test_history_by_command_opens_ones_last_draft_or_says_what_to_do(desk: Desk) -> None:
    ts = await changed_draft(desk)
    named = id_in((await desk.replies(ts))[0])

    for text in ("history", f"history {named}", f"history `{named}`"):
        await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text=text)
        page = await desk.state(NADIA, "view", lambda v: v["callback_id"] == "framing.history")
        await desk.call("close", who=NADIA, view_id=page["id"])
    notes: list[str] = []
    for number, text in enumerate(("history", "history not an id!"), start=1):
        await desk.call("command", who=SAM, channel=NO_SHOWS, command="/remit", text=text)
        async with asyncio.timeout(PATIENCE):
            while len(notes) < number:
                await asyncio.sleep(0.02)
                seen = await desk.look("messages", who=SAM, channel=NO_SHOWS)
                notes = [one["text"] for one in seen["messages"] if one.get("is_ephemeral")]
    none_yet, no_such = notes
    assert "You have no drafts yet" in none_yet
    assert "/remit new" in none_yet
    assert "/remit list" in no_such


async def test_many_versions_are_paged(start: Start) -> None:
    desk = await start()
    ts = await changed_draft(desk)
    for number in range(20, 28):
        await desk.say(NADIA, f"@Remit sorry, make that {number} %", thread_ts=ts)
        await desk.until(partial(_shows, f"{number} %"), ts)

    page = await history_of(desk, LEO, ts)
    await press_in(desk, LEO, page, "framing.page")
    older = await desk.state(LEO, "view", lambda view: view["hash"] != page["hash"])

    assert "Version 10" in str(page["blocks"])
    assert "The first draft." in str(older["blocks"])
    await press_in(desk, LEO, older, "framing.page:newer")
    await desk.state(LEO, "view", lambda view: "Version 10" in str(view["blocks"]))
