"""The one statement whose form differs by database: insert, or leave what is there."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Table, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.later import later


async def insert_or_skip(
    connection: AsyncConnection, table: Table, key: Sequence[str], values: Mapping[str, Any]
) -> bool:
    """Insert a row; False, and nothing changed, when a row with its `key` is there."""
    return bool(await insert_all_or_skip(connection, table, key, [values]))


async def insert_all_or_skip(
    connection: AsyncConnection,
    table: Table,
    key: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> list[Any]:
    """Insert rows in one statement, in their order; those whose `key` is there are left out.

    Returns the first part of the key of each row that was inserted.
    """
    if not rows:
        return []
    worked_out, bound = _apart(rows)
    statement = _skipping(connection.dialect.name, table, tuple(key)).returning(table.c[key[0]])
    # The rows returned tell what happened; drivers disagree about rowcount here.
    inserted = await connection.execute(
        statement.values(worked_out) if worked_out else statement, bound
    )
    return list(inserted.scalars())


def insert_all_or_skip_later(
    connection: AsyncConnection,
    table: Table,
    key: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    now: Sequence[str] = (),
) -> None:
    """Insert rows with the next question or the commit; those whose `key` is there are left out.

    Columns in `now` get the moment of this transaction by the clock of the database.
    """
    statement = _skipping(connection.dialect.name, table, tuple(key), tuple(now))
    later(connection, statement, rows)


def _apart(
    rows: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, ClauseElement], list[dict[str, Any]]]:
    """What is the same in every row may be worked out by the database; the rest is bound.

    So the statement is compiled once, and not for each number of rows.
    """
    worked_out = {key: each for key, each in rows[0].items() if isinstance(each, ClauseElement)}
    return worked_out, [
        {key: each for key, each in row.items() if key not in worked_out} for row in rows
    ]


@cache
def _skipping(
    dialect: str, table: Table, key: tuple[str, ...], now: tuple[str, ...] = ()
) -> postgresql.Insert | sqlite.Insert:
    kind = postgresql if dialect == "postgresql" else sqlite
    statement = kind.insert(table).inline()
    if now:
        statement = statement.values(dict.fromkeys(now, func.now()))
    skipping: postgresql.Insert | sqlite.Insert
    skipping = statement.on_conflict_do_nothing(index_elements=key)
    return skipping
