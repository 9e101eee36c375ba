"""An acceptance criterion as the one-line object: its words read, and what people set by hand over them."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from bot.domain.criterion.advice import advice
from bot.domain.criterion.gap import Gap, better, gaps
from bot.domain.criterion.line import as_line
from bot.domain.criterion.metric import Direction, is_custom
from bot.domain.criterion.model import MEASURED, Criterion, Params
from bot.domain.criterion.naming import custom_name, metric_named, metrics_in
from bot.domain.criterion.reading.reader import Read, read_criteria
from bot.domain.criterion.reading.tongue import language_of
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.term import BOUNDS, CriterionKind, Severity, Statistic
from bot.domain.criterion.threshold import Change, Level
from bot.domain.provenance import Field, Quantity, Status, fold, value_text
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, ThresholdType
from bot.domain.spec.model import AISpec

UNITS = {"day": "d", "week": "w", "month": "mo", "year": "y"}
_DOWN, _UP = "down", "up"
_AS_TODAY = Change(sign="*", number=1, reference="today")
# What Remit itself calls a criterion whose words give only the limit.
_OWN_TITLES = {"errors people can live with": "error_rate", "cost per unit": "cost_per_call"}
_CHANGES = frozenset({ThresholdType.RELATIVE_TO_BASELINE, ThresholdType.DELTA_PP})


@dataclass(frozen=True, slots=True)
class Canonical:
    """A criterion in one line, what it lacks, and what of its words was not read."""

    criterion: Criterion
    missing: tuple[Gap, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line that can be read back."""
        return as_line(self.criterion)

    def advice_in(self, language: str) -> str | None:
        """What it takes to show it, in one sentence."""
        return advice(self.criterion, language)


def canonical(one: AcceptanceCriterion, language: str = "en") -> Canonical:
    """Read a criterion's words, and let what is set beside them count more."""
    read = _read(one, language)
    criterion = _settled(one, _made(one, read))
    dated = one.window is not None and one.window.value is not None
    missing = gaps(
        criterion,
        significant=read is not None and Gap.MINIMUM_EFFECT in read.missing,
        dated=dated or (read is not None and read.dated is not None),
        alone=False,
    )
    unread = tuple(piece.text for piece in read.remainder) if read else ()
    return Canonical(criterion, missing, unread)


def line_digests(spec: AISpec) -> dict[str, str]:
    """The SHA-256 of every criterion's line as it is read now, by its id: no word of anybody's."""
    lines = {one.id: canonical(one, spec.language).line for one in spec.acceptance}
    return {one: sha256(line.encode()).hexdigest() for one, line in lines.items()}


def _read(one: AcceptanceCriterion, language: str) -> Read | None:
    """The one criterion of the words; the metric is put before them where they do not name it."""
    words = value_text(one.text.value)
    metric = value_text(one.metric.value) if one.metric else ""
    if one.kind in MEASURED and not metric:
        return None  # the goal as it was said, which names no measure
    spoken = words if not metric or fold(metric) in fold(words) else f"{metric}: {words}"
    found = _of_kind(spoken, one, language)
    if not found and one.metric is not None:  # the limit alone; its sentence may say more
        found = _of_kind(words, one, language)
    number = one.threshold.value if one.threshold else None
    if isinstance(number, Quantity) and len(found) <= 1:
        for quote in one.text.quotes:
            wider = [
                read
                for read in _of_kind(quote.text, one, language)
                if _same_number(read, number) and _says_more(read, found)
            ]
            found = wider[:1] or found
    return found[0] if len(found) == 1 else None


def _of_kind(text: str, one: AcceptanceCriterion, language: str) -> list[Read]:
    return [
        read
        for read in _reads(text, language)
        if read.criterion.is_measured == (one.kind in MEASURED)
    ]


@lru_cache(maxsize=512)  # cards and exports of one spec ask for the same words
def _reads(text: str, language: str) -> tuple[Read, ...]:
    return read_criteria(text, language_of(text, language)).criteria


def _same_number(read: Read, number: Quantity) -> bool:
    level = read.criterion.threshold
    return isinstance(level, Level) and level == level_of(number)


def _says_more(read: Read, found: list[Read]) -> bool:
    """Whether the sentence has a percentile or a comparison that the limit alone lacks."""
    if read.criterion.known_metric is None:
        return False
    return not found or (
        read.criterion.metric == found[0].criterion.metric
        and len(read.missing) < len(found[0].missing)
    )


def _made(one: AcceptanceCriterion, read: Read | None) -> dict[str, Any]:
    if read is not None:
        values = dict(read.criterion)
        own = values["metric"] is None or is_custom(values["metric"])
        if read.criterion.is_measured and own:  # its name, where the spec has one, is whole
            values["metric"] = _metric_of(one) or values["metric"]
        return values
    if one.kind in MEASURED:
        metric = _metric_of(one)
        critical = one.severity is Severity.CRITICAL and one.kind is CriterionKind.STATISTICAL
        if critical and is_custom(metric or ""):  # a mistake somebody called critical
            return {"metric": "critical_error_rate", "params": Params(label=one.title)}
        return {"metric": metric}
    if one.kind is CriterionKind.PROCESS:
        return {"event": one.title, "always": one.threshold is None}
    return {"event": one.title, "always": not _forbids(one)}


def _forbids(one: AcceptanceCriterion) -> bool:
    """A condition somebody stated as forbidden has no threshold and no metric."""
    return one.metric is None and one.text.status.value != "assumed"


