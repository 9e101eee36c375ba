"""The opening of the document: title, standing, and what matters most."""

from collections.abc import Iterator

from bot.domain.framing.kind import KINDS, NotMlKind
from bot.domain.provenance import value_text
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind
from bot.domain.spec.inline import code, escaped, quoted
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.phrasebook.book import in_language
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
_MESSAGE = "the goal's message"
_HOW_TO_READ = (
    "How to read this: what carries no mark was said or confirmed in the conversation. "
    "{0} follows from what was said. {1} waits for your yes or no."
)
_FIRST = 3  # questions in the summary; the rest stands at the end


def head(version: SpecVersion, phrases: Phrases, goal: str | None = None) -> Iterator[str]:
    """The title, what it is a version of, and how to read the marks."""
    spec = version.spec
    title = escaped(spec.title) or phrases.say("not named yet")
    yield f"# {phrases.say('Spec: {0}', title)}"
    yield ""
    facts = (
        f"**{phrases.say(_STATUSES[spec.status])}**",
        phrases.say("{0} version {1}", code(version.id), str(version.version)),
        phrases.say(
            "from {0} version {1}",
            code(version.problem_statement),
            str(version.problem_statement_version),
        ),
        *([f"[{phrases.say(_MESSAGE)}]({goal})"] if goal else []),
        f"{version.created_at:%Y-%m-%d}",
        phrases.say("owner: {0}", phrases.who(version.owner)),
    )
    yield " · ".join(facts)
    yield ""
    yield phrases.say(_HOW_TO_READ, f"*{phrases.say('(inferred)')}*", phrases.proposal)


def summary(
    spec: AISpec, phrases: Phrases, readiness: SpecReadiness | None = None
) -> Iterator[str]:
    """What it is for, what success means, how far it is, and the next questions."""
    if readiness is not None:
        yield _line(phrases, "Readiness", escaped(readiness_line(readiness, spec.language)))
        yield _line(phrases, "By stage", escaped(stages_line(readiness, spec.language)))
    known = spec.problem.goal.value is not None or spec.problem.metric.value is not None
    if not known:
        yield phrases.say(
            "Nobody has said yet what is to get better. Start with the questions below."
        )
        return
    goal = spec.problem.goal if spec.problem.goal.value is not None else spec.problem.metric
    yield _line(phrases, "Goal", phrases.value(goal))
    outcome = next((c for c in spec.acceptance if c.kind is CriterionKind.BUSINESS), None)
    if outcome is not None and outcome.threshold is not None:
        measured = f"{what_is_judged(outcome, phrases)}{phrases.colon} " if outcome.metric else ""
        yield _line(phrases, "Success", f"{measured}{phrases.must_hold(outcome)}")
    label = "Kind of task" if spec.kind is not None and spec.is_ml is not False else "What to build"
    yield _line(phrases, label, _build(spec, phrases))
    held = [quoted(value_text(rail.invariant.value), phrases.language) for rail in spec.guardrails]
    if held:
        yield _line(phrases, "Never", "; ".join(held))
    blocking = [item for item in spec.open_items if item.blocking]
    if not blocking:
        settled = phrases.say("no question is open; people still have to say yes")
        yield _line(phrases, "Before approval", settled)
    for item in blocking[:_FIRST]:
        yield _line(phrases, "Open", f"{phrases.named(item.question)} ({item.id})")
    if len(blocking) > _FIRST:
        where = f"*{phrases.say('What is open')}*"
        yield f"- {phrases.say('More has to be settled before this can be approved: see {0}', where)}"


def _build(spec: AISpec, phrases: Phrases) -> str:
    if spec.is_ml is False:
        instead = _INSTEAD[spec.not_ml_subkind] if spec.not_ml_subkind else "something simpler"
        return phrases.say(
            "{0}. No machine learning is needed, so it can be tested exactly.", phrases.say(instead)
        )
    if spec.kind is None:
        return phrases.say("not settled yet")
    name = in_language(KINDS[spec.kind].label, spec.language)
    return f"{name}{phrases.mark(spec.task_kind)}"


def _line(phrases: Phrases, label: str, words: str) -> str:
    return f"- {phrases.lead(label)} {words}"


def what_is_judged(criterion: AcceptanceCriterion, phrases: Phrases) -> str:
    """A criterion in a few words, with where it starts and when it must hold."""
    unmeasured = criterion.kind is CriterionKind.BUSINESS and criterion.metric is None
    title = criterion.title
    words = (
        phrases.say("The goal: {0}", quoted(title, phrases.language))
        if unmeasured
        else escaped(title)
    )
    if criterion.baseline is not None and criterion.baseline.value is not None:
        words += f" ({phrases.say('today {0}', escaped(value_text(criterion.baseline.value)))})"
    if criterion.window is not None and criterion.window.value is not None:
        words += f", {escaped(value_text(criterion.window.value))}"
    return words
