"""PostgreSQL's connections send what was put off in one message, whatever it is and whatever the server forgot."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from psycopg.abc import PQGen
from sqlalchemy import Column, Integer, MetaData, String, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import create_engine, looking
from bot.store.later import later
from bot.store.postgresql_driver import ThriftyConnection
from tests.databases import PostgresServer

_metadata = MetaData()
_things = Table(
    "things", _metadata, Column("id", Integer, primary_key=True), Column("name", String)
)
ADD = insert(_things)
HELD = text("SELECT name FROM pg_prepared_statements WHERE name LIKE 'remit_%'")


@pytest.fixture
async def engine(postgres: PostgresServer) -> AsyncIterator[AsyncEngine]:
    with postgres.database() as url:
        engine = create_engine(url, pool_size=1)
        async with engine.begin() as connection:
            await connection.run_sync(_metadata.create_all)
        yield engine
        await engine.dispose()


def add(connection: AsyncConnection, *ids: int, name: str = "") -> None:
    later(connection, ADD, [{"id": one, "name": name} for one in ids])


async def there(connection: AsyncConnection) -> int:
    return (await connection.execute(select(func.count()).select_from(_things))).scalar_one()


async def held(engine: AsyncEngine) -> int:
    """How many statements the server holds ready for what is put off."""
    async with engine.begin() as connection:
        return len((await connection.scalars(HELD)).all())


async def test_a_message_larger_than_any_buffer_is_sent_and_answered(engine: AsyncEngine) -> None:
    """Neither side may wait for the other to read: the answers come while we still send."""
    async with asyncio.timeout(30):
        async with engine.begin() as connection:
            add(connection, *range(4000), name="x" * 4000)
            assert 4000 == await there(connection)
            add(connection, *range(4000, 8000), name="x" * 4000)

    async with engine.begin() as connection:
        assert 8000 == await there(connection)


async def test_what_the_server_forgot_is_told_to_it_again(engine: AsyncEngine) -> None:
    """The driver has the server forget what it holds ready after a change of tables, or a rollback."""
    for turn in range(10):  # so often that the driver has something ready, too
        async with engine.begin() as connection:
            add(connection, turn)
            await there(connection)
    assert 1 < await held(engine)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE passing (id int)"))
        await connection.execute(text("DROP TABLE passing"))
        await there(connection)
    assert 1 == await held(engine)  # what began this very transaction

    async with engine.begin() as connection:
        add(connection, 100)
    async with engine.begin() as connection:
        assert 11 == await there(connection)


async def test_what_fails_where_it_is_said_first_can_be_said_again(engine: AsyncEngine) -> None:
    with pytest.raises(DBAPIError):
        async with engine.begin() as connection:
            await connection.execute(ADD, {"id": 1, "name": ""})
            add(connection, 1)
            add(connection, 2)

    async with engine.begin() as connection:
        add(connection, 1, 2)
    async with engine.begin() as connection:
        assert 2 == await there(connection)


def _noting(gen: PQGen[Any], waits: list[object]) -> PQGen[Any]:
    """Let the driver go on as it does, and note each time it waits for the server."""
    try:
        wanted = next(gen)
        while True:
            waits.append(wanted)
            wanted = gen.send((yield wanted))
    except StopIteration as done:
        return done.value


async def test_one_question_is_asked_and_ended_in_one_round_trip(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[object] = []
    usual = ThriftyConnection.wait

    async def counted(self: ThriftyConnection, gen: PQGen[Any], *given: Any) -> Any:  # noqa: ANN401
        return await usual(self, _noting(gen, waits), *given)

    async with engine.begin() as connection:
        add(connection, 1, 2, 3)
    monkeypatch.setattr(ThriftyConnection, "wait", counted)
    async with looking(engine, for_one=True) as connection:
        assert 3 == await there(connection)
    alone = len(waits)
    async with looking(engine) as connection:  # the usual way: begun with the question, then ended
        assert 3 == await there(connection)

    assert 0 < alone < len(waits) - alone
    async with engine.begin() as connection:
        idle = text("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'")
        assert 0 == (await connection.execute(idle)).scalar_one()


async def test_one_question_cannot_write_and_a_second_one_is_refused(engine: AsyncEngine) -> None:
    async with looking(engine, for_one=True) as connection:
        with pytest.raises(DBAPIError, match="read-only"):
            await connection.execute(ADD, {"id": 1, "name": ""})
    with pytest.raises(AssertionError, match="second question"):
        async with looking(engine, for_one=True) as connection:
            await there(connection)
            await connection.execute(ADD, {"id": 1, "name": ""})

    async with engine.begin() as connection:
        assert 0 == await there(connection)
