"""Checks every workspace's audit chain as it is stored, from its start to its head."""

from sqlalchemy import select, union
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.audit.anchor import Anchor
from bot.domain.audit.checking import ChainCheck, ChainFinding
from bot.domain.audit.model import AuditEntry
from bot.store.engine import looking
from bot.store.tables import audit_entries, audit_heads


async def verify_chains(
    engine: AsyncEngine, anchors: tuple[Anchor, ...] = ()
) -> tuple[ChainFinding, ...]:
    """Read all chains in one consistent state, and those that anchors name though nothing is left."""
    async with looking(engine) as connection:
        stored = await connection.scalars(
            union(select(audit_heads.c.chain), select(audit_entries.c.chain))
        )
        names = {*stored.all(), *(one.chain for one in anchors)}
        return tuple([await _verify(connection, name, anchors) for name in sorted(names)])


async def _verify(
    connection: AsyncConnection, workspace: str, anchors: tuple[Anchor, ...]
) -> ChainFinding:
    check = ChainCheck(workspace, anchors)
    rows = await connection.stream(
        select(audit_entries)
        .where(audit_entries.c.chain == workspace)
        .order_by(audit_entries.c.seq)
    )
    async for row in rows.mappings():
        check.take(AuditEntry.model_validate(dict(row)))
    head = (
        await connection.execute(
            select(audit_heads.c.seq, audit_heads.c.hash).where(audit_heads.c.chain == workspace)
        )
    ).one_or_none()
    return check.end((head.seq, head.hash) if head else (0, ""))
