"""A verdict as it is kept: on which run, against which version of which criterion, by which formula."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from math import isfinite

from pydantic import AwareDatetime, FiniteFloat

from bot.domain.criterion.beside import NOTHING_BESIDE, Beside
from bot.domain.criterion.line import as_line
from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.evaluation.judged import Judged
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen

_GRAVEST = (Outcome.FAIL, Outcome.INVALID, Outcome.NOT_RUN, Outcome.INCONCLUSIVE, Outcome.PASS)


class Basis(Frozen):
    """What was judged by what; one verdict for each."""

    run: str
    spec: str
    spec_version: int
    criterion: str


class Circumstances(Frozen):
    """What a run was made with, as its tool told it; none is not known."""

    model: str | None = None
    prompt: str | None = None  # a hash
    dataset: str | None = None
    judge: str | None = None

    @classmethod
    def of(cls, run: EvaluationRun) -> "Circumstances":
        """Take them from a run."""
        name, version = run.dataset.name, run.dataset.version
        dataset = f"{name}@{version}" if name and version else name or version
        return cls(
            model=run.model or run.provider,
            prompt=run.prompt_hash,
            dataset=dataset,
            judge=run.judge.model if run.judge else None,
        )


class WorstSlice(Frozen):
    """The cases that share one attribute, counted."""

    name: str
    value: str
    right: int
    n: int


class RecordedVerdict(Frozen):
    """One criterion judged on one run; kept as it was then and never changed."""

    basis: Basis
    check: str | None = None  # the check of the run that speaks to it
    line: str  # the criterion as it was
    critical: bool
    outcome: Outcome
    reason: Reason
    sentences: dict[str, str]  # what was said about it, by language
    hits: int | None = None  # what the metric counts: right answers for accuracy, errors for errors
    n: int | None = None
    value: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    beside: Beside = NOTHING_BESIDE  # what the run says beside the figure
    needed_n: int | None = None
    formula: str
    confidence: float
    look: int = 1
    looks: int = 1
    worst: WorstSlice | None = None
    failing: tuple[str, ...] = ()  # the first cases that went wrong, by name
    failed: int | None = None  # how many did in all
    circumstances: Circumstances = Circumstances()
    made_at: AwareDatetime  # of the run
    judged_at: AwareDatetime

    @property
    def is_settled(self) -> bool:
        """Whether it says yes or no."""
        return self.outcome in {Outcome.PASS, Outcome.FAIL}

    def sentence(self, language: str) -> str:
        """Say it in a language, or in English."""
        return self.sentences.get(language) or self.sentences.get("en", "")


def at_each_moment(course: Iterable[RecordedVerdict]) -> list[RecordedVerdict]:
    """What was said at each moment: of several runs made at once, such as two models, the gravest counts.

    What was measured beside the planned one, such as a model that may come next, says nothing about that one.

    Args:
        course: What runs said about one criterion, the oldest first.
    """
    moments = (list(runs) for _, runs in groupby(course, key=lambda one: one.made_at))
    planned = ([one for one in runs if not one.reason.departs] or runs for runs in moments)
    return [min(runs, key=lambda one: _GRAVEST.index(one.outcome)) for runs in planned]


def joined(
    courses: Mapping[str, Sequence[RecordedVerdict]], further: Iterable[RecordedVerdict]
) -> dict[str, list[RecordedVerdict]]:
    """Verdicts on record, by criterion, with some that are not: in the order in which they were made."""
    found = {criterion: list(course) for criterion, course in courses.items()}
    known = {one.basis for course in courses.values() for one in course}
    for one in further:
        if one.basis not in known:
            found.setdefault(one.basis.criterion, []).append(one)
    return {
        criterion: sorted(course, key=lambda one: one.made_at)
        for criterion, course in found.items()
    }


def _finite(bound: float | None) -> float | None:
    """A bound that is none, because nothing can be said on that side, is kept as none."""
    return bound if bound is not None and isfinite(bound) else None


def recorded(
    spec: tuple[str, int],
    found: Judged,
    run: EvaluationRun,
    judged_at: datetime,
    languages: Sequence[Language] = ("en", "fr", "de"),
) -> RecordedVerdict:
    """Put what a run says about a criterion of a spec (its id and version) on record."""
    criterion, judgement = found.criterion, found.judgement
    verdict, seen, worst = judgement.verdict, judgement.seen, found.slices.worst
    return RecordedVerdict(
        basis=Basis(run=run.id, spec=spec[0], spec_version=spec[1], criterion=criterion.id),
        check=found.check,
        line=as_line(criterion),
        critical=criterion.severity is Severity.CRITICAL,
        outcome=verdict.outcome,
        reason=verdict.reason,
        sentences={language: found.told(language) for language in languages},
        hits=seen.hits if seen else None,
        n=verdict.n if verdict.n is not None else (seen.n if seen else None),
        value=verdict.value,
        low=_finite(verdict.low),
        high=_finite(verdict.high),
        beside=found.beside,
        needed_n=judgement.needed_n,
        formula=judgement.formula.id,
        confidence=judgement.confidence,
        look=found.conditions.look.number,
        looks=found.conditions.look.looks,
        worst=worst
        and WorstSlice(
            name=worst.part.name, value=worst.part.value, right=worst.part.right, n=worst.part.n
        ),
        failing=found.failing,
        failed=found.failed,
        circumstances=Circumstances.of(run),
        made_at=run.moment(judged_at),
        judged_at=judged_at,
    )
