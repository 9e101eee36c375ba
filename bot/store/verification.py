"""Checks every workspace's audit chain from its start, and that nothing was cut off its end."""

from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.audit.model import GENESIS, AuditEntry, chain
from bot.store.engine import looking
from bot.store.tables import audit_entries, audit_heads


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """One workspace's chain: how long it is, and the first entry that is not true."""

    workspace: str
    entries: int
    broken_at: int | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed or added."""
        return self.broken_at is None


async def verify_chains(engine: AsyncEngine) -> tuple[ChainFinding, ...]:
    """Read all chains in one consistent state."""
    async with looking(engine) as connection:
        names = await connection.scalars(
            union(select(audit_heads.c.chain), select(audit_entries.c.chain)).order_by("chain")
        )
        return tuple([await _verify(connection, name) for name in names.all()])


async def _verify(connection: AsyncConnection, workspace: str) -> ChainFinding:
    entries = 0
    previous = GENESIS
    broken: int | None = None
    rows = await connection.stream(
        select(audit_entries)
        .where(audit_entries.c.chain == workspace)
        .order_by(audit_entries.c.seq)
    )
    async for row in rows.mappings():
        entry = AuditEntry.model_validate(dict(row))
        entries += 1
        true = chain(entry, chain=workspace, seq=entries, at=entry.at, previous=previous)
        if broken is None and true != entry:
            broken = entries
        previous = entry.hash
    head = (
        await connection.execute(
            select(audit_heads.c.seq, audit_heads.c.hash).where(audit_heads.c.chain == workspace)
        )
    ).one_or_none()
    if broken is None and (head is None or (head.seq, head.hash) != (entries, previous)):
        broken = entries + 1
    return ChainFinding(workspace, entries, broken)
