"""From a problem statement to a first spec: facts carried over, proposals marked, gaps named."""

from collections.abc import Iterator

from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement, StatementStatus
from bot.domain.oversight.limit import Limits
from bot.domain.provenance import Field, value_text
from bot.domain.spec.acceptance import SLO_PATHS, acceptance
from bot.domain.spec.behaviour import behaviour, guardrails, refusals
from bot.domain.spec.criterion import Severity
from bot.domain.spec.in_language import in_its_language
from bot.domain.spec.leaf import carried, items, proposed, unknown
from bot.domain.spec.model import AISpec
from bot.domain.spec.opening import linked, open_items
from bot.domain.spec.oversight import oversight_rows
from bot.domain.spec.phrasebook.book import label_in
from bot.domain.spec.plan.compliance import compliance_map
from bot.domain.spec.plan.component import components, timeline
from bot.domain.spec.plan.confidence import confidence_policy
from bot.domain.spec.plan.cost import cost_model
from bot.domain.spec.plan.drift import drift_plan
from bot.domain.spec.plan.evaluation import evaluation_plan
from bot.domain.spec.plan.fairness import fairness_plan, limitations
from bot.domain.spec.plan.measure import measures
from bot.domain.spec.plan.operation import operation_plan
from bot.domain.spec.plan.option import options
from bot.domain.spec.plan.prompt_rule import prompt_rules
from bot.domain.spec.plan.raci import raci_plan
from bot.domain.spec.plan.rollout import rollout_plan
from bot.domain.spec.plan.service import service_needs
from bot.domain.spec.risk import risks
from bot.domain.spec.section import (
    Constraint,
    DataNeed,
    DataPlan,
    ErrorClass,
    Impact,
    IntendedUse,
    Problem,
)

_WITHOUT_LEARNING = frozenset(kind.value for kind in NotMlKind)
_LEARNED = frozenset(
    {
        Kind.BINARY_CLASSIFICATION,
        Kind.MULTICLASS_CLASSIFICATION,
        Kind.INFORMATION_EXTRACTION,
        Kind.ANOMALY_DETECTION,
    }
)


def draft_spec(
    statement: ProblemStatement, *, ps_id: str, ps_version: int, limits: Limits | None = None
) -> AISpec:
    """Draft the spec of a statement. The same statement always gives the same draft.

    Args:
        statement: What is known.
        ps_id: The statement's id.
        ps_version: The statement's version.
        limits: What the workspace calls a small sum, a large sum and many records.
    """
    is_ml, kind, subkind = _kind_of(statement)
    known = statement.model_copy(update={"is_ml": is_ml, "kind": kind, "not_ml_subkind": subkind})
    use = _intended_use(known)
    criteria = acceptance(known, is_ml=is_ml is not False)
    oversight = oversight_rows(known, limits)
    spec = AISpec(
        title=statement.title.strip() or value_text(statement.field("title").value),
        language=statement.language,
        problem_statement=ps_id,
        problem_statement_version=ps_version,
        is_ml=is_ml,
        kind=kind,
        not_ml_subkind=subkind,
        owner=carried(known, "owner", "owner"),
        verdict=carried(known, "ml_fit.verdict", "verdict"),
        task_kind=carried(known, "task.kind", "task_kind"),
        problem=_problem(known),
        intended_use=use,
        behaviour=behaviour(known, use),
        refusals=refusals(known),
        guardrails=guardrails(criteria),
        acceptance=criteria,
        oversight=oversight,
        limits=limits or Limits(),
        errors=tuple(_errors(known)),
        evaluation=evaluation_plan(known),
        data=_data(known),
        constraints=tuple(_constraints(known)),
        dependencies=carried(known, "dependencies.list", "dependencies"),
        impact=_impact(known),
        risks=tuple(risks(known)),
        confidence=confidence_policy(known),
        prompt_rules=prompt_rules(known),
        options=options(known),
        components=components(known),
        service=service_needs(known),
        operation=operation_plan(known, oversight),
        limitations=limitations(known),
        fairness=fairness_plan(known),
        rollout=rollout_plan(known, criteria),
        drift=drift_plan(known),
        measures=measures(known, criteria),
        raci=raci_plan(known),
        cost=cost_model(known),
        compliance=compliance_map(known),
        timeline=timeline(known, tuple(one.id for one in criteria)),
    )
    drafted = linked(spec.model_copy(update={"open_items": open_items(known, spec)}))
    return in_its_language(drafted)


def _kind_of(statement: ProblemStatement) -> tuple[bool | None, Kind | None, NotMlKind | None]:
    """What kind it is; the verdict counts where the statement itself does not say."""
    verdict = value_text(statement.field("ml_fit.verdict").value)
    subkind = statement.not_ml_subkind
    told = statement.is_ml is None and statement.kind is None and verdict in _WITHOUT_LEARNING
    not_ml = (
        statement.is_ml is False
        or statement.kind is Kind.NOT_ML
        or statement.status is StatementStatus.NOT_ML
        or told
    )
    if not_ml:
        if subkind is None and verdict in _WITHOUT_LEARNING:
            subkind = NotMlKind(verdict)
        return False, Kind.NOT_ML, subkind
    return True if statement.kind else statement.is_ml, statement.kind, None


