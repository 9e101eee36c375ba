"""The criterion itself: values alone, each combination checked; evidence is kept beside it.

`Criterion` is what the one-line form says, no more and no less. Whatever may be unsaid is None, so a
half-said criterion is a value too; `bot.domain.criterion.gap` says what it lacks.
"""

import re
from collections.abc import Iterator
from typing import Self

from pydantic import Field as Declared
from pydantic import FiniteFloat, model_validator

from bot.domain.criterion.metric import Metric, is_custom
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.term import (
    BOUNDS,
    COUNTED_METHODS,
    Comparator,
    CriterionKind,
    Method,
    OnFail,
    Severity,
    Statistic,
    ThresholdType,
)
from bot.domain.criterion.threshold import (
    PERCENT,
    Duration,
    Level,
    PerCount,
    Range,
    Threshold,
    type_of,
)
from bot.domain.provenance import Frozen

MEASURED = frozenset({CriterionKind.STATISTICAL, CriterionKind.SLO, CriterionKind.BUSINESS})
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MEASURED_ONLY = (
    "metric", "comparator", "threshold", "target", "baseline", "statistic", "confidence", "method",
    "min_n", "min_positives",
)  # fmt: skip


class Params(Frozen):
    """What makes a metric definite."""

    label: str | None = None  # the class it is about: recall of no-shows
    k: int | None = Declared(default=None, ge=1)
    average: str | None = None  # macro, micro, weighted
    beta: FiniteFloat | None = Declared(default=None, gt=0)
    quantile: FiniteFloat | None = Declared(default=None, gt=0, le=1)  # 1 is the maximum
    horizon: Duration | None = None
    unit: str | None = None  # what is counted: claim, answer, document; or a scale: 1-5
    tolerance: str | None = None
    definition: str | None = None  # what a custom metric counts, in a sentence


class Criterion(Frozen):
    """One condition that can turn out true or false, as far as it has been said."""

    id: str = "AC"
    kind: CriterionKind
    severity: Severity | None = None

    metric: str | None = None  # an id of the registry, or `custom:name`
    params: Params = Params()
    comparator: Comparator | None = None
    threshold: Threshold | None = None  # what must hold
    target: FiniteFloat | None = None  # what is hoped for, in the threshold's unit
    baseline: Level | None = None  # where it stands today

    always: bool = False  # an event that must happen each time, not one that never may
    event: str | None = None  # of an invariant or a process
    unless: str | None = None  # what alone makes the event allowed
    within: Duration | None = None  # a process: how long the event may take

    dataset: str | None = None
    dataset_version: str | None = None
    production: bool = False
    slice: str | None = None
    min_n: int | None = Declared(default=None, ge=1)
    min_positives: int | None = Declared(default=None, ge=1)
    statistic: Statistic | None = None
    confidence: FiniteFloat | None = Declared(default=None, ge=0.5, lt=1)  # one-sided
    method: Method | None = None
    window: Duration | None = None
    triggers: tuple[str, ...] = ()
    owner: str | None = None
    on_fail: tuple[OnFail, ...] = ()
    route_to: str | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        problem = next(_problems(self), None)
        if problem:
            raise ValueError(problem)
        return self

    @property
    def known_metric(self) -> Metric | None:
        """The registry's entry; none for a custom metric and where no metric was said."""
        return METRICS.get(self.metric or "")

    @property
    def is_measured(self) -> bool:
        """Whether a metric is held against a threshold."""
        return self.kind in MEASURED

    @property
    def threshold_type(self) -> ThresholdType | None:
        """What the threshold's number counts; none while there is no number."""
        if self.kind is CriterionKind.INVARIANT:
            return ThresholdType.INVARIANT
        if self.threshold is None:
            return None
        metric = self.known_metric
        counted = metric is not None and metric.family.value == "count"
        quantile = self.params.quantile is not None
        return type_of(self.threshold, counted=counted, quantile=quantile)

    @property
    def is_share(self) -> bool:
        """Whether its values are parts of a whole, kept as 0.95 and told as 95 %."""
        metric = self.known_metric
        if metric is not None:
            return metric.is_share
        match self.threshold:
            case Level(unit=unit) | Range(unit=unit):
                return unit == PERCENT
            case threshold:
                return isinstance(threshold, PerCount)

    @property
    def floor(self) -> float | None:
        """The one level that must hold, without a percent sign; none for ranges and changes."""
        match self.threshold:
            case Level(number=number, unit=unit):
                metric = self.known_metric
                if metric is not None:
                    return metric.plain(number, unit)
                return number / 100 if unit == "%" else number
            case PerCount(count=count, per=per):
                return count / per
            case _:
                return None


