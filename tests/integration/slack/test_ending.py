"""The bot is told to stop while Slack cannot be reached."""

import asyncio
from pathlib import Path

from bot.app import build
from bot.running import run
from bot.settings import Settings
from tests.databases import SqliteFiles


async def test_a_stop_is_obeyed_while_slack_cannot_be_reached(
    sqlite: SqliteFiles, tmp_path: Path
) -> None:
    settings = Settings(
        slack_bot_token="xoxb-nobody",
        slack_app_token="xapp-nobody",
        slack_api_url="http://127.0.0.1:9/api/",
        database_url=sqlite.migrated(tmp_path),
        port=0,
    )
    application = build(settings)
    stopping = asyncio.Event()
    running = asyncio.create_task(run(application, stopping))
    await asyncio.sleep(0.2)  # it is trying to connect by now, and would without end

    stopping.set()
    async with asyncio.timeout(60):
        await running

    await application.close()
