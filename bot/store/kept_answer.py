"""Answers typed while somebody else settled the question: kept until their author says what holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.framing.overtaken import KeptAnswer
from bot.store.tables import Instant, Words, metadata

kept_answers = Table(
    "kept_answers",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("statement", ForeignKey("problem_statements.id"), nullable=False),
    Column("person", String(32), nullable=False),
    Column("question", String(16), nullable=False),
    Column("path", String(128), nullable=False),
    Column("asks", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("kept_at", Instant, nullable=False),
)


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """What is kept is read by its author alone."""

    connection: AsyncConnection

    async def add(self, kept: KeptAnswer) -> None:
        """Keep an answer."""
        await self.connection.execute(insert(kept_answers).values(kept.model_dump()))

    async def of(self, ids: Sequence[str], person: str) -> list[KeptAnswer]:
        """Read what one person typed, oldest first."""
        rows = await self.connection.execute(
            select(kept_answers)
            .where(kept_answers.c.id.in_(ids), kept_answers.c.person == person)
            .order_by(kept_answers.c.id)
        )
        return [KeptAnswer.model_validate(dict(row)) for row in rows.mappings()]

    async def drop(self, id: str) -> None:
        """Forget an answer that was given after all."""
        await self.connection.execute(delete(kept_answers).where(kept_answers.c.id == id))
