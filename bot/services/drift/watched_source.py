"""Data sources: declared with a dry run, watched once somebody has seen it, held, and ended."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.drift.declaration import LOOK_DUE, SourceState, WatchedSource
from bot.domain.drift.wish import SourceWish
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.report.plan import language_in
from bot.domain.schedule.cadence import say_cadence
from bot.domain.schedule.model import Schedule
from bot.evidence.drift.declared import DeclaredReader
from bot.services.report.plan import Wanted, keep_plan, spec_for
from bot.store.drift import Declared
from bot.store.store import Store
from bot.store.transaction import Transaction


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
            await tx.audit.append(origin.team, _event("drift.declared", source, origin))
            await tx.outbox.add(_card(source, "declared", version.spec.language, None, 1))
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
        if before.state is not SourceState.DECLARED:
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
            await tx.audit.append(origin.team, _event("drift.watched", source, origin))
            await tx.outbox.add(_card(source, "watched", version.spec.language, next_at, 2))
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

    async def hold(self, id: str, origin: Origin, *, held: bool) -> Declared:
        """Pause looking, or let it go on.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            found = await source_for(tx, id, origin)
            if not await tx.schedules.pause(found.source.schedule, paused=held):
                raise moved_on(found)
            schedule = await tx.schedules.get(found.source.schedule)
            assert schedule is not None  # noqa: S101  # it was just held
            version = await spec_for(tx, found.source.spec, origin)
            state = "held" if held else "watched"
            language = version.spec.language
            await tx.outbox.add(
                _card(found.source, state, language, schedule.next_at, schedule.version + 1)
            )
            verb = "drift.held" if held else "drift.resumed"
            await tx.audit.append(origin.team, _event(verb, found.source, origin))
            return found

    async def end(self, id: str, origin: Origin) -> Declared:
        """Look no more; what was seen stays on record.

        Raises:
            NotFoundError: there is none they may act on.
            ConflictError: it is over already.
        """
        async with self.store.transaction(origin) as tx:
            found = await source_for(tx, id, origin)
            if not await tx.drift.move_source(id, SourceState.ENDED, known=found.state):
                raise moved_on(found)
            schedule = await tx.schedules.get(found.source.schedule)
            await tx.schedules.drop(found.source.schedule)
            version = await spec_for(tx, found.source.spec, origin)
            number = schedule.version + 2 if schedule else 2
            await tx.outbox.add(_card(found.source, "ended", version.spec.language, None, number))
            await tx.audit.append(origin.team, _event("drift.ended", found.source, origin))
            return Declared(found.source, SourceState.ENDED)


async def source_for(tx: Transaction, id: str, origin: Origin) -> Declared:
    """Read a source somebody may act on.

    Raises:
        NotFoundError: there is none.
    """
    found = await tx.drift.source(id)
    if found is None or found.source.team != origin.team or found.state is SourceState.ENDED:
        raise NotFoundError(
            "I cannot find that data source.",
            next_step="`remit drift source list` shows which there are; /remit data declares one.",
        )
    return found


def moved_on(found: Declared) -> AlreadyMovedOnError:
    """Say that it is in another state than somebody saw it in."""
    return AlreadyMovedOnError(
        f"“{found.source.name}” is not as you saw it: it is {found.state} by now.",
        next_step="Look at its message, which shows how it stands.",
    )


def _card(
    source: WatchedSource, state: str, code: str, next_at: datetime | None, version: int
) -> Effect:
    """One message that says what was seen and where it stands, and follows it."""
    zone = ZoneInfo(source.cadence.timezone)
    language = language_in(code)
    return Effect(
        key=f"data-source:{source.id}:{version}",
        kind=EffectKind.CARD,
        team=source.team,
        view="drift.source",
        channel=source.channel,
        subject=source.id,
        card=f"data-source:{source.id}",
        version=version,
        facts={
            "state": state,
            "language": language,
            "when": say_cadence(source.cadence, language),
            "next": f"{next_at.astimezone(zone):%Y-%m-%d %H:%M}" if next_at else "-",
        },
    )


def _event(verb: str, source: WatchedSource, origin: Origin) -> AuditEvent:
    return AuditEvent(
        actor=origin.actor,
        verb=verb,
        subject=source.id,
        facts={"spec": source.spec, "channel": source.channel, "where": source.where},
    )
