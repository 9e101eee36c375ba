"""Acceptance criteria from what was said: every number stated, every proposal marked as one."""

from collections.abc import Iterator

from bot.domain.framing.flag import FLAGS, FlagStatus
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Quantity, Quote, Status, fold, value_text
from bot.domain.spec.criterion import (
    AcceptanceCriterion,
    Comparator,
    CriterionKind,
    Parameter,
    Severity,
    ThresholdType,
)
from bot.domain.spec.leaf import carried, items, proposed, unknown
from bot.domain.spec.making import (
    criterion,
    invariant,
    is_enforced,
    measured,
    names_metric,
    numbered,
    once,
)
from bot.domain.spec.oversight import action_leaf, hints, mode_of, never, overlapping

_BY_DIRECTION = {"up": Comparator.AT_LEAST, "down": Comparator.AT_MOST}
_TYPES = {
    "abs": ThresholdType.ABSOLUTE,
    "rel": ThresholdType.RELATIVE_TO_BASELINE,
    "pp": ThresholdType.DELTA_PP,
}
# constraint | name of the metric | what a limit on it means unless somebody said otherwise
_SLOS = (
    ("constraints.latency", "Latency", Comparator.AT_MOST),
    ("constraints.throughput", "Throughput", Comparator.AT_LEAST),
    ("constraints.cost_per_unit", "Cost per unit", Comparator.AT_MOST),
    ("constraints.uptime", "Uptime", Comparator.AT_LEAST),
)
SLO_PATHS = frozenset(path for path, _, _ in _SLOS)
_TELEMETRY = ("latency", "cost")
_DETERMINISTIC: dict[NotMlKind | None, tuple[CriterionKind, str]] = {
    NotMlKind.RULES: (
        CriterionKind.INVARIANT,
        "The rule gives the agreed result for every agreed example",
    ),
    NotMlKind.ANALYTICS: (
        CriterionKind.INVARIANT,
        "The report shows the same figures as the system they come from",
    ),
    NotMlKind.PROCESS: (CriterionKind.PROCESS, "Time from start to finish of a case"),
    NotMlKind.SEARCH: (
        CriterionKind.INVARIANT,
        "Every agreed search finds the entry it should find",
    ),
    NotMlKind.BUY: (
        CriterionKind.PROCESS,
        "A trial on our own cases is finished before anything is bought",
    ),
    None: (CriterionKind.INVARIANT, "Every agreed example gives the agreed result"),
}
_NOT_ML_RATIONALE = "Without machine learning the test is exact: it passes or it fails."


def acceptance(statement: ProblemStatement, *, is_ml: bool) -> tuple[AcceptanceCriterion, ...]:
    """Every criterion the statement supports, numbered: the outcome first, what lacks a number last."""
    found = list(_business(statement))
    found += _invariants(statement)
    if is_ml:
        found += _model_metrics(statement)
        found += _tolerated(statement)
        found += _critical_errors(statement)
    else:
        found += _not_ml(statement)
    found += _service_levels(statement)
    found += _guardrails(statement, is_ml=is_ml)
    found += _process(statement)
    found = list(once(found))
    found.sort(key=lambda one: one.to_be_agreed and one.kind is not CriterionKind.BUSINESS)
    return tuple(numbered(criterion, rank) for rank, criterion in enumerate(found, start=1))


