"""Acceptance criteria: typed, so that each kind is judged by the means that suits it."""

from datetime import date
from enum import StrEnum

from bot.domain.provenance import Field, Frozen, value_text


class CriterionKind(StrEnum):
    """What a criterion is about, which decides how it is measured."""

    STATISTICAL = "statistical"  # a rate or score over many cases
    INVARIANT = "invariant"  # must never, or always, happen; held by a control outside the model
    SLO = "slo"  # latency, uptime, throughput or cost
    BUSINESS = "business"  # the outcome the work is for
    PROCESS = "process"  # a condition on people and organisation


class Severity(StrEnum):
    """How bad a failure is."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class Comparator(StrEnum):
    """How a measured value is held against the threshold."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="
    BETWEEN = "in"


class ThresholdType(StrEnum):
    """What the threshold's number counts."""

    ABSOLUTE = "absolute"
    RELATIVE_TO_BASELINE = "relative_to_baseline"
    DELTA_PP = "delta_pp"
    RATIO = "ratio"
    COUNT = "count"
    COUNT_PER_N = "count_per_n"
    QUANTILE = "quantile"
    INVARIANT = "invariant"


class Statistic(StrEnum):
    """Which number of a sample is held against the threshold."""

    POINT = "point"
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"
    P50 = "p50"
    P95 = "p95"
    P99 = "p99"
    MEAN = "mean"
    MEDIAN = "median"


class Method(StrEnum):
    """How a bound is computed."""

    WILSON = "wilson"
    CLOPPER_PEARSON = "clopper_pearson"
    BOOTSTRAP = "bootstrap"
    PAIRED_BOOTSTRAP = "paired_bootstrap"
    MCNEMAR = "mcnemar"
    T = "t"
    NONE = "none"


class OnFail(StrEnum):
    """What follows from a failure."""

    BLOCK_RELEASE = "block_release"
    ROLLBACK = "rollback"
    ROUTE_TO = "route_to"
    OPEN_INCIDENT = "open_incident"
    REPORT = "report"


class Parameter(Frozen):
    """One parameter of a metric, such as its class or its k."""

    name: str
    value: str | float


class Waiver(Frozen):
    """A named person lives with a failure until a day."""

    by: str
    until: date
    reason: str


class AcceptanceCriterion(Frozen):
    """One condition of acceptance.

    `threshold` is what must hold, `target` what is hoped for. A threshold without a value is still
    to be agreed, and `open_item` says where; no threshold at all means that no number applies.
    `proposed` names the attributes that nobody stated and Remit filled in.
    """

    id: str
    kind: CriterionKind
    text: Field  # as said, or as proposed
    metric: Field | None = None
    params: tuple[Parameter, ...] = ()
    subject: Field | None = None
    slice: Field | None = None
    comparator: Comparator | None = None
    threshold: Field | None = None
    target: Field | None = None
    threshold_type: ThresholdType | None = None
    baseline: Field | None = None
    statistic: Statistic | None = None
    confidence: Field | None = None
    method: Method | None = None
    min_n: Field | None = None
    min_positives: Field | None = None
    dataset: Field | None = None
    window: Field | None = None
    cadence: Field | None = None
    triggers: tuple[str, ...] = ()
    severity: Severity = Severity.MAJOR
    owner: Field
    on_fail: tuple[OnFail, ...] = ()
    waiver: Waiver | None = None
    user_impact: Field | None = None
    proposed: tuple[str, ...] = ()
    open_item: str | None = None

    @property
    def title(self) -> str:
        """The few words it goes by."""
        return value_text((self.metric or self.text).value)

    @property
    def to_be_agreed(self) -> bool:
        """Whether it needs a number nobody has given."""
        return self.threshold is not None and self.threshold.value is None
