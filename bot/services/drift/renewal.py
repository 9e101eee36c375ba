"""A reference renewed after an accepted change: kept with who and why, undone by a new record; old questions end."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.advice.request import retraining_of
from bot.domain.audit.model import AuditEvent, digest
from bot.domain.breach.drift_alarm import alarms_of
from bot.domain.breach.drift_request import is_about_earlier
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.renewal import Reference, Renewal, RenewalWish, reference_of, renewed
from bot.domain.errors import ConflictError, InvalidInputError
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Roster
from bot.domain.intake.model import Origin
from bot.evidence.drift.declared import DeclaredReader
from bot.services.directory import Directory
from bot.services.drift.watched_source import moved_on, source_for
from bot.services.escalation.roster import roster_of
from bot.services.evaluation.breach import take_back
from bot.services.report.plan import spec_for
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Renewed:
    """A renewal, and how many open questions about the earlier reference it took back."""

    source: WatchedSource  # as it is compared from now on
    renewal: Renewal
    taken_back: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was on record when somebody decided."""

    source: WatchedSource
    profile: int
    renewals: list[Renewal]
    rosters: Mapping[str, Roster] = field(default_factory=dict)  # by the question to be taken back


@dataclass(frozen=True, slots=True)
class Renewals:
    """Data and people are read outside of every transaction; what counts from now on is one of them."""

    store: Store
    data: DeclaredReader
    directory: Directory

    async def renew(self, id: str, wish: RenewalWish, origin: Origin) -> Renewed:
        """Make a profile of other rows, and compare every later window with it.

        Raises:
            NotFoundError: there is no source they may act on.
            ConflictError: it is not watched, or was renewed meanwhile.
            InvalidInputError: the rows cannot be read, or there are none.
        """
        seen = await self._seen(id, origin)
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

    async def undo(self, id: str, why: str, origin: Origin) -> Renewed:
        """Compare with what counted before the last renewal; that is a renewal too.

        Raises:
            NotFoundError: there is no source they may act on.
            ConflictError: it is not watched, was never renewed, or was renewed meanwhile.
        """
        seen = await self._seen(id, origin)
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

    async def _seen(self, id: str, origin: Origin) -> _Seen:
        async with self.store.reading() as tx:
            source = await _watched(tx, id, origin)
            waiting = await _waiting(tx, source)
            profile, past = await tx.drift.in_force(id), await tx.drift.renewals(id)
        rosters = {one.id: await roster_of(self.directory, one) for one in waiting}
        return _Seen(source, profile, past, rosters)


async def _watched(tx: Transaction, id: str, origin: Origin) -> WatchedSource:
    found = await source_for(tx, id, origin)
    if found.state is not SourceState.WATCHED:
        raise moved_on(found)
    return found.source


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
        raise ConflictError(
            f"Something was decided or asked about “{seen.source.name}” meanwhile.",
            next_step="Look at `remit drift source references`, and renew again if you still want to.",
        )


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
    version = await spec_for(tx, source.spec, origin)
    for escalation, roster in seen.rosters.items():
        await take_back(tx, escalation, is_about_earlier(source.name, version), roster)
    await tx.audit.append(origin.team, _event(renewal, source))
    return Renewed(renewed(source, after.days, after.place), renewal, len(seen.rosters))


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
