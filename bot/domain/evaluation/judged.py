"""A stored run held against a criterion: the judgement, its slices, the failing cases, and what does not add up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.criterion.beside import NOTHING_BESIDE, Beside
from bot.domain.criterion.contradiction import (
    Claim,
    Contradiction,
    contradictions,
    slices_disagree,
)
from bot.domain.criterion.figure import figure, share
from bot.domain.criterion.metric import Direction
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metric_named
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.beside import beside_of
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.judging import USUAL, Conditions, Judgement, judge
from bot.domain.evaluation.reading import NOT_A_LETTER, is_in_slice, pins_of, read
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.slices import Part, Slices, judge_slices
from bot.domain.evaluation.telling import told
from bot.domain.evaluation.words import words_of
from bot.domain.phrasing import phrased

NO_SLICES = Slices()
MOST_FAILING = 20  # more than somebody looks at
_LANGUAGES = ("en", "fr", "de")


@dataclass(frozen=True, slots=True)
class Judged:
    """What one run says about one criterion."""

    criterion: Criterion
    run: str
    check: str | None
    judgement: Judgement
    conditions: Conditions
    slices: Slices = NO_SLICES
    failing: tuple[str, ...] = ()  # the first cases that went wrong
    failed: int | None = None  # how many did in all
    beside: Beside = NOTHING_BESIDE
    contradictions_in: Mapping[str, tuple[Contradiction, ...]] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """Pass, fail, inconclusive, not run or invalid."""
        return self.judgement.outcome

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What does not add up, in English."""
        return self.contradictions_in.get("en", ())

    def told(self, language: str = "en") -> str:
        """Everything that has to be said about it, in one paragraph."""
        said = [told(self.criterion, self.judgement, self.conditions, language)]
        if self.outcome not in {Outcome.NOT_RUN, Outcome.INVALID}:
            floor = self.judgement.floor
            wrong = floor is not None and floor.at_most
            said += _slices_told(self.slices, language, wrong=wrong)
        odd = self.contradictions_in.get(language, self.contradictions)
        return " ".join([*said, *(found.text for found in odd)])


def judged(
    criterion: Criterion,
    run: EvaluationRun,
    cases: Sequence[Case] = (),
    conditions: Conditions = USUAL,
) -> Judged:
    """Judge a run; what it used is read from it, and what was planned from the criterion."""
    planned = conditions.planned
    if planned.dataset_version is None and criterion.dataset_version is not None:
        planned = replace(planned, dataset_version=criterion.dataset_version)
    reading = read(criterion, run, cases)
    check = reading.check
    under = replace(
        conditions,
        planned=planned,
        used=pins_of(run),
        flaw=conditions.flaw or reading.flaw,
        spoilt=run.spoilt(check.name if check else ""),
    )
    judgement = judge(criterion, reading.seen, under)
    if reading.seen is None and reading.flaw is not None:
        judgement = _unreadable(judgement, under)
    if reading.unchecked_judge:
        judgement = replace(judgement, remarks=(*judgement.remarks, Remark.UNCHECKED_JUDGE))
    failing = _failing(criterion, check, cases)
    return Judged(
        criterion=criterion,
        run=run.id,
        check=check.name if check else None,
        judgement=judgement,
        conditions=under,
        slices=_slices(criterion, judgement, check),
        failing=tuple(failing[:MOST_FAILING]),
        failed=_failed(criterion, check, failing),
        beside=beside_of(criterion, reading.seen, run),
        contradictions_in={one: _contradictions(run, check, one) for one in _LANGUAGES},
    )


def _usual(_criterion: Criterion) -> Conditions:
    return USUAL


def judged_all(
    criteria: Iterable[Criterion],
    run: EvaluationRun,
    cases: Sequence[Case] = (),
    conditions: Callable[[Criterion], Conditions] = _usual,
) -> tuple[Judged, ...]:
    """Judge a run by every criterion; the bar of each alone decides, as all of them must hold.

    (Intersection-union, Berger 1982: that all are met is wrong no more often than one of them.)
    """
    return tuple(judged(one, run, cases, conditions(one)) for one in criteria)


