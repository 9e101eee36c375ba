"""Runs brought to a spec and judged: kept once, held against every criterion, judged anew when one changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from hashlib import sha256

from pydantic import JsonValue

from bot.domain.audit.model import AuditEvent
from bot.domain.breach.course import BREACH_CHECK
from bot.domain.criterion.model import Criterion
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import NotFoundError
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.judged import judged_all
from bot.domain.evaluation.judging import Conditions
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.look import FILE, YEAR, Taken, most_before, next_look
from bot.domain.evaluation.planned import planned_pins
from bot.domain.evaluation.recorded import RecordedVerdict, at_each_moment, recorded
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.intake.model import Origin, Queue
from bot.domain.schedule.model import Schedule
from bot.domain.schedule.recurrence import Daily
from bot.domain.spec.canonical import canonical
from bot.domain.spec.version import SpecVersion
from bot.services.beforehand import Beforehand, commit
from bot.services.effect import in_thread
from bot.services.evaluation.joining import Joined, joined
from bot.services.swap import tell_of_runs
from bot.store.lease import NewRow
from bot.store.store import Store
from bot.store.transaction import Transaction

MOST_STANDING = 500  # verdicts looked through for the newest on each criterion
Cases = Mapping[int, Sequence[Case]]  # the single cases of each run, by its place in the file
NO_CASES: Cases = {}
Looks = Mapping[str, Sequence[Taken]]  # at each criterion
NO_LOOKS: Looks = {}


@dataclass(frozen=True, slots=True)
class Answered:
    """How the thread of a spec is answered when a file is brought."""

    key: str  # names the answer, so that it is given once
    compared: tuple[JsonValue, ...] = ()  # what changed since the file before
    file: str = ""  # as who brought it calls it


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One transaction keeps a file's runs, its verdicts, the line in the audit and the answer."""

    store: Store

    async def keep(
        self,
        runs: Sequence[EvaluationRun],
        spec: str,
        origin: Origin,
        *,
        cases: Cases = NO_CASES,
        answered: Answered | None = None,
    ) -> Kept:
        """Keep the runs of a file with a spec, and judge them by its newest version.

        Args:
            runs: As they were read, in the order of the file.
            spec: The spec they were made for.
            origin: Who brings them.
            cases: The single cases, where they are at hand.
            answered: How the spec's thread is answered; nothing is said without it.

        Raises:
            NotFoundError: there is no such spec they may act on.
        """
        async with self.store.reading() as tx:
            ids = sorted(tx.new_id("run") for _ in runs)  # in the order of the file
            seen = [
                run.model_copy(update={"id": name, "received_at": tx.now})
                for name, run in zip(ids, runs, strict=True)
            ]
            together = await joined(tx, spec, seen)
        seen = list(together.runs)

        async def change(tx: Transaction, beforehand: Beforehand) -> Kept:
            version = await _newest(tx, spec, origin)
            taken = await taken_before(tx, version.id, seen)
            # A file may hold a hundred thousand cases.
            work = partial(_judged, version, seen, taken, cases)
            said = await beforehand.worked_out("verdicts", (version.version, taken), work)
            kept: list[EvaluationRun] = []
            found: list[RecordedVerdict] = []
            for position, (run, verdicts) in enumerate(zip(seen, said, strict=True)):
                if position in together.instead:
                    continue
                if await tx.evaluation_runs.add(run, origin.team, spec, position):
                    kept.append(run)
                    found += verdicts
            await tx.verdicts.add(found)
            await have_checked(tx, version, found)
            known = len(runs) - len(kept)
            standing = await _standing(tx, spec, together) if known else ()
            made = Kept(version, tuple(kept), tuple(found), known, standing)
            if kept:
                await have_watched(tx, version)
                await tell_of_runs(tx, version, kept)
                await tx.audit.append(origin.team, _event(made, origin))
            if answered:
                since = None if kept else await tx.evaluation_runs.first_of(spec, seen[0])
                await tx.outbox.add(_answer(made, answered, since))
            return made

        return await commit(self.store, origin, change)

    async def read(self, spec: str, runs: Sequence[str]) -> Kept | None:
        """Read runs of a spec with what they said about the version they were judged by last."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(spec)
            if version is None:
                return None
            found = [run for one in runs if (run := await tx.evaluation_runs.get(one))]
            verdicts = await tx.verdicts.on_runs(spec, runs)
        return Kept(version, tuple(found), _newest_of(verdicts))

    async def standing(self, spec: str) -> tuple[SpecVersion, dict[str, RecordedVerdict]] | None:
        """Read a spec as it is now, and the newest verdict there is on each of its criteria."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(spec)
            if version is None:
                return None
            found = await tx.verdicts.of(spec, version.version, tx.now, limit=MOST_STANDING)
        said = {criterion: at_each_moment(course)[-1] for criterion, course in found.items()}
        return version, said


