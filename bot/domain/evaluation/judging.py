"""From a criterion and what was seen to a judgement: the verdict, its bounds, their formula, and what would settle it."""

from dataclasses import dataclass, replace

from bot.domain.criterion.advice import Floor, floor_of
from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.plan import Further, further, smallest_n
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts, Measured, Outcome, Pins, Reason, Verdict, verdict
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import ANYTIME, GIVEN, OBSERVED, Formula
from bot.domain.evaluation.look import ONLY_LOOK, Look, lower_at_every_look, upper_at_every_look
from bot.domain.evaluation.rate import of_counts

Seen = Counts | Measured | None
UNPINNED = Pins()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which conditions a run is judged."""

    planned: Pins = UNPINNED
    used: Pins = UNPINNED
    baseline: float | None = None
    look: Look = ONLY_LOOK
    at_every_look: bool = False  # counts are of all looks so far, and may be judged at any of them


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with everything somebody needs who wants to check it."""

    verdict: Verdict
    formula: Formula
    confidence: float
    look: Look = ONLY_LOOK
    floor: Floor | None = None  # where cases are counted against a rate
    seen: Counts | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Pass, fail, inconclusive, not run or invalid."""
        return self.verdict.outcome

    @property
    def right(self) -> int:
        """Cases that went well, whichever way the criterion counts."""
        seen, floor = self.seen, self.floor
        if seen is None:
            return 0
        return seen.n - seen.hits if floor and floor.at_most else seen.hits

    @property
    def needed_n(self) -> int | None:
        """How many cases in all show it if none of the further ones fails; none where it failed."""
        floor = self._open_floor
        if floor is None or self.seen is None:
            return None
        return smallest_n(floor.rate, self.seen.n - self.right, floor.confidence)

    @property
    def more(self) -> Further | None:
        """What further cases would do."""
        floor = self._open_floor
        if floor is None or self.seen is None:
            return None
        return further(self.right, self.seen.n, floor.rate, floor.confidence)

    @property
    def clean(self) -> int | None:
        """The fewest cases that could have shown it, had all of them been right."""
        return smallest_n(self.floor.rate, 0, self.floor.confidence) if self.floor else None

    @property
    def _open_floor(self) -> Floor | None:
        return self.floor if self.outcome in {Outcome.PASS, Outcome.INCONCLUSIVE} else None


USUAL = Conditions()


def judge(criterion: Criterion, seen: Seen, conditions: Conditions = USUAL) -> Judgement:
    """Judge what was seen; *fail* on one of several looks needs the evidence of all of them."""
    confidence = criterion.confidence or CONFIDENCE
    found, estimate = _once(criterion, seen, conditions, Sure.both(confidence))
    again = conditions.look.looks > 1 and not conditions.at_every_look
    if again and criterion.is_measured and found.outcome is Outcome.FAIL:
        sure = Sure.both(conditions.look.sure_of_failing(confidence))
        strict, _ = _once(criterion, seen, conditions, sure)
        if strict.outcome is not Outcome.FAIL:
            found = replace(found, outcome=Outcome.INCONCLUSIVE, reason=Reason.OPEN)
    remarks = (Remark.LOOKED_OFTEN,) if conditions.look.looks > 1 else ()
    return Judgement(
        verdict=found,
        formula=estimate.formula if estimate else OBSERVED,
        confidence=confidence,
        look=conditions.look,
        floor=floor_of(criterion),
        seen=seen if isinstance(seen, Counts) else None,
        remarks=(*(estimate.remarks if estimate else ()), *remarks),
    )


def _once(
    criterion: Criterion, seen: Seen, conditions: Conditions, sure: Sure
) -> tuple[Verdict, Estimate | None]:
    estimate = _estimate(criterion, seen, sure, at_every_look=conditions.at_every_look)
    measured = seen if estimate is None else _measured(estimate)
    found = verdict(
        criterion,
        measured,
        planned=conditions.planned,
        used=conditions.used,
        baseline=conditions.baseline,
    )
    return found, estimate


def _estimate(
    criterion: Criterion, seen: Seen, sure: Sure, *, at_every_look: bool
) -> Estimate | None:
    match seen:
        case Counts(n=n) if n > 0:
            if at_every_look:
                return _at_every_look(seen, sure)
            return of_counts(seen, sure, score=criterion.method is Method.WILSON)
        case Measured():
            low = seen.value if seen.low is None else seen.low
            high = seen.value if seen.high is None else seen.high
            return Estimate(seen.value, low, high, seen.n, GIVEN, seen.positives)
        case _:
            return None


def _at_every_look(seen: Counts, sure: Sure) -> Estimate:
    return Estimate(
        value=seen.hits / seen.n,
        low=lower_at_every_look(seen.hits, seen.n, sure.low),
        high=upper_at_every_look(seen.hits, seen.n, sure.high),
        n=seen.n,
        formula=ANYTIME,
        positives=seen.positives,
        remarks=(Remark.NOTHING_SEEN,) if seen.hits == 0 else (),
    )


def _measured(estimate: Estimate) -> Measured:
    return Measured(estimate.value, estimate.low, estimate.high, estimate.n, estimate.positives)
