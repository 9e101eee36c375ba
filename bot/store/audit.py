"""The audit chain: appended in the transaction of the change it tells of, never updated."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit.anchor import Anchor
from bot.domain.audit.model import AuditEntry, AuditEvent, text_around
from bot.store.audit_chain import ENTER, MOVE
from bot.store.later import later
from bot.store.tables import audit_entries, audit_heads


@dataclass(frozen=True, slots=True)
class Audit:
    """One chain per workspace."""

    connection: AsyncConnection
    now: datetime

    async def append(self, team: str, event: AuditEvent) -> None:
        """Add an event at the end of the workspace's chain, when this transaction ends.

        The place and the hash are found by the database: so no transaction holds up the others of
        its workspace for longer than its last round trip.
        """
        before, after = text_around(event, chain=team, at=self.now)
        place = {"chain": team, "text_before": before, "text_after": after}
        later(self.connection, MOVE[self.connection.dialect.name], [place])
        entry = {"chain": team, "at": self.now, **event.model_dump()}
        later(self.connection, ENTER, [entry])

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
