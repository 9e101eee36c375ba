"""A criterion takes only what fits together, and says what kind of number it asks for."""

import pytest
from pydantic import ValidationError

from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.term import (
    Comparator,
    CriterionKind,
    Method,
    OnFail,
    Statistic,
    ThresholdType,
)
from bot.domain.criterion.threshold import Change, Duration, Level, PerCount, Range

LOWER = Statistic.LOWER_BOUND


def recall(**rest: object) -> Criterion:
    return Criterion.model_validate({"kind": "statistical", "metric": "recall", **rest})


@pytest.mark.parametrize(
    ("rest", "type"),
    [
        ({"threshold": Level(number=95, unit="%")}, ThresholdType.ABSOLUTE),
        ({"threshold": Range(low=0.1, high=0.2)}, ThresholdType.ABSOLUTE),
        ({"threshold": Level(number=4, unit="count")}, ThresholdType.COUNT),
        ({"threshold": PerCount(count=2, per=1000)}, ThresholdType.COUNT_PER_N),
        ({"threshold": Change(sign="*", number=0.85)}, ThresholdType.RELATIVE_TO_BASELINE),
        ({"threshold": Change(sign="*", number=1, over=2)}, ThresholdType.RATIO),
        ({"threshold": Change(sign="-", number=3, unit="pp")}, ThresholdType.DELTA_PP),
        ({"metric": "invariant_violations", "threshold": Level(number=0)}, ThresholdType.COUNT),
        ({}, None),
    ],
)
def test_the_threshold_says_what_it_counts(
    rest: dict[str, object], type: ThresholdType | None
) -> None:
    assert type is recall(**rest).threshold_type


def test_a_share_of_fast_calls_is_a_quantile_and_not_a_level_of_98_percent() -> None:
    one = Criterion(
        kind=CriterionKind.SLO,
        metric="latency",
        params=Params(quantile=0.98),
        comparator=Comparator.LESS_THAN,
        threshold=Level(number=250, unit="ms"),
    )

    assert one.threshold_type is ThresholdType.QUANTILE


def test_the_floor_has_no_percent_sign() -> None:
    assert recall(threshold=Level(number=95, unit="%")).floor == 0.95
    assert recall(threshold=Level(number=0.7)).floor == 0.7
    assert recall(threshold=PerCount(count=2, per=1000)).floor == 0.002
    assert recall(metric="mape", threshold=Level(number=12, unit="%")).floor == 12
    assert recall(threshold=Change(sign="*", number=0.85)).floor is None


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ({"metric": "goodness"}, "no metric of the registry"),
        ({"metric": "custom:Not a name"}, "no name for a metric"),
        ({"event": "send_mail"}, "not about an event"),
        ({"threshold": Range(low=1, high=2), "comparator": ">="}, "compared with `in`"),
        ({"threshold": Level(number=1), "comparator": "in"}, "needs a range"),
        ({"threshold": Change(sign="*", number=2), "target": 3}, "needs a level"),
        ({"min_n": 10, "min_positives": 11}, "more positives than cases"),
        ({"statistic": LOWER}, "needs its confidence"),
        ({"confidence": 0.95}, "belong to a bound"),
        ({"statistic": LOWER, "confidence": 0.95, "comparator": "<="}, "upper bound"),
        ({"statistic": "upper_bound", "confidence": 0.95, "comparator": ">"}, "lower bound"),
        ({"statistic": "p95"}, "parameter of the metric"),
        ({"metric": "f1", "statistic": LOWER, "confidence": 0.9, "method": "wilson"}, "no share"),
        ({"dataset": "d", "production": True}, "not on both"),
        ({"dataset_version": "3"}, "needs its dataset"),
        ({"route_to": "@legal"}, "needs the action"),
        ({"triggers": ("Model Change",)}, "one word"),
        ({"on_fail": ("report", "report")}, "named twice"),
        ({"kind": "invariant"}, "has no metric"),
    ],
)
def test_what_does_not_fit_together_is_refused(rest: dict[str, object], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        recall(**rest)


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ({"kind": "invariant", "within": Duration(number=1, unit="h")}, "holds at once"),
        ({"kind": "invariant", "always": True, "event": "a", "unless": "b"}, "has no exception"),
        ({"kind": "process", "within": Duration(number=1, unit="h"), "always": True}, "alone"),
        ({"kind": "process", "params": Params(k=3)}, "no parameters"),
    ],
)
def test_an_event_is_never_or_always_or_within_a_time(
    rest: dict[str, object], problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        Criterion.model_validate(rest)


def test_values_that_mean_nothing_are_refused() -> None:
    for build in (
        lambda: Range(low=2, high=1),
        lambda: PerCount(count=3, per=2),
        lambda: Duration(number=3, unit="parsecs"),
        lambda: Change(sign="-", number=-3, unit="pp"),
        lambda: Change(sign="-", number=3, over=2),
        lambda: Change(sign="*", number=3, unit="%"),
        lambda: Level(number=float("nan")),
    ):
        with pytest.raises(ValidationError):
            build()


def test_a_change_comes_to_a_level() -> None:
    assert Change(sign="*", number=0.85).of(200) == 170
    assert Change(sign="*", number=1, over=4).of(200) == 50
    assert Change(sign="-", number=15, unit="%").of(200) == 170
    assert Change(sign="+", number=5, unit="%").of(200) == 210
    assert Change(sign="-", number=3, unit="pp").of(11.8) == pytest.approx(8.8)
    assert Change(sign="+", number=5, unit="min").of(20) == 25


def test_everything_at_once_is_one_criterion() -> None:
    one = recall(
        comparator=Comparator.AT_LEAST,
        threshold=Level(number=0.7),
        target=0.8,
        params=Params(label="no_show"),
        dataset="noshow-eval",
        dataset_version="3",
        min_n=600,
        min_positives=120,
        statistic=LOWER,
        confidence=0.95,
        method=Method.CLOPPER_PEARSON,
        triggers=("model_change", "weekly"),
        on_fail=(OnFail.BLOCK_RELEASE, OnFail.ROUTE_TO),
        route_to="@ines",
    )

    assert one == Criterion.model_validate_json(one.model_dump_json())
