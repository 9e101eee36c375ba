"""What a run says about a criterion: pass, fail, inconclusive, not run, or invalid; by a bound.

The bound that is against us decides, never the rate that was seen: 475 of 500 right is 95 %, and does
not show 95 %. Exact bounds are used unless the criterion names another method, because they alone say
"pass" wrongly no more often than the confidence allows, at every number of cases.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.domain.criterion.interval import (
    CONFIDENCE,
    exact_lower,
    exact_upper,
    wilson_lower,
    wilson_upper,
)
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Comparator, Method
from bot.domain.criterion.threshold import PERCENT, Change, Level, PerCount, Range


class Outcome(StrEnum):
    """The five things a verdict can be."""

    PASS = "pass"  # noqa: S105  # a verdict
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NOT_RUN = "not_run"
    INVALID = "invalid"


# The order in which people are told of criteria.
GRAVEST_FIRST = (
    Outcome.FAIL, Outcome.INVALID, Outcome.INCONCLUSIVE, Outcome.NOT_RUN, Outcome.PASS,
)  # fmt: skip


class Reason(StrEnum):
    """Why a verdict is what it is."""

    SHOWN = "shown"  # the bound is on the right side
    REFUTED = "refuted"  # the opposite bound is on the wrong side
    OPEN = "open"  # the threshold lies between the bounds
    VIOLATED = "violated"
    NOTHING_RUN = "nothing_run"
    NO_THRESHOLD = "no_threshold"
    NO_COMPARATOR = "no_comparator"
    NO_BASELINE = "no_baseline"
    TOO_FEW = "too_few"
    TOO_FEW_POSITIVES = "too_few_positives"
    OTHER_DATASET = "other_dataset"
    OTHER_JUDGE = "other_judge"
    OTHER_COMPONENT = "other_component"
    SPOILT = "spoilt"  # the data is truncated, doubled, or contradicts itself
    TOO_FEW_ATTEMPTS = "too_few_attempts"  # at some tasks, for a criterion about k of them
    UNSIZED = "unsized"  # nobody knows out of how many
    JUDGE_UNUSABLE = "judge_unusable"  # the model that graded the cases

    @property
    def departs(self) -> bool:
        """Whether the run was of something else than what was planned."""
        return self in {Reason.OTHER_DATASET, Reason.OTHER_JUDGE, Reason.OTHER_COMPONENT}


@dataclass(frozen=True, slots=True)
class Counts:
    """Cases in which what the metric counts was so: right answers for accuracy, errors for errors."""

    hits: int
    n: int
    positives: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with the bounds its own method gave it; without bounds it is the plain fact."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None
    positives: int | None = None


@dataclass(frozen=True, slots=True)
class Pins:
    """What a plan fixed or a run used; what is None is not compared."""

    dataset_version: str | None = None
    judge_version: str | None = None
    component: str | None = None


_NOTHING_PLANNED = Pins()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome with the figures it stands on."""

    outcome: Outcome
    reason: Reason
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None


def verdict(
    criterion: Criterion,
    seen: Counts | Measured | None,
    *,
    planned: Pins = _NOTHING_PLANNED,
    used: Pins = Pins(),
    baseline: float | None = None,
) -> Verdict:
    """Judge a run.

    Args:
        criterion: What must hold.
        seen: What was counted or measured, in the unit of the threshold; None if nothing ran.
        planned: The versions the plan names.
        used: The versions the run had.
        baseline: Today's value, where the threshold is a change of it.
    """
    if seen is None or seen.n == 0:
        return Verdict(Outcome.NOT_RUN, Reason.NOTHING_RUN)
    unlike = _unlike(planned, used) or _too_small(criterion, seen)
    if unlike is not None:
        return Verdict(Outcome.INVALID, unlike, n=seen.n)
    value, low, high = _bounds(criterion, seen)
    outcome, reason = _decided(criterion, value, low, high, baseline)
    return Verdict(outcome, reason, value, low, high, seen.n)


