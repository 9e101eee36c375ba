"""How one criterion is made: what was said, what is still open, and what Remit filled in."""

from collections.abc import Iterator

from bot.domain.criterion.line import duration_text
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.reader import Read, read_criteria
from bot.domain.criterion.reading.tongue import language_of
from bot.domain.criterion.threshold import Change, Duration, Level, PerCount
from bot.domain.framing.statement import ProblemStatement
from bot.domain.number import numbers_in, traceable
from bot.domain.provenance import Field, Quantity, Status, fold, value_text
from bot.domain.spec.criterion import (
    AcceptanceCriterion,
    Comparator,
    CriterionKind,
    OnFail,
    Parameter,
    Severity,
    Statistic,
    ThresholdType,
)
from bot.domain.spec.leaf import carried, unknown

_UNITS = {"d": "day", "w": "week", "mo": "month", "y": "year"}
_LOWER = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
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
) -> Iterator[AcceptanceCriterion]:
    """The criteria a phrase asks for, each in its own words; one without a number if none is read."""
    text = value_text(leaf.value)
    found = read_criteria(text, language_of(text, statement.language)).criteria
    if leaf.status is Status.ASSUMED and any(one.criterion.threshold for one in found):
        found = ()  # of words Remit proposed no number counts: "two named classes" is no target
    if len(found) > 1 and all(one.passage.text for one in found):
        for one in found:
            part = leaf.model_copy(update={"value": one.passage.text})
            yield _from_words(statement, kind, part, one, ask, severity)
    elif found and found[0].criterion.is_measured:
        yield _from_words(statement, kind, leaf, found[0], ask, severity)
    else:
        yield criterion(
            statement,
            kind,
            leaf,
            severity=severity,
            metric=leaf,
            threshold=unknown("threshold", ask),
        )


def names_metric(statement: ProblemStatement, leaf: Field) -> bool:
    """Whether a phrase names a metric of the registry together with what it asks of it."""
    text = value_text(leaf.value)
    found = read_criteria(text, language_of(text, statement.language)).criteria
    return any(one.criterion.known_metric is not None for one in found)


def _from_words(  # noqa: PLR0913, PLR0917  # what a criterion is made of
    statement: ProblemStatement,
    kind: CriterionKind,
    leaf: Field,
    read: Read,
    ask: str | None,
    severity: Severity,
) -> AcceptanceCriterion:
    """A criterion whose number, comparison and parameters are those of its words."""
    said = read.criterion
    if not said.is_measured:
        if said.kind is CriterionKind.INVARIANT:
            return invariant(statement, leaf)
        return criterion(statement, said.kind, leaf, severity=severity)
    kind = said.kind if said.known_metric is not None else kind
    threshold, change = _threshold(leaf, read, ask)
    comparator = None if change else said.comparator
    statistic = _BOUNDS.get(comparator) if comparator else None
    statistic = statistic if kind is CriterionKind.STATISTICAL else None
    cases = (
        {}
        if said.min_n is None
        else {"min_n": leaf.model_copy(update={"value": float(said.min_n)})}
    )
    return criterion(
        statement,
        kind,
        leaf,
        severity=severity,
        proposed_names=("statistic",) if statistic else (),
        metric=leaf,
        params=_params(said, change),
        comparator=comparator,
        threshold=threshold,
        threshold_type=said.threshold_type if change or _is_rich(said) else None,
        statistic=statistic,
        **cases,
    )


def _threshold(leaf: Field, read: Read, ask: str | None) -> tuple[Field, str | None]:
    """The number as it was said, and which way it goes where it is a change of today's value."""
    threshold, words = read.criterion.threshold, read.number
    wording = (read.wording or read.passage).text
    match threshold:
        case None | Change(sign="*", number=1, over=None):
            return unknown("threshold", ask), None
        case Level(number=number, unit=unit) if words is not None:
            quantity = Quantity(value=number, unit=_UNITS.get(unit, unit), text=words.text)
        case PerCount(count=count, per=per) if words is not None:
            quantity = Quantity(value=100 * count / per, unit="%", text=words.text)
        case Change(over=None) as change if words is not None:
            way = "down" if read.criterion.comparator in _LOWER else "up"
            number = abs(1 - change.number) * 100 if change.sign == "*" else change.number
            unit = "%" if change.sign == "*" else _UNITS.get(change.unit, change.unit)
            kind = "pp" if change.unit == "pp" else "rel"
            quantity = Quantity.model_validate(
                {"value": round(number, 9), "unit": unit, "kind": kind, "text": words.text}
            )
            return _sure(leaf, quantity, wording), way
        case _:
            return leaf.model_copy(update={"value": wording}), None
    return _sure(leaf, quantity, wording), None


def _sure(leaf: Field, quantity: Quantity, wording: str) -> Field:
    """The number, if its words show it; else the words themselves."""
    shown = traceable(quantity.value, numbers_in(quantity.text))
    return leaf.model_copy(update={"value": quantity if shown else wording})


def _params(said: Criterion, way: str | None) -> tuple[Parameter, ...]:
    named = [Parameter(name="direction", value=way)] if way else []
    for name, value in said.params:
        if isinstance(value, Duration):
            named.append(Parameter(name=name, value=duration_text(value)))
        elif value is not None:
            named.append(Parameter(name=name, value=value))
    return tuple(named)


def _is_rich(said: Criterion) -> bool:
    return not isinstance(said.threshold, Level) or said.params.quantile is not None


def invariant(statement: ProblemStatement, text: Field) -> AcceptanceCriterion:
    """Something that must never happen; no number applies."""
    return criterion(
        statement,
        CriterionKind.INVARIANT,
        text,
        severity=Severity.CRITICAL,
        threshold_type=ThresholdType.INVARIANT,
    )


def once(found: list[AcceptanceCriterion]) -> Iterator[AcceptanceCriterion]:
    """Each condition once, where several fields hold the same sentence."""
    seen: set[tuple[str, str]] = set()
    for one in found:
        words = fold(value_text(one.text.value)).rstrip(" .!")
        key = (words, fold(one.title).rstrip(" .!"))
        if key not in seen:
            seen.add(key)
            yield one


def numbered(criterion: AcceptanceCriterion, rank: int) -> AcceptanceCriterion:
    """Give a criterion its id, and its leaves their paths."""
    number = f"AC-{rank:02d}"
    leaves = {
        name: leaf.model_copy(update={"path": f"acceptance.{number}.{name}"})
        for name in type(criterion).model_fields
        if isinstance(leaf := getattr(criterion, name), Field)
    }
    return criterion.model_copy(update={"id": number, **leaves})


def is_enforced(statement: ProblemStatement, leaf: Field) -> bool:
    """Whether a control can hold it without exception: 'never pay an invoice without an order'."""
    if leaf.value is None:
        return False
    read = read_criteria(value_text(leaf.value), statement.language).criteria
    return bool(read) and all(
        one.criterion.kind is CriterionKind.INVARIANT and one.criterion.unless is not None
        for one in read
    )
