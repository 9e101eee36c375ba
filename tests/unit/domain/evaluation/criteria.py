"""Criteria that tests of verdicts are about."""

from bot.domain.criterion.model import Criterion


def criterion(**values: object) -> Criterion:
    """At least 95 % right, unless something else is said."""
    usual = {"kind": "statistical", "metric": "accuracy", "comparator": ">=",
             "threshold": {"form": "level", "number": 95, "unit": "%"}}  # fmt: skip
    return Criterion.model_validate(usual | values)


AT_LEAST_95 = criterion()
AT_MOST_2 = criterion(
    metric="critical_error_rate",
    comparator="<=",
    threshold={"form": "level", "number": 2, "unit": "%"},
    severity="critical",
)
P95_UNDER_300_MS = criterion(
    kind="slo",
    metric="latency",
    params={"quantile": 0.95},
    comparator="<=",
    threshold={"form": "level", "number": 300, "unit": "ms"},
)
MEAN_SCORE_4 = criterion(
    metric="rubric_score",
    params={"unit": "1-5"},
    threshold={"form": "level", "number": 4},
    statistic="mean",
)
NEVER = Criterion.model_validate({"kind": "invariant", "event": "a refund without approval"})
