"""SQLite's connections ask their thread once for each statement, and keep every promise of a connection."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.engine import create_engine, looking
from bot.store.sqlite_driver import ThriftyConnection

_metadata = MetaData()
_things = Table(
    "things", _metadata, Column("id", Integer, primary_key=True), Column("name", String(20))
)
MANY = 1234  # more than come with the statement


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(f"sqlite:///{tmp_path}/things.db")
    async with engine.begin() as connection:
        await connection.run_sync(_metadata.create_all)
    yield engine
    await engine.dispose()


async def names(engine: AsyncEngine) -> list[str]:
    async with looking(engine) as connection:
        found = await connection.scalars(select(_things.c.name).order_by(_things.c.id))
    return list(found)


def counted(monkeypatch: pytest.MonkeyPatch, kind: type[aiosqlite.Connection]) -> list[Any]:
    asked: list[Any] = []
    execute: Any = kind._execute  # noqa: SLF001  # the one place every question passes

    async def counting(self: Any, do: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        asked.append(do)
        return await execute(self, do, *given, **named)

    monkeypatch.setattr(kind, "_execute", counting)
    return asked


async def three_rows(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        for number in range(3):
            await connection.execute(insert(_things).values(name=f"thing {number}"))
        await connection.execute(select(_things))


async def test_the_thread_is_asked_once_for_each_statement_and_once_to_commit(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = counted(monkeypatch, ThriftyConnection)

    await three_rows(engine)

    assert 5 == len(asked)
    plain = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/things.db")
    asked = counted(monkeypatch, aiosqlite.Connection)
    await three_rows(plain)
    await plain.dispose()
    assert 12 < len(asked)  # the control: what the driver does by itself


async def test_a_look_ends_without_being_waited_for_and_leaves_no_snapshot_open(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [] == await names(engine)  # connected by now
    asked = counted(monkeypatch, ThriftyConnection)

    assert [] == await names(engine)

    assert 1 == len(asked)
    await three_rows(engine)
    assert 3 == len(await names(engine))  # the same connection sees what was kept since


async def test_a_long_answer_is_read_in_pieces_and_whole(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        made = await connection.execute(
            insert(_things).returning(_things.c.id), [{"name": str(n)} for n in range(MANY)]
        )
        assert MANY == len(made.all())

    async with looking(engine) as connection:
        rows = await connection.stream(select(_things.c.id).order_by(_things.c.id))
        assert list(range(1, MANY + 1)) == [row.id async for row in rows]
        rows = await connection.stream(select(_things.c.id).order_by(_things.c.id))
        assert 1 == (await rows.first())[0]  # type: ignore[index]
    assert [str(n) for n in range(MANY)] == await names(engine)


async def test_what_fails_undoes_the_whole_transaction_and_the_connection_goes_on(
    engine: AsyncEngine,
) -> None:
    with pytest.raises(IntegrityError):
        async with engine.begin() as connection:
            await connection.execute(insert(_things).values(id=1, name="kept not"))
            await connection.execute(insert(_things).values(id=1, name="there twice"))

    assert [] == await names(engine)
    await three_rows(engine)
    assert 3 == len(await names(engine))


async def test_a_change_tells_how_many_rows_it_changed(engine: AsyncEngine) -> None:
    await three_rows(engine)

    async with engine.begin() as connection:
        some = await connection.execute(update(_things).where(_things.c.id < 3).values(name="x"))
        none = await connection.execute(update(_things).where(_things.c.id > 3).values(name="x"))

    assert (2, 0) == (some.rowcount, none.rowcount)


async def test_a_writer_takes_the_lock_with_its_first_statement_and_a_reader_takes_none(
    engine: AsyncEngine,
) -> None:
    await three_rows(engine)
    async with engine.begin() as writer, looking(engine) as reader, engine.connect() as other:
        await writer.execute(select(_things))  # it means to write, and so keeps others from it
        assert 3 == len((await reader.execute(select(_things))).all())
        await (await other.get_raw_connection()).driver_connection.execute(  # type: ignore[union-attr]
            "PRAGMA busy_timeout=0"
        )
        with pytest.raises(OperationalError, match="locked"):
            await other.execute(text("SELECT 1"))


async def test_a_transaction_in_which_nothing_was_asked_ends_without_a_trace(
    engine: AsyncEngine,
) -> None:
    for _ in range(2):
        async with engine.begin():
            pass
        async with engine.connect() as connection, asyncio.timeout(5):
            await connection.rollback()

    await three_rows(engine)
    assert 3 == len(await names(engine))