async def _standing(tx: Transaction, spec: str, together: Joined) -> tuple[RecordedVerdict, ...]:
    """What is on record of the runs of a file: who sends it again is told the same."""
    ids = await tx.evaluation_runs.kept_of(spec, together.runs)
    return _newest_of(await tx.verdicts.on_runs(spec, [*ids, *together.instead.values()]))


def _newest_of(said: Sequence[RecordedVerdict]) -> tuple[RecordedVerdict, ...]:
    """What the newest version of a spec that judged some runs said of them."""
    newest = max((one.basis.spec_version for one in said), default=0)
    return tuple(one for one in said if one.basis.spec_version == newest)


async def _newest(tx: Transaction, spec: str, origin: Origin) -> SpecVersion:
    version = await tx.specs.newest(spec)
    if version is None or not origin.may_touch(version.place, version.owner):
        raise NotFoundError(
            "I cannot find that spec, or it is not yours to bring results to.",
            next_step="`remit spec show` and the spec's card name its id.",
        )
    return version


def _judged(
    version: SpecVersion, runs: Sequence[EvaluationRun], taken: Looks, cases: Cases
) -> list[list[RecordedVerdict]]:
    return [
        verdicts_on(version, run, run.received_at or version.created_at, taken, cases.get(at, ()))
        for at, run in enumerate(runs)
    ]


def verdicts_on(
    version: SpecVersion,
    run: EvaluationRun,
    now: datetime,
    taken: Looks = NO_LOOKS,
    cases: Sequence[Case] = (),
) -> list[RecordedVerdict]:
    """What one run says about every criterion of a spec that it has a check for.

    Args:
        version: Of the spec.
        run: What was measured.
        now: When it is judged.
        taken: Every look at each criterion of the spec so far.
        cases: The single cases, where they are at hand.
    """
    criteria = [canonical(one, version.spec.language).criterion for one in version.spec.acceptance]
    planned, made = planned_pins(version.spec, run), run.moment(now)

    def conditions(criterion: Criterion) -> Conditions:
        before = taken.get(criterion.id, ())
        file = file_of(run)
        return Conditions(
            look=next_look(before, file, made),
            most_before=most_before(before, file, made),
            planned=planned,
        )

    found = judged_all(criteria, run, cases, conditions)
    return [
        recorded((version.id, version.version), one, run, now)
        for one in found
        if one.check is not None or one.judgement.verdict.value is not None
    ]


async def have_checked(
    tx: Transaction, version: SpecVersion, found: Sequence[RecordedVerdict]
) -> None:
    """Have somebody look, once these verdicts are kept, whether people have to decide about them."""
    if not found:
        return
    last = found[-1].basis
    await tx.leases(Queue.JOBS).add(
        NewRow(
            key=f"{BREACH_CHECK}:{last.spec}:{last.spec_version}:{last.run}",
            kind=BREACH_CHECK,
            team=version.place.team,
            order_key=f"{BREACH_CHECK}:{version.id}",  # one after the other
            payload={"spec": version.id},
        )
    )


async def have_watched(tx: Transaction, version: SpecVersion) -> None:
    """Have somebody look every day whether anybody still measures: what does not come tells nobody."""
    name = f"{BREACH_CHECK}:{version.id}"
    if await tx.schedules.get(name):
        return
    # An hour of its own each, or all specs would be looked at in one moment.
    daily = Daily(at=time(int(sha256(name.encode()).hexdigest(), 16) % 24), timezone="UTC")
    await tx.schedules.put(
        Schedule(
            id=name,
            team=version.place.team,
            kind=BREACH_CHECK,
            subject=version.id,
            times=daily,
            next_at=daily.after(tx.now),
        )
    )


async def taken_before(
    tx: Transaction, spec: str, runs: Sequence[EvaluationRun]
) -> dict[str, list[Taken]]:
    """Every look at each criterion of a spec within a year before each of some runs."""
    if not runs:
        return {}
    made = [run.moment(tx.now) for run in runs]
    return await tx.verdicts.looks(spec, min(made) - YEAR, max(made))


def file_of(run: EvaluationRun) -> str:
    """What names the file a run was read from."""
    return (run.source.raw or run.id)[:FILE]


def _event(kept: Kept, origin: Origin) -> AuditEvent:
    return AuditEvent(
        actor=origin.actor,
        verb="evaluation.kept",
        subject=kept.spec.id,
        facts={
            "version": kept.spec.version,
            "runs": [run.id for run in kept.runs],
            "file": kept.runs[0].source.raw,
            "outcomes": {one.basis.criterion: one.outcome.value for one in kept.verdicts},
        },
    )


def _answer(kept: Kept, answered: Answered, since: datetime | None) -> Effect:
    return in_thread(
        kept.spec.place,
        key=f"evaluation:{kept.spec.id}:{answered.key}",
        kind=EffectKind.REPLY,
        view="evaluation.kept",
        subject=kept.spec.id,
        facts={
            "runs": [run.id for run in kept.runs],
            "known": kept.known,
            "file": answered.file,
            "since": since.isoformat() if since else None,
            "compared": list(answered.compared) if kept.runs else [],
        },
    )
