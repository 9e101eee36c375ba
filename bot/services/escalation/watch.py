"""Watches that escalations go as their plans say: a step that is late is told, and cannot hide."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import Queue
from bot.services.escalation.record import DUE
from bot.store.escalation import Late, Overdue
from bot.store.lease import NewRow
from bot.store.store import Store

GRACE = timedelta(minutes=2)  # between the moment of a step and the step itself


@dataclass(frozen=True, slots=True)
class EscalationWatch:
    """Compares rows with their own plans; it does not ask the clock or the queue of jobs."""

    store: Store
    channel: str | None = None  # of whoever runs Remit

    async def late(self) -> Late:
        """Tell how many escalations are not where their plan says, and which is the latest."""
        async with self.store.reading() as tx:
            return await tx.escalations.late(GRACE)

    async def look(self) -> Late:
        """Have late steps done again, and tell whoever runs Remit, once an hour while any is late."""
        found = await self.late()
        if not found.count:
            return found
        async with self.store.transaction() as tx:
            await tx.leases(Queue.JOBS).add_all([_again(one, found) for one in found.longest])
            if self.channel:
                await tx.outbox.add(_alarm(found, self.channel))
        return found


def _again(one: Overdue, late: Late) -> NewRow:
    """Do a step whose job was lost or put aside; doing it twice changes nothing."""
    return NewRow(
        key=f"late:{one.id}:{one.since.isoformat()}:{late.now:%Y-%m-%dT%H}",
        kind=DUE,
        team=one.team,
        order_key=f"fire:escalation:{one.id}",
        payload={"subject": one.id, "fire_at": one.since.isoformat()},
    )


def _alarm(late: Late, channel: str) -> Effect:
    longest = late.longest[0]
    minutes = int((late.now - longest.since).total_seconds() // 60)
    return Effect(
        key=f"late:{longest.team}:{late.now:%Y-%m-%dT%H}",
        kind=EffectKind.REPLY,
        team=longest.team,
        view="notice",
        channel=channel,
        facts={
            "code": "decisions-late",
            "count": late.count,
            "what": longest.id,
            "late": f"{minutes} min",
        },
    )
