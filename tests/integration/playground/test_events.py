"""The events an app receives are the ones Slack would send, in Slack's shape."""

import asyncio
from typing import Any

import aiohttp
from slack_sdk.models.blocks import Block
from slack_sdk.models.metadata import Metadata
from slack_sdk.models.views import View
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from tests.integration.playground.people import (
    BOARD,
    BOT,
    GENERAL,
    NADIA,
    NO_SHOWS,
    SAM,
    Person,
    eventually,
)

DIRECT = "D0NADIA001"


def events(heard: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [envelope["payload"]["event"] for envelope in heard]


def summary(event: dict[str, Any]) -> str:
    kind = event.get("channel_type") if event["type"] == "message" else None
    return ":".join(filter(None, (event["type"], event.get("subtype"), kind)))


async def test_every_message_is_an_event_and_a_mention_is_one_more(
    heard: list[dict[str, Any]], client: AsyncWebClient, playground: Playground, nadia: Person
) -> None:
    await nadia.say("hello")
    await nadia.say("@Remit hello")
    await nadia.say("@Remit hello", channel=DIRECT)
    await client.chat_postMessage(channel=NO_SHOWS, text="mine")
    await nadia.say("@Remit unseen", channel=GENERAL)
    await playground.settle()

    assert [summary(event) for event in events(heard)] == [
        "message:channel",
        "app_mention",
        "message:channel",
        "message:im",
        "message:channel",
    ]
    own = events(heard)[-1]
    assert (own["user"], own["bot_id"]) == (BOT, "BRMTBOT001")
    assert own["bot_profile"]["name"] == "Remit"


async def test_edits_and_deletions_name_the_message_before_and_after(
    heard: list[dict[str, Any]], playground: Playground, nadia: Person
) -> None:
    ts = await nadia.say("goal")
    await nadia.send("edit", channel=NO_SHOWS, ts=ts, text="better goal")
    await nadia.send("delete", channel=NO_SHOWS, ts=ts)
    await playground.settle()

    _, changed, deleted = events(heard)
    assert summary(changed) == "message:message_changed:channel"
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == (
        "goal",
        "better goal",
    )
    assert changed["message"]["edited"]["user"] == NADIA
    assert changed["hidden"] is True
    assert summary(deleted) == "message:message_deleted:channel"
    assert (deleted["deleted_ts"], deleted["previous_message"]["text"]) == (ts, "better goal")
    assert await nadia.messages() == []


async def test_updates_and_deletions_by_the_app_are_events_too(
    heard: list[dict[str, Any]], client: AsyncWebClient, playground: Playground
) -> None:
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="draft")
    await client.chat_update(channel=NO_SHOWS, ts=posted["ts"], text="final")
    await client.chat_delete(channel=NO_SHOWS, ts=posted["ts"])
    await playground.settle()

    assert [summary(event) for event in events(heard)] == [
        "message:channel",
        "message:message_changed:channel",
        "message:message_deleted:channel",
    ]


async def test_metadata_travels_in_its_own_event(
    heard: list[dict[str, Any]], client: AsyncWebClient, playground: Playground
) -> None:
    metadata = {"event_type": "spec_drafted", "event_payload": {"id": "spec_1"}}

    await client.chat_postMessage(channel=NO_SHOWS, text="Spec", metadata=metadata)
    await playground.settle()

    message, posted = events(heard)
    assert "metadata" not in message
    assert posted["type"] == "message_metadata_posted"
    assert Metadata(**posted["metadata"]).to_dict() == metadata


async def test_reactions_joins_and_home_are_events(
    heard: list[dict[str, Any]], playground: Playground, nadia: Person
) -> None:
    ts = await nadia.say("goal")
    await nadia.send("react", channel=NO_SHOWS, ts=ts, name="eyes")
    await nadia.send("react", channel=NO_SHOWS, ts=ts, name="eyes", remove=True)
    await nadia.send("invite", channel=GENERAL, user=BOT)
    await nadia.send("open", tab="messages")
    await playground.settle()

    assert [summary(event) for event in events(heard)] == [
        "message:channel",
        "reaction_added",
        "reaction_removed",
        "message:channel_join:channel",
        "member_joined_channel",
        "app_home_opened",
    ]
    added, joined, opened = (events(heard)[index] for index in (1, 4, 5))
    assert added["item"] == {"type": "message", "channel": NO_SHOWS, "ts": ts}
    assert added["item_user"] == NADIA
    assert (joined["user"], joined["inviter"]) == (BOT, NADIA)
    assert (opened["tab"], opened["channel"]) == ("messages", DIRECT)


async def test_private_channels_stay_private_until_the_bot_is_invited(
    heard: list[dict[str, Any]], playground: Playground, nadia: Person
) -> None:
    sam = Person(nadia.session, nadia.url, SAM)

    await sam.say("numbers", channel=BOARD)
    await sam.send("invite", channel=BOARD, user=BOT)
    await sam.say("@Remit numbers", channel=BOARD)
    await playground.settle()

    assert [summary(event) for event in events(heard)] == [
        "message:channel_join:group",
        "member_joined_channel",
        "app_mention",
        "message:group",
    ]
    assert (await nadia.get("messages", channel=BOARD))["error"] == (
        "There is no such channel for you."
    )


