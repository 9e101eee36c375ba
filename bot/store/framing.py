"""Problem statements: a head row that is queried, and insert-only versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError
from bot.domain.framing.proposal import ModelMemory, Proposal, Suspicion
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.store.tables import conversations, proposals
from bot.store.tables import problem_statement_versions as versions
from bot.store.tables import problem_statements as heads
from bot.store.upcast import STATEMENT
from bot.store.version_rows import keep_version, moved_on


@dataclass(frozen=True, slots=True)
class ProblemStatements:
    """Read the newest or any version; add the next one."""

    connection: AsyncConnection

    async def add(self, new: StatementVersion) -> str:
        """Store a version and move the head to it; return the digest of its content.

        Raises:
            ConflictError: somebody stored this version number first.
        """
        document = new.statement.model_dump(mode="json")
        first = {
            "id": new.id,
            "conversation": new.conversation,
            "team": new.place.team,
            "owner": new.owner,
            "created_at": new.created_at,
        }
        head = {
            "title": new.statement.title[:255],
            "status": new.statement.status,
            "version": new.version,
            "updated_at": new.created_at,
        }
        if not await moved_on(self.connection, heads, first, head):
            raise ConflictError(
                "This draft changed while you were working on it.",
                next_step="Look at the newest version and try again.",
                statement=new.id,
            )
        return await keep_version(
            self.connection,
            versions,
            document,
            id=new.id,
            version=new.version,
            document_version=STATEMENT.version,
            created_by=new.created_by,
            created_at=new.created_at,
        )

    async def newest(self, id: str) -> StatementVersion | None:
        """Read the newest version."""
        return await self._one(_newest().where(heads.c.id == id))

    async def of_conversation(self, conversation: str) -> StatementVersion | None:
        """Read the newest version of the statement a conversation has."""
        return await self._one(_newest().where(heads.c.conversation == conversation))

    async def in_thread(self, place: Thread) -> StatementVersion | None:
        """Read the newest version of the statement of a thread."""
        column = conversations.c
        return await self._one(
            _newest().where(
                column.team == place.team,
                column.channel == place.channel,
                column.thread == place.thread,
            )
        )

    async def version(self, id: str, version: int) -> StatementVersion | None:
        """Read one version."""
        return await self._one(_all().where(heads.c.id == id, versions.c.version == version))

    async def versions(self, id: str, *, newest: int, limit: int) -> list[StatementVersion]:
        """Read versions from `newest` on downwards."""
        rows = await self.connection.execute(
            _all()
            .where(heads.c.id == id, versions.c.version <= newest)
            .order_by(versions.c.version.desc())
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def newest_versions(self, ids: Sequence[str]) -> dict[str, int]:
        """Tell in which version some statements are."""
        rows = await self.connection.execute(
            select(heads.c.id, heads.c.version).where(heads.c.id.in_(ids))
        )
        return {row.id: row.version for row in rows}

    async def owned_by(self, team: str, owner: str, *, limit: int = 20) -> list[StatementVersion]:
        """List somebody's statements, the last changed first."""
        rows = await self.connection.execute(
            _newest()
            .where(heads.c.team == team, heads.c.owner == owner)
            .order_by(heads.c.updated_at.desc(), heads.c.id)
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def _one(self, query: Select[tuple[object, ...]]) -> StatementVersion | None:
        row = (await self.connection.execute(query)).one_or_none()
        return _version(row) if row else None


def _all() -> Select[tuple[object, ...]]:
    return (
        select(
            heads.c.id,
            heads.c.conversation,
            heads.c.owner,
            versions.c.version,
            versions.c.document,
            versions.c.document_version,
            versions.c.created_by,
            versions.c.created_at,
            conversations.c.team,
            conversations.c.channel,
            conversations.c.thread,
        )
        .select_from(heads)
        .join(versions, versions.c.id == heads.c.id)
        .join(conversations, conversations.c.id == heads.c.conversation)
    )


def _newest() -> Select[tuple[object, ...]]:
    return _all().where(versions.c.version == heads.c.version)


def _version(row: Row[tuple[object, ...]]) -> StatementVersion:
    columns = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    document = STATEMENT.present(columns["document"], columns["document_version"])
    return StatementVersion(
        id=columns["id"],
        version=columns["version"],
        conversation=columns["conversation"],
        place=Thread(team=columns["team"], channel=columns["channel"], thread=columns["thread"]),
        owner=columns["owner"],
        created_by=columns["created_by"],
        created_at=columns["created_at"],
        statement=ProblemStatement.model_validate(document),
    )


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a language model last proposed for a conversation; checked again at every reading."""

    connection: AsyncConnection

    async def replace(
        self, conversation: str, new: ModelMemory, *, model: str, at: datetime
    ) -> None:
        """Keep this instead of what was found earlier."""
        await self.connection.execute(
            delete(proposals).where(proposals.c.conversation == conversation)
        )
        await self.connection.execute(
            insert(proposals).values(
                conversation=conversation, model=model, proposed_at=at, **_columns(new)
            )
        )

    async def memory(self, conversation: str) -> ModelMemory:
        """Read what was found in a conversation; nothing when no model has spoken."""
        rows = await self.connection.execute(
            select(proposals).where(proposals.c.conversation == conversation)
        )
        row = rows.mappings().one_or_none()
        if row is None:
            return ModelMemory()
        return ModelMemory(
            proposals=tuple(Proposal.model_validate(each) for each in row["document"]),
            suspicions=tuple(Suspicion.model_validate(each) for each in row["suspicions"] or ()),
            read=row["read"] or {},
            marker=row["marker"],
        )

    async def forget(self, conversation: str, message: str) -> None:
        """Forget what rests on a message whose words were taken back."""
        before = await self.memory(conversation)
        if (after := before.without(message)) != before:
            await self.connection.execute(
                update(proposals)
                .where(proposals.c.conversation == conversation)
                .values(**_columns(after))
            )

    async def model_of(self, conversation: str) -> str | None:
        """Name the model whose proposals a conversation has."""
        rows = await self.connection.execute(
            select(proposals.c.model).where(proposals.c.conversation == conversation)
        )
        return rows.scalar_one_or_none()


def _columns(memory: ModelMemory) -> dict[str, Any]:
    return {
        "document": [proposal.model_dump(mode="json") for proposal in memory.proposals],
        "suspicions": [suspicion.model_dump(mode="json") for suspicion in memory.suspicions],
        "read": memory.read,
        "marker": memory.marker,
    }
