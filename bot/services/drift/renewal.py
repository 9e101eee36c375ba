"""A reference renewed after an accepted change: kept with who and why, undone by a new record; old questions end."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.advice.request import retraining_of
from bot.domain.audit.model import AuditEvent, digest
from bot.domain.breach.drift_alarm import alarms_of
from bot.domain.breach.drift_request import is_about_earlier
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.declaration import SourceState, Stretch, WatchedSource
from bot.domain.drift.renewal import (
    Reference,
    Renewal,
    RenewalWish,
    against,
    lasting,
    may_renew,
    reference_of,
    renewed,
)
from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Roster
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.spec.asking import people_in
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.version import SpecVersion
from bot.evidence.drift.declared import DeclaredReader
from bot.services.directory import Directory
from bot.services.drift.effect import renewal_of, standing_of
from bot.services.drift.watched_source import moved_on, source_for
from bot.services.escalation.roster import roster_of
from bot.services.evaluation.breach import take_back
from bot.services.report.plan import spec_for
from bot.services.spec.signed import signed_last
from bot.store.store import Store
from bot.store.transaction import Transaction

_HISTORY = 60  # looks


@dataclass(frozen=True, slots=True)
class Renewed:
    """A renewal, and how many open questions about the earlier reference it took back."""

    source: WatchedSource  # as it is compared from now on
    renewal: Renewal
    taken_back: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is asked about who may renew a reference."""

    source: WatchedSource
    renewals: list[Renewal]
    days: (
        Stretch  # which may be the new reference: those in which it has lasted; open where none are
    )
    language: Language


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was on record when somebody decided."""

    source: WatchedSource
    profile: int
    renewals: list[Renewal]
    spec: SpecVersion
    rosters: Mapping[str, Roster] = field(default_factory=dict)  # by the question to be taken back


@dataclass(frozen=True, slots=True)
class Renewals:
    """Data and people are read outside of every transaction; what counts from now on is one of them."""

    store: Store
    data: DeclaredReader
    directory: Directory

    async def offer(self, id: str, origin: Origin, *, known: int | None = None) -> Offer:
        """What can be renewed, for somebody who may do so.

        Args:
            id: The source.
            origin: Who asks.
            known: How many renewals there were where they ask; None where that says nothing.

        Raises:
            NotFoundError: there is no source they may act on.
            ForbiddenError: others answer for it.
            ConflictError: it is not watched, or was renewed meanwhile.
        """
        async with self.store.reading() as tx:
            source, version = await _renewable(tx, id, origin)
            past = await tx.drift.renewals(id)
            if known is not None and known != len(past):
                raise _overtaken(source)
            looks = against(
                await tx.drift.looks(id, tx.now, limit=_HISTORY), await tx.drift.in_force(id)
            )
            return Offer(
                source,
                past,
                lasting(looks),
                language_in(version.spec.language),
            )

    async def renew(
        self, id: str, wish: RenewalWish, origin: Origin, *, known: int | None = None
    ) -> Renewed:
        """Make a profile of other rows, and compare every later window with it.

        Args:
            id: The source.
            wish: Which rows, and why.
            origin: Who wants it.
            known: How many renewals there were when they were asked; None where nobody looked.

        Raises:
            NotFoundError: there is no source they may act on.
            ForbiddenError: others answer for it.
            ConflictError: it is not watched, or was renewed meanwhile.
            InvalidInputError: the rows cannot be read, or there are none.
        """
        seen = await self._seen(id, origin, known)
        source = renewed(seen.source, wish.days, wish.place)
        whole, parts = await asyncio.to_thread(self.data.reference, source)
        if not whole.rows:
            raise InvalidInputError(
                "There are no rows in these days, so nothing could be compared with them.",
                next_step="Choose days whose data are there; the reference stays as it is.",
            )
        async with self.store.transaction(origin) as tx:
            await _still(tx, seen, origin)
            profile = await tx.drift.add_reference(id, whole, parts, tx.now)
            after = Reference(profile=profile, days=wish.days, place=wish.place)
            return await _renewed(tx, seen, after, wish.why, origin)

    async def undo(self, id: str, why: str, origin: Origin, *, known: int | None = None) -> Renewed:
        """Compare with what counted before the last renewal; that is a renewal too.

        Raises:
            NotFoundError: there is no source they may act on.
            ForbiddenError: others answer for it.
            ConflictError: it is not watched, was never renewed, or was renewed meanwhile.
        """
        seen = await self._seen(id, origin, known)
        if not seen.renewals:
            raise ConflictError(
                f"The reference of “{seen.source.name}” is the first one.",
                next_step="`remit drift source renew` sets another one.",
            )
        last = seen.renewals[-1]
        async with self.store.transaction(origin) as tx:
            await _still(tx, seen, origin)
            return await _renewed(tx, seen, last.before, why, origin, undoes=last.number)

    async def history(self, id: str, origin: Origin) -> tuple[Reference, list[Renewal]]:
        """What a source is compared with now, and how that came to be, the oldest first.

        Raises:
            NotFoundError: there is no source they may act on.
        """
        async with self.store.reading() as tx:
            found = await source_for(tx, id, origin)
            now = reference_of(found.source, await tx.drift.in_force(id))
            return now, await tx.drift.renewals(id)

    async def _seen(self, id: str, origin: Origin, known: int | None) -> _Seen:
        async with self.store.reading() as tx:
            source, version = await _renewable(tx, id, origin)
            waiting = await _waiting(tx, source)
            profile, past = await tx.drift.in_force(id), await tx.drift.renewals(id)
        if known is not None and known != len(past):
            raise _overtaken(source)
        rosters = {one.id: await roster_of(self.directory, one) for one in waiting}
        return _Seen(source, profile, past, version, rosters)


async def _renewable(tx: Transaction, id: str, origin: Origin) -> tuple[WatchedSource, SpecVersion]:
    """A source somebody may renew the reference of, and its spec."""
    source = await _watched(tx, id, origin)
    version = await spec_for(tx, source.spec, origin)
    signed, review = await signed_last(tx, version)
    people = people_in(signed.spec, Task.RETRAINING, version.owner, review)
    if not may_renew(origin.actor, version.owner, people):
        raise ForbiddenError(
            "Only who answers for training again can renew a reference.",
            next_step=f"Ask <@{people['accountable'][0]}>.",
        )
    return source, version


async def _watched(tx: Transaction, id: str, origin: Origin) -> WatchedSource:
    found = await source_for(tx, id, origin)
    if found.state is not SourceState.WATCHED:
        raise moved_on(found)
    return found.source


def _overtaken(source: WatchedSource) -> ConflictError:
    return ConflictError(
        f"Something was decided or asked about “{source.name}” meanwhile.",
        next_step="Look at its message or at `remit drift source references`, and renew again if you still want to.",
    )


async def _waiting(tx: Transaction, source: WatchedSource) -> list[Escalation]:
    """The open questions about a source: what moved, and whether to train again."""
    found: list[Escalation] = []
    for name in (alarms_of(source.spec, source.id), retraining_of(source.spec, source.id)):
        asked = await tx.escalations.asked_under(source.team, BREACH_ASKER, name)
        found += [one for one in asked.values() if one.state.is_pending]
    return found


async def _still(tx: Transaction, seen: _Seen, origin: Origin) -> None:
    """Let nobody else renew, and go on only if all is as it was seen."""
    await tx.drift.lock(seen.source.id)
    await _watched(tx, seen.source.id, origin)
    past = await tx.drift.renewals(seen.source.id)
    waiting = await _waiting(tx, seen.source)
    if past != seen.renewals or any(one.id not in seen.rosters for one in waiting):
        raise _overtaken(seen.source)


async def _renewed(  # noqa: PLR0913 - of what, with what, why, by whom
    tx: Transaction,
    seen: _Seen,
    after: Reference,
    why: str,
    origin: Origin,
    *,
    undoes: int | None = None,
) -> Renewed:
    source = seen.source
    renewal = Renewal(
        source=source.id,
        number=len(seen.renewals) + 1,
        before=reference_of(source, seen.profile),
        after=after,
        why=why,
        by=origin.actor,
        made_at=tx.now,
        undoes=undoes,
    )
    await tx.drift.add_renewal(renewal)
    version = seen.spec
    for escalation, roster in seen.rosters.items():
        await take_back(tx, escalation, is_about_earlier(source.name, version), roster)
    await tx.audit.append(origin.team, _event(renewal, source))
    after_it = renewed(source, after.days, after.place)
    await tx.outbox.add(
        await standing_of(tx, after_it, version.spec.language),
        *renewal_of(renewal, version, source.channel, len(seen.rosters)),
    )
    return Renewed(after_it, renewal, len(seen.rosters))


def _event(renewal: Renewal, source: WatchedSource) -> AuditEvent:
    verb = "drift.reference-renewed" if renewal.undoes is None else "drift.reference-undone"
    return AuditEvent(
        actor=renewal.by,
        verb=verb,
        subject=source.id,
        facts={
            "spec": source.spec,
            "number": renewal.number,
            "before": renewal.before.profile,
            "after": renewal.after.profile,
            "why": digest({"why": renewal.why}),
            **({"undoes": renewal.undoes} if renewal.undoes else {}),
        },
    )