def _problems(one: Criterion) -> Iterator[str]:
    yield from _body(one)
    yield from _numbers(one)
    yield from _judging(one)
    if one.production and one.dataset is not None:
        yield "it is measured on a dataset or in production, not on both"
    if one.dataset_version is not None and one.dataset is None:
        yield "a version needs its dataset"
    if one.route_to is not None and OnFail.ROUTE_TO not in one.on_fail:
        yield "somebody to route to needs the action route_to"
    if len(set(one.on_fail)) < len(one.on_fail) or len(set(one.triggers)) < len(one.triggers):
        yield "the same action or trigger is named twice"
    if any(not _NAME.fullmatch(trigger) for trigger in one.triggers):
        yield "a trigger is one word of small letters"


def _body(one: Criterion) -> Iterator[str]:
    yield from _of_metric(one) if one.is_measured else _of_event(one)


def _of_metric(one: Criterion) -> Iterator[str]:
    if one.event is not None or one.unless is not None or one.within is not None or one.always:
        yield f"a {one.kind.value} criterion is about a metric, not about an event"
    name = one.metric
    if name is None or name in METRICS:
        return
    if not is_custom(name):
        yield f"{name!r} is no metric of the registry; write custom:{name}"
    elif not _NAME.fullmatch(name.partition(":")[2]):
        yield f"{name!r} is no name for a metric: small letters, digits and _"


def _of_event(one: Criterion) -> Iterator[str]:
    for field in _MEASURED_ONLY:
        if getattr(one, field) is not None:
            yield f"a criterion of kind {one.kind.value} has no {field.replace('_', ' ')}"
    if one.params != Params():
        yield f"a criterion of kind {one.kind.value} has no parameters"
    if one.kind is CriterionKind.INVARIANT and one.within is not None:
        yield "an invariant holds at once; a time limit makes it a process criterion"
    if one.always and one.unless is not None:
        yield "what must always happen has no exception; say when it must happen instead"
    if one.within is not None and (one.always or one.unless is not None):
        yield "a time limit stands alone"


def _numbers(one: Criterion) -> Iterator[str]:
    if isinstance(one.threshold, Range) and one.comparator not in {Comparator.BETWEEN, None}:
        yield "a range is compared with `in`"
    if one.comparator is Comparator.BETWEEN and not isinstance(one.threshold, Range | None):
        yield "`in` needs a range"
    if one.target is not None and not isinstance(one.threshold, Level):
        yield "a target needs a level that must hold"
    if one.min_positives is not None and one.min_n is not None and one.min_positives > one.min_n:
        yield "there cannot be more positives than cases"


def _judging(one: Criterion) -> Iterator[str]:
    bounded = one.statistic in BOUNDS
    if bounded and one.confidence is None:
        yield "a bound needs its confidence"
    if not bounded and (one.confidence is not None or one.method is not None):
        yield "a confidence and a method belong to a bound"
    if one.statistic is Statistic.LOWER_BOUND and one.comparator and one.comparator.wants_low:
        yield "what must stay low is judged by its upper bound"
    if one.statistic is Statistic.UPPER_BOUND and one.comparator and one.comparator.wants_high:
        yield "what must be high is judged by its lower bound"
    metric = one.known_metric
    if metric is not None and not metric.counted and one.method in COUNTED_METHODS:
        yield f"{metric.label} is no share of cases; {one.method} counts cases"
    if one.statistic in {Statistic.P50, Statistic.P95, Statistic.P99}:
        yield "a percentile is a parameter of the metric"
