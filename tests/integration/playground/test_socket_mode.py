"""An unmodified asynchronous Bolt app in Socket Mode does everything a Slack app does."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.playground.people import MANIFEST, NADIA, NO_SHOWS, Person, eventually

Connect = Callable[[], Awaitable[None]]
BUTTON = {
    "type": "actions",
    "block_id": "decide",
    "elements": [
        {
            "type": "button",
            "action_id": "approve",
            "text": {"type": "plain_text", "text": "Approve"},
            "value": "v1:esc_1:4",
        }
    ],
}
MODAL = {
    "type": "modal",
    "callback_id": "goal.save",
    "title": {"type": "plain_text", "text": "New goal"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "goal",
            "label": {"type": "plain_text", "text": "Goal"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def typed(text: str) -> dict[str, Any]:
    return {"goal": {"text": {"type": "plain_text_input", "value": text}}}


async def test_a_mention_is_answered_in_its_thread(
    app: AsyncApp, connect: Connect, nadia: Person
) -> None:
    @app.event("app_mention")
    async def on_mention(event: dict[str, Any], say: AsyncSay) -> None:
        await say(text=f"On it: {event['text']}", thread_ts=event["ts"])

    await connect()

    ts = await nadia.say("@Remit fewer no-shows")

    (reply,) = await eventually(lambda: nadia.replies(ts))
    assert reply["text"] == "On it: <@URMTBOT001> fewer no-shows"
    assert reply["thread_ts"] == ts
    (root,) = await nadia.messages(NO_SHOWS)
    assert root["reply_count"] == 1


async def test_a_click_is_acknowledged_and_the_message_updated(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person
) -> None:
    pressed: list[dict[str, Any]] = []

    @app.action("approve")
    async def on_approve(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        pressed.append(body)
        await client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text="Approved", blocks=[]
        )

    await connect()
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="May I?", blocks=[BUTTON])

    answer = await nadia.send(
        "action",
        channel=NO_SHOWS,
        message_ts=posted["ts"],
        block_id="decide",
        action_id="approve",
        selection=None,
    )

    assert answer == {"ok": True}

    async def updated() -> bool:
        return bool((await nadia.messages())[-1]["text"] == "Approved")

    await eventually(updated)
    assert "blocks" not in (await nadia.messages())[-1]
    (body,) = pressed
    assert body["actions"][0]["value"] == "v1:esc_1:4"
    assert body["container"]["message_ts"] == posted["ts"]
    assert body["user"]["id"] == NADIA
    assert body["response_url"].startswith("http://127.0.0.1")


async def test_an_unanswered_click_tells_the_person_so(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person
) -> None:
    await connect()
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="May I?", blocks=[BUTTON])

    answer = await nadia.send(
        "action",
        channel=NO_SHOWS,
        message_ts=posted["ts"],
        block_id="decide",
        action_id="approve",
    )

    assert answer == {"ok": False, "error": "We had some trouble connecting. Try again?"}


async def test_a_modal_is_opened_refused_with_field_errors_then_accepted(
    app: AsyncApp, connect: Connect, nadia: Person
) -> None:
    saved: list[str] = []

    @app.command("/remit")
    async def on_command(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("goal.save")
    async def on_save(ack: AsyncAck, view: dict[str, Any]) -> None:
        goal = view["state"]["values"]["goal"]["text"]["value"]
        if len(goal) < 10:
            await ack(response_action="errors", errors={"goal": "Say a little more."})
        else:
            saved.append(goal)
            await ack()

    await connect()
    await nadia.send("command", channel=NO_SHOWS, command="/remit", text="new")

    async def open_view() -> dict[str, Any] | None:
        found: dict[str, Any] | None = (await nadia.get("state"))["view"]
        return found

    view = await eventually(open_view)
    empty = await nadia.send("submit", view_id=view["id"], values=typed(""))
    short = await nadia.send("submit", view_id=view["id"], values=typed("less"))
    good = await nadia.send("submit", view_id=view["id"], values=typed("fewer no-shows"))

    assert empty == {"ok": False, "errors": {"goal": "Please complete this required field."}}
    assert short == {"ok": False, "errors": {"goal": "Say a little more."}}
    assert good == {"ok": True}
    assert saved == ["fewer no-shows"]
    assert await open_view() is None


async def test_a_submitted_modal_can_be_updated_pushed_and_cleared(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person, playground: Playground
) -> None:
    answers = iter(("update", "push", "clear"))

    @app.view("goal.save")
    async def on_save(ack: AsyncAck) -> None:
        action = next(answers)
        view = {**MODAL, "title": {"type": "plain_text", "text": action}}
        await ack(response_action=action, view=None if action == "clear" else view)

    await connect()
    trigger = playground.platform.triggers.issue(NADIA)
    opened = await client.views_open(trigger_id=trigger, view=MODAL)
    titles = []
    for _ in range(3):
        view = (await nadia.get("state"))["view"]
        assert await nadia.send("submit", view_id=view["id"], values=typed("x")) == {"ok": True}
        shown = (await nadia.get("state"))["view"]
        titles.append(shown and (shown["title"]["text"], shown["root_view_id"]))

    root = opened["view"]["id"]
    assert titles == [("update", root), ("push", root), None]


async def test_closing_a_modal_is_told_to_apps_that_asked(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person, playground: Playground
) -> None:
    closed: list[bool] = []

    @app.view_closed("goal.save")
    async def on_close(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        closed.append(body["is_cleared"])

    await connect()
    for view in (MODAL, {**MODAL, "notify_on_close": True}):
        trigger = playground.platform.triggers.issue(NADIA)
        opened = await client.views_open(trigger_id=trigger, view=view)
        await nadia.send("close", view_id=opened["view"]["id"])

    assert closed == [False]


async def test_a_command_answers_in_its_ack_and_through_its_response_url(
    app: AsyncApp, connect: Connect, nadia: Person, leo: Person
) -> None:
    @app.command("/remit")
    async def on_command(ack: AsyncAck, respond: AsyncRespond, command: dict[str, Any]) -> None:
        await ack(f"Looking at {command['text']}")
        await respond("For all to see", response_type="in_channel")

    await connect()

    answer = await nadia.send("command", channel=NO_SHOWS, command="/remit", text="no-shows")

    assert answer == {"ok": True}

    async def both() -> bool:
        return len(await nadia.messages()) == 2

    await eventually(both)
    assert {(m["text"], m.get("is_ephemeral")) for m in await nadia.messages()} == {
        ("Looking at no-shows", True),
        ("For all to see", None),
    }
    assert [message["text"] for message in await leo.messages()] == ["For all to see"]


@pytest.mark.parametrize(
    ("should_escape", "received"),
    [
        (False, "ask @Leo in #growth & co"),
        (True, "ask <@U0LEO00001|leo> in <#C0GROWTH01|growth> &amp; co"),
    ],
)
async def test_names_in_a_command_are_escaped_as_the_manifest_says(
    session: aiohttp.ClientSession, *, should_escape: bool, received: str
) -> None:
    command = {"command": "/remit", "should_escape": should_escape}
    manifest = {**MANIFEST, "features": {"slash_commands": [command]}}
    playground = Playground(PlaygroundSettings(manifest=manifest, ack_timeout=0.05))
    await playground.start()
    nadia = Person(session, playground.url, NADIA)

    ticket = playground.platform.socket.issue_ticket()
    async with session.ws_connect(f"{playground.url}/link/?ticket={ticket}") as socket:
        await socket.receive_json()
        await nadia.send(
            "command", channel=NO_SHOWS, command="/remit", text="ask @Leo in #growth & co"
        )
        envelope = await socket.receive_json()
    await playground.stop()

    assert envelope["payload"]["text"] == received


async def test_the_home_tab_is_published_when_opened(
    app: AsyncApp, connect: Connect, nadia: Person, leo: Person
) -> None:
    @app.event("app_home_opened")
    async def on_open(event: dict[str, Any], client: AsyncWebClient) -> None:
        text = {"type": "plain_text", "text": f"{event['tab']} of {event['user']}"}
        view = {"type": "home", "blocks": [{"type": "header", "text": text}]}
        await client.views_publish(user_id=event["user"], view=view)

    await connect()

    await nadia.send("open", tab="home")

    async def home() -> dict[str, Any] | None:
        found: dict[str, Any] | None = (await nadia.get("state"))["home"]
        return found

    assert (await eventually(home))["blocks"][0]["text"]["text"] == f"home of {NADIA}"
    assert (await leo.get("state"))["home"] is None


async def test_a_message_shortcut_carries_the_message(
    app: AsyncApp, connect: Connect, nadia: Person
) -> None:
    seen: list[str] = []

    @app.shortcut("spec.draft")
    async def on_shortcut(ack: AsyncAck, shortcut: dict[str, Any]) -> None:
        await ack()
        seen.append(shortcut["message"]["text"])

    @app.event("message")
    async def on_message() -> None: ...

    await connect()
    ts = await nadia.say("We lose 14% of slots")

    answer = await nadia.send("shortcut", callback_id="spec.draft", channel=NO_SHOWS, message_ts=ts)

    assert answer == {"ok": True}
    assert seen == ["We lose 14% of slots"]


async def test_an_external_select_asks_the_app_for_options(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person
) -> None:
    @app.options("owner")
    async def on_options(ack: AsyncAck, payload: dict[str, Any]) -> None:
        text = {"type": "plain_text", "text": payload["value"].upper()}
        await ack(options=[{"text": text, "value": "1"}])

    await connect()
    menu = {"type": "external_select", "action_id": "owner"}
    block = {"type": "actions", "block_id": "owners", "elements": [menu]}
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="Whose?", blocks=[block])

    answer = await nadia.get(
        "options",
        channel=NO_SHOWS,
        message_ts=posted["ts"],
        block_id="owners",
        action_id="owner",
        value="na",
    )

    assert answer["options"][0]["text"]["text"] == "NA"
