"""Turn a problem statement into a spec draft, and hand it out as documents."""

import asyncio
from dataclasses import dataclass
from functools import partial

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.model import Transcript
from bot.domain.conversation.thread import Thread
from bot.domain.criterion.advice import next_step
from bot.domain.errors import NotFoundError
from bot.domain.export.bundle import Audience
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.oversight.limit import Limits
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.model import AISpec
from bot.domain.spec.told_before import with_told_before
from bot.domain.spec.version import SpecVersion
from bot.services.beforehand import Beforehand, commit
from bot.services.effect import home_of
from bot.services.in_thread import draft_in
from bot.services.spec.effect import canvas_of, files_of, spec_card_of
from bot.services.spec.version import follow_statement, locked, not_found
from bot.store.store import Store
from bot.store.transaction import Transaction

_SILENCE = Transcript()


@dataclass(frozen=True, slots=True)
class Specs:
    """A spec version is pinned to the version of the problem statement it was drafted from."""

    store: Store
    limits: Limits | None = None  # what the workspace calls a small sum, a large one, and many

    async def prepare(self) -> None:
        """Load the arithmetic of criteria beside the loop: the first card does not wait for it."""
        await asyncio.to_thread(next_step, 1, 2, 0.5)

    async def draft(self, problem_statement: str, origin: Origin) -> None:
        """Draft a spec from a statement, or the next version when the statement moved on.

        Raises:
            NotFoundError: no such problem statement.
        """

        async def change(tx: Transaction, beforehand: Beforehand) -> None:
            source = await _statement(tx, problem_statement, origin)
            if before := await tx.specs.of_statement(source.id):
                await follow_statement(tx, before, origin, beforehand)
                return
            conversation = await tx.conversations.at(source.place)
            said = await tx.conversations.transcript(conversation.id) if conversation else _SILENCE
            work = partial(_first_draft, source, said, self.limits)
            after = SpecVersion(
                id=tx.new_id("spec"),
                version=1,
                problem_statement=source.id,
                problem_statement_version=source.version,
                place=source.place,
                owner=origin.actor,
                created_by=origin.actor,
                created_at=tx.now,
                spec=await beforehand.worked_out("spec", (source.id, source.version, said), work),
            )
            content = await tx.specs.add(after)
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="spec.drafted",
                    subject=after.id,
                    facts={
                        "version": after.version,
                        "digest": content,
                        "problem_statement": source.id,
                        "problem_statement_version": source.version,
                    },
                ),
            )
            await tx.outbox.add(
                spec_card_of(after),
                home_of(origin.team, after.owner, f"{after.id}:{after.version}"),
            )

        await commit(self.store, origin, change)

    async def follow(self, id: str, origin: Origin) -> None:
        """Bring in what the problem statement changed; what people wrote in the spec stays.

        Raises:
            NotFoundError: no such spec.
        """

        async def change(tx: Transaction, beforehand: Beforehand) -> None:
            spec, _ = await locked(tx, id, origin)
            await follow_statement(tx, spec, origin, beforehand)

        await commit(self.store, origin, change)

    async def draft_here(self, place: Thread, origin: Origin) -> None:
        """Draft a spec from the problem statement of a thread.

        Raises:
            NotFoundError: the thread has no problem statement.
        """
        async with self.store.reading() as tx:
            source = await draft_in(tx, place)
        await self.draft(source.id, origin)

    async def export_here(
        self, place: Thread, origin: Origin, audience: Audience = Audience.EVERYBODY
    ) -> None:
        """Share the spec of a thread in the documents that are for an audience.

        Raises:
            NotFoundError: the thread has no spec.
        """
        async with self.store.reading() as tx:
            spec = await tx.specs.of_statement((await draft_in(tx, place)).id)
        if spec is None:
            raise NotFoundError(
                "This thread has no spec yet.",
                next_step="Press Draft a spec under the problem statement first.",
            )
        await self.export(spec.id, origin, audience)

    async def export(
        self, id: str, origin: Origin, audience: Audience = Audience.EVERYBODY
    ) -> None:
        """Share a spec in its thread, in the documents that are for an audience.

        Raises:
            NotFoundError: no such spec.
        """
        async with self.store.transaction(origin) as tx:
            spec = await tx.specs.newest(id)
            if spec is None or not origin.may_touch(spec.place, spec.owner):
                raise not_found()
            await tx.specs.mark_exported(spec.id, spec.version)
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="spec.exported",
                    subject=spec.id,
                    facts={"version": spec.version, "audience": audience.value},
                ),
            )
            await tx.outbox.add(files_of(spec, origin, audience.value))
            if audience is Audience.EVERYBODY:
                await tx.outbox.add(canvas_of(spec, origin, is_new=True))


def _first_draft(source: StatementVersion, said: Transcript, limits: Limits | None) -> AISpec:
    """What follows from the statement, with what the thread told of the spec already."""
    drafted = draft_spec(
        source.statement, ps_id=source.id, ps_version=source.version, limits=limits
    )
    return with_told_before(drafted, source.statement, said)


async def _statement(tx: Transaction, id: str, origin: Origin) -> StatementVersion:
    found = await tx.statements.newest(id)
    if found is None or not origin.may_touch(found.place, found.owner):
        raise NotFoundError(
            "I cannot find that draft.", next_step="Use `/remit list` to see yours."
        )
    await tx.conversations.at(found.place)  # locks: two people may press the button at once
    newest = await tx.statements.newest(id)
    assert newest is not None  # noqa: S101  # statements are never deleted
    return newest
