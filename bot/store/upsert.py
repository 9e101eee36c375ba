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
    statement: postgresql.Insert | sqlite.Insert
    if connection.dialect.name == "postgresql":
        statement = postgresql.insert(table).on_conflict_do_nothing(index_elements=key)
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing(index_elements=key)
    # The row returned tells which happened; drivers disagree about rowcount here.
    inserted = await connection.execute(statement.values(values).returning(table.c[key[0]]))
    return inserted.first() is not None
