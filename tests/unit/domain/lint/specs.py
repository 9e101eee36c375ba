"""A spec in which the linter finds nothing, for tests to break in one place each."""

from datetime import date

from bot.domain.conversation.model import FollowUp
from bot.domain.framing.kind import Kind
from bot.domain.oversight.queue import Queue as Load
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Frozen, Moment, Quote, Status
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, CriterionKind
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import Component, ComponentName
from bot.domain.spec.plan.drift import DriftPlan, Layer, Monitor, Retraining, Rollback
from bot.domain.spec.plan.evaluation import (
    Calibration,
    EvaluationPlan,
    Grader,
    GraderType,
    Judge,
    Regression,
)
from bot.domain.spec.plan.fairness import Limitation
from bot.domain.spec.plan.operation import Experience, Feedback, OperationPlan, ReviewQueue
from bot.domain.spec.plan.option import Option
from bot.domain.spec.plan.rollout import Phase, PhaseName, RolloutPlan
from bot.domain.spec.section import (
    BehaviourRule,
    DataPlan,
    EarsType,
    Enforcement,
    Guardrail,
    Impact,
    IntendedUse,
    OversightRow,
    Problem,
    Refusal,
    Risk,
    RiskSource,
    RuleClass,
)


def quote(text: str, start: int = 0) -> Quote:
    return Quote(message_id="m1", start=start, end=start + len(text), text=text)


def said(path: str, value: object, words: str | None = None) -> Field:
    rests = words if words is not None else str(value)
    return Field.model_validate(
        {"path": path, "value": value, "status": Status.STATED, "quotes": (quote(rests),)}
    )


def blank(path: str, source: str | None = None) -> Field:
    return Field(path=path, derived_from=source)


def criterion(
    number: int, kind: CriterionKind, metric: str | None, text: str
) -> AcceptanceCriterion:
    path = f"acceptance.AC-0{number}"
    return AcceptanceCriterion(
        id=f"AC-0{number}",
        kind=kind,
        text=said(f"{path}.text", text),
        metric=said(f"{path}.metric", metric) if metric else None,
        comparator=Comparator.AT_LEAST if metric else None,
        owner=said(f"{path}.owner", "U1"),
    )


def row(**changes: object) -> OversightRow:
    values: dict[str, object] = {
        "id": "OV-01",
        "action": said("oversight.OV-01.action", "refund an order"),
        "asked": blank("oversight.OV-01.asked"),
        "floor": OversightMode.APPROVE,
        "mode": OversightMode.APPROVE,
        "approvers": said("oversight.OV-01.approvers", ("payments lead", "support lead")),
        "undo": blank("oversight.OV-01.undo"),
        "caps": blank("oversight.OV-01.caps"),
        "respond_within": said("oversight.OV-01.respond_within", "4 hours"),
        "timeout_outcome": said("oversight.OV-01.timeout_outcome", "hold"),
        "escalate_to": said("oversight.OV-01.escalate_to", "head of support"),
    }
    return OversightRow.model_validate({**values, **changes})


def risk(flag: str, *, high: bool = False, words: Quote | None = None) -> Risk:
    leaf = Field(
        path="risks.RK-01.description",
        value="Check with Legal or Compliance.",
        status=Status.INFERRED,
        quotes=(words,) if words else (),
    )
    return Risk(id="RK-01", source=RiskSource.FLAG, description=leaf, flag=flag, high_impact=high)


def rule(text: str, number: int = 1) -> BehaviourRule:
    return BehaviourRule(
        id=f"BR-0{number}",
        rule_class=RuleClass.NORMAL,
        ears_type=EarsType.UBIQUITOUS,
        text=said(f"behaviour.BR-0{number}.text", text),
    )


def refusal(tests: int = 3) -> Refusal:
    path = "refusals.RF-01"
    return Refusal(
        id="RF-01",
        condition=said(f"{path}.condition", "legal questions"),
        response=said(f"{path}.response", "The bot shall decline and name the legal desk."),
        route_to=said(f"{path}.route_to", "legal desk"),
        test_cases=tuple(said(f"{path}.test_cases.{n}", f"May I sue? {n}") for n in range(tests)),
    )


def guardrail(enforcement: Enforcement = Enforcement.TOOL, text: str | None = None) -> Guardrail:
    words = text or "The bot shall show the price before an order."
    return Guardrail(
        id="GR-01",
        invariant=said("guardrails.GR-01.invariant", words),
        enforcement=enforcement,
        test=said("guardrails.GR-01.test", "Order without a price."),
    )


def parts(model: type[Frozen], section: str) -> dict[str, Field]:
    return {name: said(f"{section}.{name}", "told") for name in model.model_fields}


def overdue(day: date) -> Field:
    return Field(
        path="data.volume",
        value="two years",
        status=Status.ASSUMED,
        follow_up=FollowUp(owner="U7", due_on=day),
    )


TRIGGERS = ("model", "prompt", "tool", "threshold", "judge")


def phase(name: PhaseName, exit_on: tuple[str, ...] = ("AC-01",)) -> Phase:
    path = f"rollout.phases.{name.value}"
    texts = ("population", "share", "at_least", "rollback_when", "owner")
    return Phase(
        id=name.value, name=name, exit_on=exit_on, **{one: said(f"{path}.{one}", "told") for one in texts}
    )  # fmt: skip


