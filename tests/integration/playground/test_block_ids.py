"""A page or a message that is written again keeps the names of what stayed the same."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.playground.modals import Modals
from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.playground.people import MANIFEST, NO_SHOWS

PRESS: dict[str, Any] = {
    "type": "actions",
    "elements": [
        {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    ],
}


def titled(text: str) -> dict[str, Any]:
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


async def test_a_click_that_crosses_a_refresh_of_home_still_finds_its_block() -> None:
    playground = Playground(PlaygroundSettings(manifest=MANIFEST))
    await playground.start()
    try:
        modals = Modals(playground.platform.workspace, playground.platform.pages)
        first = modals.publish("U0NADIA001", {"type": "home", "blocks": [titled("a"), PRESS]})
        ids = [block["block_id"] for block in first["blocks"]]
        again = modals.publish("U0NADIA001", {"type": "home", "blocks": [titled("b"), PRESS]})
    finally:
        await playground.stop()

    assert ids[1] == again["blocks"][1]["block_id"]
    assert ids[0] != again["blocks"][0]["block_id"]


def blocks_of(answer: AsyncSlackResponse) -> list[str]:
    return [block["block_id"] for block in answer["message"]["blocks"]]


async def test_a_click_that_crosses_a_change_of_a_message_still_finds_its_block(
    client: AsyncWebClient,
) -> None:
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="a", blocks=[titled("a"), PRESS])
    ts = str(posted["ts"])
    same = await client.chat_update(channel=NO_SHOWS, ts=ts, text="b", blocks=[titled("b"), PRESS])
    named = {**PRESS, "block_id": "by_the_app"}
    other = await client.chat_update(channel=NO_SHOWS, ts=ts, text="b", blocks=[titled("b"), named])

    first, kept = blocks_of(posted), blocks_of(same)
    assert (first[1], False) == (kept[1], first[0] == kept[0])
    assert [kept[0], "by_the_app"] == blocks_of(other)
