"""Escalations: a row that moves by guarded updates only, and every version that was shown."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from bot.domain.errors import ConflictError
from bot.domain.escalation.model import POLICY, Escalation
from bot.domain.escalation.passing import moments
from bot.store.brought import Brought
from bot.store.decision_tables import escalation_seats, escalation_versions, escalations
from bot.store.escalation_list import EscalationLists, escalation_of
from bot.store.escalation_statement import ADD, ADVANCE, LOCK, ONE, SHOW, STAND_UP
from bot.store.escalation_use import Passed, name_of_row
from bot.store.later import later
from bot.store.upcast import ESCALATION
from bot.store.upsert import insert_all_or_skip_later, insert_or_skip

_MOST_LATE = 100  # told apart; the others are only counted
_KEY = ("team", "asker", "idempotency_key")


@dataclass(frozen=True, slots=True)
class Asked:
    """Under which key a program asked, so that asking again asks nothing new."""

    by: str
    fingerprint: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """An escalation that time alone should have changed by now."""

    id: str
    team: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Late:
    """How many are overdue at a moment, and those that are so longest."""

    count: int
    now: datetime
    longest: tuple[Overdue, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalations(EscalationLists):
    """Read, begin and advance escalations."""

    host_now: datetime
    changed: set[str] = field(default_factory=set)
    brought: Brought = field(default_factory=Brought)

    async def now(self) -> datetime:
        """Tell the time by the database's clock (PostgreSQL) or the host's."""
        if self.connection.dialect.name != "postgresql":
            return self.host_now
        if self.brought.has("now", ""):
            locked_at: datetime = self.brought.take("now", "")
            return locked_at
        found = (await self.connection.execute(select(func.clock_timestamp()))).scalar_one()
        assert isinstance(found, datetime)  # noqa: S101  # PostgreSQL says so
        return found

    async def add(self, new: Escalation, asked: Asked) -> bool:
        """Keep a new escalation; False when the asker used the key before."""
        values = {
            "id": new.id,
            "team": new.team,
            "opened_at": new.opened_at,
            "asker": asked.by,
            "idempotency_key": asked.key,
            "fingerprint": asked.fingerprint,
            **_columns(new, new.opened_at),
        }
        if asked.key is None:  # nothing it could be a repeat of
            later(self.connection, ADD, [values])
        elif not await insert_or_skip(self.connection, escalations, _KEY, values):
            return False
        self._show(new, new.opened_at)
        self._seat(new, frozenset())
        return True

    async def asked_before(self, team: str, asked: Asked) -> tuple[str, str] | None:
        """Find the escalation a key was used for: its id, and what was asked then."""
        row = (
            await self.connection.execute(
                select(escalations.c.id, escalations.c.fingerprint).where(
                    escalations.c.team == team,
                    escalations.c.asker == asked.by,
                    escalations.c.idempotency_key == asked.key,
                )
            )
        ).one_or_none()
        return (row.id, row.fingerprint) if row else None

    async def asked_under(self, team: str, by: str, prefix: str) -> dict[str, Escalation]:
        """Read what somebody asked under keys that begin alike, by its key."""
        column = escalations.c
        rows = await self.connection.execute(
            select(column.idempotency_key, column.document, column.document_version).where(
                column.team == team,
                column.asker == by,
                column.idempotency_key.startswith(prefix, autoescape=True),
            )
        )
        return {
            row.idempotency_key: escalation_of(row.document, row.document_version) for row in rows
        }

    async def get(self, id: str) -> Escalation | None:
        """Read one."""
        row = (await self.connection.execute(ONE, {"named": id})).one_or_none()
        return escalation_of(row.document, row.document_version) if row else None

    async def lock(self, id: str) -> Escalation | None:
        """Read one; whoever else wants to advance it waits until this transaction ends.

        It brings along what advancing one takes: when the lock was got, by the database's clock,
        whether it is a check, and whether any program is told of such things.
        """
        row = (
            await self.connection.execute(LOCK[self.connection.dialect.name], {"named": id})
        ).one_or_none()
        if row is None:
            return None
        self.brought.bring("now", "", row.locked_at)
        self.brought.bring("planted", id, row.wrong)
        if not row.is_told:
            self.brought.bring("endpoints", row.team, [])
        locked = escalation_of(row.document, row.document_version)
        self.brought.bring("locked", id, locked.revision)
        return locked

    async def advance(self, before: Escalation, after: Escalation, at: datetime) -> None:
        """Move it on from the very state that was read.

        Raises:
            ConflictError: somebody moved it meanwhile.
        """
        seen = {"seen_id": before.id, "seen_revision": before.revision,
                "seen_state": before.state.value}  # fmt: skip
        values = {**seen, **_columns(after, at)}
        if self._has_locked(before):
            later(self.connection, ADVANCE, [values])  # nobody else can have moved it
            self.brought.bring("locked", after.id, after.revision)
        elif not (await self.connection.execute(ADVANCE, values)).rowcount:
            raise ConflictError(
                "Somebody was faster.", next_step="The card shows the present state."
            )
        self.changed.add(after.id)
        if after.version != before.version:
            self._show(after, at)
        self._seat(after, before.asked if before.state.is_pending else frozenset())

    async def shown(self, id: str, version: int) -> tuple[str, dict[str, Any]] | None:
        """Read what a version showed, with its digest."""
        row = (
            await self.connection.execute(
                select(escalation_versions.c.digest, escalation_versions.c.document).where(
                    escalation_versions.c.id == id, escalation_versions.c.version == version
                )
            )
        ).one_or_none()
        return (row.digest, row.document) if row else None

    async def all_shown(self, id: str) -> list[dict[str, Any]]:
        """Read everything an escalation ever showed, the first version first."""
        found = await self.connection.scalars(
            select(escalation_versions.c.document)
            .where(escalation_versions.c.id == id)
            .order_by(escalation_versions.c.version)
        )
        return list(found)

    async def passed(self, team: str, rule: str, since: timedelta, now: datetime) -> Passed:
        """Count what a rule let pass without people in the time up to now."""
        rows = await self.connection.execute(
            select(escalations.c.amount).where(
                escalations.c.team == team,
                escalations.c.rule == rule,
                escalations.c.by_policy,
                escalations.c.opened_at > now - since,
            )
        )
        amounts = [Decimal(row.amount or 0) for row in rows]
        return Passed(len(amounts), sum(amounts, Decimal(0)))

    async def late(self, grace: timedelta) -> Late:
        """Count those that should have gone on longer ago than `grace`."""
        now = await self.now()
        overdue = escalations.c.due_at < now - grace
        count = await self.connection.scalar(
            select(func.count()).select_from(escalations).where(overdue)
        )
        if not count:
            return Late(0, now)
        query = select(escalations.c.id, escalations.c.team, escalations.c.due_at)
        rows = await self.connection.execute(
            query.where(overdue).order_by(escalations.c.due_at).limit(_MOST_LATE)
        )
        return Late(count, now, tuple(Overdue(row.id, row.team, row.due_at) for row in rows))

    def _has_locked(self, seen: Escalation) -> bool:
        """Whether this transaction locked it in the very state that was read."""
        if not self.brought.has("locked", seen.id):
            return False
        return bool(self.brought.take("locked", seen.id) == seen.revision)

    def _show(self, escalation: Escalation, at: datetime) -> None:
        shown = {
            "id": escalation.id,
            "version": escalation.version,
            "digest": escalation.digest,
            "document": escalation.bound_to(escalation.request),
            "shown_at": at,
        }
        later(self.connection, SHOW, [shown])

    def _seat(self, escalation: Escalation, there: frozenset[str]) -> None:
        """Note whom it waits for, as long as it waits; `there` is what is noted by now."""
        wanted = escalation.asked if escalation.state.is_pending else frozenset()
        named, team = escalation.id, escalation.team
        gone = [{"gone": one, "named": named} for one in sorted(there - wanted)]
        later(self.connection, STAND_UP, gone)
        fresh = [
            {"source": one, "escalation": named, "team": team} for one in sorted(wanted - there)
        ]
        key = ("source", "escalation")
        insert_all_or_skip_later(self.connection, escalation_seats, key, fresh)


def _columns(escalation: Escalation, at: datetime) -> dict[str, Any]:
    decision, money = escalation.decision, escalation.request.action.money
    return {
        "state": escalation.state.value,
        "version": escalation.version,
        "revision": escalation.revision,
        "rule": escalation.plan.rule,
        "by_policy": decision is not None
        and decision.by == (POLICY,)
        and decision.choice == "approve",
        "amount": str(money.amount) if money else None,
        "spec_row": name_of_row(row) if (row := escalation.request.row) else None,
        "changed_at": at,
        "due_at": next(iter(moments(escalation)), None),
        "document": escalation.model_dump(mode="json"),
        "document_version": ESCALATION.version,
    }
