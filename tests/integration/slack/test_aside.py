"""Questions nobody can answer now: somebody finds out, it waits, or it does not matter here."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.integration.slack.desk import GOAL, LEO, NADIA, NO_SHOWS, SAM, Desk, Message
from tests.integration.slack.test_history import history_of
from tests.integration.slack.test_review import text_of
from tests.integration.slack.test_why import pick


def first_menu(card: Message) -> str:
    """The menu beside the first question of a card."""
    return next(
        str(one["action_id"])
        for block in card["blocks"]
        for one in block.get("elements", ())
        if str(one.get("action_id", "")).startswith("framing.aside")
    )


async def set_aside(desk: Desk, who: str, shown: Message, entry: str) -> None:
    place = {"channel": NO_SHOWS, "message_ts": shown["ts"]}
    await pick(desk, who, shown, first_menu(shown), entry, **place)


def filled(view: dict[str, Any], who: str, due: str) -> dict[str, Any]:
    """Pick a person and a day."""
    given = {
        "who": {"type": "users_select", "selected_user": who},
        "due": {"type": "datepicker", "selected_date": due},
    }
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    return {block: {"value": given[block.split(".")[0]]} for block in inputs}


async def asked_first(desk: Desk, ts: str) -> str:
    return str((await desk.card(ts))["text"]).split("Question 1: ")[1].split("?")[0]


async def test_somebody_is_to_find_out_by_a_day_and_undo_takes_it_back(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    question = await asked_first(desk, ts)
    today = datetime.now(UTC).date()
    await set_aside(desk, NADIA, card, "Have somebody")
    view = await desk.form(NADIA)
    days = [(today + timedelta(days=ahead)).isoformat() for ahead in (-2, 9)]

    past, kept = [
        await desk.call("submit", who=NADIA, view_id=view["id"], values=filled(view, SAM, day))
        for day in days
    ]

    assert past["ok"] is False
    assert ["That day has passed. Pick today or a later day."] == list(past["errors"].values())
    assert kept == {"ok": True}
    told = f"Sam Okafor finds out by {days[1]}"
    seen = await desk.until(lambda thread: any(told in m["text"] for m in thread[2:]), ts)
    assert question not in (await desk.card(ts))["text"]
    assert told in text_of((await history_of(desk, LEO, ts))["blocks"])

    turn = next(m for m in seen if told in m["text"])
    await desk.press(NADIA, turn, "framing.undo")
    await desk.until(lambda thread: question in thread[1]["text"], ts)


async def test_what_is_not_relevant_or_put_off_makes_room_for_the_next_question(
    desk: Desk,
) -> None:
    ts = await desk.say(NADIA, GOAL)

    await is_set_aside(desk, ts, "Ask me later", "asked again later", reader=SAM)
    await is_set_aside(desk, ts, "Not relevant", "not relevant", reader=LEO)


async def is_set_aside(desk: Desk, ts: str, entry: str, told: str, *, reader: str) -> None:
    card, question = await desk.card(ts), await asked_first(desk, ts)

    await set_aside(desk, NADIA, card, entry)

    seen = await desk.until(lambda thread: any(told in m["text"] for m in thread[2:]), ts)
    await desk.until(lambda thread: question not in thread[1]["text"], ts)
    assert "framing.undo" in str(seen[-1]["blocks"])
    assert told in text_of((await history_of(desk, reader, ts))["blocks"])
