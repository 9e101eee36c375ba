"""The words of a criterion: its kinds, comparators, statistics, methods, and what follows a failure."""

from enum import StrEnum


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

    @property
    def wants_high(self) -> bool:
        """Whether larger values satisfy it."""
        return self is Comparator.AT_LEAST or self is Comparator.MORE_THAN

    @property
    def wants_low(self) -> bool:
        """Whether smaller values satisfy it."""
        return self is Comparator.AT_MOST or self is Comparator.LESS_THAN


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
    E_PROCESS = "e_process"  # right at every look at a growing set of cases
    NONE = "none"


class OnFail(StrEnum):
    """What follows from a failure."""

    BLOCK_RELEASE = "block_release"
    ROLLBACK = "rollback"
    ROUTE_TO = "route_to"
    OPEN_INCIDENT = "open_incident"
    REPORT = "report"


BOUNDS = frozenset({Statistic.LOWER_BOUND, Statistic.UPPER_BOUND})
COUNTED_METHODS = frozenset(
    {Method.WILSON, Method.CLOPPER_PEARSON, Method.MCNEMAR, Method.E_PROCESS}
)
DURATION_UNITS = ("ms", "s", "min", "h", "d", "w", "mo", "y")
SECONDS = {
    "ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0,
    "mo": 2592000.0, "y": 31536000.0,
}  # fmt: skip
CURRENCIES = frozenset({"EUR", "USD", "GBP", "JPY", "CHF"})
