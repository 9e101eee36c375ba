"""The stages after framing as data: what each must settle, what it weighs, and what has to be shown.

An item: name | weight | effort | parts | what shows it. After a weight: `+` nothing works without it,
`!` it counts for more than half only once something shows it, `m` only where something is learned.
A part: addresses in the spec, `@` a field of the statement, `/` either will do, `?` a person may say
that it does not apply; `*` stands for the ids of a list, and `^2` for the best two of it.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.framing.kind import Kind
from bot.domain.spec.plan.confidence import WITH_CONFIDENCE

UNSHOWN = 0.5  # the most an item earns that has to be shown and is not


class Stage(IntEnum):
    """The life of an AI feature, in six steps."""

    FRAMING = 1
    DATA = 2
    PROTOTYPE = 3
    OVERSIGHT = 4
    PRODUCTION = 5
    OPERATION = 6


_TABLES = {
    Stage.DATA: """
requirements | 20+ | 3 | data.needs.*.name^1/@data.requirements, data.source |
label | 15+ | 2 | @task.outcome/data.labels, data.labels |
volume | 10! | 3 | data.volume, @task.base_rate |
rights | 15+ | 3 | data.rights, data.privacy |
labelling | 15 | 2 | evaluation.labelling.guideline/@data.labelling?, evaluation.labelling.agreement? |
quality | 15 | 3 | data.quality |
leakage | 5 | 2 | data.leakage? |
moat | 5 | 2 | @data.moat? |
""",
    Stage.PROTOTYPE: """
criteria | 20+ | 2 | #criteria |
dataset | 20! | 3 | evaluation.dataset.name, evaluation.dataset.frame, evaluation.dataset.size | evaluation.dataset.version
baseline | 15! | 3 | evaluation.baseline |
errors | 10 | 2 | errors.*.impact^1 |
slices | 10 | 2 | evaluation.dataset.slices.*.name^1, fairness.groups? |
graders | 10! | 3 | evaluation.graders.*.rubric^1, evaluation.reference |
repeats | 5 | 1 | evaluation.repeats/evaluation.paired_test |
options | 10 | 3 | options.*.quality^2, options.*.cost^2, options.*.latency^2 |
""",
    Stage.OVERSIGHT: """
actions | 25+ | 2 | #actions |
refusals | 10 | 2 | refusals.*.condition^1, refusals.*.route_to^1 |
confidence | 10! | 3 | confidence.signal, confidence.calibrated | confidence.evidence
queue | 15 | 2 | #operation.queues.*.respond_within^1, #operation.queues.*.capacity^1, #operation.queues.*.coverage^1 |
stop | 10! | 2 | operation.override.who, operation.kill_switch.who, operation.kill_switch.how | operation.kill_switch.drill_on
approvers | 10 | 2 | #oversight.*.approvers^1 |
feedback | 10 | 2 | operation.feedback.to_labels, operation.feedback.time_to_label |
experience | 10 | 2 | operation.ux.error_states, operation.ux.disclosure |
""",
    Stage.PRODUCTION: """
components | 15+m | 2 | components.*.version |
regression | 15!m | 2 | evaluation.regression.triggers, evaluation.regression.gate, evaluation.regression.tolerated_drop |
service | 15! | 2 | service.latency?, service.throughput?, service.uptime?, service.cost_per_unit? |
rollout | 15+m | 2 | rollout.phases.*.population, rollout.phases.*.owner |
rollback | 10! | 2 | drift.rollback.to, drift.rollback.time | drift.rollback.drill_on
logging | 10 | 2 | operation.logging |
limitations | 10m | 1 | limitations.*.text^1 |
responsibility | 10 | 2 | raci.basis/@owner, raci.holders.*.person^3/@owner |
""",
    Stage.OPERATION: """
board | 20+! | 2 | measures.*.before_launch^1/@business_goal.baseline, measures.*.owner^1/@owner |
monitors | 20!m | 2 | drift.monitors.*.signal^3, drift.monitors.*.owner^3 |
retraining | 15m | 2 | drift.retraining.policy, drift.retraining.lead_time, drift.label_delay |
incident | 10 | 2 | drift.incident_steps |
refresh | 10m | 1 | evaluation.dataset.refresh |
label_time | 10m | 2 | operation.feedback.time_to_label |
cost | 5! | 3 | cost.unit_cost, cost.volume |
return | 10 | 3 | cost.benefit/@roi.estimate |
""",
}
_PART = re.compile(r"(?P<mark>[@#]?)(?P<path>[\w.*]+)(?:\^(?P<best>\d))?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is found that a part needs."""

    path: str
    of_statement: bool = False
    computed: bool = False  # an action or its people: less is needed where nothing is done alone
    best: int | None = None


@dataclass(frozen=True, slots=True)
class StagePart:
    """One thing an item needs; any of its addresses will do."""

    addresses: tuple[Address, ...]
    may_not_apply: bool


@dataclass(frozen=True, slots=True)
class StageItem:
    """One line of a stage: its parts share its weight."""

    name: str
    weight: int
    blocks: bool
    shown_by: tuple[str, ...] | None  # none where nothing has to be shown
    only_learned: bool
    effort: int
    parts: tuple[StagePart, ...]

    def counts_for(self, kind: Kind | None) -> bool:
        """Whether a kind of task has it at all."""
        if self.name == "confidence" and kind is not None:
            return kind in WITH_CONFIDENCE
        return kind is not Kind.NOT_ML or not self.only_learned


def _address(text: str) -> Address:
    found = _PART.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return Address(
        path=found["path"],
        of_statement=found["mark"] == "@",
        computed=found["mark"] == "#",
        best=int(found["best"]) if found["best"] else None,
    )


def _part(cell: str) -> StagePart:
    words = cell.strip()
    return StagePart(
        addresses=tuple(_address(one) for one in words.rstrip("?").split("/")),
        may_not_apply=words.endswith("?"),
    )


def _item(line: str) -> StageItem:
    name, weight, effort, parts, shown = (cell.strip() for cell in line.split("|"))
    return StageItem(
        name=name,
        weight=int(weight.rstrip("+!m")),
        blocks="+" in weight,
        shown_by=tuple(shown.split()) if "!" in weight else None,
        only_learned="m" in weight,
        effort=int(effort),
        parts=tuple(_part(part) for part in parts.split(",")),
    )


STAGE_ITEMS: dict[Stage, tuple[StageItem, ...]] = {
    stage: tuple(_item(line) for line in table.strip().splitlines())
    for stage, table in _TABLES.items()
}
NOT_ML_STAGES = (Stage.FRAMING, Stage.PRODUCTION, Stage.OPERATION)
# The stage a rule of the linter holds back; sentences and criteria belong to the prototype.
_RULES = {
    Stage.FRAMING: "S01 S02 S25 S26 S38",
    Stage.DATA: "S35",
    Stage.PROTOTYPE: "S09 S11 S27",
    Stage.OVERSIGHT: "S03 S04 S05 S06 S07 S08 S20 S36",
    Stage.PRODUCTION: "S12 S13 S16 S21",
}
_STAGE_OF = {rule: stage for stage, rules in _RULES.items() for rule in rules.split()}


def stage_of(rule: str) -> Stage:
    """The stage an open finding of a rule holds back."""
    return _STAGE_OF.get(rule, Stage.PROTOTYPE)
