"""Asking for a decision and deciding it over HTTP, against two bare inserts of FastAPI and SQLAlchemy.

What is compared: a pair of requests on each side, so many at once, in turns within one run, over the
same transport, on a database of the same kind whose commits survive a loss of power. Remit's pair puts
a request before people and decides it: two changes of state, each with its entry in the audit chain,
its timetable and its messages, in one transaction each. The other pair inserts two rows of JSON, one
transaction each, as anybody would write it first: FastAPI, SQLAlchemy's own engine, nothing checked,
nobody let in. Both sides are told by the clock and by the processor time of this process.
"""

import asyncio
import itertools
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import Depends, FastAPI
from sqlalchemy import JSON, Column, Integer, MetaData, Table, event, insert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.domain.escalation.model import Choice, Escalation
from bot.domain.token.model import Scope
from bot.http.access import Access
from bot.services.escalation.escalations import Answer
from bot.store import schema
from bot.store.engine import normalised_url
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, Office
from tests.unit.http.office import REFUND, Front

ROUNDS, EACH, AT_ONCE = 7, 60, 8
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


def with_decisions(front: Front) -> FastAPI:
    """Remit's own application, and a route on which Ann decides; nobody does so over HTTP otherwise."""
    access = Access(front.tokens)
    routes = access.router()

    @routes.post("/decide/{id}", dependencies=[Depends(access.needs(Scope.ESCALATIONS_READ))])
    async def decide(id: str, seen: int) -> dict[str, str]:
        answer = Answer(Choice.APPROVE, seen)
        decided = await front.office.escalations.decide(id, answer, front.office.by(ANN))
        return {"state": decided.state}

    front.app.include_router(routes)
    return front.app


def bare_engine(url: str) -> AsyncEngine:
    """SQLAlchemy as it comes; on SQLite with commits as durable as ours."""
    engine = create_async_engine(normalised_url(url), pool_size=AT_ONCE)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine.sync_engine, "connect")
        def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
                connection.execute(f"PRAGMA {pragma}")

    return engine


class Spent:
    """What a round took, by the clock and of the processor."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def each(self) -> tuple[float, float]:
        clock, processor = self._began
        return (time.perf_counter() - clock) / EACH, (time.process_time() - processor) / EACH


async def spent_on(do: Callable[[], Awaitable[None]]) -> tuple[float, float]:
    """What one of them took, some of them at once."""
    turns, spent = iter(range(EACH)), Spent()

    async def worker() -> None:
        for _ in turns:
            await do()

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return spent.each()


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
    store, engine = Store.at(our_url, ToldClock()), bare_engine(their_url)
    await schema.migrate(store.engine)
    async with engine.begin() as connection:
        await connection.run_sync(_metadata.create_all)
    front = Front(await Office(store).ready())
    with_decisions(front)
    transport = httpx.ASGITransport(app=bare(engine))
    async with (
        front.client(await front.token(per_minute=100_000)) as agent,
        httpx.AsyncClient(transport=transport, base_url="http://bare.test") as client,
    ):
        turn = itertools.count()

        async def insert_two() -> None:
            for _ in range(2):
                asked = {"action": REFUND, "why": str(next(turn))}
                answer = await client.post("/things", json=asked)
                assert 200 == answer.status_code

        async def open_and_decide() -> None:
            asked = {"action": REFUND, "why": str(next(turn))}
            answer = await agent.post("/v1/escalations", json=asked)
            assert 201 == answer.status_code
            opened = answer.json()
            where = f"/decide/{opened['id']}?seen={opened['version']}"
            decided = await agent.post(where)
            assert "approved" == decided.json()["state"]

        await spent_on(insert_two)
        await spent_on(open_and_decide)
        clock, processor, rate = [], [], []
        for _ in range(ROUNDS):
            theirs, ours = await spent_on(insert_two), await spent_on(open_and_decide)
            clock.append(theirs[0] / ours[0])
            processor.append(theirs[1] / ours[1])
            rate.append(1 / ours[0])
        last: Escalation = (await front.office.escalations.listed("T1", everything=True))[0]
        assert last.decision is not None
    await store.close()
    await engine.dispose()
    by_clock, by_processor = statistics.median(clock), statistics.median(processor)
    sys.stdout.write(
        f"\n{kind}: create and decide reach {by_clock:.0%} of the rate of two bare inserts by the "
        f"clock, {by_processor:.0%} by processor time; {statistics.median(rate):.0f} pairs/s here\n"
    )