def monitor(layer: Layer, owner: str | None = "U1") -> Monitor:
    path = f"drift.monitors.{layer.value}"
    return Monitor(
        id=layer.value,
        layer=layer,
        signal=said(f"{path}.signal", "told"),
        owner=said(f"{path}.owner", owner) if owner else blank(f"{path}.owner"),
        action=said(f"{path}.action", "told"),
    )


def option(number: int, *, simplest: bool = False) -> Option:
    path = f"options.OP-0{number}"
    return Option(
        id=f"OP-0{number}",
        simplest=simplest,
        **{one: said(f"{path}.{one}", "told") for one in ("name", "quality", "latency", "cost")},
    )


def leak(words: str) -> DataPlan:
    known = {n: said(f"data.{n}", "told") for n in DataPlan.model_fields if n != "needs"}
    return DataPlan(**{**known, "leakage": said("data.leakage", words)})


def component(version: str, retired_on: str | None = None) -> Component:
    gone = Moment(text=retired_on, iso=retired_on) if retired_on else None
    return Component(
        id="CM-01",
        name=ComponentName.MODEL,
        version=said("components.CM-01.version", version)
        if version
        else blank("components.CM-01.version"),
        retired_on=said("components.CM-01.retired_on", gone, retired_on) if gone else None,
    )


def judge(labels: int = 200, right: float = 0.9, day: str = "2026-11-01") -> Grader:
    return Grader(
        id="GD-01",
        type=GraderType.LLM_JUDGE,
        rubric=said("evaluation.graders.GD-01.rubric", "told"),
        judge=Judge(
            model=said("evaluation.graders.GD-01.judge.model", "told"),
            other_family=said("evaluation.graders.GD-01.judge.other_family", "told"),
            calibration=Calibration(
                labels=labels,
                true_positive_rate=right,
                true_negative_rate=right,
                measured_on=Moment(text=day, iso=day),
            ),
        ),
    )


def drift(**changes: object) -> DriftPlan:
    values: dict[str, object] = {
        "monitors": tuple(
            monitor(layer)
            for layer in (Layer.DATA_DRIFT, Layer.PREDICTION_DRIFT, Layer.PERFORMANCE)
        ),
        "retraining": Retraining(
            policy=said("drift.retraining.policy", "told"),
            lead_time=said("drift.retraining.lead_time", "three weeks"),
        ),
        "rollback": Rollback(to=said("drift.rollback.to", "version before")),
    }
    return DriftPlan.model_validate({**values, **changes})


def evaluation(**changes: object) -> EvaluationPlan:
    values: dict[str, object] = {
        n: said(f"evaluation.{n}", "told")
        for n, field in EvaluationPlan.model_fields.items()
        if field.annotation is Field
    }
    values["regression"] = Regression(
        triggers=said("evaluation.regression.triggers", TRIGGERS, ", ".join(TRIGGERS))
    )
    return EvaluationPlan.model_validate({**values, **changes})


def operation(**changes: object) -> OperationPlan:
    feedback = ("implicit", "explicit", "to_labels")
    values: dict[str, object] = {
        "ux": Experience(disclosure=said("operation.ux.disclosure", "told")),
        "feedback": Feedback(**{n: said(f"operation.feedback.{n}", "told") for n in feedback}),
    }
    return OperationPlan.model_validate({**values, **changes})


def queue(load: Load | None = None, *, capacity: str | None = "8 a day") -> ReviewQueue:
    path = "operation.queues.QU-01"
    texts = ("name", "channel", "approvers", "respond_within", "coverage", "ordering")
    return ReviewQueue(
        id="QU-01",
        load=load,
        capacity=said(f"{path}.capacity", capacity) if capacity else blank(f"{path}.capacity"),
        **{one: said(f"{path}.{one}", "told") for one in texts},
    )


def sound(**changes: object) -> AISpec:
    """A spec without a finding, with some parts exchanged."""
    use = parts(IntendedUse, "intended_use") | {
        "automation": said("intended_use.automation", "act_with_approval")
    }
    values: dict[str, object] = {
        "title": "Refund assistant",
        "problem_statement": "ps_1",
        "problem_statement_version": 1,
        "is_ml": True,
        "kind": Kind.AGENT_ACTIONS,
        "owner": said("owner", "U1"),
        "verdict": said("verdict", "llm"),
        "task_kind": said("task_kind", "agent_actions"),
        "problem": Problem(**parts(Problem, "problem")),
        "intended_use": IntendedUse(**use),
        "behaviour": (rule("The bot shall answer in the language of the customer."),),
        "refusals": (refusal(),),
        "guardrails": (guardrail(),),
        "acceptance": (
            criterion(1, CriterionKind.STATISTICAL, "task success", "task success"),
            criterion(2, CriterionKind.BUSINESS, "handling time", "handling time"),
        ),
        "oversight": (row(),),
        "evaluation": evaluation(),
        "data": DataPlan(
            **{n: said(f"data.{n}", "told") for n in DataPlan.model_fields if n != "needs"}
        ),
        "dependencies": blank("dependencies"),
        "impact": Impact(**parts(Impact, "impact")),
        "drift": drift(),
        "rollout": RolloutPlan(
            phases=(phase(PhaseName.SHADOW), phase(PhaseName.CANARY), phase(PhaseName.GENERAL, ()))
        ),
        "limitations": (Limitation(id="LM-01", text=said("limitations.LM-01.text", "told")),),
        "operation": operation(),
        "options": (option(1, simplest=True), option(2)),
    }
    return AISpec.model_validate({**values, **changes})
