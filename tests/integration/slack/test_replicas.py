"""Several processes on one PostgreSQL share the work, and nobody is answered twice."""

import asyncio
from contextlib import AsyncExitStack

import aiohttp

from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.settings import Settings
from tests.databases import PostgresServer
from tests.integration.slack.conftest import running
from tests.integration.slack.desk import GOAL, LEO, NADIA, Desk

PROCESSES = 3
GOALS = 6


async def test_every_goal_is_answered_once_whoever_takes_it(postgres: PostgresServer) -> None:
    playground = Playground(PlaygroundSettings(manifest=read_manifest()))
    await playground.start()
    try:
        with postgres.database() as url:
            async with AsyncExitStack() as stack:
                settings = Settings(
                    slack_bot_token="xoxb-playground",
                    slack_app_token="xapp-playground",
                    slack_api_url=playground.api_url,
                    database_url=url,
                    port=0,
                )
                for _ in range(PROCESSES):
                    await stack.enter_async_context(running(settings))
                session = await stack.enter_async_context(aiohttp.ClientSession())
                desk = Desk(playground.url, session)
                await desk.connected()

                roots = [await desk.say(NADIA, f"{GOAL} ({n})") for n in range(GOALS)]
                await asyncio.gather(*(desk.card(ts) for ts in roots))
                for ts in roots:
                    await desk.say(LEO, "The front desk decides whom to call.", thread_ts=ts)
                seen = await asyncio.gather(*(desk.replies_by_now(NADIA, ts) for ts in roots))

        assert [2] * GOALS == [len(replies) for replies in seen]
    finally:
        await playground.stop()
