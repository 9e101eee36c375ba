"""The one statement whose form differs by database: insert, or leave what is there."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


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
    statement: postgresql.Insert | sqlite.Insert
    if connection.dialect.name == "postgresql":
        statement = postgresql.insert(table).on_conflict_do_nothing(index_elements=key)
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing(index_elements=key)
    # What is the same in every row may be worked out by the database; the rest is bound, so that
    # the statement is compiled once and not for each number of rows.
    worked_out = {key: each for key, each in rows[0].items() if isinstance(each, ClauseElement)}
    bound = [{key: each for key, each in row.items() if key not in worked_out} for row in rows]
    # The rows returned tell what happened; drivers disagree about rowcount here.
    inserted = await connection.execute(
        statement.values(worked_out).returning(table.c[key[0]])
        if worked_out
        else statement.returning(table.c[key[0]]),
        bound,
    )
    return list(inserted.scalars())
