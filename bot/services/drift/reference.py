"""What is on record about a reference when somebody decides, and what counts from then on: kept, told, and in the audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.advice.request import retraining_of
from bot.domain.audit.model import AuditEvent, digest
from bot.domain.breach.drift_alarm import alarms_of
from bot.domain.breach.drift_request import is_about_earlier
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.change import Change, Weight
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.renewal import (
    Reference,
    Renewal,
    may_change,
    may_renew,
    reference_of,
    renewed,
)
from bot.domain.errors import ConflictError, ForbiddenError
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Roster
from bot.domain.intake.model import Origin
from bot.domain.spec.asking import people_in
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.drift.effect import renewal_of, standing_of
from bot.services.drift.watched_source import moved_on, source_for
from bot.services.escalation.roster import roster_of
from bot.services.evaluation.breach import take_back
from bot.services.report.plan import spec_for
from bot.services.spec.signed import signed_last
from bot.store.store import Store
from bot.store.transaction import Transaction

_VERBS = {  # by whether more than the reference is another, and whether something is taken back
    (False, False): "drift.reference-renewed",
    (False, True): "drift.reference-undone",
    (True, False): "drift.changed",
    (True, True): "drift.change-undone",
}


@dataclass(frozen=True, slots=True)
class Renewed:
    """A renewal, and how many open questions about the earlier reference it took back."""

    source: WatchedSource  # as it is compared from now on
    renewal: Renewal
    taken_back: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What was on record when somebody decided."""

    source: WatchedSource
    profile: int
    renewals: list[Renewal]
    spec: SpecVersion
    rosters: Mapping[str, Roster] = field(default_factory=dict)  # by the question to be taken back


async def seen_now(  # noqa: PLR0913 - of what, by whom, and what they knew
    store: Store,
    directory: Directory,
    id: str,
    origin: Origin,
    known: int | None,
    *,
    renews: bool = True,
) -> Seen:
    """Read what is on record for somebody who is about to decide.

    Args:
        store: Where it is kept.
        directory: Who is who.
        id: The source.
        origin: Who decides.
        known: How many renewals there were when they were asked; None where nobody looked.
        renews: Whether another reference is to count.

    Raises:
        NotFoundError: there is no source they may act on.
        ForbiddenError: others answer for it.
        ConflictError: it is not watched, or was renewed meanwhile.
    """
    async with store.reading() as tx:
        source, version = await renewable(tx, id, origin, renews=renews)
        waiting = await _waiting(tx, source)
        profile, past = await tx.drift.in_force(id), await tx.drift.renewals(id)
    if known is not None and known != len(past):
        raise overtaken(source)
    rosters = {one.id: await roster_of(directory, one) for one in waiting}
    return Seen(source, profile, past, version, rosters)


async def renewable(
    tx: Transaction, id: str, origin: Origin, *, renews: bool = True
) -> tuple[WatchedSource, SpecVersion]:
    """A source somebody may renew the reference of, or change without that; and its spec.

    Raises:
        NotFoundError: there is no source they may act on.
        ForbiddenError: others answer for it.
        ConflictError: it is not watched.
    """
    source = await _watched(tx, id, origin)
    version = await spec_for(tx, source.spec, origin)
    signed, review = await signed_last(tx, version)
    people = people_in(signed.spec, Task.RETRAINING, version.owner, review)
    their_own = may_change(origin.actor, source, renews=renews)
    if not their_own and not may_renew(origin.actor, version.owner, people):
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


def overtaken(source: WatchedSource) -> ConflictError:
    """Say that somebody was faster."""
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


async def still(tx: Transaction, seen: Seen, origin: Origin) -> None:
    """Let nobody else renew, and go on only if all is as it was seen."""
    await tx.drift.lock(seen.source.id)
    await _watched(tx, seen.source.id, origin)
    past = await tx.drift.renewals(seen.source.id)
    waiting = await _waiting(tx, seen.source)
    if past != seen.renewals or any(one.id not in seen.rosters for one in waiting):
        raise overtaken(seen.source)


async def keep(  # noqa: PLR0913 - of what, with what, why, by whom
    tx: Transaction,
    seen: Seen,
    after: Reference,
    why: str,
    origin: Origin,
    *,
    undoes: int | None = None,
    change: Change | None = None,
) -> Renewed:
    """Have another reference, or another declaration, count from now on; what rested on the earlier one ends."""
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
        change=change,
    )
    await tx.drift.add_renewal(renewal)
    version = seen.spec
    if change is not None:
        await _redeclared(tx, change)
    ended = seen.rosters if renewal.weight >= Weight.JUDGED else {}
    why_over = is_about_earlier(source.name, version, redeclared=change is not None)
    for escalation, roster in ended.items():
        await take_back(tx, escalation, why_over, roster)
    await tx.audit.append(origin.team, _event(renewal, source))
    after_it = renewed(change.after if change else source, after.days, after.place)
    await tx.outbox.add(
        await standing_of(tx, after_it, version.spec.language),
        *renewal_of(renewal, version, source.channel, len(ended)),
    )
    return Renewed(after_it, renewal, len(ended))


async def _redeclared(tx: Transaction, change: Change) -> None:
    """Keep the declaration as it is from now on, and look when it says."""
    await tx.drift.change_source(change.after)
    schedule = await tx.schedules.get(change.before.schedule)
    if schedule is not None and change.before.cadence != change.after.cadence:
        times = change.after.cadence
        anew = {"times": times, "next_at": times.after(tx.now)}
        await tx.schedules.put(schedule.model_copy(update=anew))


def _event(renewal: Renewal, source: WatchedSource) -> AuditEvent:
    verb = _VERBS[renewal.change is not None, renewal.undoes is not None]
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
            **({"changed": ", ".join(renewal.changed)} if renewal.change else {}),
        },
    )
