"""The same bot over signed HTTP, and in workspaces that lack what newer Slack offers."""

import asyncio
import copy
import hashlib
import hmac
import io
import json
import socket
import time
from typing import Any

import aiohttp
import pytest

from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.setting_types import Mode
from bot.settings import Settings
from tests.integration.slack.conftest import Start, running
from tests.integration.slack.desk import GOAL, NADIA, SAM, Desk

SECRET = "playground-signing-secret"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    timestamp = str(int(at if at is not None else time.time()))
    base = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={digest}",
        "Content-Type": "application/json",
    }


async def test_the_story_works_over_signed_http(database_url: str) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/slack/events"
    playground = Playground(PlaygroundSettings(manifest=read_manifest(), request_url=address))
    await playground.start()
    settings = Settings(
        slack_bot_token="xoxb-playground",
        slack_signing_secret=SECRET,
        slack_api_url=playground.api_url,
        database_url=database_url,
        mode=Mode.HTTP,
        port=port,
    )
    try:
        async with running(settings), aiohttp.ClientSession() as session:
            await _listening(session, f"http://127.0.0.1:{port}/health/live")
            desk = Desk(playground.url, session)
            ts = await desk.say(NADIA, GOAL)
            card = await desk.card(ts)
            await desk.press(SAM, card, "framing.answer")
            assert "framing.answered" == (await desk.form(SAM))["callback_id"]

            event = {"type": "event_callback", "team_id": "T0PLAYGRND", "event_id": "EvX"}
            body = json.dumps({**event, "event": {"type": "team_rename", "name": "x"}}).encode()
            statuses = {}
            for name, raw, headers in (
                ("good", body, signed(body)),
                ("other secret", body, signed(body, secret="another")),
                ("old", body, signed(body, at=time.time() - 600)),
                ("unsigned", body, {"Content-Type": "application/json"}),
                ("odd time", body, signed(body) | {"X-Slack-Request-Timestamp": "now"}),
                ("garbage", b"payload=%7Bnot", signed(b"payload=%7Bnot")),
                ("too large", b"x" * 1_100_000, signed(b"x" * 1_100_000)),
            ):
                async with session.post(address, data=io.BytesIO(raw), headers=headers) as answer:
                    statuses[name] = answer.status
            assert {
                "good": 200,
                "other secret": 401,
                "old": 401,
                "unsigned": 401,
                "odd time": 401,
                "garbage": 400,
                "too large": 413,
            } == statuses
            async with session.get(f"http://127.0.0.1:{port}/health/ready") as answer:
                assert 200 == answer.status
    finally:
        await playground.stop()


async def _listening(session: aiohttp.ClientSession, address: str) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                async with session.get(address):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.02)


def without_agent_features() -> dict[str, Any]:
    manifest = copy.deepcopy(read_manifest())
    del manifest["features"]["agent_view"]
    manifest["oauth_config"]["scopes"]["bot"].remove("assistant:write")
    return manifest


async def test_a_workspace_without_agent_features_gets_everything_else(start: Start) -> None:
    desk = await start(manifest=without_agent_features())
    await desk.call("open", who=SAM, tab="messages")
    direct = await desk.direct(SAM)

    ts = await desk.say(SAM, "Churn is 4 % a month, I want 3 % by December.", channel=direct)

    assert "4 %" in (await desk.card(ts, who=SAM, channel=direct))["text"]


@pytest.mark.parametrize("scope", ["users:read", "channels:history", "im:write"])
async def test_a_missing_scope_costs_only_what_needs_it(start: Start, scope: str) -> None:
    manifest = copy.deepcopy(read_manifest())
    manifest["oauth_config"]["scopes"]["bot"].remove(scope)
    desk = await start(manifest=manifest)

    ts = await desk.say(NADIA, GOAL)

    assert "11.8 %" in (await desk.card(ts))["text"]
