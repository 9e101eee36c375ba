"""Claims with leases over the queue tables: the one way any worker gets work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from bot.domain.intake.model import MAX_ATTEMPTS, Claim, LeaseLostError, Queue
from bot.store.queue_table import LONGEST_PAUSE, SHORTEST_PAUSE, QueueTable, backoff
from bot.store.upsert import insert_all_or_skip, insert_all_or_skip_later

LEASE = timedelta(seconds=60)
_SUSPECTS_LOCK = 0x53555350  # workers look for rows on their last try one at a time


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be queued; `key` is unique for ever."""

    key: str
    kind: str
    team: str
    order_key: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leases(QueueTable):
    """Queue, claim, finish and give back rows of one queue table."""

    queued: set[Queue]  # queues that got a row in this transaction

    async def add(self, row: NewRow) -> bool:
        """Queue a row; False when its key was queued before."""
        return bool(await self.add_all([row]))

    async def add_all(self, rows: Sequence[NewRow]) -> int:
        """Queue rows in their order; those whose keys were queued before are left as they are."""
        now = self.instant()
        values = [{**one, "created_at": now, "available_at": now} for one in self._values(rows)]
        return len(await insert_all_or_skip(self.connection, self.table, ["key"], values))

    def add_later(self, rows: Sequence[NewRow]) -> None:
        """Queue rows by the commit, without learning which of them were queued before."""
        values, moments = self._values(rows), ("created_at", "available_at")
        if self.connection.dialect.name == "postgresql":
            insert_all_or_skip_later(self.connection, self.table, ["key"], values, moments)
            return
        now = dict.fromkeys(moments, self.host_now)
        rows_now = [{**one, **now} for one in values]
        insert_all_or_skip_later(self.connection, self.table, ["key"], rows_now)

    def _values(self, rows: Sequence[NewRow]) -> list[dict[str, Any]]:
        if rows:
            self.queued.add(self.queue)
        return [
            {
                "key": row.key,
                "kind": row.kind,
                "team": row.team,
                "order_key": row.order_key,
                "payload": row.payload,
                "state": "new",
                "attempts": 0,
            }
            for row in rows
        ]

    async def claim(
        self,
        token: str,
        *,
        lease: timedelta = LEASE,
        tries: int = MAX_ATTEMPTS,
        calm: bool = True,
    ) -> Claim | None:
        """Take the oldest row that is free and first of its order key; None when there is none.

        A row whose tries but one are used up may be what ends the process, or may only have been
        in hand each time. To tell, it gets its last tries when times are `calm`, and beside no
        other such row.
        """
        table = self.table
        suspect = table.c.attempts >= tries - 1
        if not calm or not await self._alone():
            return await self._claim(token, lease, ~suspect)
        other = table.alias("other")
        on_last_try = (
            select(other.c.row)
            .where(
                other.c.state == "claimed",
                other.c.attempts >= tries,
                other.c.lease_until > self.instant(),
            )
            .exists()
        )
        return await self._claim(token, lease, or_(~suspect, ~on_last_try))

    async def _alone(self) -> bool:
        """Keep other workers from taking suspects until commit; False if one may do so already."""
        if self.connection.dialect.name != "postgresql":
            return True  # one writer at a time
        lock = select(func.pg_try_advisory_xact_lock(_SUSPECTS_LOCK))
        return bool((await self.connection.execute(lock)).scalar())

    async def _claim(
        self, token: str, lease: timedelta, allowed: ColumnElement[bool]
    ) -> Claim | None:
        table = self.table
        earlier = table.alias("earlier")
        waiting = or_(
            and_(table.c.state == "new", table.c.available_at <= self.instant()),
            and_(table.c.state == "claimed", table.c.lease_until <= self.instant()),
        )
        blocked = (
            select(earlier.c.row)
            .where(
                earlier.c.order_key == table.c.order_key,
                earlier.c.state.in_(("new", "claimed")),
                earlier.c.row < table.c.row,
            )
            .exists()
        )
        first = (
            select(table.c.row)
            .where(waiting, ~blocked, allowed)
            .order_by(table.c.row)
            .limit(1)
            .with_for_update(skip_locked=True)
            .scalar_subquery()
        )
        taken = await self.connection.execute(
            update(table)
            .where(table.c.row == first)
            .values(
                state="claimed",
                lease_token=token,
                lease_until=self.instant(lease),
                attempts=table.c.attempts + 1,
            )
            .returning(*self.told)
        )
        row = taken.mappings().one_or_none()
        return Claim(self.queue, token=token, **row) if row else None

    async def finish(self, claim: Claim) -> None:
        """Mark the claimed row done.

        Raises:
            LeaseLostError: the lease ran out and somebody else took the row.
        """
        await self._settle(
            claim.row,
            claim.token,
            state="done",
            finished_at=self.instant(),
            payload={},  # what people wrote is kept where it belongs, not in a queue
        )

    async def extend(self, row: int, token: str, *, lease: timedelta = LEASE) -> None:
        """Keep a claim for longer work.

        Raises:
            LeaseLostError: the lease ran out and somebody else took the row.
        """
        table = self.table
        kept = await self.connection.execute(
            update(table)
            .where(table.c.row == row, table.c.lease_token == token, table.c.state == "claimed")
            .values(lease_until=self.instant(lease))
        )
        if not kept.rowcount:
            raise LeaseLostError

    async def give_back(
        self,
        claim: Claim,
        *,
        failure: str,
        after: timedelta | None = None,
        tries: int = MAX_ATTEMPTS,
    ) -> bool:
        """Return the row for a later try; True when it has had its tries and is now dead."""
        dead = claim.attempts >= tries
        await self._settle(
            claim.row,
            claim.token,
            state="dead" if dead else "new",
            available_at=self.instant(after if after is not None else backoff(claim.attempts)),
            finished_at=self.instant() if dead else None,
            failure=failure[:255],
        )
        return dead

    async def put_off(
        self,
        claim: Claim,
        *,
        failure: str,
        within: timedelta,
        after: timedelta | None = None,
        at_least: timedelta = SHORTEST_PAUSE,
    ) -> bool:
        """Return a row a neighbour's failure is in the way of; True when that took too long.

        It is the neighbour's fault, so it does not count as a try: what counts is how long it has
        been going on. The pause is as long as that, so it doubles from try to try.

        Args:
            claim: The row in hand.
            failure: What was in the way.
            within: How long it may go on before the row is dead.
            after: The pause, where the neighbour said how long.
            at_least: The shortest pause, where it did not.
        """
        table = self.table
        found = await self.connection.execute(
            select(table.c.failing_since, self.instant().label("now")).where(
                table.c.row == claim.row
            )
        )
        row = found.one_or_none()
        if row is None:
            raise LeaseLostError
        since: datetime = row.failing_since or row.now
        lasted: timedelta = row.now - since
        dead = lasted >= within
        pause = max(min(lasted, LONGEST_PAUSE), at_least)
        await self._settle(
            claim.row,
            claim.token,
            state="dead" if dead else "new",
            available_at=self.instant(pause if after is None else after),
            attempts=max(claim.attempts - 1, 0),
            failing_since=since,
            finished_at=self.instant() if dead else None,
            failure=failure[:255],
        )
        return dead

    async def postpone(self, claim: Claim, after: timedelta) -> None:
        """Return a row that is not due yet; this does not count as a try."""
        await self._settle(
            claim.row,
            claim.token,
            state="new",
            available_at=self.instant(after),
            attempts=max(claim.attempts - 1, 0),
        )

    async def put_back(
        self, claim: Claim, payload: dict[str, Any], *, after: timedelta, failure: str
    ) -> None:
        """Return a row to be tried again at a moment of its own; this does not count as a try."""
        await self._settle(
            claim.row,
            claim.token,
            state="new",
            available_at=self.instant(after),
            attempts=max(claim.attempts - 1, 0),
            failure=failure[:255],
            payload=payload,
        )

    async def _settle(self, row: int, token: str, **values: Any) -> None:  # noqa: ANN401
        table = self.table
        settled = await self.connection.execute(
            update(table)
            .where(table.c.row == row, table.c.lease_token == token, table.c.state == "claimed")
            .values(lease_token=None, lease_until=None, **values)
        )
        if not settled.rowcount:
            raise LeaseLostError

    async def cancel(self, kind: str, order_key: str) -> int:
        """Take back work that is queued or under way; whoever holds it can keep nothing of it."""
        table = self.table
        cancelled = await self.connection.execute(
            update(table)
            .where(
                table.c.kind == kind,
                table.c.order_key == order_key,
                table.c.state.in_(("new", "claimed")),
            )
            .values(
                state="done",
                lease_token=None,
                lease_until=None,
                finished_at=self.instant(),
                failure="cancelled",
                payload={},
            )
        )
        return cancelled.rowcount
