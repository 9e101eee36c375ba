"""Roundups: which channel is told when, and what waits there is to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, case, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.escalation.model import State
from bot.domain.roundup.model import Backlog, RoundupPlan
from bot.store.decision_tables import escalations
from bot.store.roundup_tables import roundups
from bot.store.upcast import ROUNDUP

_PENDING = tuple(one.value for one in State if one.is_pending)


@dataclass(frozen=True, slots=True)
class Roundups:
    """Plans come and go; what waits is counted where it stands."""

    connection: AsyncConnection

    async def add(self, plan: RoundupPlan) -> None:
        """Keep a plan."""
        await self.connection.execute(
            insert(roundups).values(
                id=plan.id,
                team=plan.team,
                channel=plan.channel,
                created_at=plan.created_at,
                document=plan.model_dump(mode="json"),
                document_version=ROUNDUP.version,
            )
        )

    async def drop(self, id: str) -> None:
        """Forget a plan."""
        await self.connection.execute(delete(roundups).where(roundups.c.id == id))

    async def get(self, id: str) -> RoundupPlan | None:
        """Read one."""
        query = select(roundups).where(roundups.c.id == id)
        row = (await self.connection.execute(query)).one_or_none()
        return _plan(row) if row else None

    async def of(self, team: str) -> list[RoundupPlan]:
        """Read those of a workspace, the oldest first."""
        query = select(roundups).where(roundups.c.team == team)
        rows = await self.connection.execute(query.order_by(roundups.c.created_at, roundups.c.id))
        return [_plan(row) for row in rows]

    async def backlogs(self, team: str, queue: str | None) -> Sequence[Backlog]:
        """Count what waits, by queue: in one statement, however much it is."""
        column = escalations.c
        late = column.document["overdue"].as_boolean()
        query = (
            select(
                column.rule,
                func.count().label("count"),
                func.min(column.opened_at).label("oldest"),
                func.sum(case((late, 1), else_=0)).label("late"),
            )
            .where(column.team == team, column.state.in_(_PENDING))
            .group_by(column.rule)
        )
        rows = await self.connection.execute(query.where(column.rule == queue) if queue else query)
        return [
            Backlog(queue=row.rule, count=row.count, oldest_at=row.oldest, overdue=row.late)
            for row in rows
        ]


def _plan(row: Row[tuple[object, ...]]) -> RoundupPlan:
    return RoundupPlan.model_validate(ROUNDUP.present(row.document, row.document_version))
