"""Take in what arrives, hand it to workers, and settle what became of it."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import RemitError, UnavailableError
from bot.domain.intake.model import MAX_ENDS, Arrival, Claim, Origin, Queue
from bot.store.lease import NewRow
from bot.store.store import Store

# A worker keeps its claim for as long as it works on it; what a dead one held is free after this.
LEASE = timedelta(seconds=30)
_NEIGHBOURS_HAVE = timedelta(hours=1)  # to come back, before work that needs them is set aside
_FORGOTTEN_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom to tell when something could not be done, and where they were."""

    team: str
    user: str
    channel: str | None = None
    thread: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)  # into a form, by the name of its field


@dataclass(frozen=True, slots=True)
class Intake:
    """The durable inbox and the queue of jobs."""

    store: Store
    lease: timedelta | None = None  # overrides the lease of every queue; for fault tests

    async def admit(self, arrival: Arrival) -> bool:
        """Keep an arrival for good; False when it, or a repeat of it, is kept already."""
        async with self.store.transaction(ahead=True) as tx:
            return await tx.leases(Queue.INBOX).add(
                NewRow(
                    key=arrival.dedupe_key,
                    kind=arrival.kind,
                    team=arrival.team,
                    order_key=arrival.order_key,
                    payload=arrival.payload,
                )
            )

    async def claim(
        self,
        queue: Queue,
        *,
        calm: bool = True,
        audience: Callable[[Claim], Audience | None] = lambda _: None,
    ) -> Claim | None:
        """Take the next row to work on; rows that had all their tries are put aside first."""
        token = secrets.token_hex(8)
        await self.store.give_way()
        while True:
            async with self.store.transaction() as tx:
                leases = tx.leases(queue)
                claim = await leases.claim(token, lease=self.lease or LEASE, calm=calm)
                if claim is None or claim.attempts <= MAX_ENDS:
                    return claim
                # Its workers died on it each time: set it aside so that others are not held up.
                await leases.give_back(claim, failure=f"{token[:6]} process ended during every try")
                if told := audience(claim):
                    await tx.outbox.add(_broken(claim, told, token[:6]))

    async def wait(self, queue: Queue, seconds: float) -> None:
        """Return when there may be work, at the latest after `seconds`."""
        await self.store.wait_for_work(queue, seconds)

    def wake(self, queue: Queue) -> None:
        """Have whoever waits for work look again: a settled row may have held up another."""
        self.store.wake(queue)

    @property
    def renewal(self) -> timedelta:
        """How often a worker renews its claim."""
        return (self.lease or LEASE) / 3

    async def renew(self, claim: Claim) -> None:
        """Keep a claim for longer work.

        Raises:
            LeaseLostError: another worker has it by now, or it was taken back.
        """
        async with self.store.transaction() as tx:
            await tx.leases(claim.queue).extend(claim.row, claim.token, lease=self.lease or LEASE)

    async def hand_back(self, claim: Claim) -> None:
        """Return work that was interrupted by a stop; another process may take it at once."""
        async with self.store.transaction() as tx:
            await tx.leases(claim.queue).postpone(claim, timedelta())

    async def finish(self, claim: Claim) -> None:
        """Mark work done that changed nothing."""
        async with self.store.transaction(Origin(claim.team, "", claim)):
            pass

    async def refuse(self, claim: Claim, error: RemitError, audience: Audience | None) -> None:
        """Tell the person, privately, what they can do; the row is done.

        Who sent a form is told in the thread it was about too, where they look; what was typed
        stays in their messages.
        """
        async with self.store.transaction(Origin(claim.team, "", claim)) as tx:
            if audience:
                facts: dict[str, Any] = {
                    "message": error.message,
                    "next_step": error.next_step,
                    "kept": error.context.get("kept", {}),
                }
                await tx.outbox.add(_private(claim, audience, "refusal", facts))
                place = error.context.get("place")
                if audience.channel is None and isinstance(place, Thread):  # a form has no place
                    there = replace(audience, channel=place.channel, thread=place.thread)
                    told = _private(claim, there, "refusal", facts)
                    await tx.outbox.add(told.model_copy(update={"key": f"{told.key}:there"}))

    async def retry(
        self, claim: Claim, error: Exception, audience: Audience | None, *, reference: str
    ) -> bool:
        """Try again later; after the last try tell the person, with a reference. True when dead."""
        failure = f"{reference} {type(error).__name__}"
        async with self.store.transaction() as tx:
            leases = tx.leases(claim.queue)
            if isinstance(error, UnavailableError):
                after = None if error.retry_after is None else timedelta(seconds=error.retry_after)
                dead = await leases.put_off(
                    claim, failure=failure, within=_NEIGHBOURS_HAVE, after=after
                )
            else:
                dead = await leases.give_back(claim, failure=failure)
            if dead and audience:
                await tx.outbox.add(_broken(claim, audience, reference))
        return dead

    async def recover(self) -> int:
        """Free rows a dead process left claimed; only for a database no other process uses."""
        async with self.store.transaction() as tx:
            return sum([await tx.upkeep(queue).release_all() for queue in Queue])

    async def forget_done(self, older_than: timedelta) -> int:
        """Delete finished rows once no repeat of them can arrive, and words of what was set aside."""
        async with self.store.transaction() as tx:
            for queue in Queue:
                await tx.upkeep(queue).blank_dead(older_than)
            await tx.model_replies.forget_before(tx.now - older_than)
        return sum([await self._forget_done(queue, older_than) for queue in Queue])

    async def _forget_done(self, queue: Queue, older_than: timedelta) -> int:
        gone, some = 0, _FORGOTTEN_AT_ONCE
        while some == _FORGOTTEN_AT_ONCE:  # a few at a time: whatever arrives goes in between
            await self.store.give_way()
            async with self.store.transaction() as tx:
                some = await tx.upkeep(queue).forget_done(older_than, most=_FORGOTTEN_AT_ONCE)
            gone += some
        return gone

    async def depths(self) -> dict[str, dict[str, int]]:
        """Count the rows of each queue by state."""
        async with self.store.reading() as tx:
            return {queue.value: await tx.upkeep(queue).depth() for queue in Queue}


def _broken(claim: Claim, audience: Audience, reference: str) -> Effect:
    """Say that it is given up, and give back what was typed: nobody else has it."""
    facts = {"code": "error", "reference": reference, "kept": dict(audience.typed)}
    return _private(claim, audience, "notice", facts)


def _private(claim: Claim, audience: Audience, view: str, facts: dict[str, Any]) -> Effect:
    return Effect(
        key=f"notice:{claim.queue}:{claim.row}",
        kind=EffectKind.PRIVATE,
        team=audience.team,
        view=view,
        channel=audience.channel,
        thread=audience.thread,
        user=audience.user,
        facts=facts,
    )
