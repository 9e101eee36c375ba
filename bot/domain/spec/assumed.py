"""What counts for a criterion where nobody said anything about its test; shown as assumed wherever it is shown."""

from typing import Any

from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.criterion.model import MEASURED
from bot.domain.criterion.term import CriterionKind, Method, OnFail, Severity, Statistic
from bot.domain.spec.called import choice_called
from bot.domain.spec.canonical import Canonical, canonical
from bot.domain.spec.criterion import AcceptanceCriterion

EVERY = ("change", "weekly")  # after every change the plan names, and once a week


def assumed_words(one: AcceptanceCriterion, language: str) -> dict[str, str]:
    """The same as a form shows it: in words, in a language."""
    return {
        name: ", ".join(
            f"{100 * each:g} %" if isinstance(each, float) else choice_called(str(each), language)
            for each in (value if isinstance(value, list) else [value])
        )
        for name, value in assumed_of(one, canonical(one, language)).items()
    }


def assumed_of(one: AcceptanceCriterion, read: Canonical) -> dict[str, Any]:
    """Every attribute of a criterion that nobody stated, with what is assumed for it."""
    found: dict[str, Any] = {}
    comparator = read.criterion.comparator
    if one.kind is CriterionKind.STATISTICAL and comparator is not None:
        if one.statistic is None or "statistic" in one.proposed:
            low = comparator.wants_low
            found["statistic"] = (Statistic.UPPER_BOUND if low else Statistic.LOWER_BOUND).value
        if one.confidence is None and read.criterion.confidence in {None, CONFIDENCE}:
            found["confidence"] = CONFIDENCE
        if one.method is None and read.criterion.method is None:
            found["method"] = (
                Method.CLOPPER_PEARSON.value
            )  # exact: never easier to pass than it seems
    if one.kind in MEASURED and one.cadence is None and not read.criterion.triggers:
        found["cadence"] = list(EVERY)
    if "severity" in one.proposed:
        found["severity"] = one.severity.value
    if "on_fail" in one.proposed or not one.on_fail:
        critical = one.severity is Severity.CRITICAL
        found["on_fail"] = (OnFail.BLOCK_RELEASE if critical else OnFail.REPORT).value
    return found
