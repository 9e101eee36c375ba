"""The answers wanted of a model: one flat schema per prompt, the reason before what it supports."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, WithJsonSchema
from pydantic import Field as Member

FACTS: tuple[str, ...] = (
    "owner",
    "business_goal.statement", "business_goal.metric", "business_goal.direction",
    "business_goal.baseline", "business_goal.target", "business_goal.deadline",
    "business_goal.population", "business_goal.value_of_target", "business_goal.why_now",
    "business_goal.cost_of_inaction", "business_goal.sponsor", "business_goal.definition",
    "user_problem.who", "user_problem.voice", "user_problem.evidence",
    "user_problem.current_process", "user_problem.workarounds", "user_problem.frequency",
    "user_problem.non_users_affected",
    "decision.supported", "decision.actor", "decision.action_if_positive",
    "decision.action_if_negative", "decision.moment", "decision.frequency", "decision.capacity",
    "decision.automation_level",
    "ml_fit.heuristic", "ml_fit.non_ml_alternatives",
    "hypothesis.statement", "hypothesis.kill_criteria",
    "task.kind", "task.entity", "task.prediction_moment", "task.outcome", "task.base_rate",
    "task.input", "task.output", "task.reference", "task.cost_fp", "task.cost_fn",
    "task.critical_errors", "task.acceptable_failure", "task.failure_handling", "task.refusals",
    "task.sources_of_truth", "task.no_answer", "task.actions", "task.undo", "task.caps",
    "task.approvers", "task.recourse",
    "metrics.model", "metrics.business", "metrics.business_test", "metrics.guardrails",
    "metrics.benchmarks",
    "data.requirements", "data.source", "data.label_source", "data.volume", "data.labelling",
    "data.moat", "data.leakage_risks", "data.rights", "data.quality_answers", "data.changes",
    "constraints.latency", "constraints.throughput", "constraints.cost_per_unit",
    "constraints.budget", "constraints.uptime", "constraints.privacy", "constraints.residency",
    "constraints.retention", "constraints.explainability", "constraints.languages",
    "constraints.regulatory", "constraints.team",
    "risk.affected_people", "risk.groups", "risk.misuse", "risk.restricted_uses",
    "risk.legal_review", "dependencies.list",
)  # fmt: skip
FRAMING: tuple[str, ...] = (
    "user_problem.who", "user_problem.voice", "user_problem.current_process",
    "user_problem.non_users_affected",
    "decision.supported", "decision.actor", "decision.action_if_positive",
    "decision.action_if_negative", "decision.moment", "decision.automation_level",
    "task.kind", "task.components", "task.entity", "task.prediction_moment", "task.outcome",
    "task.input", "task.output",
    "ml_fit.answers.repeats", "ml_fit.answers.expert", "ml_fit.answers.rules",
    "ml_fit.answers.existing_field", "ml_fit.answers.process", "ml_fit.answers.examples",
    "ml_fit.answers.tolerable", "ml_fit.answers.acted_on", "ml_fit.answers.heuristic_enough",
    "ml_fit.heuristic", "ml_fit.non_ml_alternatives", "ml_fit.justification",
    "hypothesis.statement", "hypothesis.chain", "hypothesis.incremental_effect",
)  # fmt: skip
METRICS: tuple[str, ...] = (
    "business_goal.metric", "business_goal.direction", "business_goal.population",
    "metrics.model", "metrics.business", "metrics.business_test", "metrics.guardrails",
    "metrics.link",
    "hypothesis.kill_criteria", "task.failure_handling", "task.no_answer",
)  # fmt: skip
RISKS: tuple[str, ...] = (
    "data.requirements", "data.label_source", "data.acquisition_plan", "data.moat",
    "data.leakage_risks",
    "constraints.privacy", "constraints.explainability", "constraints.languages",
    "constraints.accessibility",
    "risk.affected_people", "risk.effect_on_person", "risk.groups", "risk.misuse",
    "risk.restricted_uses",
    "task.recourse", "dependencies.list",
)  # fmt: skip
SUMMARY: tuple[str, ...] = ("summary",)

Cited = Annotated[str, StringConstraints(min_length=1, max_length=16)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]


def _one_of(paths: tuple[str, ...]) -> WithJsonSchema:
    """Name the choices to the model; a wrong one is a finding of ours, not the end of a reply."""
    return WithJsonSchema({"type": "string", "enum": list(paths)})


class Wire(BaseModel):
    """Part of a reply: frozen, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Wire):
    """Something somebody stated; the quote comes first so that the value follows from it."""

    message_id: Cited
    quote: Short
    path: Annotated[str, _one_of(FACTS)]
    value: Short
    replaces: Cited | None = None


class SuspectPassage(Wire):
    """A passage that tries to instruct the model."""

    message_id: Cited
    quote: Short


class FactReading(Wire):
    """What a model read in one conversation."""

    suspicions: Annotated[tuple[SuspectPassage, ...], Member(max_length=10)]
    facts: Annotated[tuple[Fact, ...], Member(max_length=60)]


class Entry(Wire):
    """Something nobody stated; the rationale comes first so that the value follows from it."""

    path: str
    rationale: Short
    fact: Cited | None
    value: Short


class Draft(Wire):
    """What a model proposes for one section."""

    entries: tuple[Entry, ...]


class FramingEntry(Entry):
    """A proposal for the problem, the decision, the task or the hypothesis."""

    path: Annotated[str, _one_of(FRAMING)]


class FramingDraft(Draft):
    """User problem, decision, kind of task, fit and hypothesis."""

    entries: Annotated[tuple[FramingEntry, ...], Member(max_length=30)]


class MetricsEntry(Entry):
    """A proposal for how success is measured."""

    path: Annotated[str, _one_of(METRICS)]


class MetricsDraft(Draft):
    """Metrics and what would end the attempt."""

    entries: Annotated[tuple[MetricsEntry, ...], Member(max_length=11)]


class RisksEntry(Entry):
    """A proposal for what data is needed and who could be harmed."""

    path: Annotated[str, _one_of(RISKS)]


class RisksDraft(Draft):
    """Data and risks."""

    entries: Annotated[tuple[RisksEntry, ...], Member(max_length=16)]


class SummaryEntry(Entry):
    """The whole in plain words."""

    path: Annotated[str, _one_of(SUMMARY)]


class SummaryDraft(Draft):
    """A few sentences for people who read nothing else."""

    entries: Annotated[tuple[SummaryEntry, ...], Member(max_length=1)]


class SummarySentence(Wire):
    """One sentence of the opening of a summary; the fact comes first so that the words follow from it."""

    fact: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    text: Short


class SummaryWords(Wire):
    """How a summary opens, in a model's words."""

    sentences: Annotated[tuple[SummarySentence, ...], Member(max_length=3)]