def _decided(
    criterion: Criterion, value: float, low: float, high: float, baseline: float | None
) -> tuple[Outcome, Reason]:
    if not criterion.is_measured:
        # One violation is enough; none leaves the upper bound of what could have been missed.
        violated = value > 0
        return (Outcome.FAIL, Reason.VIOLATED) if violated else (Outcome.PASS, Reason.SHOWN)
    zone = _zone(criterion, baseline)
    if isinstance(zone, Reason):
        return Outcome.INVALID, zone
    if zone.holds_all(low, high):
        return Outcome.PASS, Reason.SHOWN
    if zone.holds_none(low, high):
        return Outcome.FAIL, Reason.REFUTED
    return Outcome.INCONCLUSIVE, Reason.OPEN


def _unlike(planned: Pins, used: Pins) -> Reason | None:
    if planned is _NOTHING_PLANNED:
        return None
    pairs = (
        (planned.dataset_version, used.dataset_version, Reason.OTHER_DATASET),
        (planned.judge_version, used.judge_version, Reason.OTHER_JUDGE),
        (planned.component, used.component, Reason.OTHER_COMPONENT),
    )
    return next((why for plan, run, why in pairs if plan is not None and plan != run), None)


def _too_small(criterion: Criterion, seen: Counts | Measured) -> Reason | None:
    if criterion.min_n is not None and (seen.n is None or seen.n < criterion.min_n):
        return Reason.TOO_FEW
    wanted = criterion.min_positives
    if wanted is not None and (seen.positives is None or seen.positives < wanted):
        return Reason.TOO_FEW_POSITIVES
    return None


def _bounds(criterion: Criterion, seen: Counts | Measured) -> tuple[float, float, float]:
    if isinstance(seen, Measured):
        low = seen.value if seen.low is None else seen.low
        return seen.value, low, seen.value if seen.high is None else seen.high
    confidence = criterion.confidence or CONFIDENCE
    score = criterion.method is Method.WILSON
    lower, upper = (wilson_lower, wilson_upper) if score else (exact_lower, exact_upper)
    return (
        seen.hits / seen.n,
        lower(seen.hits, seen.n, confidence=confidence),
        upper(seen.hits, seen.n, confidence=confidence),
    )


class _Zone(NamedTuple):
    """The values that satisfy a criterion."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return above and below

    def holds_all(self, low: float, high: float) -> bool:
        return self.holds(low) and self.holds(high)

    def holds_none(self, low: float, high: float) -> bool:
        under = high <= self.low if self.open_low else high < self.low
        over = low >= self.high if self.open_high else low > self.high
        return under or over


_EVERYWHERE = float("inf")


def _zone(criterion: Criterion, baseline: float | None) -> _Zone | Reason:
    threshold, comparator = criterion.threshold, criterion.comparator
    if threshold is None:
        return Reason.NO_THRESHOLD
    if isinstance(threshold, Range):
        of = 100 if threshold.unit == PERCENT and criterion.is_share else 1
        return _Zone(threshold.low / of, threshold.high / of)
    if comparator is None:
        return Reason.NO_COMPARATOR
    level = _level(criterion, baseline)
    return Reason.NO_BASELINE if level is None else _half(comparator, level)


def _half(comparator: Comparator, level: float) -> _Zone:
    if comparator.wants_high:
        return _Zone(level, _EVERYWHERE, open_low=comparator is Comparator.MORE_THAN)
    if comparator.wants_low:
        return _Zone(-_EVERYWHERE, level, open_high=comparator is Comparator.LESS_THAN)
    return _Zone(level, level)


def _level(criterion: Criterion, baseline: float | None) -> float | None:
    match criterion.threshold:
        case Level() | PerCount():
            return criterion.floor
        case Change() as change if baseline is not None:
            metric = criterion.known_metric
            points = change.unit == "pp" and metric is not None and metric.counted
            return change.of(100 * baseline) / 100 if points else change.of(baseline)
        case _:
            return None
