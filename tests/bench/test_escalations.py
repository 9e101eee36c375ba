"""Asking for a decision over HTTP and deciding it, against a bare insert of FastAPI and SQLAlchemy."""

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import JSON, Column, Integer, MetaData, Table, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import schema
from bot.store.engine import create_engine
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, Office
from tests.unit.http.office import REFUND, Front

ROUNDS, EACH, AT_ONCE = 5, 60, 8
BAR = 0.4
_metadata = MetaData()
_things = Table(
    "things",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("document", JSON, nullable=False),
)


def bare(engine: AsyncEngine) -> FastAPI:
    """What anybody would write first: one route, one row, one commit."""
    app = FastAPI()

    @app.post("/things")
    async def add(body: dict[str, Any]) -> dict[str, int]:
        async with engine.begin() as connection:
            added = await connection.execute(insert(_things).values(document=body))
        return {"id": added.inserted_primary_key[0] if added.inserted_primary_key else 0}

    return app


async def per_second(do: Callable[[int], Awaitable[None]]) -> float:
    """How many are done in a second, some of them at once."""
    turns, started = iter(range(EACH)), time.perf_counter()

    async def worker() -> None:
        for turn in turns:
            await do(turn)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return EACH / (time.perf_counter() - started)


@pytest.mark.bench
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_decision_costs_at_most_a_few_bare_inserts(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Rounds alternate, so that a busy machine slows both; the median ratio is told."""
    if kind == "sqlite":
        await _compare(f"sqlite:///{tmp_path}/ours.db", f"sqlite:///{tmp_path}/bare.db", kind)
        return
    server = request.getfixturevalue("postgres")
    with server.database() as ours, server.database() as theirs:
        await _compare(ours, theirs, kind)


async def _compare(our_url: str, their_url: str, kind: str) -> None:
    store, engine = Store.at(our_url, ToldClock()), create_engine(their_url)
    await schema.migrate(store.engine)
    async with engine.begin() as connection:
        await connection.run_sync(_metadata.create_all)
    front = Front(await Office(store).ready())
    transport = httpx.ASGITransport(app=bare(engine))
    async with (
        front.client(await front.token(per_minute=100_000)) as agent,
        httpx.AsyncClient(transport=transport, base_url="http://bare.test") as client,
    ):

        async def insert_one(turn: int) -> None:
            answer = await client.post("/things", json={"action": REFUND, "turn": turn})
            assert 200 == answer.status_code

        async def open_one(turn: int) -> str:
            asked = {"action": REFUND, "why": str(turn)}
            answer = await agent.post("/v1/escalations", json=asked)
            assert 201 == answer.status_code
            return str(answer.json()["id"])

        async def open_alone(turn: int) -> None:
            await open_one(turn)

        async def open_and_decide(turn: int) -> None:
            named = await open_one(turn)
            found = await front.office.escalations.get(named, front.office.by(ANN))
            await front.office.approve(ANN, found)

        pairs, opens = [], []
        for _ in range(ROUNDS):
            inserts = await per_second(insert_one)
            pairs.append(await per_second(open_and_decide) / inserts)
            opens.append(await per_second(open_alone) / inserts)
    await store.close()
    await engine.dispose()
    pair, opening = statistics.median(pairs), statistics.median(opens)
    sys.stdout.write(
        f"\n{kind}: of the rate of bare inserts, create and decide reach {2 * pair:.0%} "
        f"(two operations, {pair:.0%} as pairs), create alone {opening:.0%}; {inserts:.0f}/s bare\n"
    )