async def test_envelopes_blocks_and_views_are_what_the_sdk_models_expect(
    heard: list[dict[str, Any]], client: AsyncWebClient, playground: Playground, nadia: Person
) -> None:
    view = {
        "type": "home",
        "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Hi"}}],
    }
    await client.views_publish(user_id=NADIA, view=view)
    await nadia.say("*bold* to @Leo in #growth: https://example.org/a?b=1&c=2")
    await nadia.send("open", tab="home")
    await playground.settle()

    for envelope in heard:
        request = SocketModeRequest.from_dict(envelope)
        assert request is not None
        assert request.type == "events_api"
        assert (request.retry_attempt, request.retry_reason) == (0, "")
        payload = request.payload
        assert payload["authorizations"][0]["user_id"] == BOT
        assert payload["event_id"].startswith("Ev")
    message, opened = events(heard)
    (block,) = message["blocks"]
    parsed = Block.parse(block)
    assert parsed is not None
    assert parsed.to_dict() == block
    kinds = [element["type"] for element in block["elements"][0]["elements"]]
    assert kinds == ["text", "text", "user", "text", "channel", "text", "link"]
    shown = View(**opened["view"])
    shown.validate_json()
    assert shown.to_dict()["blocks"] == opened["view"]["blocks"]


async def test_the_bot_joins_public_channels_by_itself(
    heard: list[dict[str, Any]], client: AsyncWebClient, playground: Playground, nadia: Person
) -> None:
    await client.conversations_join(channel=GENERAL)
    again = await client.conversations_join(channel=GENERAL)
    await client.chat_postMessage(channel=GENERAL, text="Hello")
    await playground.settle()

    assert again["warning"] == "already_in_channel"
    assert [message["text"] for message in await nadia.messages(GENERAL)] == [
        f"<@{BOT}> has joined the channel",
        "Hello",
    ]


async def test_the_socket_says_hello_and_refuses_a_used_link(
    client: AsyncWebClient, playground: Playground, nadia: Person
) -> None:
    opened = await AsyncWebClient(
        token="xapp-playground", base_url=playground.api_url
    ).apps_connections_open(app_token="xapp-playground")

    async with nadia.session.ws_connect(opened["url"]) as socket:
        hello = await socket.receive_json()

        async def connected() -> bool:
            return bool((await nadia.get("state"))["connection"]["connected"])

        await eventually(connected)
    async with nadia.session.get(opened["url"].replace("ws:", "http:")) as response:
        assert response.status == 403
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)


async def test_the_agent_hears_what_its_user_looks_at(
    heard: list[dict[str, Any]], playground: Playground, nadia: Person
) -> None:
    await nadia.send("context", viewing=NO_SHOWS)
    await nadia.send("context")
    await playground.settle()

    looking, nothing = events(heard)
    assert looking["context"]["entities"] == [
        {"type": "slack#/types/channel_id", "value": NO_SHOWS, "team_id": "T0PLAYGRND"}
    ]
    assert (looking["user"], nothing["context"]) == (NADIA, {})


async def test_the_eleventh_connection_is_sent_away(playground: Playground, nadia: Person) -> None:
    async def connect() -> tuple[aiohttp.ClientWebSocketResponse, dict[str, Any]]:
        ticket = playground.platform.socket.issue_ticket()
        socket = await nadia.session.ws_connect(f"{playground.url}/link/?ticket={ticket}")
        return socket, await socket.receive_json()

    opened = [await connect() for _ in range(11)]

    assert [first["type"] for _, first in opened] == ["hello"] * 10 + ["disconnect"]
    assert opened[10][1]["reason"] == "too_many_websockets"
    for socket, _ in opened:
        await socket.close()


async def test_a_click_carries_what_was_chosen_before_it(
    playground: Playground, client: AsyncWebClient, nadia: Person
) -> None:
    ticket = playground.platform.socket.issue_ticket()
    menu = {"type": "datepicker", "action_id": "on"}
    button = {
        "type": "button",
        "action_id": "go",
        "text": {"type": "plain_text", "text": "Go"},
    }
    block = {"type": "actions", "block_id": "b", "elements": [menu, button]}
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="When?", blocks=[block])
    press = {"channel": NO_SHOWS, "message_ts": posted["ts"], "block_id": "b"}
    payloads = []

    async with nadia.session.ws_connect(f"{playground.url}/link/?ticket={ticket}") as socket:
        await socket.receive_json()
        for action_id, selection in (("on", "2026-11-30"), ("go", None)):
            pressing = asyncio.create_task(
                nadia.send("action", **press, action_id=action_id, selection=selection)
            )
            envelope = await socket.receive_json()
            while envelope["type"] != "interactive":
                envelope = await socket.receive_json()
            payloads.append(envelope["payload"])
            await socket.send_json({"envelope_id": envelope["envelope_id"]})
            assert await pressing == {"ok": True}

    chosen, pressed = payloads
    assert chosen["actions"][0]["selected_date"] == "2026-11-30"
    assert pressed["state"]["values"]["b"]["on"] == {
        "type": "datepicker",
        "selected_date": "2026-11-30",
    }
    assert pressed["actions"][0]["text"]["text"] == "Go"
