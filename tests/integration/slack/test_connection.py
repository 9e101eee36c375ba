"""The Socket Mode connection comes back by itself and does not hammer Slack."""

import logging
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.slack.connection import PatientSocketModeClient
from tests.conftest import ToldClock
from tests.integration.slack.desk import GOAL, NADIA, Desk


async def test_a_refreshed_connection_loses_nothing(desk: Desk) -> None:
    for number in range(3):
        await desk.call(
            "faults",
            rules=[{"method": "socket", "kind": "disconnect", "probability": 1.0, "times": 1}],
        )

        ts = await desk.say(NADIA, f"{GOAL} ({number})")

        assert "11.8 %" in (await desk.card(ts))["text"]


async def test_pauses_grow_while_connections_keep_ending_and_shrink_when_calm() -> None:
    clock = ToldClock()
    pauses: list[float] = []

    class Counting(PatientSocketModeClient):
        async def pause(self, seconds: float) -> None:
            pauses.append(seconds)
            clock.advance(timedelta(seconds=seconds))

    playground = Playground(PlaygroundSettings(manifest=read_manifest()))
    await playground.start()
    client = Counting(
        app_token="xapp-playground",
        web_client=AsyncWebClient(token="xoxb-playground", base_url=playground.api_url),
        clock=clock,
        logger=logging.getLogger("test"),
    )
    try:
        for _ in range(10):
            await client.issue_new_wss_url()
        quick = list(pauses)
        clock.advance(timedelta(minutes=10))
        await client.issue_new_wss_url()
    finally:
        await client.close()  # type: ignore[no-untyped-call]
        await playground.stop()

    assert 8 == len(quick)
    assert 75 >= max(quick)
    assert quick[0] < quick[3] < quick[5]
    assert len(quick) == len(pauses)