def _business(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    metric = carried(statement, "business_goal.metric", "metric")
    target = carried(statement, "business_goal.target", "threshold")
    goal = carried(statement, "business_goal.statement", "text")
    if metric.value is None and target.value is None and goal.value is None:
        return
    quantity = target.value if isinstance(target.value, Quantity) else None
    comparator = Comparator(quantity.comparator) if quantity and quantity.comparator else None
    direction = value_text(statement.field("business_goal.direction").value)
    change = quantity is not None and quantity.kind in {"rel", "pp"}
    guessed: tuple[str, ...] = ()
    if comparator is None and not change and quantity is not None:
        comparator = _BY_DIRECTION.get(direction)
        guessed = ("comparator",) if comparator else ()
    if target.value is None:
        target = target.model_copy(update={"ask": target.ask or "Q-B03"})
    relative = _TYPES.get(quantity.kind or "abs") if quantity else None
    yield criterion(
        statement,
        CriterionKind.BUSINESS,
        target if target.value is not None else goal,
        proposed_names=guessed,
        metric=metric if metric.value is not None else None,
        params=(Parameter(name="direction", value=direction),) if change and direction else (),
        comparator=comparator,
        threshold=target,
        threshold_type=relative,
        baseline=carried(statement, "business_goal.baseline", "baseline"),
        window=carried(statement, "business_goal.deadline", "window"),
        subject=carried(statement, "business_goal.population", "subject"),
    )
    for leaf in items(statement, "metrics.business", "text"):
        if fold(value_text(leaf.value)) not in fold(value_text(metric.value)):
            yield from measured(statement, CriterionKind.BUSINESS, leaf, ask=None)


def _invariants(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    """What must never happen, as somebody said it; a control outside the model holds it."""
    used: list[Quote] = []
    for hint in hints(statement):
        mode = mode_of(hint)
        approval = mode in {OversightMode.APPROVE, OversightMode.DUAL_APPROVE}
        words = hint.quote.text.strip()
        if never(words):
            text = Field(path="text", value=words, status=Status.STATED, quotes=(hint.quote,))
        elif approval or mode is OversightMode.REFUSE:
            action = value_text(action_leaf(hint, "action", statement.language).value)
            text = Field(
                path="text",
                value=f"Never without approval: {action}" if approval else f"Never: {action}",
                status=Status.INFERRED,
                quotes=(hint.quote,),
                rationale="Somebody asked for this; so it must not happen otherwise.",
            )
        else:
            continue
        used.append(hint.quote)
        yield invariant(statement, text)
    leaf = carried(statement, "task.critical_errors", "text")
    acts = statement.kind in {Kind.AGENT_ACTIONS, Kind.NOT_ML} or statement.is_ml is False
    if acts or is_enforced(statement, leaf):
        known = any(overlapping(quote, leaf.quotes) for quote in used)
        if leaf.value is not None and not known:
            yield invariant(statement, leaf)


def _model_metrics(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    asked = items(statement, "metrics.model", "text")
    for leaf in asked:
        yield from measured(statement, CriterionKind.STATISTICAL, leaf, ask="Q-M05")
    definition = KINDS.get(statement.kind) if statement.kind else None
    if definition is None or asked:
        return
    rationale = f"A usual measure for this kind of task ({definition.label}); not asked for yet."
    for name in definition.metrics:
        counted = name.startswith("invariant")  # held without exception, not as a rate
        if not counted and not any(character.isdigit() for character in name):  # nobody's number
            leaf = proposed("text", _sentence(name), rationale)
            yield from measured(statement, CriterionKind.STATISTICAL, leaf, ask="Q-M05")


def _tolerated(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    leaf = carried(statement, "task.acceptable_failure", "text")
    if leaf.value is not None and names_metric(statement, leaf):
        yield from measured(statement, CriterionKind.STATISTICAL, leaf, ask="Q-M05")
    elif leaf.value is not None:
        metric = _named(leaf, "Errors people can live with")
        yield criterion(statement, CriterionKind.STATISTICAL, leaf, metric=metric, threshold=leaf)


def _critical_errors(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    """The mistake that matters most. What a model says cannot be ruled out, only kept rare."""
    definition = KINDS.get(statement.kind) if statement.kind else None
    leaf = carried(statement, "task.critical_errors", "text")
    if is_enforced(statement, leaf):
        return
    if statement.kind is not Kind.AGENT_ACTIONS and leaf.value is not None:
        yield from measured(
            statement,
            CriterionKind.STATISTICAL,
            leaf,
            ask="Q-M05",
            severity=Severity.CRITICAL,
        )
    elif leaf.value is None and statement.known("task.typical_error"):
        yield from measured(
            statement,
            CriterionKind.STATISTICAL,
            carried(statement, "task.typical_error", "text"),
            ask="Q-M02",
            severity=Severity.CRITICAL,
        )
    elif leaf.value is None and definition is not None and definition.critical_error:
        rationale = f"The typical critical error of this kind of task ({definition.label})."
        text = proposed("text", f"Critical errors: {definition.critical_error}", rationale)
        yield from measured(
            statement,
            CriterionKind.STATISTICAL,
            text,
            ask="Q-M02",
            severity=Severity.CRITICAL,
        )


def _not_ml(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    kind, words = _DETERMINISTIC[statement.not_ml_subkind]
    text = proposed("text", words, _NOT_ML_RATIONALE)
    timed = statement.not_ml_subkind is NotMlKind.PROCESS
    yield criterion(
        statement,
        kind,
        text,
        metric=text if timed else None,
        threshold=unknown("threshold") if timed else None,
        threshold_type=ThresholdType.INVARIANT if kind is CriterionKind.INVARIANT else None,
    )


def _service_levels(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    for path, name, usual in _SLOS:
        leaf = carried(statement, path, "threshold")
        if leaf.value is None:
            continue
        spoken = leaf.value.comparator if isinstance(leaf.value, Quantity) else None
        yield criterion(
            statement,
            CriterionKind.SLO,
            leaf,
            proposed_names=() if spoken else ("comparator",),
            metric=_named(leaf, name),
            comparator=Comparator(spoken) if spoken else usual,
            threshold=leaf,
        )


def _guardrails(statement: ProblemStatement, *, is_ml: bool) -> Iterator[AcceptanceCriterion]:
    """What must not get worse while the target is chased."""
    stated = items(statement, "metrics.guardrails", "text")
    for leaf in stated:
        yield from map(_held, measured(statement, CriterionKind.BUSINESS, leaf, ask="Q-M07"))
    definition = KINDS.get(statement.kind) if statement.kind else None
    if stated or not is_ml or definition is None:
        return
    for name in definition.guardrails:
        telemetry = name.startswith(_TELEMETRY)
        if telemetry and any(statement.known(path) for path in SLO_PATHS):
            continue
        rationale = f"Often gets worse unnoticed with this kind of task ({definition.label})."
        kind = CriterionKind.SLO if telemetry else CriterionKind.STATISTICAL
        leaf = proposed("text", _sentence(name), rationale)
        yield from map(_held, measured(statement, kind, leaf, ask="Q-M07"))


def _held(criterion: AcceptanceCriterion) -> AcceptanceCriterion:
    """A guardrail without a number of its own is held against today's value."""
    if not criterion.to_be_agreed:
        return criterion
    names = (*criterion.proposed, "threshold_type")
    update = {"threshold_type": ThresholdType.RELATIVE_TO_BASELINE, "proposed": names}
    return criterion.model_copy(update=update)


def _process(statement: ProblemStatement) -> Iterator[AcceptanceCriterion]:
    modes = {mode_of(hint) for hint in hints(statement)}
    if modes & {OversightMode.APPROVE, OversightMode.DUAL_APPROVE}:
        rationale = "Approvals were asked for; unanswered ones stop the work."
        text = proposed("text", "Approvals are answered in time", rationale)
        time = unknown("threshold", "Q-H02")
        yield criterion(statement, CriterionKind.PROCESS, text, metric=text, threshold=time)
    live = [f for f in statement.flags if f.status is not FlagStatus.DISMISSED and f.high_impact]
    if live:
        areas = " and ".join(dict.fromkeys(FLAGS[flag.flag] for flag in live))
        text = Field(
            path="text",
            value=f"Legal or Compliance has looked at it, as it may touch {areas}",
            status=Status.ASSUMED,
            quotes=tuple(flag.quote for flag in live if flag.quote),
            rationale="Suspected from the words of the conversation; not a legal conclusion.",
        )
        yield criterion(statement, CriterionKind.PROCESS, text, severity=Severity.CRITICAL)


def _named(leaf: Field, name: str) -> Field:
    """What a limit is on, where the words give only the limit."""
    status = Status.INFERRED if leaf.status is Status.STATED else leaf.status
    update = {"value": name, "status": status, "rationale": "What the words set a limit to."}
    return leaf.model_copy(update=update)


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:] if name.split(maxsplit=1)[0].isalpha() else name
