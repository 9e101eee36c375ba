"""Change a spec by hand: in a form, by a sentence in its thread, or back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.clock import Clock
from bot.domain.conversation.model import Message, MessageKind
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.taking_back import to_take_back
from bot.domain.intake.model import Origin
from bot.domain.provenance import Confirmation, Quote
from bot.domain.spec.change import diff, merge, without_derived
from bot.domain.spec.follow import settled
from bot.domain.spec.form import label_of
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.numbering import with_free_numbers
from bot.domain.spec.saying import typed_told
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.version import Cause, SpecVersion
from bot.domain.spec.wish import granted
from bot.domain.spec.wished import CHOICES, Heard, Wished
from bot.services.gesture import begun_by
from bot.services.spec.effect import spec_asked_of
from bot.services.spec.version import Next, add_next, in_thread, locked, retired, source_of
from bot.store.store import Store
from bot.store.transaction import Transaction

_MOST_UNDONE = 30


class SpecOvertakenError(ConflictError):
    """Somebody else changed the same part of a spec first; what was typed is given back."""

    code = "spec.edit-overtaken"


@dataclass(frozen=True, slots=True)
class SpecEditing:
    """Each change makes a version, says what it did, and can be undone by who made it."""

    store: Store
    clock: Clock

    async def by_form(
        self,
        id: str,
        version: int,
        read: Callable[[AISpec, Confirmation], AISpec],
        origin: Origin,
    ) -> None:
        """Keep what a form changed, given the version the person was looking at.

        Raises:
            NotFoundError: no such spec.
            InvalidInputError: something in the form cannot be read.
            SpecOvertakenError: somebody else changed the same part since `version`.
        """
        gesture = begun_by(origin, self.clock)
        by = Confirmation(by=origin.actor, at=gesture.at, message_id=gesture.id)
        async with self.store.transaction(origin) as tx:
            present, source = await locked(tx, id, origin)
            seen = await tx.specs.version(id, version) or present
            shown = without_derived(seen.spec)
            edited = with_free_numbers(shown, read(shown, by), present.spec)
            merged = merge(shown, edited, present.spec)
            if merged.clashes:
                raise SpecOvertakenError(
                    "Somebody changed the same part while you were editing. Nothing was saved.",
                    next_step=f"Open Edit again: it shows what <@{present.created_by}> wrote meanwhile. You wrote:",
                    place=present.place,
                    kept=typed_told(diff(shown, edited), merged.clashes, present.spec.language),
                )
            if without_derived(present.spec) == merged.spec:
                return
            if present.spec.status is SpecStatus.RETIRED:
                raise retired(present, typed_told(diff(shown, edited), (), present.spec.language))
            spec = await asyncio.to_thread(settled, merged.spec, source.statement)
            await add_next(tx, present, Next(spec, Cause.EDITED, source.version), origin)

    async def hear(self, place: Thread, message: Message, origin: Origin, *, sure: bool) -> bool:
        """Change the spec of a thread as a message asks; tell whether the message was about it.

        `sure` says that Remit was spoken to: then one clear wish is enough. Among themselves,
        people are understood only when everything they say is a change.
        """
        async with self.store.reading() as tx:
            spec = await in_thread(tx, place)
        if spec is None or (spec.spec.status is SpecStatus.RETIRED and not sure):
            return False  # what people say among themselves later is about something else
        heard = heard_in(message.text, spec.spec)
        if not heard.wishes or not (sure or heard.is_all):
            return False
        if spec.spec.status is SpecStatus.RETIRED:
            raise retired(spec)  # before anything about it is asked
        async with self.store.transaction(origin) as tx:
            present, _ = await locked(tx, spec.id, origin)
            conversation = await tx.conversations.at(place)
            assert conversation is not None  # noqa: S101  # a spec lives in one
            kept = message.model_copy(update={"kind": MessageKind.SPEC})
            if await tx.conversations.hear(conversation.id, kept):
                await self._grant(tx, present, message, heard, origin)
        return True

    async def choose(
        self, id: str, version: int, message: str, option: int, origin: Origin
    ) -> None:
        """Settle which part a sentence was about, where it could have been several.

        `option` is a wish of the message and one of its choices, as version `version` offered them.

        Raises:
            NotFoundError: no such spec, or the sentence was taken back.
            ConflictError: it cannot be about that part any more.
        """
        async with self.store.transaction(origin) as tx:
            present, _ = await locked(tx, id, origin)
            seen = await tx.specs.version(id, version)
            conversation = await tx.conversations.at(present.place)
            said = (
                (await tx.conversations.transcript(conversation.id)).message(message)
                if conversation
                else None
            )
            if said is None or seen is None:
                raise NotFoundError(
                    "The message this is about was deleted.",
                    next_step="Say it again in the thread.",
                )
            number, place = divmod(option, CHOICES)
            wishes = heard_in(said.text, seen.spec).wishes
            choices = wishes[number].choices if number < len(wishes) else ()
            if place >= len(choices):
                raise ConflictError(
                    "This choice is not open any more.",
                    next_step="Say the change again in the thread.",
                )
            asked = wishes[number]
            chosen = replace(asked, item=choices[place], choices=())
            await self._grant(tx, present, said, Heard((chosen,), ()), origin)

    async def undo(self, id: str, origin: Origin) -> None:
        """Take one's own newest change of a spec back, as a new version.

        Raises:
            NotFoundError: no such spec, or nothing of one's own to take back.
            SpecOvertakenError: somebody changed the same part since.
        """
        async with self.store.transaction(origin) as tx:
            present, source = await locked(tx, id, origin)
            last = await _last_edit(tx, id, origin.actor)
            earlier = await tx.specs.version(id, last.version - 1) if last else None
            if last is None or earlier is None:
                raise NotFoundError(
                    "There is nothing of yours to undo in this spec.",
                    next_step="Undo takes back your own edits; others can take back theirs.",
                )
            merged = merge(last.spec, earlier.spec, present.spec)
            if merged.clashes:
                spoken = present.spec.language
                named = (label_of(clash.change.address, spoken) for clash in merged.clashes)
                places = ", ".join(dict.fromkeys(named))
                raise SpecOvertakenError(
                    f"This was changed again since your edit: {places}. Nothing was undone.",
                    next_step="Open Edit to set it to what you want.",
                )
            spec = await asyncio.to_thread(settled, merged.spec, source.statement)
            made = Next(spec, Cause.UNDONE, source.version, undoes=last.version)
            await add_next(tx, present, made, origin)

    async def undo_here(self, place: Thread, origin: Origin) -> bool:
        """Take one's own newest change back where it was one of the spec, not of the statement."""
        async with self.store.reading() as tx:
            spec = await in_thread(tx, place)
            if spec is None:
                return False
            last = await _last_edit(tx, spec.id, origin.actor)
            if last is None or await _said_since(tx, last, origin.actor):
                return False
        await self.undo(spec.id, origin)
        return True

    async def _grant(
        self,
        tx: Transaction,
        present: SpecVersion,
        message: Message,
        heard: Heard,
        origin: Origin,
    ) -> None:
        """Do what is clear; ask about what is not."""
        source = await source_of(tx, present)
        by = Confirmation(by=origin.actor, at=message.said_at, message_id=message.id)
        spec = without_derived(present.spec)
        for wished in heard.wishes:
            if not wished.choices:
                spec = granted(spec, source.statement, wished, by, _quote(message, wished))
        if diff(present.spec, spec):
            after = await asyncio.to_thread(settled, spec, source.statement)
            await add_next(tx, present, Next(after, Cause.EDITED, source.version), origin)
        unclear = [number for number, wished in enumerate(heard.wishes) if wished.choices]
        if unclear or heard.rest:
            await tx.outbox.add(spec_asked_of(present, message.id, unclear, heard.rest, origin))


async def _last_edit(tx: Transaction, id: str, user: str) -> SpecVersion | None:
    """Somebody's newest change of a spec that was not taken back yet."""
    own = await tx.specs.last_of(id, user, limit=_MOST_UNDONE)
    undone = {version.undoes for version in own if version.undoes}
    return next((v for v in own if v.cause is Cause.EDITED and v.version not in undone), None)


async def _said_since(tx: Transaction, last: SpecVersion, user: str) -> bool:
    """Whether somebody told the problem statement something after their change of the spec."""
    draft = await tx.statements.in_thread(last.place)
    conversation = await tx.conversations.find(last.place)
    if draft is None or conversation is None:
        return False
    transcript = await tx.conversations.transcript(conversation.id)
    own = to_take_back(transcript, draft.statement, user)
    return bool(own) and own[-1].said_at > last.created_at


def _quote(message: Message, wished: Wished) -> Quote:
    return Quote(
        message_id=message.id,
        start=wished.start,
        end=wished.end,
        text=message.text[wished.start : wished.end],
    )
