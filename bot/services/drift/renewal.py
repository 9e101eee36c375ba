"""A reference renewed after an accepted change: kept with who and why, undone by a new record; old questions end."""

import asyncio
from dataclasses import dataclass

from bot.domain.drift.change import Weight
from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.renewal import (
    Reference,
    Renewal,
    RenewalWish,
    lasting,
    reference_of,
    renewed,
)
from bot.domain.errors import ConflictError, InvalidInputError
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.evidence.drift.declared import DeclaredReader
from bot.services.directory import Directory
from bot.services.drift.reference import Renewed, keep, overtaken, renewable, seen_now, still
from bot.services.drift.watched_source import source_for
from bot.services.look_history import counting
from bot.store.store import Store


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
            past = await tx.drift.renewals(id)
            renews = known is None or _recounts(past)
            source, version = await renewable(tx, id, origin, renews=renews)
            if known is not None and known != len(past):
                raise overtaken(source)
            _, looks = await counting(tx, id)
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
        seen = await seen_now(self.store, self.directory, id, origin, known)
        source = renewed(seen.source, wish.days, wish.place)
        whole, parts = await asyncio.to_thread(self.data.reference, source)
        if not whole.rows:
            raise InvalidInputError(
                "There are no rows in these days, so nothing could be compared with them.",
                next_step="Choose days whose data are there; the reference stays as it is.",
            )
        async with self.store.transaction(origin) as tx:
            await still(tx, seen, origin)
            profile = await tx.drift.add_reference(id, whole, parts, tx.now)
            after = Reference(profile=profile, days=wish.days, place=wish.place)
            return await keep(tx, seen, after, wish.why, origin)

    async def undo(self, id: str, why: str, origin: Origin, *, known: int | None = None) -> Renewed:
        """Compare with what counted before the last renewal; that is a renewal too.

        Raises:
            NotFoundError: there is no source they may act on.
            ForbiddenError: others answer for it.
            ConflictError: it is not watched, was never renewed, or was renewed meanwhile.
        """
        async with self.store.reading() as tx:
            renews = _recounts(await tx.drift.renewals(id))
        seen = await seen_now(self.store, self.directory, id, origin, known, renews=renews)
        if not seen.renewals:
            raise ConflictError(
                f"The reference of “{seen.source.name}” is the first one.",
                next_step="`remit drift source renew` sets another one.",
            )
        if _recounts(seen.renewals) is not renews:  # who may undo it was asked of an earlier one
            raise overtaken(seen.source)
        last = seen.renewals[-1]
        back = last.change.back if last.change else None
        async with self.store.transaction(origin) as tx:
            await still(tx, seen, origin)
            return await keep(tx, seen, last.before, why, origin, undoes=last.number, change=back)

    async def history(self, id: str, origin: Origin) -> tuple[Reference, list[Renewal]]:
        """What a source is compared with now, and how that came to be, the oldest first.

        Raises:
            NotFoundError: there is no source they may act on.
        """
        async with self.store.reading() as tx:
            found = await source_for(tx, id, origin)
            now = reference_of(found.source, await tx.drift.in_force(id))
            return now, await tx.drift.renewals(id)


def _recounts(past: list[Renewal]) -> bool:
    """Whether another reference would count once the last of these is taken back."""
    return not past or past[-1].weight is Weight.COUNTED
