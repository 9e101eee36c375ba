"""Runs on record judged by the newest version of their spec: what its change asks, by their single cases too."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.domain.evaluation.case import Case
from bot.domain.evaluation.look import NO_LOOK, Taken
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.intake.model import Origin
from bot.domain.report.trend import MOST_POINTS
from bot.domain.spec.version import SpecVersion
from bot.services.evaluation.verdict import file_of, have_checked, taken_before, verdicts_on
from bot.store.store import Store
from bot.store.transaction import Transaction

MOST_CASES = 100_000  # that are judged one by one; beyond them the counts are
_TURNS = 3  # a spec that changes more often while its runs are judged is caught up next time

log = structlog.get_logger()
CasesOf = Callable[[EvaluationRun], Sequence[Case]]
CatchUp = Callable[[str, datetime | None], Awaitable[None]]
Foresee = Callable[[SpecVersion], Awaitable[list[RecordedVerdict]]]


async def nothing_to_catch_up(_spec: str, _until: datetime | None) -> None:
    """Judge nothing anew."""


@dataclass(frozen=True, slots=True)
class CatchingUp:
    """Single cases lie in files, so they are read and judged while no transaction is open.

    A percentile, an attempt of several or what people said of a grader's work is in no count: by counts
    alone a changed threshold would lose it.
    """

    store: Store
    cases_of: CasesOf
    # Runs that speak to no criterion of the newest version of a spec, beside that version.
    _silent: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)

    async def catch_up(self, spec: str, until: datetime | None = None) -> None:
        """Judge the runs of a spec that its newest version has not judged yet."""
        for _ in range(_TURNS):
            async with self.store.reading() as tx:
                version = await tx.specs.newest(spec)
                if version is None:
                    return
                silent = self._silent_under(version)
            runs, found = await self._said(version, until, silent)
            if not runs:
                return
            async with self.store.transaction(Origin(version.place.team, "clock")) as tx:
                present = await tx.specs.newest(spec)
                if present is None or present.version != version.version:
                    continue
                await tx.verdicts.add(found)
                await have_checked(tx, version, found)
            spoke = {one.basis.run for one in found}
            silent |= {run.id for run in runs if run.id not in spoke}
            self._silent[spec] = version.version, silent
            return
        log.info("evaluation.not-caught-up", subject=spec)

    async def foreseen(self, version: SpecVersion) -> list[RecordedVerdict]:
        """What catching up would put on record of a version of a spec; nothing is kept."""
        _, found = await self._said(version, None, frozenset())
        return found

    async def _said(
        self, version: SpecVersion, until: datetime | None, silent: frozenset[str]
    ) -> tuple[list[EvaluationRun], list[RecordedVerdict]]:
        """The runs a version has not judged yet, and what it makes of them."""
        async with self.store.reading() as tx:
            runs = await _unjudged(tx, version, until or tx.now, silent)
            taken = await taken_before(tx, version.id, runs)
            now = tx.now
        if not runs:
            return [], []
        return runs, await asyncio.to_thread(_again, version, runs, taken, now, self._cases)

    def _cases(self, run: EvaluationRun) -> Sequence[Case]:
        if not run.rows or run.rows.rows > MOST_CASES:
            return ()
        found = self.cases_of(run)
        if run.rows.rows and not found:
            log.warning("evaluation.cases-lost", run=run.id)
        return found

    def _silent_under(self, version: SpecVersion) -> frozenset[str]:
        under, runs = self._silent.get(version.id, (version.version, frozenset()))
        return runs if under == version.version else frozenset()


async def judge_again(
    tx: Transaction, version: SpecVersion, until: datetime
) -> list[RecordedVerdict]:
    """Judge the runs on record by a version of their spec, where that was not done yet."""
    found = await by_counts(tx, version, until)
    await tx.verdicts.add(found)
    return found


async def by_counts(
    tx: Transaction, version: SpecVersion, until: datetime
) -> list[RecordedVerdict]:
    """What a version makes of runs it has not judged yet; nothing is kept.

    Those with single cases wait to be caught up: by their counts alone they would say less than is known.
    """
    runs = [run for run in await _unjudged(tx, version, until) if run.rows is None]
    taken = await taken_before(tx, version.id, runs)
    return _again(version, runs, taken, tx.now, _no_cases)


async def _unjudged(
    tx: Transaction, version: SpecVersion, until: datetime, silent: frozenset[str] = frozenset()
) -> list[EvaluationRun]:
    return await tx.evaluation_runs.unjudged(
        version.id, version.version, until, limit=MOST_POINTS, without=silent
    )


def _no_cases(_run: EvaluationRun) -> Sequence[Case]:
    return ()


def _again(
    version: SpecVersion,
    runs: Sequence[EvaluationRun],
    taken: dict[str, list[Taken]],
    now: datetime,
    cases_of: CasesOf,
) -> list[RecordedVerdict]:
    found: list[RecordedVerdict] = []
    for run in runs:  # the oldest first: what this version makes of one is a look before the next
        said = verdicts_on(version, run, now, taken, cases_of(run))
        for one in said:
            if one.outcome not in NO_LOOK:
                looks = taken.setdefault(one.basis.criterion, [])
                looks.append(Taken(file_of(run), one.made_at, one.n or 0))
        found += said
    return found
