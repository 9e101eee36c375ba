"""The audit chain: appended in the transaction of the change it tells of, never updated."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit.anchor import Anchor
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
        found = await self._head(team)
        if found is None:
            await insert_or_skip(
                self.connection, audit_heads, ["chain"], {"chain": team, "seq": 0, "hash": GENESIS}
            )
            found = await self._head(team)
        assert found is not None  # noqa: S101  # this transaction or another has just made it
        seq, newest = found
        entry = chain(event, chain=team, seq=seq + 1, at=self.now, previous=newest)
        await self.connection.execute(insert(audit_entries).values(**entry.model_dump()))
        await self.connection.execute(
            update(audit_heads)
            .where(audit_heads.c.chain == team)
            .values(seq=entry.seq, hash=entry.hash)
        )
        return entry

    async def _head(self, team: str) -> tuple[int, str] | None:
        """Read how far the chain is; appends to one chain take turns from here on."""
        row = (
            await self.connection.execute(
                select(audit_heads.c.seq, audit_heads.c.hash)
                .where(audit_heads.c.chain == team)
                .with_for_update()
            )
        ).one_or_none()
        return (row.seq, row.hash) if row else None

    async def entries(
        self, team: str, *, subject: str | None = None, since: datetime | None = None
    ) -> AsyncIterator[AuditEntry]:
        """Read a workspace's chain from its start, or what of it is asked for."""
        query = select(audit_entries).where(audit_entries.c.chain == team)
        if subject is not None:
            query = query.where(audit_entries.c.subject == subject)
        if since is not None:
            query = query.where(audit_entries.c.at >= since)
        rows = await self.connection.stream(query.order_by(audit_entries.c.seq))
        async for row in rows.mappings():
            yield AuditEntry(**row)

    async def subjects(self, team: str, verb: str, since: datetime | None = None) -> list[str]:
        """List what something happened to, and of that what anything happened to since."""
        begun = select(audit_entries.c.subject).where(
            audit_entries.c.chain == team, audit_entries.c.verb == verb
        )
        query = (
            select(audit_entries.c.subject)
            .where(audit_entries.c.chain == team, audit_entries.c.subject.in_(begun))
            .group_by(audit_entries.c.subject)
            .order_by(func.min(audit_entries.c.seq))
        )
        if since is not None:
            query = query.having(func.max(audit_entries.c.at) >= since)
        return list(await self.connection.scalars(query))

    async def heads(self) -> list[Anchor]:
        """Tell how far every chain is."""
        rows = await self.connection.execute(select(audit_heads).order_by(audit_heads.c.chain))
        return [Anchor(chain=row.chain, seq=row.seq, hash=row.hash) for row in rows]
