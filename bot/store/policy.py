"""Policies: insert-only versions, and a head that says which one counts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    and_,
    bindparam,
    func,
    insert,
    null,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit.model import digest
from bot.domain.errors import ConflictError
from bot.domain.policy.model import Policy
from bot.store.brought import Brought
from bot.store.decision_tables import policies, policy_heads
from bot.store.escalation_statement import is_any_told
from bot.store.upcast import POLICY
from bot.store.upsert import insert_or_skip

_KNOWN: dict[str, Policy] = {}  # by the digest of their text: a version is never rewritten
_MOST_KNOWN = 100


def _ahead(now: ColumnElement[Any]) -> Select[Any]:
    team = bindparam("named", type_=String)
    head = select(policy_heads.c.version).where(policy_heads.c.team == team).scalar_subquery()
    text = select(policies.c.digest).where(policies.c.team == team, policies.c.version == head)
    return select(
        head.label("version"),
        text.scalar_subquery().label("digest"),
        now.label("now"),
        is_any_told(team).label("is_told"),
    )


_AHEAD = {"sqlite": _ahead(null()), "postgresql": _ahead(func.clock_timestamp())}


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A policy in one version, and whether it is the one that counts."""

    policy: Policy
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Policies:
    """Read the policy that counts; keep proposed ones; have one count."""

    connection: AsyncConnection
    brought: Brought = field(default_factory=Brought)

    async def look_ahead(self, team: str) -> int:
        """Ask in one go what is asked one after the other when something is put before people.

        It brings along the policy that counts, what time it is by the database's clock, and
        whether any program is told. Returns the version that counts; 0 is none.
        """
        found = (
            await self.connection.execute(_AHEAD[self.connection.dialect.name], {"named": team})
        ).one()
        self.brought.bring("now", "", found.now)
        if not found.is_told:
            self.brought.bring("endpoints", team, [])
        if not found.version:
            self.brought.bring("policy", team, None)
        elif policy := _KNOWN.get(found.digest):
            self.brought.bring("policy", team, PolicyVersion(policy, found.version, found.digest))
        return found.version or 0

    async def active(self, team: str, *, lock: bool = False) -> PolicyVersion | None:
        """Read the policy that counts; with `lock` nobody else counts by it until commit."""
        if lock:  # in two steps: a join would lose the row to whoever activates another meanwhile
            head = select(policy_heads.c.version).where(policy_heads.c.team == team)
            version = await self.connection.scalar(head.with_for_update())
            return await self.version(team, version) if version else None
        if self.brought.has("policy", team):
            brought: PolicyVersion | None = self.brought.take("policy", team)
            return brought
        counts = and_(
            policy_heads.c.team == policies.c.team, policy_heads.c.version == policies.c.version
        )
        query = select(policies).join(policy_heads, counts).where(policies.c.team == team)
        return _version((await self.connection.execute(query)).one_or_none())

    async def version(self, team: str, version: int) -> PolicyVersion | None:
        """Read one version."""
        query = select(policies).where(policies.c.team == team, policies.c.version == version)
        return _version((await self.connection.execute(query)).one_or_none())

    async def versions(self, team: str, *, limit: int) -> list[tuple[int, datetime, str]]:
        """List the last versions: number, when, and who proposed it."""
        rows = await self.connection.execute(
            select(policies.c.version, policies.c.created_at, policies.c.created_by)
            .where(policies.c.team == team)
            .order_by(policies.c.version.desc())
            .limit(limit)
        )
        return [(row.version, row.created_at, row.created_by) for row in rows]

    async def add(self, team: str, policy: Policy, by: str, at: datetime) -> PolicyVersion:
        """Keep a version that does not count yet."""
        await insert_or_skip(self.connection, policy_heads, ["team"], {"team": team, "version": 0})
        await self.connection.execute(  # versions are numbered one at a time
            select(policy_heads.c.version).where(policy_heads.c.team == team).with_for_update()
        )
        newest = (
            await self.connection.execute(
                select(func.max(policies.c.version)).where(policies.c.team == team)
            )
        ).scalar_one()
        document = policy.model_dump(mode="json")
        new = PolicyVersion(policy, (newest or 0) + 1, digest(document))
        await self.connection.execute(
            insert(policies).values(
                team=team,
                version=new.version,
                document=document,
                document_version=POLICY.version,
                digest=new.digest,
                created_by=by[:32],
                created_at=at,
            )
        )
        return new

    async def activate(self, team: str, version: int, *, instead_of: int) -> None:
        """Have a version count in the place of another.

        Raises:
            ConflictError: another one counts by now.
        """
        moved = await self.connection.execute(
            update(policy_heads)
            .where(policy_heads.c.team == team, policy_heads.c.version == instead_of)
            .values(version=version)
        )
        if not moved.rowcount:
            raise ConflictError(
                "Another policy counts by now.",
                next_step="Propose your change again, on top of the present policy.",
            )


def _version(row: Row[Any] | None) -> PolicyVersion | None:
    if row is None:
        return None
    if row.digest not in _KNOWN:
        document: dict[str, Any] = POLICY.present(row.document, row.document_version)
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[row.digest] = Policy.model_validate(document)
    return PolicyVersion(_KNOWN[row.digest], row.version, row.digest)
