"""What a criterion lacks before it means one thing, each with the question that would settle it."""

from collections.abc import Iterator
from enum import StrEnum

from bot.domain.criterion.metric import Direction, Family, Metric, is_custom
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Comparator, CriterionKind, Statistic
from bot.domain.criterion.threshold import Change, Level

TODAY = ("today", "now", "heute", "aujourd", "current", "actuel", "aktuell", "bisher", "existing")


class Gap(StrEnum):
    """One thing that was not said."""

    METRIC = "metric"
    DEFINITION = "definition"
    COMPARATOR = "comparator"
    THRESHOLD = "threshold"
    UNIT = "unit"
    BASELINE = "baseline"
    POINTS_OR_PERCENT = "points_or_percent"
    MINIMUM_EFFECT = "minimum_effect"
    PERCENTILE = "percentile"
    COUNTED_PER = "counted_per"
    TOLERANCE = "tolerance"
    RANK = "k"
    WINDOW = "window"
    WHAT_IS_CRITICAL = "what_is_critical"
    COUNTERPART = "counterpart"
    EVENT = "event"
    TIME_LIMIT = "time_limit"


# A number on one of these alone is met by flagging nothing, or everything.
ONE_SIDED = frozenset({"false_positives", "fpr", "false_negatives", "fnr", "recall"})
_NEEDED = {"k": Gap.RANK, "quantile": Gap.PERCENTILE, "unit": Gap.COUNTED_PER,
           "tolerance": Gap.TOLERANCE}  # fmt: skip
_CENTRAL = frozenset({Statistic.MEAN, Statistic.MEDIAN})


def gaps(
    criterion: Criterion, *, significant: bool = False, dated: bool = False, alone: bool = True
) -> tuple[Gap, ...]:
    """What is missing, most important first.

    Args:
        criterion: What was said.
        significant: It asks for a significant change and names no size.
        dated: A day by which it must hold was said.
        alone: No other criterion guards its other side.
    """
    if not criterion.is_measured:
        return tuple(_of_event(criterion))
    return tuple(_of_metric(criterion, significant=significant, dated=dated, alone=alone))


def better(metric: Metric | None) -> Comparator | None:
    """The comparator to propose where none was said."""
    if metric is None:
        return Comparator.AT_LEAST
    match metric.direction:
        case Direction.UP:
            return Comparator.AT_LEAST
        case Direction.DOWN:
            return Comparator.AT_MOST
        case _:
            return None


def _of_event(one: Criterion) -> Iterator[Gap]:
    if not one.event:
        yield Gap.EVENT
    if one.kind is CriterionKind.PROCESS and one.within is None and not one.always:
        yield Gap.TIME_LIMIT


def _of_metric(one: Criterion, *, significant: bool, dated: bool, alone: bool) -> Iterator[Gap]:
    metric = one.known_metric
    if one.metric is None:
        yield Gap.METRIC
    elif is_custom(one.metric) and not one.params.definition:
        yield Gap.DEFINITION
    if one.comparator is None:
        yield Gap.COMPARATOR
    if significant:
        yield Gap.MINIMUM_EFFECT
    elif one.threshold is None:
        yield Gap.THRESHOLD
    elif _lacks_unit(one.threshold, metric):
        yield Gap.UNIT
    yield from _of_change(one, metric)
    yield from _of_parameters(one, metric)
    yield from _of_circumstances(one, dated=dated, alone=alone)


def _of_circumstances(one: Criterion, *, dated: bool, alone: bool) -> Iterator[Gap]:
    if one.kind is not CriterionKind.STATISTICAL and not dated and not _timed(one):
        yield Gap.WINDOW
    if one.metric == "critical_error_rate" and not one.params.label:
        yield Gap.WHAT_IS_CRITICAL
    if one.metric in ONE_SIDED and alone:
        yield Gap.COUNTERPART


def _lacks_unit(threshold: object, metric: Metric | None) -> bool:
    if metric is None or not isinstance(threshold, Level) or threshold.unit:
        return False
    if metric.needs_unit():
        return True
    # "accuracy of 95": ninety-five what?
    return not metric.possible(threshold.number) and metric.possible(threshold.number, "%")


def _of_change(one: Criterion, metric: Metric | None) -> Iterator[Gap]:
    change = one.threshold
    if not isinstance(change, Change):
        return
    named = change.reference is not None and not is_today(change.reference)
    if one.baseline is None and not named:
        yield Gap.BASELINE
    percent = change.sign == "*" and change.over is None and change.number != 1
    of_percent = metric is not None and metric.family in {Family.RATE, Family.PERCENT}
    if percent and of_percent and one.baseline is None:
        yield Gap.POINTS_OR_PERCENT


def is_today(reference: str) -> bool:
    """Whether a baseline is today's state, which has no version and may have moved tomorrow."""
    words = reference.casefold()
    return any(word in words for word in TODAY) or not any(c.isdigit() for c in words)


def _of_parameters(one: Criterion, metric: Metric | None) -> Iterator[Gap]:
    for need in metric.needs if metric else ():
        gap = _NEEDED.get(need)
        if gap is None or getattr(one.params, need) is not None:
            continue
        settled = one.statistic in _CENTRAL or isinstance(one.threshold, Change)
        if not (gap is Gap.PERCENTILE and settled):
            yield gap


def _timed(one: Criterion) -> bool:
    return one.window is not None or bool(one.triggers) or one.params.horizon is not None