def _unreadable(judgement: Judgement, conditions: Conditions) -> Judgement:
    """A run whose figures cannot be read is invalid, not missing."""
    if conditions.flaw is None:
        return judgement
    found = replace(judgement.verdict, outcome=Outcome.INVALID, reason=conditions.flaw)
    return replace(judgement, verdict=found)


def _slices(criterion: Criterion, judgement: Judgement, check: CheckResult | None) -> Slices:
    """The parts of what a criterion is about; of one that is about a part itself no parts are counted."""
    if check is None or judgement.floor is None or criterion.slice is not None:
        return NO_SLICES
    parts = (
        Part(one.name, one.value, one.passed, one.n)
        for one in check.slices
        if one.passed is not None and one.n
    )
    return judge_slices(parts, judgement.floor)


def _slices_told(slices: Slices, language: str, *, wrong: bool) -> list[str]:
    worst, words = slices.worst, words_of(language)
    if worst is None:
        return []
    part = worst.part
    counted = phrased(
        (words.part_wrong if wrong else words.part_right),
        count=figure(part.n - part.right if wrong else part.right, language),
        n=figure(part.n, language),
        seen=share(1 - part.rate if wrong else part.rate, language),
    )
    facts = {"slice": f"{part.name} = {part.value}", "counted": counted}
    failing = len(slices.failing)
    said = [words.worst_slice.format(**facts)] if part.right < part.n else []
    if failing:
        template = words.failing_slices[failing != 1]
        said = [template.format(**facts, count=figure(failing, language))]
    few = len(slices.few)
    if few:
        said.append(
            words.few_slices[few != 1].format(few=figure(few, language), all=len(slices.parts))
        )
    return said


def _failing(criterion: Criterion, check: CheckResult | None, cases: Sequence[Case]) -> list[str]:
    """The cases that went wrong by the check that speaks to the criterion; without one, none did."""
    names = (
        case.case
        for case in cases
        if case.state is CaseState.JUDGED
        and case.passed is False
        and case.case
        and check is not None
        and case.check == check.name
        and is_in_slice(criterion.slice, case)
    )
    return list(dict.fromkeys(names))


def _failed(criterion: Criterion, check: CheckResult | None, failing: Sequence[str]) -> int | None:
    if criterion.slice is not None:
        return len(failing) or None
    return check.n - check.passed if check and check.n and check.passed is not None else None


def _contradictions(
    run: EvaluationRun, check: CheckResult | None, language: str
) -> tuple[Contradiction, ...]:
    """What the figures of a run cannot all be: this check and others, and a check and its slices."""
    if check is None:
        return ()
    claims = {
        _metric(one.name): Claim.exactly(_as_metric(_metric(one.name), figure_of))
        for one in run.checks
        if one.n == check.n and (figure_of := _share(one)) is not None  # of the same cases
    }
    found = [
        one
        for one in contradictions(claims, language)
        if one.impossible and _metric(check.name) in one.metrics
    ]
    rate = check.rate
    if rate is not None:
        for name in dict.fromkeys(one.name for one in check.slices):
            parts = [one for one in check.slices if one.name == name]
            rates = [(one.n or 0, one.rate) for one in parts if one.rate is not None]
            whole = sum(n for n, _ in rates) == check.n
            disagreement = slices_disagree(rate, rates, language) if whole else None
            found += [disagreement] if disagreement else []
    return tuple(found)


def _metric(name: str) -> str:
    """The metric a check is named after, in whatever words; its own name where it is none."""
    return name if name in METRICS else metric_named(NOT_A_LETTER.sub(" ", name)) or name


def _share(check: CheckResult) -> float | None:
    """The share a check found: of passed cases, or a figure such as F1 that is none of counts."""
    metric = METRICS.get(_metric(check.name))
    if check.rate is not None or metric is None or metric.counted or not metric.is_share:
        return check.rate
    return check.mean


def _as_metric(name: str, passed: float) -> float:
    """What a rate of passed cases says of the metric a check is named after: of errors, the rest."""
    metric = METRICS.get(name)
    return 1 - passed if metric is not None and metric.direction is Direction.DOWN else passed
