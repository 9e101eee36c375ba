"""A criterion that was read, as a document for programs: every attribute, what is missing, what is unread."""

from typing import Any

from bot.domain.criterion.advice import advice
from bot.domain.criterion.beside import NOTHING_BESIDE, Beside
from bot.domain.criterion.caveat import caveat_of
from bot.domain.criterion.explanation import explained
from bot.domain.criterion.frequency import meant_by
from bot.domain.criterion.gap_words import question_for
from bot.domain.criterion.line import as_line, duration_text
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.reader import Read
from bot.domain.criterion.threshold import Change, Level, PerCount, Range


def as_document(
    read: Read, language: str = "en", beside: Beside = NOTHING_BESIDE
) -> dict[str, Any]:
    """Everything about one criterion."""
    one = read.criterion
    meant = explained(one, language=language, beside=beside)
    return {
        "id": one.id,
        "text": read.passage.text,
        **attributes(one),
        "line": as_line(one),
        "missing": [gap.value for gap in read.missing],
        "questions": [
            {"about": gap.value, "text": question_for(gap, language)} for gap in read.missing
        ],
        "proposed": {"comparator": read.proposed.value} if read.proposed else {},
        "deadline": read.dated,
        "in_counts": meant_by(one, language),
        "meaning": meant.text if meant else None,
        "caveat": meant.caveat if meant else caveat_of(one.metric, language),
        "advice": advice(one, language),
        "remainder": [piece.text for piece in read.remainder],
    }


def attributes(one: Criterion) -> dict[str, Any]:
    """The attributes of a criterion as plain values."""
    threshold, unit = _threshold(one)
    params = {
        name: duration_text(value) if name == "horizon" else value
        for name, value in one.params
        if value is not None
    }
    change = one.threshold if isinstance(one.threshold, Change) else None
    return {
        "kind": one.kind.value,
        "severity": one.severity.value if one.severity else None,
        "metric": one.metric,
        "params": params,
        "comparator": one.comparator.value if one.comparator else None,
        "threshold": threshold,
        "unit": unit,
        "threshold_type": one.threshold_type.value if one.threshold_type else None,
        "floor": one.floor,
        "target": one.target,
        "baseline": one.baseline.model_dump(exclude={"form"}) if one.baseline else None,
        "baseline_ref": change.reference if change else None,
        "event": one.event,
        "unless": one.unless,
        "always": one.always,
        "within": duration_text(one.within) if one.within else None,
        "dataset": one.dataset,
        "dataset_version": one.dataset_version,
        "production": one.production,
        "slice": one.slice,
        "min_n": one.min_n,
        "min_positives": one.min_positives,
        "statistic": one.statistic.value if one.statistic else None,
        "confidence": one.confidence,
        "method": one.method.value if one.method else None,
        "window": duration_text(one.window) if one.window else None,
        "triggers": list(one.triggers),
        "owner": one.owner,
        "on_fail": [action.value for action in one.on_fail],
    }


def _threshold(one: Criterion) -> tuple[float | list[float] | None, str | None]:
    """The number and its unit; of a change by percent, the factor on the baseline."""
    match one.threshold:
        case None:
            return None, None
        case Level(number=number, unit=unit):
            return number, unit or None
        case Range(low=low, high=high, unit=unit):
            return [low, high], unit or None
        case PerCount(count=count, per=per):
            return count / per, None
        case Change(factor=factor) if factor is not None:
            return factor, None
        case Change(number=number, unit=unit):
            return number, unit or None
