"""A stored run held against a criterion: the judgement, its slices, the failing cases, and what does not add up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.criterion.contradiction import (
    Claim,
    Contradiction,
    contradictions,
    slices_disagree,
)
from bot.domain.criterion.figure import figure, share
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.judging import USUAL, Conditions, Judgement, judge
from bot.domain.evaluation.reading import pins_of, read
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.slices import Part, Slices, judge_slices
from bot.domain.evaluation.telling import told
from bot.domain.evaluation.words import words_of

NO_SLICES = Slices()
MOST_FAILING = 20  # more than somebody looks at


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
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Pass, fail, inconclusive, not run or invalid."""
        return self.judgement.outcome

    def told(self, language: str = "en") -> str:
        """Everything that has to be said about it, in one paragraph."""
        said = [told(self.criterion, self.judgement, self.conditions, language)]
        if self.outcome not in {Outcome.NOT_RUN, Outcome.INVALID}:
            said += _slices_told(self.slices, language)
        return " ".join([*said, *(found.text for found in self.contradictions)])


def judged(
    criterion: Criterion,
    run: EvaluationRun,
    cases: Sequence[Case] = (),
    conditions: Conditions = USUAL,
    language: str = "en",
) -> Judged:
    """Judge a run; what it used is read from it, and what was planned from the criterion."""
    planned = conditions.planned
    if planned.dataset_version is None and criterion.dataset_version is not None:
        planned = replace(planned, dataset_version=criterion.dataset_version)
    reading = read(criterion, run, cases)
    under = replace(
        conditions, planned=planned, used=pins_of(run), flaw=conditions.flaw or reading.flaw
    )
    judgement = judge(criterion, reading.seen, under)
    if reading.seen is None and reading.flaw is not None:
        judgement = _unreadable(judgement, under)
    if reading.unchecked_judge:
        judgement = replace(judgement, remarks=(*judgement.remarks, Remark.UNCHECKED_JUDGE))
    check = reading.check
    failing = _failing(check, cases)
    return Judged(
        criterion=criterion,
        run=run.id,
        check=check.name if check else None,
        judgement=judgement,
        conditions=under,
        slices=_slices(judgement, check),
        failing=tuple(failing[:MOST_FAILING]),
        failed=check.n - check.passed if check and check.n and check.passed is not None else None,
        contradictions=_contradictions(run, check, language),
    )


def _usual(_criterion: Criterion) -> Conditions:
    return USUAL


def judged_all(
    criteria: Iterable[Criterion],
    run: EvaluationRun,
    cases: Sequence[Case] = (),
    conditions: Callable[[Criterion], Conditions] = _usual,
    language: str = "en",
) -> tuple[Judged, ...]:
    """Judge a run by every criterion; the bar of each alone decides, as all of them must hold.

    (Intersection-union, Berger 1982: that all are met is wrong no more often than one of them.)
    """
    return tuple(judged(one, run, cases, conditions(one), language) for one in criteria)


def _unreadable(judgement: Judgement, conditions: Conditions) -> Judgement:
    """A run whose figures cannot be read is invalid, not missing."""
    if conditions.flaw is None:
        return judgement
    found = replace(judgement.verdict, outcome=Outcome.INVALID, reason=conditions.flaw)
    return replace(judgement, verdict=found)


def _slices(judgement: Judgement, check: CheckResult | None) -> Slices:
    if check is None or judgement.floor is None:
        return Slices()
    parts = (
        Part(one.name, one.value, one.passed, one.n)
        for one in check.slices
        if one.passed is not None and one.n
    )
    return judge_slices(parts, judgement.floor)


def _slices_told(slices: Slices, language: str) -> list[str]:
    worst, words = slices.worst, words_of(language)
    if worst is None:
        return []
    part = worst.part
    facts = {
        "slice": f"{part.name} = {part.value}",
        "right": figure(part.right, language),
        "n": figure(part.n, language),
        "seen": share(part.rate, language),
    }
    said = [words.worst_slice.format(**facts)]
    if worst.outcome is Outcome.FAIL:
        said = [words.failing_slice.format(**facts)]
    few = len(slices.few)
    if few:
        said.append(
            words.few_slices[few != 1].format(few=figure(few, language), all=len(slices.parts))
        )
    return said


def _failing(check: CheckResult | None, cases: Sequence[Case]) -> list[str]:
    names = (
        case.case
        for case in cases
        if case.state is CaseState.JUDGED
        and case.passed is False
        and (check is None or case.check == check.name)
    )
    return list(dict.fromkeys(names))


def _contradictions(
    run: EvaluationRun, check: CheckResult | None, language: str
) -> tuple[Contradiction, ...]:
    """What the figures of a run cannot all be: among its checks, and between a check and its slices."""
    claims = {one.name: Claim.exactly(one.rate) for one in run.checks if one.rate is not None}
    found = [one for one in contradictions(claims, language) if one.impossible]
    rate = check.rate if check else None
    if check is not None and rate is not None:
        for name in dict.fromkeys(one.name for one in check.slices):
            parts = [one for one in check.slices if one.name == name]
            whole = sum(one.n or 0 for one in parts) == check.n
            rates = [(one.n or 0, one.rate) for one in parts if one.rate is not None]
            disagreement = slices_disagree(rate, rates, language) if whole else None
            found += [disagreement] if disagreement else []
    return tuple(found)
