"""What the browser page asks for and is told."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from tests.integration.playground.people import BOARD, BOT, NADIA, NO_SHOWS, SAM, Person


async def test_the_state_is_what_one_person_sees(nadia: Person) -> None:
    state = await nadia.get("state")

    names = {channel["name"]: channel for channel in state["channels"]}
    assert set(names) == {"no-shows", "growth", "ml-reviews", "general", "directmessage"}
    assert names["directmessage"]["user"] == NADIA
    assert (names["no-shows"]["bot_member"], names["general"]["bot_member"]) == (True, False)
    assert state["bot"] == {"user_id": BOT, "name": "Remit"}
    assert state["commands"][0]["usage_hint"] == "[goal]"
    assert state["connection"] == {"mode": "socket", "connected": 0}
    assert state["agent"]["enabled"] is True


async def test_only_members_see_private_channels(nadia: Person) -> None:
    sam = Person(nadia.session, nadia.url, SAM)

    assert BOARD in {channel["id"] for channel in (await sam.get("state"))["channels"]}
    assert BOARD not in {channel["id"] for channel in (await nadia.get("state"))["channels"]}


async def test_pages_are_told_what_their_person_may_see(
    client: AsyncWebClient, nadia: Person, leo: Person
) -> None:
    async with (
        nadia.session.ws_connect(f"{nadia.url}/playground/ws?as={nadia.id}") as hers,
        nadia.session.ws_connect(f"{nadia.url}/playground/ws?as={leo.id}") as his,
    ):
        await client.chat_postEphemeral(channel=NO_SHOWS, user=NADIA, text="for Nadia")
        ts = await leo.say("for all")
        await leo.send("delete", channel=NO_SHOWS, ts=ts)

        assert [_seen(news) for news in await _until_deleted(hers)] == [
            ("ephemeral", "for Nadia"),
            ("message", "for all"),
            ("message_deleted", ts),
        ]
        assert [_seen(news) for news in await _until_deleted(his)] == [
            ("message", "for all"),
            ("message_deleted", ts),
        ]


async def _until_deleted(socket: aiohttp.ClientWebSocketResponse) -> list[dict[str, Any]]:
    received: list[dict[str, Any]] = []
    while not received or received[-1]["type"] != "message_deleted":
        news = await socket.receive_json(timeout=5)
        if news["type"] != "frame":
            received.append(news)
    return received


def _seen(news: dict[str, Any]) -> tuple[str, str]:
    return news["type"], news["message"]["text"] if "message" in news else news["ts"]


async def test_a_reply_tells_pages_the_new_count_of_its_root(nadia: Person) -> None:
    root = await nadia.say("root")
    async with nadia.session.ws_connect(f"{nadia.url}/playground/ws?as={nadia.id}") as page:
        await nadia.say("reply", thread_ts=root)

        reply, counted = [await page.receive_json(timeout=5) for _ in range(2)]

    assert reply["message"]["thread_ts"] == root
    assert (counted["message"]["ts"], counted["message"]["reply_count"]) == (root, 1)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("post", {"as": "U9", "channel": NO_SHOWS, "text": "x"}, 404),
        ("post", {"as": BOT, "channel": NO_SHOWS, "text": "x"}, 404),
        ("post", {"as": NADIA, "channel": BOARD, "text": "x"}, 404),
        ("post", {"as": NADIA, "channel": NO_SHOWS, "text": " "}, 400),
        ("post", {"as": "U0GUEST001", "channel": "C0GROWTH01", "text": "x"}, 403),
        ("edit", {"as": NADIA, "channel": NO_SHOWS, "ts": "1.2", "text": "x"}, 404),
        ("command", {"as": NADIA, "channel": NO_SHOWS, "command": "/other", "text": ""}, 404),
        (
            "command",
            {"as": NADIA, "channel": NO_SHOWS, "command": "/remit", "thread_ts": "1.2"},
            400,
        ),
        ("submit", {"as": NADIA, "view_id": "V1", "values": {}}, 404),
        ("open", {"as": NADIA, "tab": "about"}, 400),
        ("channels", {"as": NADIA, "name": "No Spaces"}, 400),
        ("channels", {"as": NADIA, "name": "growth"}, 409),
        ("invite", {"channel": NO_SHOWS, "user": BOT}, 409),
        ("users", {"name": ""}, 400),
    ],
)
async def test_refusals_are_sentences(
    nadia: Person, path: str, body: dict[str, Any], status: int
) -> None:
    url = f"{nadia.url}/playground/{path}"
    async with nadia.session.post(url, json=body) as response:
        answer = await response.json()

    assert response.status == status
    assert answer["error"][0].isupper() or answer["error"][0] in "/#"
    assert answer["error"][-1] in ".!)"


async def test_other_peoples_messages_cannot_be_edited(nadia: Person, leo: Person) -> None:
    ts = await leo.say("mine")

    refusal = await nadia.send("edit", channel=NO_SHOWS, ts=ts, text="yours")

    assert refusal == {"error": "You can only change your own messages."}


async def test_other_sites_cannot_act_here(playground: Playground, nadia: Person) -> None:
    url = f"{playground.url}/playground/reset"
    async with nadia.session.post(url, headers={"Origin": "https://evil.example"}) as response:
        assert response.status == 403
    form = {"as": NADIA, "channel": NO_SHOWS, "text": "x"}
    async with nadia.session.post(f"{playground.url}/playground/post", data=form) as response:
        assert response.status == 415


async def test_new_people_and_channels_take_part(client: AsyncWebClient, nadia: Person) -> None:
    ada = (await nadia.send("users", name="Ada Lovelace", title="Analyst"))["user"]
    made = (await nadia.send("channels", name="skunkworks", private=True))["channel"]
    await nadia.send("invite", channel=made["id"], user=BOT)

    person = Person(nadia.session, nadia.url, ada["id"])
    await person.say("hello", channel=NO_SHOWS)
    await client.chat_postMessage(channel=ada["id"], text="Welcome")
    await client.chat_postMessage(channel=made["id"], text="Psst")

    names = {channel["name"] for channel in (await person.get("state"))["channels"]}
    assert "skunkworks" not in names
    assert [message["text"] for message in await nadia.messages(made["id"])][-1] == "Psst"


async def test_a_reset_forgets_everything_but_the_seed(
    client: AsyncWebClient, nadia: Person
) -> None:
    await nadia.say("gone soon")
    await client.views_publish(user_id=NADIA, view={"type": "home", "blocks": []})
    await nadia.send("faults", rules=[{"kind": "500", "method": "auth.test"}])

    await nadia.send("reset")

    state = await nadia.get("state")
    assert await nadia.messages() == []
    assert (state["home"], state["faults"]["rules"]) == (None, [])
    await client.chat_postMessage(channel=NO_SHOWS, text="still works")
    assert [message["text"] for message in await nadia.messages()] == ["still works"]


async def test_the_page_itself_is_served(playground: Playground, nadia: Person) -> None:
    async with nadia.session.get(playground.url) as response:
        assert "<html" in await response.text()
