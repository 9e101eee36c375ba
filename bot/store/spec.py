"""Specs: a head row that is queried, and insert-only versions pinned to a problem statement."""

from dataclasses import dataclass

from sqlalchemy import Row, Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.version import SpecVersion
from bot.store.tables import conversations, problem_statements
from bot.store.tables import spec_versions as versions
from bot.store.tables import specs as heads
from bot.store.upcast import SPEC
from bot.store.version_rows import keep_version, moved_on


@dataclass(frozen=True, slots=True)
class Specs:
    """Read the newest or any version; add the next one."""

    connection: AsyncConnection

    async def add(self, new: SpecVersion) -> str:
        """Store a version and move the head to it; return the digest of its content.

        Raises:
            ConflictError: somebody stored this version number first.
        """
        draft = new.spec.model_copy(update={"status": SpecStatus.DRAFT})
        document = draft.model_dump(mode="json")
        head = {
            "title": new.spec.title[:255],
            "status": SpecStatus.DRAFT,
            "version": new.version,
            "revision": new.revision,
            "updated_at": new.created_at,
        }
        first = {
            "id": new.id,
            "problem_statement": new.problem_statement,
            "team": new.place.team,
            "owner": new.owner,
            "created_at": new.created_at,
        }
        if not await moved_on(self.connection, heads, first, head):
            raise ConflictError(
                "This spec changed while you were working on it.",
                next_step="Look at the newest version and try again.",
                spec=new.id,
            )
        return await keep_version(
            self.connection,
            versions,
            document,
            id=new.id,
            version=new.version,
            problem_statement=new.problem_statement,
            problem_statement_version=new.problem_statement_version,
            document_version=SPEC.version,
            created_by=new.created_by,
            created_at=new.created_at,
            cause=new.cause,
            undoes=new.undoes,
        )

    async def set_status(self, id: str, status: SpecStatus, revision: int) -> None:
        """Move the newest version to a status; its content stays what it is."""
        await self.connection.execute(
            update(heads).where(heads.c.id == id).values(status=status, revision=revision)
        )

    async def mark_exported(self, id: str, version: int) -> None:
        """Remember which version left the house last."""
        await self.connection.execute(
            update(heads).where(heads.c.id == id).values(exported_version=version)
        )

    async def last_of(self, id: str, actor: str, *, limit: int) -> list[SpecVersion]:
        """Read the newest versions somebody made, the newest first."""
        rows = await self.connection.execute(
            _all()
            .where(heads.c.id == id, versions.c.created_by == actor)
            .order_by(versions.c.version.desc())
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def newest(self, id: str) -> SpecVersion | None:
        """Read the newest version."""
        return await self._one(_newest().where(heads.c.id == id))

    async def version(self, id: str, version: int) -> SpecVersion | None:
        """Read one version."""
        return await self._one(_all().where(heads.c.id == id, versions.c.version == version))

    async def of_statement(self, problem_statement: str) -> SpecVersion | None:
        """Read the newest version of the spec a problem statement led to."""
        return await self._one(_newest().where(heads.c.problem_statement == problem_statement))

    async def versions_of(self, problem_statement: str, *, limit: int) -> list[SpecVersion]:
        """Read the versions of the spec a problem statement led to, the newest first."""
        rows = await self.connection.execute(
            _all()
            .where(heads.c.problem_statement == problem_statement)
            .order_by(versions.c.version.desc())
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def of_team(self, team: str, *, limit: int) -> list[SpecVersion]:
        """List a workspace's specs, the last changed first."""
        rows = await self.connection.execute(
            _newest()
            .where(heads.c.team == team)
            .order_by(heads.c.updated_at.desc(), heads.c.id)
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def owned_by(self, team: str, owner: str, *, limit: int = 20) -> list[SpecVersion]:
        """List somebody's specs, the last changed first."""
        rows = await self.connection.execute(
            _newest()
            .where(heads.c.team == team, heads.c.owner == owner)
            .order_by(heads.c.updated_at.desc(), heads.c.id)
            .limit(limit)
        )
        return [_version(row) for row in rows]

    async def _one(self, query: Select[tuple[object, ...]]) -> SpecVersion | None:
        row = (await self.connection.execute(query)).one_or_none()
        return _version(row) if row else None


def _newest() -> Select[tuple[object, ...]]:
    return _all().where(versions.c.version == heads.c.version)


def _all() -> Select[tuple[object, ...]]:
    return (
        select(
            heads.c.id,
            heads.c.owner,
            heads.c.status,
            heads.c.revision,
            heads.c.exported_version,
            heads.c.version.label("newest"),
            versions.c.version,
            versions.c.problem_statement,
            versions.c.problem_statement_version,
            versions.c.document,
            versions.c.document_version,
            versions.c.created_by,
            versions.c.created_at,
            versions.c.cause,
            versions.c.undoes,
            versions.c.digest,
            conversations.c.team,
            conversations.c.channel,
            conversations.c.thread,
        )
        .select_from(heads)
        .join(versions, versions.c.id == heads.c.id)
        .join(problem_statements, problem_statements.c.id == heads.c.problem_statement)
        .join(conversations, conversations.c.id == problem_statements.c.conversation)
    )


def _version(row: Row[tuple[object, ...]]) -> SpecVersion:
    columns = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    document = SPEC.present(columns["document"], columns["document_version"])
    if columns["version"] == columns["newest"]:
        document = {**document, "status": columns["status"]}
    return SpecVersion(
        id=columns["id"],
        version=columns["version"],
        problem_statement=columns["problem_statement"],
        problem_statement_version=columns["problem_statement_version"],
        place=Thread(team=columns["team"], channel=columns["channel"], thread=columns["thread"]),
        owner=columns["owner"],
        created_by=columns["created_by"],
        created_at=columns["created_at"],
        cause=columns["cause"],
        undoes=columns["undoes"],
        digest=columns["digest"],
        revision=columns["revision"],
        exported=columns["exported_version"],
        spec=AISpec.model_validate(document),
    )