def _metric_of(one: AcceptanceCriterion) -> str | None:
    words = value_text(one.metric.value) if one.metric else ""
    if not words:
        return None
    named = metrics_in(words)
    known = _OWN_TITLES.get(fold(words)) or metric_named(words)
    if known is None and len(named) == 1 and one.text.status is Status.ASSUMED:
        known = named[0].metric  # "recall at threshold", as Remit proposes it
    return known or custom_name(words)


def _settled(one: AcceptanceCriterion, values: dict[str, Any]) -> Criterion:
    """Put what was set by hand over what was read; what does not fit together is left out."""
    base = {"id": one.id, "kind": one.kind, "severity": one.severity}
    layers = [values, _threshold(one, values), _circumstances(one), _judging(one, values)]
    made = Criterion.model_validate(base)
    merged: dict[str, Any] = dict(base)
    for layer in layers:
        tried = merged | {name: value for name, value in layer.items() if name not in base}
        try:
            made = Criterion.model_validate(tried)
        except ValidationError:
            continue
        merged = tried
    return made


def _threshold(one: AcceptanceCriterion, values: dict[str, Any]) -> dict[str, Any]:
    """The number as it stands now; people may have changed it since it was read."""
    if one.kind not in MEASURED:
        return {}
    found: dict[str, Any] = {}
    if one.comparator is not None and one.comparator is not Comparator.BETWEEN:
        found["comparator"] = one.comparator
    quantity = one.threshold.value if one.threshold else None
    if isinstance(quantity, Quantity):
        change = one.threshold_type in _CHANGES or quantity.kind in {"rel", "pp"}
        if not _as_read(one, quantity, values):
            found |= _change(one, quantity) if change else {"threshold": level_of(quantity)}
    elif one.threshold is not None and one.threshold.value is None:
        held = one.threshold_type is ThresholdType.RELATIVE_TO_BASELINE
        if held and not isinstance(values.get("threshold"), Change):
            metric = METRICS.get(values.get("metric") or "")
            found.setdefault("comparator", better(metric) if metric else None)
            found["threshold"] = _AS_TODAY
        elif not held:
            found |= {"threshold": None, "comparator": one.comparator}
    return found | _kept_levels(one)


def _kept_levels(one: AcceptanceCriterion) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if one.target is not None and isinstance(one.target.value, Quantity):
        found["target"] = one.target.value.value
    if one.baseline is not None and isinstance(one.baseline.value, Quantity):
        found["baseline"] = level_of(one.baseline.value)
    return found


def level_of(quantity: Quantity) -> Level:
    """A quantity as a level of the line."""
    return Level(number=quantity.value, unit=UNITS.get(quantity.unit, quantity.unit))


def _as_read(one: AcceptanceCriterion, quantity: Quantity, values: dict[str, Any]) -> bool:
    """Whether the words say this very number in a richer way, such as 9 in 10 or half of today's."""
    read = values.get("threshold")
    richer = read is not None and not isinstance(read, Level)
    return richer and fold(quantity.text) in fold(value_text(one.text.value))


def _change(one: AcceptanceCriterion, quantity: Quantity) -> dict[str, Any]:
    """'10 %' with a direction: today's value times 0.9; points are added or taken away."""
    way = next((str(p.value) for p in one.params if p.name == "direction"), "")
    metric = METRICS.get(_metric_of(one) or "")
    if way not in {_DOWN, _UP}:
        way = _DOWN if metric is not None and metric.direction is Direction.DOWN else _UP
    lower = way == _DOWN
    comparator = Comparator.AT_MOST if lower else Comparator.AT_LEAST
    amount = abs(quantity.value)
    if one.threshold_type is ThresholdType.RELATIVE_TO_BASELINE and quantity.unit == "%":
        factor = round(1 - amount / 100 if lower else 1 + amount / 100, 12)
        if factor >= 0:
            return {"comparator": comparator, "threshold": Change(sign="*", number=factor)}
    sign = "-" if lower else "+"
    points = one.threshold_type is ThresholdType.DELTA_PP or quantity.kind == "pp"
    unit = "pp" if points else UNITS.get(quantity.unit, quantity.unit)
    change = Change.model_validate({"sign": sign, "number": amount, "unit": unit})
    return {"comparator": comparator, "threshold": change}


def _circumstances(one: AcceptanceCriterion) -> dict[str, Any]:
    found: dict[str, Any] = {"triggers": one.triggers, "on_fail": one.on_fail}
    for name, leaf in (("owner", one.owner), ("slice", one.slice)):
        if leaf is not None and leaf.value is not None:
            found[name] = value_text(leaf.value)
    if one.dataset is not None and one.dataset.value is not None:
        name, _, version = value_text(one.dataset.value).partition("@")
        found |= {"dataset": name, "dataset_version": version or None, "production": False}
    for name, leaf in (("min_n", one.min_n), ("min_positives", one.min_positives)):
        count = _number(leaf)
        if count is not None and count >= 1:
            found[name] = int(count)
    return found


def _judging(one: AcceptanceCriterion, values: dict[str, Any]) -> dict[str, Any]:
    """The bound that decides; 95 % where nobody named another confidence."""
    if one.statistic not in BOUNDS:
        return {"statistic": one.statistic} if one.statistic is Statistic.POINT else {}
    confidence = _number(one.confidence)
    share = 0.95 if confidence is None else confidence / 100 if confidence > 1 else confidence
    return {
        "statistic": one.statistic,
        "confidence": share,
        "method": one.method or values.get("method"),
    }


def _number(leaf: Field | None) -> float | None:
    match leaf.value if leaf else None:
        case Quantity(value=value):
            return value
        case float() | int() as value:
            return float(value)
        case _:
            return None


__all__ = ["Canonical", "better", "canonical", "level_of"]
