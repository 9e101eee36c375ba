"""The audit chain: appended in the transaction of the change it tells of, never updated."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit.model import GENESIS, AuditEntry, AuditEvent, chain
from bot.store.tables import audit_entries, audit_heads
from bot.store.upsert import insert_or_skip


@dataclass(frozen=True, slots=True)
class Audit:
    """One chain per workspace."""

    connection: AsyncConnection
    now: datetime

    async def append(self, team: str, event: AuditEvent) -> AuditEntry:
        """Add an event at the end of the workspace's chain."""
        await insert_or_skip(
            self.connection, audit_heads, ["chain"], {"chain": team, "seq": 0, "hash": GENESIS}
        )
        head = (
            await self.connection.execute(
                select(audit_heads.c.seq, audit_heads.c.hash)
                .where(audit_heads.c.chain == team)
                .with_for_update()  # appends to one chain take turns
            )
        ).one()
        entry = chain(event, chain=team, seq=head.seq + 1, at=self.now, previous=head.hash)
        await self.connection.execute(insert(audit_entries).values(**entry.model_dump()))
        await self.connection.execute(
            update(audit_heads)
            .where(audit_heads.c.chain == team)
            .values(seq=entry.seq, hash=entry.hash)
        )
        return entry

    async def entries(self, team: str) -> AsyncIterator[AuditEntry]:
        """Read a workspace's chain from its start."""
        rows = await self.connection.stream(
            select(audit_entries).where(audit_entries.c.chain == team).order_by(audit_entries.c.seq)
        )
        async for row in rows.mappings():
            yield AuditEntry(**row)
