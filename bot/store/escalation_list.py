"""Escalations in lists: what waits, for whom, and what there was, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.escalation.model import Escalation, State
from bot.store.decision_tables import escalation_seats, escalations
from bot.store.upcast import ESCALATION

_PENDING = (State.OPEN, State.IN_QUESTION)


@dataclass(frozen=True, slots=True)
class Page:
    """Which ones to list: in which states, asked by whom, older than which."""

    states: tuple[State, ...] = ()  # none means whatever became of them
    asker: str | None = None
    before: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class EscalationLists:
    """Read many at once; nothing is changed."""

    connection: AsyncConnection

    async def pending(
        self, team: str, *, limit: int = 50, rule: str | None = None
    ) -> list[Escalation]:
        """List what waits in a workspace, or in one queue of it, the oldest first."""
        query = select(escalations.c.document, escalations.c.document_version).where(
            escalations.c.team == team,
            escalations.c.state.in_([one.value for one in _PENDING]),
        )
        rows = await self.connection.execute(
            (query.where(escalations.c.rule == rule) if rule else query)
            .order_by(escalations.c.opened_at, escalations.c.id)
            .limit(limit)
        )
        return [escalation_of(row.document, row.document_version) for row in rows]

    async def newest(self, team: str, *, limit: int = 50) -> list[Escalation]:
        """List the last ones of a workspace, whatever became of them."""
        rows = await self.connection.execute(
            select(escalations.c.document, escalations.c.document_version)
            .where(escalations.c.team == team)
            .order_by(escalations.c.opened_at.desc(), escalations.c.id.desc())
            .limit(limit)
        )
        return [escalation_of(row.document, row.document_version) for row in rows]

    async def page(self, team: str, wanted: Page) -> list[Escalation]:
        """List a workspace's, the newest first, from a place on."""
        column = escalations.c
        query = select(column.document, column.document_version).where(column.team == team)
        if wanted.states:
            query = query.where(column.state.in_([one.value for one in wanted.states]))
        if wanted.asker:
            query = query.where(column.asker == wanted.asker)
        if wanted.before:
            query = query.where(column.id < wanted.before)
        rows = await self.connection.execute(query.order_by(column.id.desc()).limit(wanted.limit))
        return [escalation_of(row.document, row.document_version) for row in rows]

    async def groups_asked(self, team: str) -> frozenset[str]:
        """List the groups and channels that something pending waits for."""
        found = await self.connection.scalars(
            select(escalation_seats.c.source)
            .where(
                escalation_seats.c.team == team,
                ~escalation_seats.c.source.startswith("user:", autoescape=True),
            )
            .distinct()
        )
        return frozenset(found)

    async def waiting_for(
        self, team: str, sources: Sequence[str], *, limit: int, after: str = ""
    ) -> list[Escalation]:
        """List what waits for people these sources name, the oldest first, on from one of them."""
        if not sources:
            return []
        # One short list for each source, so that a long queue elsewhere costs nothing.
        each = [
            select(escalation_seats.c.escalation)
            .where(
                escalation_seats.c.team == team,
                escalation_seats.c.source == source,
                escalation_seats.c.escalation > after,
            )
            .order_by(escalation_seats.c.escalation)
            .limit(limit)
            .subquery()
            for source in sources
        ]
        ids = union_all(*(select(one.c.escalation) for one in each))
        rows = await self.connection.execute(
            select(escalations.c.document, escalations.c.document_version)
            .where(escalations.c.id.in_(ids))
            .order_by(escalations.c.id)  # ids are in the order of time
            .limit(limit)
        )
        return [escalation_of(row.document, row.document_version) for row in rows]


def escalation_of(document: dict[str, Any], version: int) -> Escalation:
    """Read one as it is stored."""
    return Escalation.model_validate(ESCALATION.present(document, version))
