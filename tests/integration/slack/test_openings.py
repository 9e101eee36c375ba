"""Goals typed into a command: where the conversation about them is opened, and what it waits for."""

import asyncio

from tests.integration.llm.endpoint import ModelEndpoint, hang
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import GENERAL, GOAL, NADIA, NO_SHOWS, SAM, Desk

CHURN = "new Churn is 4 % a month and should be 3 % by December."


async def test_where_remit_cannot_speak_it_opens_the_conversation_directly(desk: Desk) -> None:
    await desk.call("command", who=SAM, channel=GENERAL, command="/remit", text=CHURN)

    direct = await desk.direct(SAM)
    root = await desk.find(
        lambda message: "wants to frame" in message["text"], who=SAM, channel=direct
    )
    assert "4 %" in (await desk.card(root["ts"], who=SAM, channel=direct))["text"]


async def test_a_new_conversation_waits_for_no_closer_reading(start: Start) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(hang())
        desk = await start(
            openai_base_url=endpoint.base_url, openai_model="scripted-model", model_calls=1
        )
        await desk.say(NADIA, GOAL)
        await asyncio.wait_for(endpoint.asked.wait(), 60)

        await desk.call("command", who=SAM, channel=NO_SHOWS, command="/remit", text=CHURN)

        root = await desk.find(
            lambda message: "wants to frame" in message["text"], who=SAM, channel=NO_SHOWS
        )
        assert "4 %" in (await desk.card(root["ts"]))["text"]
