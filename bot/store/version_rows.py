"""What every versioned document has: a head row that moves on, and rows that are only inserted."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit.model import digest


async def moved_on(
    connection: AsyncConnection, heads: Table, first: Mapping[str, Any], head: Mapping[str, Any]
) -> bool:
    """Make the head row of a first version, or move it on from the version before.

    False when somebody stored this version number first.

    Args:
        connection: Where.
        heads: The table of heads.
        first: What the head of a first version has beside `head`, its id among it.
        head: What moves on, its version among it.
    """
    if head["version"] == 1:
        await connection.execute(insert(heads).values(**first, **head))
        return True
    moved = await connection.execute(
        update(heads)
        .where(heads.c.id == first["id"], heads.c.version == head["version"] - 1)
        .values(**head)
    )
    return bool(moved.rowcount)


async def keep_version(
    connection: AsyncConnection, versions: Table, document: dict[str, Any], **columns: object
) -> str:
    """Insert a version; return the digest of its content."""
    content = digest(document)
    await connection.execute(insert(versions).values(document=document, digest=content, **columns))
    return content
