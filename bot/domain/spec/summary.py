"""The opening of the document: title, standing, and what matters most."""

from collections.abc import Iterator

from bot.domain.framing.kind import KINDS, NotMlKind
from bot.domain.provenance import value_text
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind
from bot.domain.spec.inline import code, escaped, quoted
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.readiness_line import readiness_line, stages_line
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.version import SpecVersion

_STATUSES = {
    SpecStatus.DRAFT: "Draft",
    SpecStatus.IN_REVIEW: "In review",
    SpecStatus.APPROVED: "Approved",
    SpecStatus.RETIRED: "Retired",
}
_INSTEAD = {
    NotMlKind.RULES: "a rule",
    NotMlKind.ANALYTICS: "a report",
    NotMlKind.PROCESS: "a change of the process",
    NotMlKind.SEARCH: "a search",
    NotMlKind.BUY: "a product to buy",
}
_FIRST = 3  # questions in the summary; the rest stands at the end


def head(version: SpecVersion, phrases: Phrases, goal: str | None = None) -> Iterator[str]:
    """The title, what it is a version of, and how to read the marks."""
    spec = version.spec
    yield f"# Spec: {escaped(spec.title) or 'not named yet'}"
    yield ""
    facts = (
        f"**{_STATUSES[spec.status]}**",
        f"{code(version.id)} version {version.version}",
        f"from {code(version.problem_statement)} version {version.problem_statement_version}",
        *([f"[the goal's message]({goal})"] if goal else []),
        f"{version.created_at:%Y-%m-%d}",
        f"owner: {phrases.who(version.owner)}",
    )
    yield " · ".join(facts)
    yield ""
    yield (
        "How to read this: what carries no mark was said or confirmed in the conversation. "
        "*(inferred)* follows from what was said. *(proposal)* waits for your yes or no."
    )


def summary(
    spec: AISpec, phrases: Phrases, readiness: SpecReadiness | None = None
) -> Iterator[str]:
    """What it is for, what success means, how far it is, and the next questions."""
    if readiness is not None:
        yield f"- **Readiness:** {escaped(readiness_line(readiness, 'en'))}"
        yield f"- **By stage:** {escaped(stages_line(readiness, 'en'))}"
    known = spec.problem.goal.value is not None or spec.problem.metric.value is not None
    if not known:
        yield "Nobody has said yet what is to get better. Start with the questions below."
        return
    goal = spec.problem.goal if spec.problem.goal.value is not None else spec.problem.metric
    yield f"- **Goal:** {phrases.value(goal)}"
    outcome = next((c for c in spec.acceptance if c.kind is CriterionKind.BUSINESS), None)
    if outcome is not None and outcome.threshold is not None:
        measured = f"{what_is_judged(outcome)}: " if outcome.metric else ""
        yield f"- **Success:** {measured}{phrases.must_hold(outcome)}"
    label = "Kind of task" if spec.kind is not None and spec.is_ml is not False else "What to build"
    yield f"- **{label}:** {_build(spec, phrases)}"
    held = [quoted(value_text(rail.invariant.value)) for rail in spec.guardrails]
    if held:
        yield f"- **Never:** {'; '.join(held)}"
    blocking = [item for item in spec.open_items if item.blocking]
    if not blocking:
        yield "- **Before approval:** no question is open; people still have to say yes"
    for item in blocking[:_FIRST]:
        yield f"- **Open:** {phrases.named(item.question)} ({item.id})"
    if len(blocking) > _FIRST:
        yield "- More has to be settled before this can be approved: see *What is open*"


def _build(spec: AISpec, phrases: Phrases) -> str:
    if spec.is_ml is False:
        instead = _INSTEAD[spec.not_ml_subkind] if spec.not_ml_subkind else "something simpler"
        return f"{instead}. No machine learning is needed, so it can be tested exactly."
    if spec.kind is None:
        return "not settled yet"
    return f"{KINDS[spec.kind].label}{phrases.mark(spec.task_kind)}"


def what_is_judged(criterion: AcceptanceCriterion) -> str:
    """A criterion in a few words, with where it starts and when it must hold."""
    unmeasured = criterion.kind is CriterionKind.BUSINESS and criterion.metric is None
    words = f"The goal: {quoted(criterion.title)}" if unmeasured else escaped(criterion.title)
    if criterion.baseline is not None and criterion.baseline.value is not None:
        words += f" (today {escaped(value_text(criterion.baseline.value))})"
    if criterion.window is not None and criterion.window.value is not None:
        words += f", {escaped(value_text(criterion.window.value))}"
    return words
