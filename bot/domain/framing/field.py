"""The registry of fields a problem statement has: path, label, policy, when required, type."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.framing.kind import Kind
from bot.domain.provenance import Policy


class ValueType(StrEnum):
    """What a field's value looks like once parsed."""

    TEXT = "text"
    QUANTITY = "quantity"
    MOMENT = "moment"
    CHOICE = "choice"
    LIST = "list"
    FLAG = "flag"  # yes or no


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One field: `required` is 0 any draft, 1 ready, 2 build, 3 launch; none means optional."""

    path: str
    label: str
    section: str
    policy: Policy
    required: int | None
    value_type: ValueType = ValueType.TEXT
    choices: tuple[str, ...] = ()


SECTIONS: dict[str, str] = {
    "document": "Document",
    "business_goal": "Business goal",
    "user_problem": "User problem",
    "decision": "Decision",
    "ml_fit": "Is machine learning needed?",
    "hypothesis": "Hypothesis",
    "task": "Task",
    "metrics": "Metrics",
    "data": "Data",
    "constraints": "Constraints",
    "risk": "Risk",
    "roi": "Return",
    "dependencies": "Dependencies",
}
DIRECTIONS = ("up", "down", "hold")
AUTOMATION = ("inform", "suggest", "act_with_approval", "act")
VERDICTS = (
    "ml", "llm", "rules", "analytics", "process", "search", "buy", "hybrid", "unclear",
)  # fmt: skip
EFFECTS = ("none", "minor", "significant", "legal")
MATURITY = ("none", "pilot", "some", "mature")
_CHOICES: dict[str, tuple[str, ...]] = {
    "business_goal.direction": DIRECTIONS,
    "decision.automation_level": AUTOMATION,
    "ml_fit.verdict": VERDICTS,
    "task.kind": tuple(Kind),
    "constraints.org_maturity": MATURITY,
    "risk.effect_on_person": EFFECTS,
}
# path | label | policy | required (- = optional) | type
_TABLE = """
title | Title | I | 0 | text
summary | In short | A | - | text
owner | Owner | W | 1 | text
business_goal.statement | Goal | I | 0 | text
business_goal.metric | Metric | I | 1 | text
business_goal.direction | Direction | I | 0 | choice
business_goal.baseline | Today | W | 1 | quantity
business_goal.target | Target | W | 1 | quantity
business_goal.deadline | Deadline | W | 1 | moment
business_goal.population | Covers | I | 1 | text
business_goal.value_of_target | Worth if met | W | 2 | quantity
business_goal.why_now | Why now | I | - | text
business_goal.cost_of_inaction | Cost of doing nothing | I | - | text
business_goal.sponsor | Sponsor | W | 2 | text
business_goal.definition | What counts | W | - | text
user_problem.who | Who has the problem | I | 0 | text
user_problem.voice | In their words | A | 1 | text
user_problem.evidence | Evidence | W | 1 | list
user_problem.current_process | How it works today | I | 1 | text
user_problem.workarounds | Workarounds | I | - | text
user_problem.frequency | How often | W | - | quantity
user_problem.non_users_affected | Others affected | A | 1 | list
decision.supported | Decision | I | 1 | text
decision.actor | Who acts | I | 1 | text
decision.action_if_positive | If yes | I | 1 | text
decision.action_if_negative | If no | I | 1 | text
decision.moment | When it is needed | I | 1 | text
decision.frequency | Decisions per period | W | 2 | quantity
decision.capacity | Capacity | W | 1 | quantity
decision.automation_level | How much it may do | A | 1 | choice
ml_fit.verdict | Verdict | A | 1 | choice
ml_fit.answers.repeats | Repeats often | I | 1 | flag
ml_fit.answers.expert | An expert can tell | I | 1 | flag
ml_fit.answers.rules | Fits on a page of rules | I | 1 | flag
ml_fit.answers.existing_field | Already in a system | I | 1 | flag
ml_fit.answers.process | A person or policy is the cause | I | 1 | flag
ml_fit.answers.examples | Examples exist | I | 1 | flag
ml_fit.answers.tolerable | Being wrong is tolerable | I | 1 | flag
ml_fit.answers.acted_on | Someone acts on it | I | 1 | flag
ml_fit.answers.heuristic_enough | A simple rule reaches the target | I | 1 | flag
ml_fit.heuristic | Simplest rule to beat | A | 1 | text
ml_fit.non_ml_alternatives | Without machine learning | A | 1 | list
ml_fit.justification | Why a rule is not enough | A | 1 | text
ml_fit.instead | Build instead | A | - | text
ml_fit.cheapest_test | Cheapest test | A | - | text
ml_fit.check | How you will know | A | - | text
ml_fit.owner | Who should own it | A | - | text
ml_fit.worthwhile_when | When machine learning would pay | A | - | text
hypothesis.statement | Hypothesis | A | 1 | text
hypothesis.chain | Causal steps | A | 1 | list
hypothesis.kill_criteria | When to stop | A | 1 | list
hypothesis.incremental_effect | Effect of the action alone | I | - | text
task.kind | Kind of task | A | 0 | choice
task.components | Parts | A | - | list
task.entity | What is scored | I | 1 | text
task.prediction_moment | When it is scored | I | 1 | text
task.outcome | What counts as true | I | 1 | text
task.base_rate | How often it happens | W | 2 | quantity
task.input | Input | I | 1 | text
task.output | Output | I | 1 | text
task.reference | Who says what is right | I | - | text
task.cost_fp | Cost of a false alarm | W | 1 | text
task.cost_fn | Cost of a miss | W | 1 | text
task.critical_errors | Must never happen | W | - | text
task.typical_error | Worst mistake to expect | A | - | text
task.acceptable_failure | Tolerated errors | W | 1 | text
task.failure_handling | When it is wrong | I | - | text
task.refusals | Must refuse or hand over | W | - | list
task.sources_of_truth | Documents that count | W | - | text
task.no_answer | When it does not know | I | - | text
task.actions | Actions and limits | W | - | list
task.undo | Undo | W | - | text
task.caps | Caps | W | - | text
task.approvers | Approvers | W | - | text
task.recourse | How to object | I | - | text
metrics.model | Model metrics | A | 1 | list
metrics.business | Business metrics | A | 1 | list
metrics.business_test | Comparison | I | - | text
metrics.guardrails | Must not get worse | A | 1 | list
metrics.link | Why one moves the other | A | 1 | text
metrics.benchmarks | Benchmarks | W | - | list
data.requirements | Data | A | 2 | list
data.source | Where the data lives | W | 1 | text
data.label_source | How the truth is learned | I | 1 | text
data.volume | Volume and history | W | 2 | text
data.acquisition_plan | Getting the data | A | 2 | text
data.labelling | Labelling | W | - | text
data.moat | What others lack | I | 2 | text
data.leakage_risks | Known only afterwards | A | 2 | list
data.rights | Right to use it | W | 2 | text
data.quality_answers | Origin and biases | W | 2 | text
data.changes | Changes in the period | W | - | text
constraints.latency | Latency | W | - | quantity
constraints.throughput | Throughput | W | - | quantity
constraints.cost_per_unit | Cost per unit | W | - | quantity
constraints.budget | Budget | W | - | quantity
constraints.uptime | Uptime | W | - | quantity
constraints.privacy | Privacy | I | 2 | text
constraints.residency | Residency | W | 2 | text
constraints.retention | Retention | W | 2 | text
constraints.explainability | Explanations | I | 2 | text
constraints.languages | Languages | I | 2 | list
constraints.accessibility | Accessibility | I | 2 | text
constraints.regulatory | Rules that apply | W | 2 | list
constraints.team | Team | W | 2 | text
constraints.org_maturity | Experience with AI | A | - | choice
risk.affected_people | People affected | A | 1 | list
risk.effect_on_person | Effect on a person | A | 1 | choice
risk.groups | Groups treated worse | I | - | text
risk.misuse | Misuse | A | 2 | list
risk.restricted_uses | Restricted uses | A | 2 | list
risk.legal_review | Seen by Legal | W | - | text
roi.estimate | Return | C | 2 | text
dependencies.list | Depends on | A | - | list
"""


def _definition(line: str) -> FieldDefinition:
    path, label, policy, required, value_type = (cell.strip() for cell in line.split("|"))
    section = path.split(".", 1)[0] if "." in path else "document"
    return FieldDefinition(
        path=path,
        label=label,
        section=section,
        policy=Policy(policy),
        required=None if required == "-" else int(required),
        value_type=ValueType(value_type),
        choices=_CHOICES.get(path, ()),
    )


FIELDS: dict[str, FieldDefinition] = {
    definition.path: definition
    for definition in (_definition(line) for line in _TABLE.strip().splitlines())
}
