"""A declaration changed: tried out first, shown with what no longer holds, and kept once somebody says so."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.domain.drift.change import (
    Change,
    Weight,
    changed,
    in_place_of,
    proposed,
    weight_of,
)
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.renewal import reference_of
from bot.domain.drift.wish import ChangeWish
from bot.domain.errors import ConflictError, InvalidInputError
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.spec.asking import people_in
from bot.domain.spec.plan.raci import Task
from bot.evidence.drift.declared import DeclaredReader
from bot.services.directory import Directory
from bot.services.drift.effect import card_of
from bot.services.drift.reference import Renewed, keep, renewable, seen_now, still
from bot.services.drift.watched_source import moved_on, source_event, source_for
from bot.services.report.plan import spec_for
from bot.services.spec.signed import signed_last
from bot.store.drift import Declared
from bot.store.store import Store
from bot.store.transaction import Transaction

_REPLACED = 2  # the version of the message about a declaration whose place another one took


@dataclass(frozen=True, slots=True)
class Form:
    """What the form to change a declaration shows."""

    source: WatchedSource
    known: int  # renewals by now
    language: Language


@dataclass(frozen=True, slots=True)
class Changes:
    """Data and people are read outside of every transaction; what counts from now on is one of them."""

    store: Store
    data: DeclaredReader
    directory: Directory

    async def form(self, id: str, origin: Origin) -> Form:
        """How a declaration reads now, for whoever wants to change it.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.reading() as tx:
            found = await source_for(tx, id, origin)
            version = await spec_for(tx, found.source.spec, origin)
            past = await tx.drift.renewals(id)
        return Form(found.source, len(past), language_in(version.spec.language))

    async def propose(
        self, id: str, wished: ChangeWish, origin: Origin, *, known: int | None = None
    ) -> Declared:
        """Try out how a declaration would read; what is watched stays as it is until somebody applies it.

        One that nobody watches yet is replaced at once: nothing rests on it.

        Args:
            id: The source.
            wished: How it would read.
            origin: Who wants it.
            known: How many renewals there were when the form was opened; None where nobody looked.

        Raises:
            NotFoundError: there is none they may act on.
            InvalidInputError: nothing would be different, it cannot be read, or has no such column.
            ForbiddenError: others answer for it, or data may not be read there.
            ConflictError: somebody else changed it meanwhile, or it is itself only proposed.
        """
        async with self.store.reading() as tx:
            before = await source_for(tx, id, origin)
            await spec_for(tx, before.source.spec, origin)  # before any refusal says its name
            # In the place of a proposal there would be a source of its own, and nothing was changed.
            if before.source.would_change is not None:
                raise await _waits(tx, before.source, origin)
            past = await tx.drift.renewals(id)
            after = _proposal(
                before, wished, origin, known=len(past), name=tx.new_id("data"), at=tx.now
            )
            if known is not None and known != len(past):
                raise changed_meanwhile(before.source)
            await _allowed(tx, before, after, origin)
        after = after.model_copy(
            update={"dry_run": await asyncio.to_thread(self.data.dry_run, after)}
        )
        async with self.store.transaction(origin) as tx:
            now = await source_for(tx, id, origin)
            version = await spec_for(tx, after.spec, origin)
            await tx.drift.add_source(after, SourceState.DECLARED)
            await tx.audit.append(origin.team, source_event("drift.change-proposed", after, origin))
            state = "change" if after.would_change else "declared"
            await tx.outbox.add(card_of(after, state, version.spec.language, None, 1))
            if after.would_change is None:
                if now != before or not await tx.drift.move_source(
                    id, SourceState.ENDED, known=SourceState.DECLARED
                ):
                    raise moved_on(now)
                code = version.spec.language
                await tx.outbox.add(card_of(now.source, "replaced", code, None, _REPLACED))
        return Declared(after, SourceState.DECLARED)

    async def apply(self, id: str, origin: Origin) -> Renewed:
        """Watch as a proposal says; where the reference is another one, it is counted first.

        Raises:
            NotFoundError: there is no such proposal they may act on.
            ForbiddenError: others answer for it.
            ConflictError: it was applied or discarded, or the source was changed meanwhile.
            InvalidInputError: the reference cannot be read, or has no rows.
        """
        async with self.store.reading() as tx:
            proposal = await source_for(tx, id, origin)
            about = proposal.source.proposes
            if about is None or about.known is None or proposal.state is not SourceState.DECLARED:
                raise moved_on(proposal)
            target = await source_for(tx, about.source, origin)
            if about.known != len(await tx.drift.renewals(about.source)):
                raise changed_meanwhile(target.source)
        weight = weight_of(target.source, in_place_of(target.source, proposal.source))
        renews = weight is Weight.COUNTED
        seen = await seen_now(
            self.store, self.directory, about.source, origin, about.known, renews=renews
        )
        change = Change(before=seen.source, after=in_place_of(seen.source, proposal.source))
        counted = await asyncio.to_thread(self.data.reference, change.after) if renews else None
        if counted is not None and not counted[0].rows:
            raise InvalidInputError(
                "There are no rows in these days, so nothing could be compared with them.",
                next_step="Choose days whose data are there; the reference stays as it is.",
            )
        async with self.store.transaction(origin) as tx:
            await still(tx, seen, origin)
            known = SourceState.DECLARED
            if not await tx.drift.move_source(id, SourceState.ENDED, known=known):
                raise moved_on(proposal)
            profile = seen.profile
            if counted is not None:
                profile = await tx.drift.add_reference(seen.source.id, *counted, tx.now)
            after = reference_of(change.after, profile)
            done = await keep(tx, seen, after, about.why, origin, change=change)
            code = seen.spec.spec.language
            await tx.outbox.add(card_of(proposal.source, "applied", code, None, 2))
            return done


