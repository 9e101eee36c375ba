"""How one criterion is made: what was said, what is still open, and what Remit filled in."""

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, value_text
from bot.domain.spec.criterion import (
    AcceptanceCriterion,
    Comparator,
    CriterionKind,
    OnFail,
    Severity,
    Statistic,
    ThresholdType,
)
from bot.domain.spec.leaf import carried, unknown
from bot.domain.spec.reading import threshold_in

_BOUNDS = {
    Comparator.AT_LEAST: Statistic.LOWER_BOUND,
    Comparator.MORE_THAN: Statistic.LOWER_BOUND,
    Comparator.AT_MOST: Statistic.UPPER_BOUND,
    Comparator.LESS_THAN: Statistic.UPPER_BOUND,
}


def criterion(
    statement: ProblemStatement,
    kind: CriterionKind,
    text: Field,
    *,
    severity: Severity = Severity.MAJOR,
    proposed_names: tuple[str, ...] = (),
    **rest: object,
) -> AcceptanceCriterion:
    """A criterion; the severity is Remit's proposal until a person sets it."""
    critical = severity is Severity.CRITICAL
    return AcceptanceCriterion.model_validate(
        {
            "id": "AC",
            "kind": kind,
            "text": text,
            "severity": severity,
            "on_fail": (OnFail.BLOCK_RELEASE,) if critical else (),
            "owner": carried(statement, "owner", "owner"),
            "proposed": (*proposed_names, "severity", *(("on_fail",) if critical else ())),
            **rest,
        }
    )


def measured(
    statement: ProblemStatement,
    kind: CriterionKind,
    leaf: Field,
    *,
    ask: str | None,
    severity: Severity = Severity.MAJOR,
) -> AcceptanceCriterion:
    """A criterion from a phrase, with the threshold the phrase names, if it names one."""
    comparator, quantity = threshold_in(value_text(leaf.value), statement.language)
    threshold = unknown("threshold", ask)
    if quantity is not None:
        threshold = leaf.model_copy(update={"value": quantity})
    statistic = None
    if comparator is not None and kind is CriterionKind.STATISTICAL:
        statistic = _BOUNDS.get(comparator)
    return criterion(
        statement,
        kind,
        leaf,
        severity=severity,
        proposed_names=("statistic",) if statistic else (),
        metric=leaf,
        comparator=comparator,
        threshold=threshold,
        statistic=statistic,
    )


def invariant(statement: ProblemStatement, text: Field) -> AcceptanceCriterion:
    """Something that must never happen; no number applies."""
    return criterion(
        statement,
        CriterionKind.INVARIANT,
        text,
        severity=Severity.CRITICAL,
        threshold_type=ThresholdType.INVARIANT,
    )
