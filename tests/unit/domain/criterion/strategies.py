"""Generated criteria of every kind, with plain names and with words that need quotes."""

from typing import Any

from hypothesis import strategies as st

from bot.domain.criterion.line import KEYWORDS
from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.term import (
    BOUNDS,
    COUNTED_METHODS,
    DURATION_UNITS,
    Comparator,
    CriterionKind,
    Method,
    OnFail,
    Severity,
    Statistic,
)
from bot.domain.criterion.threshold import Change, Duration, Level, PerCount, Range

names = st.sampled_from(["weekly", "model_change", "a", "tone_2", "x_y_z", "n", "on", "max", "p95"])
texts = st.one_of(
    names,
    st.text(max_size=12),
    st.sampled_from(
        [*sorted(KEYWORDS), "p95x", "?", "k=3", "a b", 'say "no"', "@ines", "3", "é-1"]
    ),
)
numbers = st.one_of(
    st.integers(-1000, 100_000).map(float),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.sampled_from([0.7, 0.95, 99.5, 1e-9, 1e20]),
)
shares = st.one_of(st.integers(50, 99).map(lambda percent: percent / 100), st.floats(0.5, 0.999))
units = st.one_of(st.sampled_from(["", "%", "ms", "EUR", "/s", "count", "kWh", "on"]), texts)
durations = st.builds(
    Duration, number=st.integers(1, 400).map(float), unit=st.sampled_from(DURATION_UNITS)
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


levels = st.builds(Level, number=numbers, unit=units)
ranges = st.tuples(numbers, numbers, units).map(
    lambda three: Range(low=min(three[:2]), high=max(three[:2]), unit=three[2])
)
positive = numbers.map(abs)
changes = st.one_of(
    st.builds(Change, sign=st.just("*"), number=positive, over=maybe(st.integers(1, 20)),
              reference=maybe(texts)),
    st.builds(Change, sign=st.sampled_from("+-"), number=positive, unit=units,
              reference=maybe(texts)),
)  # fmt: skip
per_counts = st.tuples(st.integers(0, 50), st.integers(0, 5000)).map(
    lambda two: PerCount(count=two[0], per=max(1, sum(two)))
)
params = st.builds(
    Params,
    label=maybe(texts),
    k=maybe(st.integers(1, 100)),
    average=maybe(texts),
    beta=maybe(st.sampled_from([0.5, 1.0, 2.0])),
    quantile=maybe(st.one_of(st.sampled_from([0.5, 0.95, 0.98, 0.999, 1.0]), st.floats(0.01, 1))),
    horizon=maybe(durations),
    unit=maybe(texts),
    tolerance=maybe(texts),
    definition=maybe(texts),
)


@st.composite
def measured(draw: st.DrawFn) -> dict[str, Any]:
    threshold = draw(maybe(st.one_of(levels, ranges, changes, per_counts)))
    metric = draw(maybe(st.one_of(st.sampled_from(sorted(METRICS)), names.map("custom:{}".format))))
    among: list[Comparator] = [one for one in Comparator if one is not Comparator.BETWEEN]
    if isinstance(threshold, Range):
        among = [Comparator.BETWEEN]
    comparator = draw(maybe(st.sampled_from(among)))
    values = {"kind": draw(st.sampled_from(["statistical", "slo", "business"])), "metric": metric,
              "params": draw(params), "comparator": comparator, "threshold": threshold,
              "target": draw(maybe(numbers)) if isinstance(threshold, Level) else None,
              "baseline": draw(maybe(levels))}  # fmt: skip
    return values | draw(judged(metric, comparator))


@st.composite
def judged(draw: st.DrawFn, metric: str | None, comparator: Comparator | None) -> dict[str, Any]:
    allowed = [None, Statistic.POINT, Statistic.MEAN, Statistic.MEDIAN]
    if comparator is None or not comparator.wants_low:
        allowed.append(Statistic.LOWER_BOUND)
    if comparator is None or not comparator.wants_high:
        allowed.append(Statistic.UPPER_BOUND)
    statistic = draw(st.sampled_from(allowed))
    if statistic not in BOUNDS:
        return {"statistic": statistic}
    counted = metric is None or metric not in METRICS or METRICS[metric].counted
    methods = [one for one in Method if counted or one not in COUNTED_METHODS]
    return {"statistic": statistic, "confidence": draw(shares),
            "method": draw(maybe(st.sampled_from(methods)))}  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    process = draw(st.booleans())
    kind = CriterionKind.PROCESS if process else CriterionKind.INVARIANT
    values: dict[str, Any] = {"kind": kind, "event": draw(maybe(texts))}
    if draw(st.booleans()):
        return values | {"always": True}
    return values | (
        {"within": draw(maybe(durations))} if process else {"unless": draw(maybe(texts))}
    )


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    values = draw(st.one_of(measured(), events()))
    scope = draw(st.sampled_from(["none", "data", "production"]))
    if scope == "data":
        values |= {"dataset": draw(texts), "dataset_version": draw(maybe(texts))}
    values |= {"production": scope == "production", "slice": draw(maybe(texts))}
    if values["kind"] not in {CriterionKind.PROCESS, CriterionKind.INVARIANT}:
        n = draw(maybe(st.integers(2, 100_000)))
        values |= {"min_n": n, "min_positives": draw(maybe(st.integers(1, n or 500)))}
    actions = draw(st.lists(st.sampled_from(OnFail), unique=True, max_size=3))
    values |= {
        "id": draw(st.sampled_from(["AC-01", "AC", "G-7"])),
        "severity": draw(maybe(st.sampled_from(Severity))),
        "window": draw(maybe(durations)),
        "triggers": tuple(draw(st.lists(names, unique=True, max_size=3))),
        "owner": draw(maybe(texts)),
        "on_fail": tuple(actions),
        "route_to": draw(maybe(texts)) if OnFail.ROUTE_TO in actions else None,
    }
    return Criterion.model_validate(values)
