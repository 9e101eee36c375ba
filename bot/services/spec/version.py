"""How the next version of a spec comes about: stored, recorded, shown, and what it makes void."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.lint.model import LintResult
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.change import diff
from bot.domain.spec.consequence import consequences
from bot.domain.spec.follow import follow
from bot.domain.spec.loosened import with_decisions
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.version import Cause, SpecVersion
from bot.services.beforehand import Beforehand
from bot.services.effect import home_of
from bot.services.spec.effect import (
    canvas_of,
    spec_card_of,
    spec_review_card_of,
    spec_turn_of,
    up_to_date,
)
from bot.services.swap import tell_of_version
from bot.store.transaction import Transaction

_VERBS = {
    Cause.DRAFTED: "spec.drafted",
    Cause.FOLLOWED: "spec.revised",
    Cause.EDITED: "spec.edited",
    Cause.UNDONE: "spec.undone",
}


_PIN = ("problem_statement_version",)


class RetiredSpecError(ConflictError):
    """A retired spec is what it was; it is changed only by drafting it anew from its statement."""

    code = "spec.retired"


@dataclass(frozen=True, slots=True)
class Next:
    """What the next version holds, and why it is made."""

    spec: AISpec
    cause: Cause
    statement_version: int
    undoes: int | None = None
    clashes: tuple[str, ...] = ()  # addresses where the spec was kept as people had left it
    told: bool = True  # whether the thread reads what it changed; the card shows it anyway


async def locked(tx: Transaction, id: str, origin: Origin) -> tuple[SpecVersion, StatementVersion]:
    """A spec somebody may act on with the statement it was made from; nobody else changes it now.

    Raises:
        NotFoundError: there is none they may act on.
    """
    found = await tx.specs.newest(id)
    if found is None or not origin.may_touch(found.place, found.owner):
        raise not_found()
    await tx.conversations.at(found.place)  # locks
    newest = await tx.specs.newest(id)
    assert newest is not None  # noqa: S101  # specs are never deleted
    return newest, await source_of(tx, newest)


async def source_of(tx: Transaction, spec: SpecVersion) -> StatementVersion:
    """The version of the problem statement a spec follows from."""
    source = await tx.statements.version(spec.problem_statement, spec.problem_statement_version)
    assert source is not None  # noqa: S101  # a spec is pinned to a version that exists
    return source


async def in_thread(tx: Transaction, place: Thread) -> SpecVersion | None:
    """The spec of a thread, if it has one."""
    draft = await tx.statements.in_thread(place)
    return await tx.specs.of_statement(draft.id) if draft else None


async def as_decided(tx: Transaction, spec: SpecVersion) -> SpecVersion:
    """A version as it counts today: with less oversight where two people signed that."""
    wishes = await tx.loosenings.of(spec.id)
    decided = with_decisions(spec.spec, wishes, tx.now.date())
    return spec if decided is spec.spec else spec.model_copy(update={"spec": decided})


async def shown_anew(tx: Transaction, spec: SpecVersion) -> SpecVersion:
    """Have the card of a spec shown again because something beside its content changed."""
    moved = spec.model_copy(update={"revision": spec.revision + 1})
    await tx.specs.set_status(spec.id, spec.spec.status, moved.revision)
    await tx.outbox.add(spec_card_of(moved))
    return moved


async def checked(tx: Transaction, spec: SpecVersion) -> LintResult:
    """Everything in a version that cannot be tested yet, and what people have decided to live with."""
    source = await source_of(tx, spec)
    waivers = await tx.spec_reviews.waivers(spec.id)
    decided = await as_decided(tx, spec)
    return await asyncio.to_thread(
        lint_spec, decided.spec, source.statement, today=tx.now.date(), waivers=waivers
    )


async def add_next(tx: Transaction, before: SpecVersion, made: Next, origin: Origin) -> SpecVersion:
    """Store, record and show the next version; an open review needs new signatures.

    Raises:
        RetiredSpecError: it was retired, and this is no new draft of it.
    """
    if before.spec.status is SpecStatus.RETIRED and made.cause is not Cause.FOLLOWED:
        raise retired(before)
    after = before.model_copy(
        update={
            "version": before.version + 1,
            "revision": before.revision + 1,
            "problem_statement_version": made.statement_version,
            "created_by": origin.actor,
            "created_at": tx.now,
            "cause": made.cause,
            "undoes": made.undoes,
            "spec": made.spec,
        }
    )
    content = await tx.specs.add(after)
    overtaken = await _overtake(tx, after)
    await tx.audit.append(
        origin.team,
        AuditEvent(
            actor=origin.actor,
            verb=_VERBS[made.cause],
            subject=after.id,
            facts={
                "version": after.version,
                "digest": content,
                "problem_statement": after.problem_statement,
                "problem_statement_version": after.problem_statement_version,
                **({"undoes": made.undoes} if made.undoes else {}),
                **({"review_overtaken": True} if overtaken else {}),
            },
        ),
    )
    await tx.outbox.add(
        spec_card_of(after), home_of(origin.team, after.owner, f"{after.id}:{after.version}")
    )
    await tell_of_version(tx, before, after)
    if made.told:
        await tx.outbox.add(spec_turn_of(before, after, origin, clashes=made.clashes))
    if before.exported is not None:
        await tx.outbox.add(canvas_of(after, origin, is_new=False))
    return after


async def follow_statement(
    tx: Transaction, present: SpecVersion, origin: Origin, beforehand: Beforehand
) -> None:
    """Bring in what the problem statement of a locked spec changed; what people wrote stays."""
    newest = await tx.statements.newest(present.problem_statement)
    assert newest is not None  # noqa: S101  # statements are never deleted
    if newest.version == present.problem_statement_version:
        await tx.outbox.add(up_to_date(present, origin))
        return
    made = await _following(tx, present, newest, beforehand)
    await add_next(tx, present, made, origin)


async def brought_along(
    tx: Transaction, newest: StatementVersion, origin: Origin, beforehand: Beforehand
) -> SpecVersion | None:
    """Have the draft of a spec follow its statement by itself; what is under review or signed waits for a person.

    The thread reads of it where something else does not hold any more because of it, or where both
    changed the same; else the card is enough. Return the version this made.
    """
    present = await tx.specs.of_statement(newest.id)
    if present is None or present.spec.status is not SpecStatus.DRAFT:
        return None
    made = await _following(tx, present, newest, beforehand)
    changes = [each for each in diff(present.spec, made.spec) if each.path != _PIN]
    if not changes:
        return None
    told = bool(made.clashes or consequences(changes, present, None))
    return await add_next(tx, present, replace(made, told=told), origin)


async def _following(
    tx: Transaction, present: SpecVersion, newest: StatementVersion, beforehand: Beforehand
) -> Next:
    source = await source_of(tx, present)
    work = partial(
        follow, present.spec, source.statement, newest.statement, after_version=newest.version
    )
    given = present.id, present.version, newest.version, newest.statement
    merged = await beforehand.worked_out("spec", given, work)
    clashes = tuple(clash.change.address for clash in merged.clashes)
    return Next(merged.spec, Cause.FOLLOWED, newest.version, clashes=clashes)


def retired(spec: SpecVersion, typed: Mapping[str, str] | None = None) -> RetiredSpecError:
    """Say that nothing in it changes any more; what somebody typed is given back."""
    kept = {"kept": typed} if typed else {}
    return RetiredSpecError(
        "This spec is retired, and nothing in it changes any more.",
        next_step="Say in the thread what is new about the goal, then draft the spec again from its card.",
        place=spec.place,
        **kept,
    )


async def _overtake(tx: Transaction, after: SpecVersion) -> bool:
    """End the open review of the version before, and say so on its card."""
    if not await tx.spec_reviews.overtake(after.id):
        return False
    review = await tx.spec_reviews.newest(after.id)
    assert review is not None  # noqa: S101  # it was just overtaken
    await tx.outbox.add(spec_review_card_of(after, review))
    return True


def not_found() -> NotFoundError:
    """No such spec, or not for this person: the two read alike."""
    return NotFoundError("I cannot find that spec.", next_step="Use `/remit list` to see yours.")
