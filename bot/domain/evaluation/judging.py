"""From a criterion and what was seen to a judgement: the verdict, its bounds, their formula, and what would settle it."""

from dataclasses import dataclass, replace

from bot.domain.criterion.advice import Floor, floor_of
from bot.domain.criterion.anytime import shows_at_every_look
from bot.domain.criterion.interval import CONFIDENCE, Interval, wilson
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.plan import Further, Shown, further, shows, smallest_n
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts, Measured, Outcome, Pins, Reason, Verdict, verdict
from bot.domain.evaluation.calibration import GradedByModel, Skill, Unusable, skill_of, unusable
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import ANYTIME, CLOPPER_PEARSON, OBSERVED, WILSON, Formula
from bot.domain.evaluation.look import ONLY_LOOK, Look
from bot.domain.evaluation.quantile import Sample
from bot.domain.evaluation.repeats import Attempts, Tries
from bot.domain.evaluation.seen import Seen, counts_of, estimate, size_of
from bot.domain.evaluation.warning import WarningState

UNPINNED = Pins()
_PLAIN = {CLOPPER_PEARSON, WILSON}  # every case stands for itself


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which conditions a run is judged."""

    planned: Pins = UNPINNED
    used: Pins = UNPINNED
    baseline: float | None = None
    look: Look = ONLY_LOOK
    at_every_look: bool = False  # counts are of all looks so far, and may be judged at any of them
    most_before: int = 0  # cases of the largest look before
    seed: int = 0  # of whatever is resampled
    flaw: Reason | None = None  # why the data can bear no verdict
    spoilt: tuple[WarningState, ...] = ()  # in what it is not whole, where that is the flaw


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with everything somebody needs who wants to check it."""

    verdict: Verdict
    formula: Formula
    confidence: float
    look: Look = ONLY_LOOK
    floor: Floor | None = None  # where cases are counted against a rate
    seen: Counts | None = None
    skill: Skill | None = None  # of the model that graded the cases
    unusable: Unusable | None = None
    quantile: float | None = None
    tries: Tries | None = None  # at each task, where it was tried several times
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
    def picture(self) -> Interval | None:
        """The two-sided interval to show: Wilson's where every case stands for itself."""
        if self.seen is not None and self.seen.n and self.formula in _PLAIN:
            return wilson(self.seen.hits, self.seen.n)
        low, high = self.verdict.low, self.verdict.high
        return Interval(low, high) if low is not None and high is not None else None

    @property
    def needed_n(self) -> int | None:
        """How many cases in all show it if none of the further ones fails; none where it failed."""
        if self.quantile is not None and self.outcome is Outcome.INCONCLUSIVE:
            return smallest_n(self.quantile, 0, self.confidence)
        floor = self._open_floor
        if floor is None or self.seen is None:
            return None
        failures = self.seen.n - self.right
        return smallest_n(floor.rate, failures, floor.confidence, self._shown)

    @property
    def more(self) -> Further | None:
        """What further cases would do."""
        floor = self._open_floor
        if floor is None or self.seen is None:
            return None
        return further(self.right, self.seen.n, floor.rate, floor.confidence, self._shown)

    @property
    def clean(self) -> int | None:
        """The fewest cases that could have shown it, had all of them been right."""
        floor = self.floor
        return smallest_n(floor.rate, 0, floor.confidence, self._shown) if floor else None

    @property
    def _shown(self) -> Shown:
        return shows_at_every_look if self.formula is ANYTIME else shows

    @property
    def _open_floor(self) -> Floor | None:
        open_ = self.outcome in {Outcome.PASS, Outcome.INCONCLUSIVE}
        return self.floor if open_ and self.formula in {*_PLAIN, ANYTIME} else None


USUAL = Conditions()


def judge(criterion: Criterion, seen: Seen | None, conditions: Conditions = USUAL) -> Judgement:
    """Judge what was seen; *fail* on one of several looks needs the evidence of all of them."""
    confidence = criterion.confidence or CONFIDENCE
    conditions, stopped = _growing(criterion, seen, conditions)
    found, bounds = _once(criterion, seen, conditions, Sure.both(confidence))
    alone: tuple[Remark, ...] = ()
    again = conditions.look.looks > 1 and not conditions.at_every_look
    if again and criterion.is_measured and found.outcome is Outcome.FAIL:
        sure = Sure.both(conditions.look.sure_of_failing(confidence))
        strict, _ = _once(criterion, seen, conditions, sure)
        if strict.outcome is not Outcome.FAIL:
            found = replace(found, outcome=Outcome.INCONCLUSIVE, reason=Reason.OPEN)
            alone = (Remark.ALONE_A_FAIL,)
    often = (Remark.LOOKED_OFTEN,) if conditions.look.number > 1 else ()
    graded = isinstance(seen, GradedByModel) and seen.n > 0
    return Judgement(
        verdict=found,
        formula=bounds.formula if bounds else OBSERVED,
        confidence=confidence,
        look=conditions.look,
        floor=floor_of(criterion),
        seen=counts_of(seen),
        skill=skill_of(seen) if graded and isinstance(seen, GradedByModel) else None,
        unusable=unusable(seen) if graded and isinstance(seen, GradedByModel) else None,
        quantile=seen.quantile if isinstance(seen, Sample) else None,
        tries=Tries(seen.k, seen.any_of) if isinstance(seen, Attempts) else None,
        remarks=(*(bounds.remarks if bounds else ()), *alone, *often, *stopped),
    )


def _growing(
    criterion: Criterion, seen: Seen | None, conditions: Conditions
) -> tuple[Conditions, tuple[Remark, ...]]:
    """Bounds for every look hold over a set of cases that grows: where one does not, it is a look like others.

    So many fresh cases every week would be right in the end by luck: with 200 of them in 11 of 100 years.
    """
    if criterion.method is not Method.E_PROCESS or not isinstance(seen, Counts):
        return conditions, ()
    if seen.n > conditions.most_before:
        return replace(conditions, at_every_look=True), ()
    return conditions, (Remark.NOT_GROWING,)


def _once(
    criterion: Criterion, seen: Seen | None, conditions: Conditions, sure: Sure
) -> tuple[Verdict, Estimate | None]:
    """The verdict at one level of sureness, with the estimate it stands on."""
    if seen is None or size_of(seen) == 0:
        return Verdict(Outcome.NOT_RUN, Reason.NOTHING_RUN), None
    flaw = conditions.flaw
    if isinstance(seen, GradedByModel) and unusable(seen) is not None:
        flaw = Reason.JUDGE_UNUSABLE
    if flaw is not None:
        return Verdict(Outcome.INVALID, flaw, n=size_of(seen)), None
    bounds = estimate(
        criterion, seen, sure, seed=conditions.seed, at_every_look=conditions.at_every_look
    )
    found = verdict(
        criterion,
        Measured(bounds.value, bounds.low, bounds.high, bounds.n, bounds.positives),
        planned=conditions.planned,
        used=conditions.used,
        baseline=conditions.baseline,
    )
    return found, bounds
