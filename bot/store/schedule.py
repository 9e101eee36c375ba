"""Schedules and fires: what is due is claimed by `(schedule, moment)`, by any number of replicas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    ColumnElement,
    Insert,
    Row,
    Select,
    bindparam,
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.schedule.model import FireState, Overlap, Schedule
from bot.domain.schedule.recurrence import Times
from bot.store.decision_tables import fires, schedules
from bot.store.later import later
from bot.store.queues import jobs
from bot.store.tables import Instant
from bot.store.upsert import insert_all_or_skip

_TIMES: TypeAdapter[Times] = TypeAdapter(Times)
_DROP = delete(schedules).where(schedules.c.id == bindparam("named"))


def _put(kind: Any) -> Insert:  # noqa: ANN401  # a dialect's own insert
    statement = kind.insert(schedules)
    newer = {
        column.name: statement.excluded[column.name]
        for column in schedules.c
        if column.name not in {"id", "version"}
    }
    put: Insert = statement.on_conflict_do_update(
        index_elements=["id"], set_={**newer, "version": schedules.c.version + 1}
    )
    return put


def _any_due(now: ColumnElement[datetime]) -> Select[Any]:
    due = select(schedules.c.id).where(~schedules.c.paused, schedules.c.next_at <= now)
    return due.limit(1)


_ANY_DUE = {"sqlite": _any_due(bindparam("now", type_=Instant)), "postgresql": _any_due(func.now())}
_PUT = {"sqlite": _put(sqlite), "postgresql": _put(postgresql)}


@dataclass(frozen=True, slots=True)
class Schedules:
    """What is due when."""

    connection: AsyncConnection
    host_now: datetime

    @property
    def instant(self) -> ColumnElement[datetime]:
        """The present moment, by the database's clock (PostgreSQL) or the host's."""
        if self.connection.dialect.name == "postgresql":
            return func.now()
        return literal(self.host_now, Instant)

    async def put(self, schedule: Schedule) -> None:
        """Keep a schedule, in the place of an earlier one of its name."""
        statement = _PUT[self.connection.dialect.name]
        later(self.connection, statement, [columns_of(schedule)])

    async def drop(self, id: str) -> None:
        """Forget a schedule; its fires stay on record for a while."""
        later(self.connection, _DROP, [{"named": id}])

    async def pause(self, id: str, *, paused: bool) -> bool:
        """Hold a schedule, or let it go on; False when there is none."""
        held = await self.connection.execute(
            update(schedules)
            .where(schedules.c.id == id)
            .values(paused=paused, version=schedules.c.version + 1)
        )
        return bool(held.rowcount)

    async def get(self, id: str) -> Schedule | None:
        """Read one."""
        row = (
            await self.connection.execute(select(schedules).where(schedules.c.id == id))
        ).one_or_none()
        return _schedule(row) if row else None

    async def of_kind(self, team: str, kind: str) -> dict[str, Schedule]:
        """Read all of one kind in a workspace, by their names."""
        rows = await self.connection.execute(
            select(schedules).where(schedules.c.team == team, schedules.c.kind == kind)
        )
        return {row.id: _schedule(row) for row in rows}

    async def due(self, *, limit: int) -> list[tuple[Schedule, datetime]]:
        """Take what is due, each with the time it is now; others take the rest."""
        rows = await self.connection.execute(
            select(schedules, self.instant.label("now"))
            .where(~schedules.c.paused, schedules.c.next_at <= self.instant)
            .order_by(schedules.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [(_schedule(row), row._mapping["now"]) for row in rows]  # noqa: SLF001

    async def is_anything_due(self) -> bool:
        """Whether there is anything to take."""
        dialect = self.connection.dialect.name
        given = {} if dialect == "postgresql" else {"now": self.host_now}
        found = await self.connection.execute(_ANY_DUE[dialect], given)
        return found.first() is not None

    async def fire(self, moments: Sequence[tuple[Schedule, FireState]]) -> frozenset[str]:
        """Claim the moment at which each of these is due; the ids of those nobody else had."""
        if not moments:
            return frozenset()
        claimed = await insert_all_or_skip(
            self.connection,
            fires,
            ["schedule", "fire_at"],
            [
                {
                    "schedule": schedule.id,
                    "fire_at": schedule.next_at,
                    "state": state.value,
                    "claimed_at": self.instant,
                }
                for schedule, state in moments
            ],
        )
        return frozenset(claimed)

    async def move_on(self, to: Sequence[tuple[Schedule, datetime | None]]) -> None:
        """Say when each is due next; one that was put anew meanwhile keeps its own time."""
        if not to:
            return
        moved = (
            update(schedules)
            .where(
                schedules.c.id == bindparam("known_id"),
                schedules.c.version == bindparam("known_version"),
            )
            .values(next_at=bindparam("moment"))
        )
        await self.connection.execute(
            moved,
            [
                {"known_id": schedule.id, "known_version": schedule.version, "moment": moment}
                for schedule, moment in to
            ],
        )

    async def at_work(self, ids: Sequence[str]) -> frozenset[str]:
        """Tell which of these have an earlier fire that is still waiting or worked on."""
        if not ids:
            return frozenset()
        found = await self.connection.scalars(
            select(jobs.c.order_key).where(
                jobs.c.order_key.in_([f"fire:{one}" for one in ids]),
                jobs.c.state.in_(("new", "claimed")),
            )
        )
        return frozenset(one.removeprefix("fire:") for one in found)

    async def forget_fires(self, older_than: timedelta) -> int:
        """Delete fires of long ago; until then nothing can fire twice."""
        gone = await self.connection.execute(
            delete(fires).where(fires.c.claimed_at < self.host_now - older_than)
        )
        return gone.rowcount


def columns_of(schedule: Schedule) -> dict[str, Any]:
    """Write a schedule as a row."""
    catch_up = schedule.catch_up
    return {
        "id": schedule.id,
        "team": schedule.team,
        "kind": schedule.kind,
        "subject": schedule.subject,
        "times": schedule.times.model_dump(mode="json"),
        "next_at": schedule.next_at,
        "overlap": schedule.overlap.value,
        "catch_up_seconds": None if catch_up is None else int(catch_up.total_seconds()),
        "paused": schedule.paused,
        "version": schedule.version,
    }


def _schedule(row: Row[Any]) -> Schedule:
    seconds = row.catch_up_seconds
    return Schedule(
        id=row.id,
        team=row.team,
        kind=row.kind,
        subject=row.subject,
        times=_TIMES.validate_python(row.times),
        next_at=row.next_at,
        overlap=Overlap(row.overlap),
        catch_up=None if seconds is None else timedelta(seconds=seconds),
        paused=row.paused,
        version=row.version,
    )
