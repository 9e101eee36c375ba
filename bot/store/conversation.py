"""Conversations and what was said in them."""

from dataclasses import dataclass

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation.model import Message, Transcript
from bot.domain.conversation.thread import Conversation, Thread
from bot.store.tables import conversations, messages
from bot.store.upsert import insert_or_skip


@dataclass(frozen=True, slots=True)
class Conversations:
    """The threads Remit was asked into."""

    connection: AsyncConnection

    async def open(self, conversation: Conversation) -> Conversation:
        """Add a conversation, or return the one this thread already has; locked until commit."""
        await insert_or_skip(
            self.connection,
            conversations,
            ["team", "channel", "thread"],
            {
                "id": conversation.id,
                "team": conversation.place.team,
                "channel": conversation.place.channel,
                "thread": conversation.place.thread,
                "created_by": conversation.created_by,
                "created_at": conversation.created_at,
            },
        )
        found = await self.at(conversation.place)
        assert found is not None  # noqa: S101  # just inserted or already there
        return found

    async def at(self, place: Thread) -> Conversation | None:
        """Find the conversation of a thread; it stays locked until commit."""
        return await self._one(_at(place).with_for_update())

    async def find(self, place: Thread) -> Conversation | None:
        """Find the conversation of a thread, only to look at it."""
        return await self._one(_at(place))

    async def _one(self, query: Select[tuple[object, ...]]) -> Conversation | None:
        row = (await self.connection.execute(query)).one_or_none()
        return _conversation(row) if row else None

    async def place_of(self, team: str, channel: str, ts: str) -> Thread | None:
        """Find the thread in which a message was stored."""
        rows = await self.connection.execute(
            select(conversations.c.thread)
            .join(messages, messages.c.conversation == conversations.c.id)
            .where(
                conversations.c.team == team,
                conversations.c.channel == channel,
                messages.c.id == ts,
            )
        )
        thread = rows.scalar_one_or_none()
        return None if thread is None else Thread(team=team, channel=channel, thread=thread)

    async def hear(self, conversation: str, message: Message) -> bool:
        """Store a message; False when it is already there."""
        return await insert_or_skip(
            self.connection,
            messages,
            ["conversation", "id"],
            {"conversation": conversation, **_columns(message)},
        )

    async def revise(self, conversation: str, id: str, text: str) -> bool:
        """Replace what a message says; False when it is unknown or says so already."""
        changed = await self.connection.execute(
            update(messages)
            .where(
                messages.c.conversation == conversation,
                messages.c.id == id,
                messages.c.text != text,
            )
            .values(text=text, edited=True)
        )
        return bool(changed.rowcount)

    async def forget(self, conversation: str, id: str) -> bool:
        """Erase what a message said and let it count for nothing; False when it is unknown."""
        changed = await self.connection.execute(
            update(messages)
            .where(
                messages.c.conversation == conversation,
                messages.c.id == id,
                messages.c.deleted.is_(False),
            )
            .values(text="", follow_up=None, deleted=True)
        )
        return bool(changed.rowcount)

    async def transcript(self, conversation: str) -> Transcript:
        """Read everything said in a conversation, oldest first."""
        rows = await self.connection.execute(
            select(messages)
            .where(messages.c.conversation == conversation)
            .order_by(messages.c.said_at, messages.c.ts, messages.c.id)
        )
        return Transcript(
            messages=tuple(
                Message(**{key: value for key, value in row.items() if key != "conversation"})
                for row in rows.mappings()
            )
        )

    async def count(self) -> int:
        """Count the conversations."""
        counted = await self.connection.execute(select(func.count()).select_from(conversations))
        return int(counted.scalar_one())


def _columns(message: Message) -> dict[str, object]:
    follow_up = message.follow_up.model_dump(mode="json") if message.follow_up else None
    return {**message.model_dump(exclude={"follow_up"}), "follow_up": follow_up}


def _at(place: Thread) -> Select[tuple[object, ...]]:
    return select(conversations).where(
        conversations.c.team == place.team,
        conversations.c.channel == place.channel,
        conversations.c.thread == place.thread,
    )


def _conversation(row: Row[tuple[object, ...]]) -> Conversation:
    columns = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    return Conversation(
        id=columns["id"],
        place=Thread(team=columns["team"], channel=columns["channel"], thread=columns["thread"]),
        created_by=columns["created_by"],
        created_at=columns["created_at"],
    )
