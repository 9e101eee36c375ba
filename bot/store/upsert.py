"""The one statement whose form differs by database: insert, or leave what is there."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
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
    statement: postgresql.Insert | sqlite.Insert
    if connection.dialect.name == "postgresql":
        statement = postgresql.insert(table).on_conflict_do_nothing(index_elements=key)
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing(index_elements=key)
    # The rows returned tell what happened; drivers disagree about rowcount here.
    inserted = await connection.execute(
        statement.values([dict(row) for row in rows]).returning(table.c[key[0]])
    )
    return list(inserted.scalars())
