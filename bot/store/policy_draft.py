"""Drafts of policies: one for each person, kept until it is proposed or thrown away."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.policy_draft_tables import policy_drafts as drafts


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """What somebody wrote, and on top of which version."""

    text: str
    base: int


@dataclass(frozen=True, slots=True)
class PolicyDrafts:
    """Read and keep what people are writing."""

    connection: AsyncConnection

    async def keep(self, team: str, author: str, draft: PolicyDraft, at: datetime) -> None:
        """Keep what somebody wrote, in the place of what they wrote before."""
        await self.drop(team, author)
        await self.connection.execute(
            insert(drafts).values(
                team=team, author=author, base=draft.base, text=draft.text, saved_at=at
            )
        )

    async def of(self, team: str, author: str) -> PolicyDraft | None:
        """Read what somebody wrote."""
        row = (
            await self.connection.execute(
                select(drafts.c.text, drafts.c.base).where(
                    drafts.c.team == team, drafts.c.author == author
                )
            )
        ).one_or_none()
        return PolicyDraft(row.text, row.base) if row else None

    async def drop(self, team: str, author: str) -> None:
        """Forget it."""
        await self.connection.execute(
            delete(drafts).where(drafts.c.team == team, drafts.c.author == author)
        )
