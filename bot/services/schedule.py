"""What is due becomes work: each moment of a schedule is claimed once, by any number of replicas."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.intake.model import Queue
from bot.domain.schedule.model import FireState, Overlap, Schedule
from bot.store.lease import NewRow
from bot.store.store import Store, Transaction

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Schedules:
    """The ticks of the clock; no tick does any work itself."""

    store: Store

    async def tick(self) -> int:
        """Queue a job for everything that is due; return how many were queued."""
        async with self.store.reading() as tx:
            if not await tx.schedules.is_anything_due():
                return 0  # the usual case costs no writing
        queued, taken = 0, _AT_ONCE
        while taken == _AT_ONCE:  # a few at a time: whatever arrives goes in between
            await self.store.give_way()
            async with self.store.transaction() as tx:
                due = await tx.schedules.due(limit=_AT_ONCE)
                queued += sum([await self._fire(tx, schedule, now) for schedule, now in due])
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
    async def _fire(tx: Transaction, schedule: Schedule, now: datetime) -> bool:
        fire_at = schedule.next_at
        assert fire_at is not None  # noqa: S101  # it is due
        state = FireState.QUEUED
        if schedule.missed(fire_at, now):
            state = FireState.MISSED
        elif schedule.overlap is Overlap.SKIP and await tx.schedules.is_at_work(schedule):
            state = FireState.SKIPPED
        claimed = await tx.schedules.fire(schedule, fire_at, state)
        await tx.schedules.move_on(schedule, schedule.following(fire_at, now))
        if not claimed or state is not FireState.QUEUED:
            return False
        return await tx.leases(Queue.JOBS).add(
            NewRow(
                key=f"fire:{schedule.id}:{fire_at.isoformat()}",
                kind=schedule.kind,
                team=schedule.team,
                order_key=f"fire:{schedule.id}",
                payload={"subject": schedule.subject, "fire_at": fire_at.isoformat()},
            )
        )
