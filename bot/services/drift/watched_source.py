"""Data sources: declared with a dry run, watched once somebody has seen it, held, and ended."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit.model import AuditEvent
from bot.domain.drift.declaration import LOOK_DUE, SourceState, WatchedSource
from bot.domain.drift.renewal import Renewal
from bot.domain.drift.wish import SourceWish
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.schedule.model import Schedule
from bot.domain.spec.version import SpecVersion
from bot.evidence.drift.declared import DeclaredReader
from bot.services.drift.effect import card_of, ending_of, standing_of
from bot.services.report.plan import Wanted, keep_plan, spec_for
from bot.store.drift import Declared
from bot.store.store import Store
from bot.store.transaction import Transaction

_HELD, _RESUMED = "drift.held", "drift.resumed"
_HOLDING = frozenset({_HELD, _RESUMED})


class AlreadyMovedOnError(ConflictError):
    """A declaration is not in the state somebody saw it in."""

    code = "drift.source-moved-on"


@dataclass(frozen=True, slots=True)
class Watched:
    """A source, and when it is looked at next."""

    declared: Declared
    next_at: datetime | None
    held: bool


@dataclass(frozen=True, slots=True)
class WatchedSources:
    """Data are read outside of every transaction; what changes is told in one message and in the audit."""

    store: Store
    data: DeclaredReader

    async def declare(self, wish: SourceWish, origin: Origin) -> Declared:
        """Keep where data lie, after a dry run; nothing is counted and nothing scheduled.

        Raises:
            NotFoundError: there is no such spec they may act on.
            InvalidInputError: it cannot be read, or has no such column.
            ForbiddenError: data may not be read there.
        """
        async with self.store.reading() as tx:
            await spec_for(tx, wish.spec, origin)
            name, now = tx.new_id("data"), tx.now
        source = wish.declared(name, team=origin.team, by=origin.actor, at=now)
        seen = await asyncio.to_thread(self.data.dry_run, source)
        source = source.model_copy(update={"dry_run": seen})
        async with self.store.transaction(origin) as tx:
            version = await spec_for(tx, wish.spec, origin)
            await tx.drift.add_source(source, SourceState.DECLARED)
            await tx.audit.append(origin.team, source_event("drift.declared", source, origin))
            await tx.outbox.add(card_of(source, "declared", version.spec.language, None, 1))
        return Declared(source, SourceState.DECLARED)

    async def watch(self, id: str, origin: Origin) -> Declared:
        """Make the profile of the reference, and look at every window from now on.

        The looks are told in the summary of the spec; where none is scheduled in that channel, one is.

        Raises:
            NotFoundError: there is none they may act on.
            ConflictError: it is watched already, or over.
            InvalidInputError: the reference cannot be read.
        """
        async with self.store.reading() as tx:
            before = await source_for(tx, id, origin)
        if before.state is not SourceState.DECLARED or before.source.would_change is not None:
            raise moved_on(before)
        whole, parts = await asyncio.to_thread(self.data.reference, before.source)
        async with self.store.transaction(origin) as tx:
            source = (await source_for(tx, id, origin)).source
            known = SourceState.DECLARED
            if not await tx.drift.move_source(id, SourceState.WATCHED, known=known):
                raise moved_on(await source_for(tx, id, origin))
            await tx.drift.add_reference(id, whole, parts, tx.now)
            version = await spec_for(tx, source.spec, origin)
            next_at = source.cadence.after(tx.now)
            await tx.schedules.put(
                Schedule(
                    id=source.schedule,
                    team=source.team,
                    kind=LOOK_DUE,
                    subject=id,
                    times=source.cadence,
                    next_at=next_at,
                )
            )
            plans = await tx.reports.plans_of(origin.team)
            if not any((one.spec, one.channel) == (source.spec, source.channel) for one in plans):
                wanted = Wanted(source.spec, source.channel, source.cadence)
                await keep_plan(tx, version, wanted, origin)
            await tx.audit.append(origin.team, source_event("drift.watched", source, origin))
            await tx.outbox.add(await standing_of(tx, source, version.spec.language))
        return Declared(source, SourceState.WATCHED)

    async def declared(self, team: str) -> list[Watched]:
        """List the sources of a workspace that are not over, the oldest first."""
        async with self.store.reading() as tx:
            found = []
            for one in await tx.drift.sources_of(team):
                if one.state is SourceState.ENDED:
                    continue
                schedule = await tx.schedules.get(one.source.schedule)
                next_at = schedule.next_at if schedule else None
                found.append(Watched(one, next_at, held=schedule is not None and schedule.paused))
            return found

    async def read(self, id: str) -> Declared | None:
        """Read one."""
        async with self.store.reading() as tx:
            return await tx.drift.source(id)

    async def spec_of(self, source: WatchedSource) -> SpecVersion | None:
        """The spec whose system it is, as it reads now."""
        async with self.store.reading() as tx:
            return await tx.specs.newest(source.spec)

    async def renewals(self, id: str) -> list[Renewal]:
        """Read how its reference was renewed, the oldest first."""
        async with self.store.reading() as tx:
            return await tx.drift.renewals(id)

    async def hold(self, id: str, origin: Origin, *, held: bool) -> Declared:
        """Pause looking, or let it go on.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            found = await source_for(tx, id, origin)
            if not await tx.schedules.pause(found.source.schedule, paused=held):
                raise moved_on(found)
            version = await spec_for(tx, found.source.spec, origin)
            await tx.outbox.add(await standing_of(tx, found.source, version.spec.language))
            verb = _HELD if held else _RESUMED
            await tx.audit.append(origin.team, source_event(verb, found.source, origin))
            return found

    async def end(self, id: str, origin: Origin) -> Declared:
        """Look no more; what was seen stays on record, and it can be watched again.

        Raises:
            NotFoundError: there is none they may act on.
            ConflictError: it is over already.
        """
        async with self.store.transaction(origin) as tx:
            found = await source_for(tx, id, origin)
            if not await tx.drift.move_source(id, SourceState.ENDED, known=found.state):
                raise moved_on(found)
            version = await spec_for(tx, found.source.spec, origin)
            await tx.schedules.pause(found.source.schedule, paused=True)
            await tx.outbox.add(await ending_of(tx, found, version.spec.language))
            await tx.audit.append(origin.team, source_event("drift.ended", found.source, origin))
            return Declared(found.source, SourceState.ENDED)

    async def reopen(self, id: str, origin: Origin) -> Watched:
        """Watch again one that was ended: with the reference and the schedule it had, and held if it was.

        Raises:
            NotFoundError: there is none they may act on.
            ConflictError: it is not over, or was never watched.
        """
        async with self.store.transaction(origin) as tx:
            found = await tx.drift.source(id)
            if found is None or found.source.team != origin.team:
                raise _unknown()
            version = await spec_for(tx, found.source.spec, origin)
            known = SourceState.ENDED
            again = await tx.drift.move_source(id, SourceState.WATCHED, known=known)
            held = await _was_held(tx, found.source)
            if not again or not await tx.schedules.pause(found.source.schedule, paused=held):
                raise moved_on(found)
            await tx.audit.append(origin.team, source_event("drift.reopened", found.source, origin))
            await tx.outbox.add(await standing_of(tx, found.source, version.spec.language))
            schedule = await tx.schedules.get(found.source.schedule)
        now = Declared(found.source, SourceState.WATCHED)
        return Watched(now, schedule.next_at if schedule else None, held=held)


