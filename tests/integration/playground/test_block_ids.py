"""A page that is published again keeps the names of what stayed the same."""

from bot.playground.modals import Modals
from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.playground.people import MANIFEST

PRESS = {
    "type": "actions",
    "elements": [
        {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    ],
}


def titled(text: str) -> dict[str, object]:
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
