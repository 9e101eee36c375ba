"""The control: an asynchronous Bolt app as tutorials write it, without an inbox.

With `REMEMBER` set it also follows the usual advice to keep every event id and skip repeats.
"""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient


def main() -> None:
    asyncio.run(_serve())


async def _serve() -> None:
    client = AsyncWebClient(token="xoxb-playground", base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client, signing_secret="playground-signing-secret")
    if os.environ.get("REMEMBER"):
        _skip_repeats(app, os.environ["REMEMBER"])

    @app.event("app_mention")
    async def on_mention(event: dict[str, Any]) -> None:
        thread = event.get("thread_ts") or event["ts"]
        await client.conversations_replies(channel=event["channel"], ts=thread)
        await client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="A draft.")

    @app.event("message")
    async def on_message() -> None:
        """Hear it, as the bot does."""

    if os.environ["REMIT_MODE"] == "socket":
        handler = AsyncSocketModeHandler(app, "xapp-playground")
        await handler.start_async()  # type: ignore[no-untyped-call]
        return
    await _listen(app)


def _skip_repeats(app: AsyncApp, path: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY)")

    @app.middleware
    async def remember(
        body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        new = database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (body["event_id"],))
        if not new.rowcount:
            return BoltResponse(status=200)
        await next_()
        return None


async def _listen(app: AsyncApp) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = await app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(response)

    application = web.Application()
    application.router.add_post("/slack/events", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["REMIT_PORT"])).start()
    await asyncio.Event().wait()
