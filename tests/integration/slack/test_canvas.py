"""A spec as a canvas of its channel: made with the export, kept up to date, missed without a word."""

import asyncio
import copy
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.manifest import read_manifest
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import NADIA, NO_SHOWS, PATIENCE, Desk
from tests.integration.slack.test_spec_work import button, drafted


async def canvases(desk: Desk) -> list[dict[str, Any]]:
    state = await desk.look("state", who=NADIA)
    return list(next(c for c in state["channels"] if c["id"] == NO_SHOWS)["canvases"])


async def content(desk: Desk, canvas: dict[str, Any]) -> str:
    async with desk.session.get(canvas["url"]) as answer:
        return await answer.text()


async def eventually(holds: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.02)


async def exported(desk: Desk) -> str:
    """A thread whose spec was just exported, once its files are there."""
    ts = await drafted(desk)
    await desk.press(NADIA, button(await desk.thread(ts), "spec.export"), "spec.export")
    await desk.until(lambda seen: [m for m in seen if m.get("files")], ts)
    return ts


async def changed(desk: Desk, ts: str, version: int) -> None:
    await desk.say(NADIA, f"@Remit set AC-01 to at most {9 - version} %", thread_ts=ts)
    await desk.until(lambda seen: [m for m in seen if f"version {version}" in m["text"]], ts)


async def test_an_export_makes_one_canvas_and_every_new_version_is_written_into_it(
    desk: Desk,
) -> None:
    ts = await exported(desk)
    await eventually(lambda: canvases(desk))
    made = await canvases(desk)
    assert "version 1" in await content(desk, made[0])

    await changed(desk, ts, 2)

    async def is_newer() -> bool:
        return "version 2" in await content(desk, made[0])

    await eventually(is_newer)
    assert made == await canvases(desk)

    slack = AsyncWebClient(token="xoxb-playground", base_url=f"{desk.url}/api/")
    await slack.canvases_delete(canvas_id=made[0]["id"])
    await changed(desk, ts, 3)

    assert [] == await canvases(desk)  # what somebody took away comes back with an export alone


@pytest.mark.parametrize("fault", ["dropped_answer", "500"], ids=["made", "not made"])
async def test_a_canvas_whose_making_ended_in_doubt_is_there_once_and_kept_up_to_date(
    desk: Desk, fault: str
) -> None:
    await desk.call("faults", rules=[{"method": "canvases.create", "kind": fault, "times": 1}])
    ts = await exported(desk)
    await eventually(lambda: canvases(desk))

    await changed(desk, ts, 2)

    async def is_newer() -> bool:
        return "version 2" in await content(desk, (await canvases(desk))[0])

    await eventually(is_newer)
    assert 1 == len(await canvases(desk))


async def test_a_workspace_that_grants_no_canvases_gets_the_files_and_hears_nothing(
    start: Start,
) -> None:
    manifest = copy.deepcopy(read_manifest())
    del manifest["oauth_config"]["scopes"]["bot_optional"]
    desk = await start(manifest=manifest)

    ts = await exported(desk)
    await changed(desk, ts, 2)

    assert [] == await canvases(desk)
    assert not any("canvas" in message["text"].casefold() for message in await desk.thread(ts))
