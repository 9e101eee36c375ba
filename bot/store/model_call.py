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

    async def add(
        self, id: str, *, team: str, subject: str, called_at: datetime, call: Mapping[str, Any]
    ) -> None:
        """Keep one call; `call` holds the ledger entry's columns."""
        await self.connection.execute(
            insert(model_calls).values(
                id=id, team=team, subject=subject, called_at=called_at, **call
            )
        )

    async def tokens_since(self, team: str, since: datetime) -> int:
        """Sum the tokens a workspace has used since a moment."""
        used = await self.connection.execute(
            select(
                func.coalesce(func.sum(model_calls.c.input_tokens), 0)
                + func.coalesce(func.sum(model_calls.c.output_tokens), 0)
            ).where(model_calls.c.team == team, model_calls.c.called_at >= since)
        )
        return int(used.scalar_one())
