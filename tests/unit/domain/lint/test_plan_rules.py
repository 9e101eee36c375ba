"""The rules on plans strike where one part of a plan is broken."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.spec import lint_spec
from bot.domain.oversight.queue import Queue as Load
from bot.domain.provenance import Field, Quantity
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, CriterionKind
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.plan.cost import CostModel
from bot.domain.spec.plan.drift import Layer, Retraining
from bot.domain.spec.plan.evaluation import Dataset, Labelling, Regression, Slice, SliceKind
from bot.domain.spec.plan.operation import Experience, Feedback
from bot.domain.spec.plan.raci import Letter, Part, RaciPlan, RaciRow, Role, Task
from bot.domain.spec.plan.rollout import PhaseName, RolloutPlan
from bot.domain.spec.plan.service import ServiceNeeds
from tests.unit.domain.lint import specs
from tests.unit.domain.lint.specs import said, sound

TODAY = date(2026, 11, 26)


def found(spec: AISpec, statement: ProblemStatement | None = None) -> dict[str, str]:
    findings = lint_spec(spec, statement, today=TODAY).findings
    return {f.rule: f.span.place or "" for f in findings if f.rule.startswith("S")}


def dataset(**changes: object) -> Mapping[str, object]:
    name = {"name": said("evaluation.dataset.name", "refunds")}
    return {"evaluation": specs.evaluation(dataset=Dataset.model_validate({**name, **changes}))}


def split(*letters: tuple[Role, Letter]) -> RaciPlan:
    parts = tuple(Part(role=role, letters=(letter,)) for role, letter in letters)
    row = RaciRow(id="RA-01", task=Task.BEHAVIOUR, what="write down how it behaves", parts=parts)
    return RaciPlan(basis=said("raci.basis", "told"), rows=(row,))


def price(cost: float, value: float) -> CostModel:
    def euros(path: str, amount: float) -> object:
        text = f"{amount} EUR"
        return said(path, Quantity(value=amount, unit="EUR", text=text), text)

    return CostModel.model_validate(
        {
            "unit_cost": euros("cost.unit_cost", cost),
            "value_per_decision": euros("cost.value", value),
        }
    )


KNOWN = {"frame": said("f", "told"), "period": said("p", "told")}
RARE = Slice(id="SL-01", kind=SliceKind.EDGE, name=said("n", "rare cases"))


def seconds(path: str, value: float) -> Field:
    text = f"{value} s"
    return said(path, Quantity(value=value, unit="s", text=text), text)


def answered_within(limit: float) -> AcceptanceCriterion:
    quick = specs.criterion(
        3, CriterionKind.SLO, "p95 latency", f"p95 latency of at most {limit} s"
    )
    threshold = seconds("acceptance.AC-03.threshold", limit)
    return quick.model_copy(update={"comparator": Comparator.AT_MOST, "threshold": threshold})


SLOW = {
    "acceptance": (*sound().acceptance, answered_within(2.0)),
    "service": ServiceNeeds(latency=seconds("service.latency", 3.0)),
}
BROKEN: list[tuple[str, str, Mapping[str, object]]] = [
    ("S09", "evaluation.graders.GD-01", {"evaluation": specs.evaluation(graders=(specs.judge(labels=40),))}),
    ("S09", "evaluation.graders.GD-01", {"evaluation": specs.evaluation(graders=(specs.judge(right=0.55),))}),
    (
        "S09",
        "evaluation.graders.GD-01",
        {"evaluation": specs.evaluation(graders=(specs.judge(day="2025-01-01"),))},
    ),
    ("S10", "evaluation.dataset.frame", dataset(period=said("p", "told"))),
    ("S10", "evaluation.dataset.period", dataset(frame=said("f", "told"))),
    ("S11", "evaluation.dataset", dataset(**KNOWN, holdout_looks=4, overlap_check=said("o", "told"))),
    ("S11", "evaluation.dataset.overlap_check", dataset(**KNOWN)),
    (
        "S10",
        "evaluation.dataset.frame",
        dataset(**{**KNOWN, "frame": said("f", "tickets picked by hand by the team")}),
    ),
    ("S10", "evaluation.dataset.frame", dataset(**KNOWN, slices=(RARE,))),
    (
        "S11",
        "evaluation.dataset.overlap_check",
        {
            **dataset(**KNOWN, overlap_check=said("o", "no ticket was trained on")),
            "data": specs.leak("the resolution, which is known only later"),
        },
    ),
    (
        "S12",
        "evaluation.regression.triggers",
        {"evaluation": specs.evaluation(regression=Regression(triggers=said("t", ("model",), "model")))},
    ),
    ("S13", "components.CM-01.version", {"components": (specs.component("latest"),)}),
    (
        "S13",
        "components.CM-01.version",
        {"components": (specs.component(""),), "status": SpecStatus.IN_REVIEW},
    ),
    ("S13", "components.CM-01.retired_on", {"components": (specs.component("v3", "2027-02-01"),)}),
    ("S14", "drift.monitors", {"drift": specs.drift(monitors=(specs.monitor(Layer.PERFORMANCE),))}),
    (
        "S14",
        "drift.monitors",
        {
            "drift": specs.drift(
                monitors=tuple(
                    specs.monitor(layer, owner=None)
                    for layer in (Layer.DATA_DRIFT, Layer.PREDICTION_DRIFT, Layer.PERFORMANCE)
                )
            )
        },
    ),
    ("S15", "drift.retraining.policy", {"drift": specs.drift(retraining=Retraining(lead_time=said("l", "told")))}),
    ("S16", "rollout.phases", {"rollout": RolloutPlan(phases=(specs.phase(PhaseName.GENERAL),))}),
    ("S16", "rollout.phases.canary", {"rollout": RolloutPlan(phases=(specs.phase(PhaseName.CANARY, ()),))}),
    ("S17", "limitations", {"limitations": ()}),
    ("S17", "operation.ux.disclosure", {"operation": specs.operation(ux=Experience())}),
    (
        "S18",
        "operation.feedback.to_labels",
        {
            "operation": specs.operation(
                feedback=Feedback(implicit=said("i", "told"), explicit=said("e", "told"))
            )
        },
    ),
    ("S21", "raci.rows.RA-01", {"raci": split((Role.UX, Letter.RESPONSIBLE))}),
    (
        "S22",
        "raci",
        {
            "raci": split((Role.UX, Letter.ACCOUNTABLE), (Role.UX, Letter.RESPONSIBLE)),
            "risks": (specs.risk("F-CREDIT", high=True),),
        },
    ),
    (
        "S23",
        "operation.queues.QU-01",
        {
            "operation": specs.operation(
                queues=(specs.queue(Load(arrivals_per_hour=30, minutes_each=4, reviewers=2)),)
            )
        },
    ),
    (
        "S23",
        "operation.queues.QU-01.capacity",
        {"operation": specs.operation(queues=(specs.queue(capacity=None),))},
    ),
    (
        "S24",
        "drift.until_labels",
        {
            "drift": specs.drift(
                label_delay=said("drift.label_delay", "30 days"), window=said("drift.window", "7 days")
            )
        },
    ),
    (
        "S32",
        "evaluation.labelling.agreement",
        {
            "evaluation": specs.evaluation(
                labelling=Labelling(guideline=said("g", "told"), annotators=said("a", "told"))
            )
        },
    ),
    ("S33", "cost.unit_cost", {"cost": price(2.0, 1.5)}),
    ("S34", "options", {"options": (specs.option(1), specs.option(2))}),
    ("S34", "options", {"options": (specs.option(1, simplest=True),)}),
    ("S34", "service.latency", SLOW),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "place", "changes"),
    BROKEN,
    ids=[f"{rank}-{case[0]}" for rank, case in enumerate(BROKEN)],
)
def test_one_broken_part_of_a_plan_is_found_at_its_place(
    rule: str, place: str, changes: Mapping[str, object]
) -> None:
    assert place == found(sound(**changes))[rule]


def test_what_is_in_order_is_left_alone() -> None:
    fine = sound(
        evaluation=specs.evaluation(graders=(specs.judge(),)),
        components=(specs.component("2026-10-01", "2028-01-01"),),
        operation=specs.operation(
            queues=(specs.queue(Load(arrivals_per_hour=10, minutes_each=4, reviewers=2)),)
        ),
        raci=split((Role.UX, Letter.ACCOUNTABLE), (Role.UX, Letter.RESPONSIBLE)),
        cost=price(1.0, 1.5),
    )

    assert {} == found(fine)


@pytest.mark.parametrize(
    ("team", "kind", "expected"),
    [
        ("two data scientists", Kind.FORECASTING, {"S31": "raci"}),
        ("one data scientist, one ML engineer", Kind.FORECASTING, {}),
        ("one ML engineer and a domain expert", Kind.AGENT_ACTIONS, {"S31": "raci"}),
        ("one ML engineer, security, a domain expert", Kind.AGENT_ACTIONS, {}),
    ],
)
def test_a_team_has_to_be_able_to_build_and_run_it(
    team: str, kind: Kind, expected: dict[str, str]
) -> None:
    known = {
        "constraints.team": said("constraints.team", team),
        "ml_fit.non_ml_alternatives": said("ml_fit.non_ml_alternatives", "a rule"),
    }

    assert expected == found(sound(kind=kind), ProblemStatement(fields=known))


def test_bands_of_a_confidence_need_the_evidence_for_it() -> None:
    bands = tuple(
        {"id": f"BA-0{rank}", "low": low, "high": high, "action": said(f"b{rank}", "told")}
        for rank, (low, high) in enumerate(((0.0, 0.6), (0.6, 1.0)), start=1)
    )
    bare = sound(confidence={"bands": bands})
    shown = sound(confidence={"bands": bands, "evidence": said("confidence.evidence", "run 7")})

    assert {"S08": "confidence.evidence"} == found(bare)
    assert {} == found(shown)


def test_nothing_is_planned_where_nothing_is_learned() -> None:
    rule = sound(
        is_ml=False, kind=Kind.NOT_ML, drift=specs.drift(monitors=()), options=(), limitations=()
    )

    assert {} == found(rule)
