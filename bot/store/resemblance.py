"""What statements are about, who was told that two are alike, and what they said to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.framing.similarity import Signature
from bot.domain.framing.statement import StatementStatus
from bot.store.tables import problem_statements as heads
from bot.store.tables import resemblances, statement_signatures
from bot.store.upsert import insert_or_skip

_OVER = (StatementStatus.SUPERSEDED, StatementStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Resemblances:
    """A pair is named by its two statements in one order, whichever came first."""

    connection: AsyncConnection

    async def sign(self, statement: str, signature: Signature, *, first: bool = False) -> None:
        """Keep what a statement is about now; if `first`, only where nothing was kept before."""
        document = signature.model_dump(mode="json")
        values = {"statement": statement, "document": document}
        new = await insert_or_skip(self.connection, statement_signatures, ["statement"], values)
        if not (new or first):
            await self.connection.execute(
                update(statement_signatures)
                .where(statement_signatures.c.statement == statement)
                .values(document=document)
            )

    async def others(
        self, team: str, besides: str, *, sharing: Collection[str], limit: int
    ) -> dict[str, Signature]:
        """Read what the other statements are about that share a word, those changed last first."""
        rows = await self.connection.execute(
            select(heads.c.id, statement_signatures.c.document)
            .join(statement_signatures, statement_signatures.c.statement == heads.c.id)
            .where(heads.c.team == team, heads.c.id != besides, heads.c.status.not_in(_OVER))
            .order_by(heads.c.updated_at.desc())
            .limit(limit)
        )
        wanted = frozenset(sharing)
        return {
            name: Signature.model_validate(document)
            for name, document in rows
            if not wanted.isdisjoint(document["words"])
        }

    async def known(self, statement: str) -> list[str]:
        """Find the statements that somebody was told are like this one, told first first."""
        pairs = await self.connection.execute(
            select(resemblances.c.one, resemblances.c.other)
            .where((resemblances.c.one == statement) | (resemblances.c.other == statement))
            .order_by(resemblances.c.told_at, resemblances.c.one, resemblances.c.other)
        )
        return list(dict.fromkeys(one if other == statement else other for one, other in pairs))

    async def unsigned(self, team: str, *, limit: int) -> list[str]:
        """Find statements from before signatures were kept."""
        rows = await self.connection.execute(
            select(heads.c.id)
            .outerjoin(statement_signatures, statement_signatures.c.statement == heads.c.id)
            .where(heads.c.team == team, statement_signatures.c.statement.is_(None))
            .order_by(heads.c.id)
            .limit(limit)
        )
        return list(rows.scalars())

    async def tell(self, pair: Iterable[str], person: str, at: datetime) -> bool:
        """Note that a person is told of a pair; False if they were told before."""
        one, other = sorted(pair)
        return await insert_or_skip(
            self.connection,
            resemblances,
            ["one", "other", "person"],
            {"one": one, "other": other, "person": person, "told_at": at},
        )

    async def is_answered(self, pair: Iterable[str]) -> bool:
        """Whether anybody has said what to do about a pair."""
        found = await self.connection.execute(
            select(resemblances.c.person)
            .where(_is(pair), resemblances.c.answer.is_not(None))
            .limit(1)
        )
        return found.first() is not None

    async def answer(self, pair: Iterable[str], person: str, answer: str, at: datetime) -> bool:
        """Remember what a person said about a pair; False if they were never told of it."""
        changed = await self.connection.execute(
            update(resemblances)
            .where(_is(pair), resemblances.c.person == person)
            .values(answer=answer, answered_at=at)
        )
        return bool(changed.rowcount)


def _is(pair: Iterable[str]) -> ColumnElement[bool]:
    one, other = sorted(pair)
    return (resemblances.c.one == one) & (resemblances.c.other == other)
