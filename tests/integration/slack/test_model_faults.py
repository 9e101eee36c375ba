"""Whatever an endpoint does, the thread has its draft, the ledger its call, and nothing leaks."""

import asyncio
from typing import Any

from sqlalchemy import select

from bot.settings import Settings
from bot.store.engine import create_engine
from bot.store.tables import model_calls
from tests.integration.llm.endpoint import ModelEndpoint
from tests.integration.llm.faults import FAULTS
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import GOAL, NADIA, PATIENCE

KEY = "sk-of-the-test"
LEAKS = (KEY, "scripted failure", "<html", "Bad Gateway", "churn is the problem", "I cannot help")


async def calls(database_url: str) -> list[dict[str, Any]]:
    engine = create_engine(Settings(database_url=database_url).database_url)
    async with engine.connect() as connection:
        rows = await connection.execute(select(model_calls).order_by(model_calls.c.id))
        found = [dict(row) for row in rows.mappings()]
    await engine.dispose()
    return found


async def test_twenty_faults_each_leave_a_draft_and_a_trace(
    start: Start, database_url: str
) -> None:
    assert 20 == len(FAULTS)
    wrong: list[str] = []
    async with ModelEndpoint() as endpoint:
        desk = await start(
            openai_base_url=endpoint.base_url,
            openai_model="scripted-model",
            openai_api_key=KEY,
            model_deadline_seconds=1.0,
        )
        for name, fault in FAULTS.items():
            endpoint.script(fault)
            before = len(await calls(database_url))
            ts = await desk.say(NADIA, GOAL)
            card = await desk.card(ts)
            async with asyncio.timeout(PATIENCE):
                while True:
                    made = (await calls(database_url))[before:]
                    if made:
                        break
                    await asyncio.sleep(0.05)
            seen = await desk.replies(ts)
            usable = "11.8 % of booked slots" in card["text"] and "8 %" in seen[0]["text"]
            leaked = [leak for leak in LEAKS if leak in f"{seen} {made}"]
            wrong += [] if usable and 1 == len(seen) else [f"{name}: no usable draft"]
            wrong += [f"{name}: leaks {leak}" for leak in leaked]
            wrong += [f"{name}: words in the ledger"] if "no-shows" in str(made) else []
            wrong += [] if "U0NADIA001" == made[0]["actor"] else [f"{name}: for nobody"]

    assert [] == wrong
