"""What is put off goes with the next question or the commit, in order, and fails as a whole."""

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.later import later
from bot.store.queues import cards, inbox
from bot.store.store import Store

ADD = insert(cards)


def add(connection: AsyncConnection, *keys: str) -> None:
    later(connection, ADD, [{"key": key, "channel": "C1", "ts": "1", "shown": 0} for key in keys])


async def there(connection: AsyncConnection) -> list[str]:
    return list(await connection.scalars(select(cards.c.key).order_by(cards.c.key)))


async def test_the_next_question_sees_what_was_put_off(store: Store) -> None:
    async with store.transaction() as tx:
        add(tx.connection, "a", "b")
        assert ["a", "b"] == await there(tx.connection)
        add(tx.connection, "c")

    async with store.reading() as tx:
        assert ["a", "b", "c"] == await there(tx.connection)


async def test_the_commit_keeps_what_nothing_was_asked_after(store: Store) -> None:
    async with store.transaction() as tx:
        add(tx.connection, "a")

    async with store.reading() as tx:
        assert ["a"] == await there(tx.connection)


async def test_what_fails_at_the_commit_undoes_everything_before_it(store: Store) -> None:
    with pytest.raises(DBAPIError):
        async with store.transaction() as tx:
            await tx.connection.execute(
                ADD, {"key": "asked", "channel": "C", "ts": "1", "shown": 0}
            )
            add(tx.connection, "a", "b")
            add(tx.connection, "a")

    for key in ("x", "y"):  # and the connection is as good as new
        async with store.transaction() as tx:
            add(tx.connection, key)
    async with store.reading() as tx:
        assert ["x", "y"] == await there(tx.connection)


async def test_what_was_put_off_before_an_error_never_happens(store: Store) -> None:
    with pytest.raises(RuntimeError):
        async with store.transaction() as tx:
            add(tx.connection, "a")
            raise RuntimeError

    async with store.transaction() as tx:
        assert [] == await there(tx.connection)


async def test_a_look_changes_nothing_whatever_is_put_off(store: Store) -> None:
    async with store.reading() as tx:
        await there(tx.connection)
    async with store.transaction() as tx:
        await tx.connection.execute(text("SELECT 1"))

    async with store.reading() as tx:
        assert [] == await there(tx.connection)


async def test_a_value_that_a_column_makes_up_has_to_be_said(store: Store) -> None:
    async with store.transaction() as tx:
        with pytest.raises(ValueError, match="state"):
            later(tx.connection, insert(inbox), [{"key": "k"}])