def _problem(statement: ProblemStatement) -> Problem:
    def leaf(source: str, name: str) -> Field:
        return carried(statement, source, f"problem.{name}")

    return Problem(
        goal=leaf("business_goal.statement", "goal"),
        metric=leaf("business_goal.metric", "metric"),
        baseline=leaf("business_goal.baseline", "baseline"),
        target=leaf("business_goal.target", "target"),
        deadline=leaf("business_goal.deadline", "deadline"),
        population=leaf("business_goal.population", "population"),
        definition=leaf("business_goal.definition", "definition"),
        who=leaf("user_problem.who", "who"),
        voice=leaf("user_problem.voice", "voice"),
        evidence=leaf("user_problem.evidence", "evidence"),
        current_process=leaf("user_problem.current_process", "current_process"),
        hypothesis=leaf("hypothesis.statement", "hypothesis"),
    )


def _intended_use(statement: ProblemStatement) -> IntendedUse:
    def leaf(name: str, *sources: str) -> Field:
        """The first of the sources that is known."""
        source = next((path for path in sources if statement.known(path)), sources[0])
        return carried(statement, source, f"intended_use.{name}")

    return IntendedUse(
        user=leaf("user", "decision.actor", "user_problem.who"),
        task=leaf("task", "decision.supported"),
        subject=leaf("subject", "task.entity"),
        input=leaf("input", "task.input"),
        output=leaf("output", "task.output"),
        moment=leaf("moment", "decision.moment", "task.prediction_moment"),
        capacity=leaf("capacity", "decision.capacity"),
        if_positive=leaf("if_positive", "decision.action_if_positive"),
        if_negative=leaf("if_negative", "decision.action_if_negative"),
        automation=leaf("automation", "decision.automation_level"),
        restricted_uses=leaf("restricted_uses", "risk.restricted_uses"),
    )


def _data(statement: ProblemStatement) -> DataPlan:
    def leaf(source: str, name: str) -> Field:
        return carried(statement, source, f"data.{name}")

    needs = items(statement, "data.requirements", "data")
    return DataPlan(
        needs=tuple(
            DataNeed(
                id=f"DN-{rank:02d}",
                name=need.model_copy(update={"path": f"data.needs.DN-{rank:02d}.name"}),
            )
            for rank, need in enumerate(needs, start=1)
        ),
        source=leaf("data.source", "source"),
        labels=leaf("data.label_source", "labels"),
        volume=leaf("data.volume", "volume"),
        rights=leaf("data.rights", "rights"),
        quality=leaf("data.quality_answers", "quality"),
        privacy=leaf("constraints.privacy", "privacy"),
        residency=leaf("constraints.residency", "residency"),
        leakage=leaf("data.leakage_risks", "leakage"),
        base_rate=leaf("task.base_rate", "base_rate")
        if statement.known("task.base_rate")
        else None,
    )


def _constraints(statement: ProblemStatement) -> Iterator[Constraint]:
    elsewhere = SLO_PATHS | {"constraints.privacy", "constraints.residency"}
    rank = 0
    for path, definition in FIELDS.items():
        limit = definition.section == "constraints" and path not in elsewhere
        if limit and statement.known(path):
            rank += 1
            number = f"CO-{rank:02d}"
            leaf = carried(statement, path, f"constraints.{number}.limit")
            yield Constraint(id=number, label=label_in(path, statement.language), limit=leaf)


def _errors(statement: ProblemStatement) -> Iterator[ErrorClass]:
    rows = (
        ("False alarm", Severity.MINOR, "task.cost_fp"),
        ("Miss", Severity.MAJOR, "task.cost_fn"),
    )
    for rank, (name, severity, source) in enumerate(rows, start=1):
        if statement.known(source) or statement.kind in _LEARNED:
            number = f"ER-{rank:02d}"
            impact = carried(statement, source, f"errors.{number}.impact")
            yield ErrorClass(id=number, name=name, severity=severity, impact=impact)
    worst = _worst_error(statement)
    if worst is not None:
        yield ErrorClass(
            id="ER-03",
            name="Critical mistake",
            severity=Severity.CRITICAL,
            definition=worst,
            impact=unknown("errors.ER-03.impact", "P-E05"),
        )


def _worst_error(statement: ProblemStatement) -> Field | None:
    """The mistake that counts as critical: as it was said, else what is typical of the kind."""
    path = "errors.ER-03.definition"
    for source in ("task.critical_errors", "task.typical_error"):
        if statement.known(source):
            return carried(statement, source, path)
    definition = KINDS.get(statement.kind) if statement.kind else None
    if definition is None or not definition.critical_error:
        return None
    rationale = f"The typical critical error of this kind of task ({definition.label})."
    return proposed(path, definition.critical_error, rationale)


def _impact(statement: ProblemStatement) -> Impact:
    def leaf(source: str, name: str) -> Field:
        return carried(statement, source, f"impact.{name}")

    return Impact(
        people=leaf("risk.affected_people", "people"),
        effect=leaf("risk.effect_on_person", "effect"),
        groups=leaf("risk.groups", "groups"),
        recourse=leaf("task.recourse", "recourse"),
        legal_review=leaf("risk.legal_review", "legal_review"),
    )
