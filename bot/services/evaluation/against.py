"""What a new run changed on the cases the one before it was tested on, for the thread of their spec."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog
from pydantic import JsonValue

from bot.domain.evaluation.case import Case
from bot.domain.evaluation.compared import Measured, compared, comparison_told
from bot.domain.evaluation.comparison import Comparison
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.lint.model import Language
from bot.domain.report.day import day_of
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion
from bot.services.evaluation.again import MOST_CASES, CasesOf
from bot.store.store import Store

_MOST_BEFORE = 20  # runs looked through for the one before
_NAMED = 10  # cases

Pair = tuple[Measured, Measured]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Against:
    """Two versions are compared on the same cases, never by two separate rates."""

    store: Store
    cases_of: CasesOf

    async def told(
        self,
        version: SpecVersion,
        runs: Sequence[EvaluationRun],
        cases: Mapping[int, Sequence[Case]],
    ) -> list[JsonValue]:
        """What changed since the newest earlier file of this spec, check by check.

        Args:
            version: The spec, which says in what language.
            runs: Of the new file.
            cases: Their single cases, by place; without them nothing is compared.
        """
        if not any(cases.values()):
            return []
        async with self.store.reading() as tx:
            until = min((run.made_at or tx.now for run in runs), default=tx.now)
            found = await tx.evaluation_runs.of_spec(version.id, until, limit=_MOST_BEFORE)
        before = _newest_file([run for run in found if run.source.raw != runs[0].source.raw])
        if not before:
            return []
        language = language_in(version.spec.language)
        return await asyncio.to_thread(self._compared, before, runs, cases, language)

    def _compared(
        self,
        before: Sequence[EvaluationRun],
        runs: Sequence[EvaluationRun],
        cases: Mapping[int, Sequence[Case]],
        language: Language,
    ) -> list[JsonValue]:
        several = len(runs) > 1
        found: list[JsonValue] = []
        for place, run in enumerate(runs):
            earlier = _same(before, run, several=several)
            if earlier is None or not cases.get(place):
                continue
            known = self.cases_of(earlier)
            if not known:
                log.warning("evaluation.cases-lost", run=earlier.id)
                found.append(_lost(earlier, language))
                continue
            pair = Measured(earlier, known), Measured(run, cases[place])
            found += [
                _fact(one, pair, language, several=several)
                for one in compared(*pair)
                if one.matched and not (earlier.spoilt(one.check) or run.spoilt(one.check))
            ]
        return found


def _newest_file(found: Sequence[EvaluationRun]) -> list[EvaluationRun]:
    """The runs of the newest file among them whose cases are kept, the oldest run first."""
    kept = [run for run in found if run.rows and run.rows.rows <= MOST_CASES]
    return [run for run in kept if run.source.raw == kept[-1].source.raw]


def _same(
    before: Sequence[EvaluationRun], run: EvaluationRun, *, several: bool
) -> EvaluationRun | None:
    """The run it follows: the only one, whatever it was called then, else the one of its name."""
    if len(before) == 1 and not several:
        return before[0]
    return next((one for one in before if one.subject and one.subject == run.subject), None)


def _before(earlier: EvaluationRun, language: Language) -> dict[str, JsonValue]:
    made = earlier.made_at or earlier.received_at
    return {"before": day_of(made, language) if made else "", "named": earlier.subject or ""}


def _lost(earlier: EvaluationRun, language: Language) -> JsonValue:
    """A run whose single cases were kept and cannot be read any more: silence would say "no change"."""
    return {"lost": True, **_before(earlier, language)}


def _fact(one: Comparison, pair: Pair, language: Language, *, several: bool) -> JsonValue:
    earlier, now = pair[0].run, pair[1].run
    return {
        "check": f"{now.subject}, {one.check}" if several else one.check,
        **_before(earlier, language),
        "trend": one.trend.value if one.trend else "",
        "text": comparison_told(one, language),
        "broken": list(one.regressed[:_NAMED]),
        "broken_in_all": len(one.regressed),
        "fixed": list(one.fixed[:_NAMED]),
        "fixed_in_all": len(one.fixed),
    }
