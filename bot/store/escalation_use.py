"""How often oversight rows were used, and what they let pass without people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.escalation.action import SpecRow
from bot.domain.escalation.model import State
from bot.store.decision_tables import escalations

_MOST = 1000  # of the newest; a decision needs fewer
_LET_ACT = (State.APPROVED, State.CONSUMED, State.FINISHED)


@dataclass(frozen=True, slots=True)
class Passed:
    """What a rule let pass without people."""

    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PastUse:
    """How long an oversight row has been in use, and how often it was let act."""

    days: int
    count: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How people answered what was asked under an oversight row."""

    in_a_row: int  # approved by people since the last one they denied
    denied: int


@dataclass(frozen=True, slots=True)
class EscalationUse:
    """Counts; changes nothing."""

    connection: AsyncConnection

    async def passed_under(
        self, team: str, row: SpecRow, since: timedelta, now: datetime
    ) -> Passed:
        """Count what an oversight row let pass without people in the time up to now."""
        rows = await self.connection.execute(
            select(escalations.c.amount).where(
                escalations.c.team == team,
                escalations.c.spec_row == name_of_row(row),
                escalations.c.by_policy,
                escalations.c.opened_at > now - since,
            )
        )
        amounts = [Decimal(one.amount or 0) for one in rows]
        return Passed(len(amounts), sum(amounts, Decimal(0)))

    async def past_under(self, team: str, row: SpecRow, now: datetime) -> PastUse:
        """Tell since when an oversight row is in use, and how often it was let act."""
        found = (
            await self.connection.execute(
                select(func.min(escalations.c.opened_at), func.count()).where(
                    escalations.c.team == team,
                    escalations.c.spec_row == name_of_row(row),
                    escalations.c.state.in_([one.value for one in _LET_ACT]),
                )
            )
        ).one()
        first, count = found
        return PastUse(days=(now - first).days if first else 0, count=count)

    async def reviewed_under(self, team: str, row: SpecRow) -> Reviewed:
        """Tell how many people let act, one after the other, since they last said no."""
        rows = await self.connection.execute(
            select(escalations.c.state)
            .where(
                escalations.c.team == team,
                escalations.c.spec_row == name_of_row(row),
                ~escalations.c.by_policy,
                escalations.c.state.in_([one.value for one in (*_LET_ACT, State.DENIED)]),
            )
            .order_by(escalations.c.changed_at.desc())
            .limit(_MOST)
        )
        denials = [state == State.DENIED for (state,) in rows]
        in_a_row = denials.index(True) if True in denials else len(denials)
        return Reviewed(in_a_row=in_a_row, denied=sum(denials))


def name_of_row(row: SpecRow) -> str:
    """One row of one spec, whatever the version."""
    return f"{row.spec}:{row.row}"
