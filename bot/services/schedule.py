"""What is due becomes work: each moment of a schedule is claimed once, by any number of replicas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.intake.model import Queue
from bot.domain.schedule.model import FireState, Overlap, Schedule
from bot.store.lease import NewRow
from bot.store.store import Store
from bot.store.transaction import Transaction

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Schedules:
    """The ticks of the clock; no tick does any work itself."""

    store: Store

    async def tick(self) -> int:
        """Queue a job for everything that is due; return how many were queued."""
        async with self.store.asking() as tx:
            if not await tx.schedules.is_anything_due():
                return 0  # the usual case costs no writing
        queued, taken = 0, _AT_ONCE
        while taken == _AT_ONCE:  # a few at a time: whatever arrives goes in between
            await self.store.give_way()
            async with self.store.transaction() as tx:
                due = await tx.schedules.due(limit=_AT_ONCE)
                queued += await self._fire(tx, due)
            taken = len(due)
        return queued

    async def pause(self, id: str, *, paused: bool) -> bool:
        """Hold a schedule, or let it go on; what it missed is caught up with as it says."""
        async with self.store.transaction() as tx:
            return await tx.schedules.pause(id, paused=paused)

    async def forget_fires(self, older_than: timedelta) -> int:
        """Delete fires of long ago."""
        async with self.store.transaction() as tx:
            return await tx.schedules.forget_fires(older_than)

    @staticmethod
    async def _fire(tx: Transaction, due: Sequence[tuple[Schedule, datetime]]) -> int:
        """Claim a moment of each, say when it is due next, and queue its job: three statements."""
        alone = [one.id for one, _ in due if one.overlap is Overlap.SKIP]
        busy = await tx.schedules.at_work(alone)
        moments = [(schedule, _state(schedule, now, busy)) for schedule, now in due]
        claimed = await tx.schedules.fire(moments)
        await tx.schedules.move_on([(one, one.following(_moment(one), now)) for one, now in due])
        return await tx.leases(Queue.JOBS).add_all(
            [
                NewRow(
                    key=f"fire:{schedule.id}:{_moment(schedule).isoformat()}",
                    kind=schedule.kind,
                    team=schedule.team,
                    order_key=f"fire:{schedule.id}",
                    payload={
                        "subject": schedule.subject,
                        "fire_at": _moment(schedule).isoformat(),
                    },
                )
                for schedule, state in moments
                if state is FireState.QUEUED and schedule.id in claimed
            ]
        )


def _moment(schedule: Schedule) -> datetime:
    assert schedule.next_at is not None  # noqa: S101  # it is due
    return schedule.next_at


def _state(schedule: Schedule, now: datetime, busy: frozenset[str]) -> FireState:
    if schedule.missed(_moment(schedule), now):
        return FireState.MISSED
    return FireState.SKIPPED if schedule.id in busy else FireState.QUEUED
