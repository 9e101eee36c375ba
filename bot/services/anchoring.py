"""Every day: note how far each audit chain is, where whoever changes the database cannot change it."""

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from bot.domain.audit.anchor import Anchor
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import Claim, Origin
from bot.domain.schedule.model import Schedule
from bot.domain.schedule.recurrence import Daily
from bot.store.anchor_file import add_to_file
from bot.store.store import Store

ANCHOR = "audit.anchor"  # the job, and the one schedule it has
_WHEN = Daily(at=time(0, 5), timezone="UTC")
CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Posts anchors to a channel, writes them to a file, or both."""

    store: Store
    channel: str | None = None
    file: Path | None = None
    key: str | None = None

    async def begin(self) -> None:
        """See to it that it is done every day, whichever process is there then."""
        async with self.store.transaction() as tx:
            if await tx.schedules.get(ANCHOR) is None:
                first = _WHEN.after(tx.now)
                await tx.schedules.put(
                    Schedule(
                        id=ANCHOR, team="", kind=ANCHOR, subject=ANCHOR, times=_WHEN, next_at=first
                    )
                )

    async def anchor(self, claim: Claim) -> None:
        """Note how far the chains are; a chain that did not grow is not posted again.

        Raises:
            UnavailableError: the file cannot be written; nothing else was done either.
        """
        async with self.store.reading() as tx:
            heads, now = await tx.audit.heads(), await tx.escalations.now()
        if self.file and heads:
            dated = [
                one.signed(self.key, now) if self.key else one.model_copy(update={"at": now})
                for one in heads
            ]
            await add_to_file(self.file, dated)
        async with self.store.transaction(Origin(claim.team, CLOCK, claim)) as tx:
            if self.channel:
                await tx.outbox.add(*(_posted(one, self.channel) for one in heads))


def _posted(anchor: Anchor, channel: str) -> Effect:
    return Effect(
        key=f"anchor:{anchor.chain}:{anchor.seq}",
        kind=EffectKind.REPLY,
        team=anchor.chain,
        view="notice",
        channel=channel,
        facts={"code": "anchored", "entries": anchor.seq, "anchor": anchor.short},
    )
