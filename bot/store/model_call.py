"""The ledger of language model calls: what was asked, of whom, at which cost; never the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import model_calls


@dataclass(frozen=True, slots=True)
class ModelCalls:
    """Every call is kept, also those that failed."""

    connection: AsyncConnection

    async def add(  # noqa: PLR0913 - what is known about a call
        self,
        id: str,
        *,
        team: str,
        subject: str,
        called_at: datetime,
        call: Mapping[str, Any],
        actor: str | None = None,
    ) -> None:
        """Keep one call; `call` holds the ledger entry's columns."""
        await self.connection.execute(
            insert(model_calls).values(
                id=id, team=team, subject=subject, called_at=called_at, actor=actor, **call
            )
        )

    async def spending(
        self, team: str, since: datetime, *, actor: str | None = None
    ) -> list[tuple[datetime, int]]:
        """List when a workspace, or one person in it, used how many tokens; oldest first."""
        mine = [model_calls.c.actor == actor] if actor else []
        rows = await self.connection.execute(
            select(model_calls.c.called_at, func.sum(_COUNTED))
            .where(model_calls.c.team == team, model_calls.c.called_at >= since, *mine)
            .group_by(model_calls.c.called_at)
            .order_by(model_calls.c.called_at)
        )
        return [(row[0], int(row[1])) for row in rows]

    async def today(self, since: datetime) -> tuple[int, int]:
        """Count the calls of all workspaces since a moment, and their tokens."""
        rows = await self.connection.execute(
            select(func.count(), func.coalesce(func.sum(_COUNTED), 0)).where(
                model_calls.c.called_at >= since
            )
        )
        calls, tokens = rows.one()
        return int(calls), int(tokens)


_COUNTED = func.coalesce(
    model_calls.c.counted_tokens,
    func.coalesce(model_calls.c.input_tokens, 0) + func.coalesce(model_calls.c.output_tokens, 0),
)
