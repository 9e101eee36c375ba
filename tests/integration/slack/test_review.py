"""Deciding about suspected risks: from the document to a form, and into what everybody reads."""

import asyncio
from typing import Any

from tests.integration.slack.desk import GROWTH, LEO, NADIA, NO_SHOWS, PATIENCE, SAM, Desk, Message
from tests.integration.slack.test_history import press_in
from tests.integration.slack.test_visibility import id_in

GOAL = (
    "@Remit we want to predict who repays: a credit score for every loan application, "
    "9 % default today. It reads the customer data."
)
CREDIT = "F-CREDIT"
LEGAL = "Dana from Legal looked at it: <!channel> we only remind people"
GUEST = "U0GUEST001"  # in no other channel than the one of no-shows


def decided(
    view: dict[str, Any], flag: str, verdict: str | None, reason: str = ""
) -> dict[str, Any]:
    """Fill in the form as a person would: pick a risk, say whether it applies, type why."""
    inputs = {block["block_id"]: block["element"] for block in view["blocks"] if "element" in block}
    risk = next(one for one in inputs["flag"]["options"] if one["value"] == flag)
    picked = {"flag": {"type": "static_select", "selected_option": risk}}
    if verdict:
        said = next(one for one in inputs["verdict"]["options"] if one["value"] == verdict)
        picked["verdict"] = {"type": "radio_buttons", "selected_option": said}
    if reason:
        why = next(block for block in inputs if block.startswith("reason"))
        picked[why] = {"type": "plain_text_input", "value": reason}
    return {block: {inputs[block]["action_id"]: held} for block, held in picked.items()}


async def document(desk: Desk, who: str, id: str) -> dict[str, Any]:
    """Read all of a draft, as it is now."""
    await desk.call("command", who=who, channel=NO_SHOWS, command="/remit", text=f"show {id}")
    return await desk.state(who, "view", lambda view: view["callback_id"] == "framing.document")


async def form(desk: Desk, who: str, page: dict[str, Any]) -> dict[str, Any]:
    """Press Review risks in the document."""
    await press_in(desk, who, page, "framing.review")
    return await desk.state(who, "view", lambda view: view["callback_id"] == "framing.reviewed")


async def submit(
    desk: Desk, who: str, view: dict[str, Any], *, says: str | None, why: str = ""
) -> dict[str, Any]:
    """Say something about the risk of credit."""
    filled = decided(view, CREDIT, says, why)
    return await desk.call("submit", who=who, view_id=view["id"], values=filled)


async def reads(desk: Desk, who: str, id: str, *parts: str) -> str:
    """Open the document again and again until it has all of this in it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            page = await document(desk, who, id)
            await desk.call("close", who=who, view_id=page["id"], clear=True)
            if all(part in text_of(page) for part in parts):
                return text_of(page)
            await asyncio.sleep(0.05)


def text_of(part: object) -> str:
    """What a person reads of blocks: all their texts, one after another."""
    if isinstance(part, list):
        return "".join(text_of(one) for one in part)
    if isinstance(part, dict):
        own = part.get("text")
        inner = part.values() if not isinstance(own, str) else [own]
        return "".join(text_of(one) for one in inner if not isinstance(one, str)) or str(own or "")
    return ""


def notes(thread: list[Message], words: str) -> list[Message]:
    return [message for message in thread if words in message["text"]]


async def test_a_risk_that_applies_is_told_in_thread_card_and_document_with_who_said_so(
    desk: Desk,
) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    assert "may touch credit, personal data" in text_of(card["blocks"])
    view = await form(desk, LEO, await document(desk, LEO, id_in(card)))

    assert {"ok": True} == await submit(desk, LEO, view, says="confirmed")

    seen = await desk.until(lambda thread: notes(thread, "this risk applies: credit"), ts)
    assert "Leo Martins says" in notes(seen, "this risk applies")[0]["text"]
    await desk.until(
        lambda thread: "touches credit; may touch personal data" in text_of(thread[1]["blocks"]), ts
    )
    told = await reads(desk, NADIA, id_in(card), "Touches credit — confirmed by Leo Martins")
    assert "May touch personal data" in told
    assert (await desk.look("state", who=LEO)).get("view") is None  # no page of the past is left


async def test_a_serious_risk_is_dismissed_with_a_reason_only_and_undo_takes_it_back(
    desk: Desk,
) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    view = await form(desk, SAM, await document(desk, SAM, id_in(card)))

    unsaid = await submit(desk, SAM, view, says=None)
    unreasoned = await submit(desk, SAM, view, says="dismissed")
    blank = await submit(desk, SAM, view, says="dismissed", why="   ")
    accepted = await submit(desk, SAM, view, says="dismissed", why=LEGAL)

    assert (unsaid["ok"], list(unsaid["errors"])) == (False, ["verdict"])
    for refused in (unreasoned, blank):
        assert refused["ok"] is False
        assert ["Say who looked at it, and why it does not apply."] == list(
            refused["errors"].values()
        )
    assert accepted == {"ok": True}
    seen = await desk.until(lambda thread: notes(thread, "does not apply here: credit"), ts)
    assert "Sam Okafor says" in notes(seen, "does not apply here")[0]["text"]
    await desk.until(lambda thread: "touch credit" not in text_of(thread[1]["blocks"]), ts)
    told = await reads(desk, NADIA, id_in(card), "does not apply", "Dana from Legal")
    assert "credit — Sam Okafor, " in told
    assert "May touch credit" not in told

    notice = notes(seen, "does not apply here")[0]
    await desk.press(LEO, notice, "framing.undo")
    await desk.until(lambda thread: notes(thread, "nothing of yours"), ts, who=LEO)
    assert "May touch credit" not in await reads(desk, NADIA, id_in(card), "Dana from Legal")
    await desk.press(SAM, notice, "framing.undo")
    told = await reads(desk, NADIA, id_in(card), "May touch credit")
    assert "Dana from Legal" not in told
    await desk.until(lambda thread: notes(thread, "what Sam Okafor said about this risk"), ts)
    assert not notes(await desk.thread(ts), "stays as it is")


async def test_somebody_of_another_channel_cannot_decide(desk: Desk) -> None:
    hidden_ts = await desk.say(LEO, GOAL, channel=GROWTH)
    hidden_card = await desk.card(hidden_ts, who=LEO, channel=GROWTH)
    hidden = id_in(hidden_card)
    ts = await desk.say(GUEST, GOAL)
    page = await document(desk, GUEST, id_in(await desk.card(ts)))
    block_id, button = next(
        (block["block_id"], one)
        for block in page["blocks"]
        for one in block.get("elements", ())
        if str(one.get("action_id", "")).startswith("framing.review")
    )

    forged = {"value": button["value"].replace(id_in(await desk.card(ts)), hidden)}
    pressed = {"view_id": page["id"], "block_id": block_id, "action_id": button["action_id"]}
    await desk.call("action", who=GUEST, **pressed, selection=forged)

    await desk.find(
        lambda message: "cannot find that draft" in message["text"],
        who=GUEST,
        channel=await desk.direct(GUEST),
    )
    assert page["id"] == (await desk.form(GUEST))["id"]
    control = await form(desk, GUEST, page)  # the button as it came opens the form
    assert "Review risks" in text_of(control["title"])