async def _was_held(tx: Transaction, source: WatchedSource) -> bool:
    """Whether looking was held as it was ended: the end holds its schedule too, so the record has to say."""
    last = ""
    async for entry in tx.audit.entries(source.team, subject=source.id):
        last = entry.verb if entry.verb in _HOLDING else last
    return last == _HELD


async def source_for(tx: Transaction, id: str, origin: Origin) -> Declared:
    """Read a source somebody may act on.

    Raises:
        NotFoundError: there is none.
    """
    found = await tx.drift.source(id)
    if found is None or found.source.team != origin.team or found.state is SourceState.ENDED:
        raise _unknown()
    return found


def _unknown() -> NotFoundError:
    return NotFoundError(
        "I cannot find that data source.",
        next_step="`remit drift source list` shows which there are; /remit data declares one.",
    )


def moved_on(found: Declared) -> AlreadyMovedOnError:
    """Say that it is in another state than somebody saw it in."""
    return AlreadyMovedOnError(
        f"“{found.source.name}” is not as you saw it: it is {found.state} by now.",
        next_step="Look at its message, which shows how it stands.",
    )


def source_event(verb: str, source: WatchedSource, origin: Origin) -> AuditEvent:
    """What the audit keeps of it."""
    return AuditEvent(
        actor=origin.actor,
        verb=verb,
        subject=source.id,
        facts={"spec": source.spec, "channel": source.channel, "where": source.where},
    )