def changed_meanwhile(source: WatchedSource) -> ConflictError:
    """Say that a change was made for what is no longer so."""
    return ConflictError(
        f"“{source.name}” was changed or renewed by somebody else meanwhile.",
        next_step="Its message shows how it stands: press “Change…” there, and make your change anew.",
    )


async def _waits(tx: Transaction, proposal: WatchedSource, origin: Origin) -> ConflictError:
    """Say that a proposal is decided, not changed: by whom, and what can be done meanwhile."""
    version = await spec_for(tx, proposal.spec, origin)
    signed, review = await signed_last(tx, version)
    people = people_in(signed.spec, Task.RETRAINING, version.owner, review)
    return ConflictError(
        f"“{proposal.name}” is a change that waits for a decision; it cannot be changed itself.",
        next_step=f"<@{people['accountable'][0]}> or whoever declared these data decides in its message. Discard it there "
        "to propose another change, or wait until it is applied, and press “Change…” at the source.",
    )


def _proposal(  # noqa: PLR0913 - what, of what, when, by whom
    before: Declared,
    wished: ChangeWish,
    origin: Origin,
    *,
    known: int,
    name: str,
    at: datetime,
) -> WatchedSource:
    """The declaration that somebody wants, under a name of its own.

    Raises:
        InvalidInputError: nothing would be different, or it is of another system.
    """
    if wished.whole and wished.wish.spec != before.source.spec:
        raise InvalidInputError(
            f"“{before.source.name}” holds the data of another spec.",
            next_step="Declare these data anew, and remove the other ones.",
        )
    told = wished.beside(before.source).declared(name, team=origin.team, by=origin.actor, at=at)
    after = changed(before.source, told, whole=wished.whole)
    if weight_of(before.source, after) is Weight.NOTHING:
        raise InvalidInputError(
            "Nothing would be different.", next_step="Change a line, or leave it as it is."
        )
    own = {"id": name, "created_by": origin.actor, "created_at": at}
    watched = before.state is SourceState.WATCHED
    return proposed(
        after.model_copy(update=own), before.source.id, known if watched else None, wished.why
    )


async def _allowed(tx: Transaction, before: Declared, after: WatchedSource, origin: Origin) -> None:
    """Ask who it is before anything is read; whoever declares may change what nobody watches.

    Raises:
        ForbiddenError: others answer for it.
    """
    if before.state is SourceState.WATCHED:
        renews = weight_of(before.source, after) is Weight.COUNTED
        await renewable(tx, before.source.id, origin, renews=renews)
