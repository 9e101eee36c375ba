"""Answers of language models, by the exact question, so that none is asked twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import model_replies
from bot.store.upsert import insert_or_skip


@dataclass(frozen=True, slots=True)
class ModelReplies:
    """A conversation's answers are found by that conversation alone."""

    connection: AsyncConnection

    async def find(self, conversation: str, key: str) -> str | None:
        """Read the answer to a question, if it was asked before."""
        rows = await self.connection.execute(
            select(model_replies.c.reply).where(
                model_replies.c.conversation == conversation, model_replies.c.key == key
            )
        )
        return rows.scalar_one_or_none()

    async def add(self, conversation: str, replies: Mapping[str, str], *, at: datetime) -> None:
        """Keep answers."""
        for key, reply in replies.items():
            await insert_or_skip(
                self.connection,
                model_replies,
                ["conversation", "key"],
                {"conversation": conversation, "key": key, "reply": reply, "replied_at": at},
            )

    async def forget(self, conversation: str) -> None:
        """Delete a conversation's answers: something they quote was taken back."""
        await self.connection.execute(
            delete(model_replies).where(model_replies.c.conversation == conversation)
        )

    async def forget_before(self, moment: datetime) -> int:
        """Delete old answers, and say how many."""
        gone = await self.connection.execute(
            delete(model_replies).where(model_replies.c.replied_at < moment)
        )
        return int(gone.rowcount)
