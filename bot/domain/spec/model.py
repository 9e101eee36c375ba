"""The spec: behaviour, acceptance, oversight, data, risks, the plans, and what is open."""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import BaseModel

from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.oversight.limit import Limits
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Frozen, Status
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.plan.compliance import ComplianceRow
from bot.domain.spec.plan.component import Component, Milestone
from bot.domain.spec.plan.confidence import ConfidencePolicy
from bot.domain.spec.plan.cost import CostModel
from bot.domain.spec.plan.drift import DriftPlan
from bot.domain.spec.plan.evaluation import EvaluationPlan
from bot.domain.spec.plan.fairness import FairnessPlan, Limitation
from bot.domain.spec.plan.measure import Measure
from bot.domain.spec.plan.operation import OperationPlan
from bot.domain.spec.plan.option import Option
from bot.domain.spec.plan.prompt_rule import PromptRule
from bot.domain.spec.plan.raci import RaciPlan
from bot.domain.spec.plan.rollout import RolloutPlan
from bot.domain.spec.plan.service import ServiceNeeds
from bot.domain.spec.section import (
    BehaviourRule,
    Constraint,
    DataNeed,
    DataPlan,
    Decision,
    EarsType,
    Enforcement,
    ErrorClass,
    Guardrail,
    Impact,
    IntendedUse,
    OpenItem,
    OversightRow,
    Problem,
    Refusal,
    Risk,
    RiskSource,
    RuleClass,
)

__all__ = [
    "AISpec",
    "BehaviourRule",
    "Constraint",
    "DataNeed",
    "DataPlan",
    "Decision",
    "EarsType",
    "Enforcement",
    "ErrorClass",
    "EvaluationPlan",
    "Guardrail",
    "Impact",
    "IntendedUse",
    "OpenItem",
    "OversightMode",
    "OversightRow",
    "Problem",
    "Refusal",
    "Risk",
    "RiskSource",
    "RuleClass",
    "SpecStatus",
]


class SpecStatus(StrEnum):
    """Where a spec is in its life; only people move it."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


class AISpec(Frozen):
    """Everything about one AI feature that somebody builds, judges or answers for."""

    title: str
    status: SpecStatus = SpecStatus.DRAFT
    language: str = "en"
    problem_statement: str
    problem_statement_version: int
    is_ml: bool | None = None
    kind: Kind | None = None
    not_ml_subkind: NotMlKind | None = None
    owner: Field
    verdict: Field  # is machine learning needed?
    task_kind: Field  # where `kind` comes from
    problem: Problem
    intended_use: IntendedUse
    behaviour: tuple[BehaviourRule, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    guardrails: tuple[Guardrail, ...] = ()
    acceptance: tuple[AcceptanceCriterion, ...] = ()
    oversight: tuple[OversightRow, ...] = ()
    limits: Limits = Limits()  # what oversight was computed with
    errors: tuple[ErrorClass, ...] = ()
    evaluation: EvaluationPlan
    data: DataPlan
    constraints: tuple[Constraint, ...] = ()
    dependencies: Field
    impact: Impact
    risks: tuple[Risk, ...] = ()
    confidence: ConfidencePolicy = ConfidencePolicy()
    prompt_rules: tuple[PromptRule, ...] = ()
    options: tuple[Option, ...] = ()
    components: tuple[Component, ...] = ()
    service: ServiceNeeds = ServiceNeeds()
    operation: OperationPlan = OperationPlan()
    limitations: tuple[Limitation, ...] = ()
    fairness: FairnessPlan = FairnessPlan()
    rollout: RolloutPlan = RolloutPlan()
    drift: DriftPlan = DriftPlan()
    measures: tuple[Measure, ...] = ()
    raci: RaciPlan = RaciPlan()
    cost: CostModel = CostModel()
    compliance: tuple[ComplianceRow, ...] = ()
    timeline: tuple[Milestone, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    decision_log: tuple[Decision, ...] = ()

    @property
    def has_plans(self) -> bool:
        """Whether it is settled that something is learned, so that it has to be tested and watched."""
        return self.is_ml is not False and self.kind not in {None, Kind.NOT_ML}

    def leaves(self) -> Iterator[Field]:
        """Every value with its provenance, in the order of the document."""
        return _leaves(self)

    def having(self, *statuses: Status) -> tuple[Field, ...]:
        """The leaves of these statuses, in the order of the document."""
        return tuple(leaf for leaf in self.leaves() if leaf.status in statuses)

    def open_item(self, id: str) -> OpenItem | None:
        """One open item."""
        return next((item for item in self.open_items if item.id == id), None)


def _leaves(part: object) -> Iterator[Field]:
    if isinstance(part, Field):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _leaves(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _leaves(item)
