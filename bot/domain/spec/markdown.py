"""A spec version as a Markdown document that a product owner can forward."""

from collections.abc import Callable, Iterator, Mapping

from bot.domain.framing.kind import KINDS, NotMlKind
from bot.domain.provenance import Field, Status, value_text
from bot.domain.spec.appendix import assumptions, open_questions, provenance
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind
from bot.domain.spec.inline import escaped, quoted, table
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.phrase import BASES, Phrases
from bot.domain.spec.section import OversightMode, RiskSource
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
_MODES = {
    OversightMode.AUTO: "on its own",
    OversightMode.NOTIFY: "tell somebody",
    OversightMode.APPROVE: "approval",
    OversightMode.DUAL_APPROVE: "approval by two people",
    OversightMode.REFUSE: "a person does it",
}
_Section = Callable[[AISpec, Phrases], Iterator[str]]


def as_markdown(version: SpecVersion, names: Mapping[str, str]) -> str:
    """The whole document; `names` gives the names of people, and of messages, by their ids."""
    spec = version.spec
    phrases = Phrases(spec, names)
    lines = [*_head(version, phrases)]
    sections: tuple[tuple[str, _Section], ...] = (
        ("Summary", _summary),
        ("Problem", _problem),
        ("Intended use", _intended_use),
        ("Behaviour", _behaviour),
        ("Acceptance criteria", _acceptance),
        ("Oversight", _oversight),
        ("How we will know", _evaluation),
        ("Data", _data),
        ("People and risks", _risks),
        ("What is assumed", assumptions),
        ("What is open", lambda _, known: open_questions(version, known)),
        ("Where it comes from", provenance),
    )
    for title, section in sections:
        body = list(section(spec, phrases))
        if body:
            lines += ["", f"## {title}", "", *body]
    return "\n".join(lines) + "\n"


def _head(version: SpecVersion, phrases: Phrases) -> Iterator[str]:
    spec = version.spec
    yield f"# Spec: {escaped(spec.title) or 'not named yet'}"
    yield ""
    facts = (
        f"**{_STATUSES[spec.status]}**",
        f"`{version.id}` version {version.version}",
        f"from `{version.problem_statement}` version {version.problem_statement_version}",
        f"{version.created_at:%Y-%m-%d}",
        f"owner: {phrases.who(version.owner)}",
    )
    yield " · ".join(facts)
    yield ""
    yield (
        "Nothing here is made up: what carries no mark was said or confirmed in the conversation, "
        "*(inferred)* follows from what was said, and *(proposal)* waits for your yes or no."
    )


def _summary(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    known = spec.problem.goal.value is not None or spec.problem.metric.value is not None
    if not known:
        yield "Nobody has said yet what is to get better. Start with the questions below."
        return
    goal = spec.problem.goal if spec.problem.goal.value is not None else spec.problem.metric
    yield f"- **Goal:** {phrases.value(goal)}"
    outcome = next((c for c in spec.acceptance if c.kind is CriterionKind.BUSINESS), None)
    if outcome is not None and outcome.threshold is not None:
        yield f"- **Success:** {_what(outcome)}: {phrases.must_hold(outcome)}"
    yield f"- **What to build:** {_build(spec)}"
    held = [quoted(value_text(rail.invariant.value)) for rail in spec.guardrails]
    if held:
        yield f"- **Never:** {'; '.join(held)}"
    blocking = [item.id for item in spec.open_items if item.blocking]
    if blocking:
        yield f"- **Before approval:** settle {_listed(blocking)} (see *What is open*)"
    else:
        yield "- **Before approval:** no question is open; people still have to say yes"


def _build(spec: AISpec) -> str:
    if spec.is_ml is False:
        instead = _INSTEAD[spec.not_ml_subkind] if spec.not_ml_subkind else "something simpler"
        return f"{instead}. No machine learning is needed, so it can be tested exactly."
    if spec.kind is None:
        return "not settled yet"
    return f"{KINDS[spec.kind].label}, as far as can be told"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _facts(phrases: Phrases, *rows: tuple[str, Field]) -> Iterator[str]:
    """One line for each value; an unknown one only where somebody is asked about it."""
    for label, leaf in rows:
        words = phrases.value(leaf)
        if leaf.value is not None or words.endswith(")"):
            yield f"- **{label}:** {words}"


def _problem(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    problem = spec.problem
    yield from _facts(
        phrases,
        ("Goal", problem.goal),
        ("Metric", problem.metric),
        ("What counts", problem.definition),
        ("Today", problem.baseline),
        ("Target", problem.target),
        ("Deadline", problem.deadline),
        ("Covers", problem.population),
        ("Who has the problem", problem.who),
        ("In their words", problem.voice),
        ("How it works today", problem.current_process),
        ("Evidence", problem.evidence),
        ("Hypothesis", problem.hypothesis),
    )


def _intended_use(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    use = spec.intended_use
    yield from _facts(
        phrases,
        ("Used by", use.user),
        ("To decide", use.task),
        ("About each", use.subject),
        ("When", use.moment),
        ("From", use.input),
        ("Gives", use.output),
        ("If yes", use.if_positive),
        ("If no", use.if_negative),
        ("Capacity", use.capacity),
        ("How much it may do", use.automation),
        ("Not to be used for", use.restricted_uses),
    )


def _behaviour(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    for rule in spec.behaviour:
        yield f"- **{rule.id}** {phrases.value(rule.text)}"
    if spec.refusals:
        yield from ("", "### It declines", "")
        for refusal in spec.refusals:
            yield (
                f"- **{refusal.id}** {phrases.value(refusal.condition)}. "
                f"What it answers: {phrases.missing(refusal.response)}; "
                f"who takes over: {phrases.missing(refusal.route_to)}"
            )
    if spec.guardrails:
        yield from ("", "### It is kept from", "")
        for rail in spec.guardrails:
            yield (
                f"- **{rail.id}** {quoted(value_text(rail.invariant.value))}, "
                f"held by a control outside the model; judged by {rail.criterion}"
            )


def _acceptance(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if not spec.acceptance:
        return
    head = ("", "What is judged", "What must hold", "Kind", "Severity", "Basis")
    rows = [
        (
            criterion.id,
            _what(criterion),
            phrases.must_hold(criterion),
            criterion.kind.value,
            criterion.severity.value,
            BASES[Status.STATED if criterion.text.confirmed else criterion.text.status],
        )
        for criterion in spec.acceptance
    ]
    yield from table(head, rows)
    yield ""
    yield "The severities are proposals. A number that is *to be agreed* has not been named by anybody."


def _what(criterion: AcceptanceCriterion) -> str:
    words = escaped(criterion.title)
    if criterion.baseline is not None and criterion.baseline.value is not None:
        words += f" (today {escaped(value_text(criterion.baseline.value))})"
    if criterion.window is not None and criterion.window.value is not None:
        words += f", {escaped(value_text(criterion.window.value))}"
    return words


def _oversight(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if not spec.oversight:
        if spec.is_ml is not False:
            yield "Nobody has named an action that it would take itself."
        return
    head = ("", "Action", "Asked for", "At the least", "Who approves", "Undo", "Limits")
    rows = [
        (
            row.id,
            phrases.value(row.action),
            phrases.mode(row.asked),
            _MODES[row.floor] if row.floor else "",
            phrases.person(row.approvers),
            phrases.value(row.undo),
            phrases.value(row.caps),
        )
        for row in spec.oversight
    ]
    yield from table(head, rows)
    reasons = dict.fromkeys(row.floor_reason for row in spec.oversight if row.floor_reason)
    for reason in reasons:
        yield from ("", f"*At the least* comes from policy: {escaped(reason)}")
    yield from ("", "An approval nobody answers in time is never taken as a yes.")


def _evaluation(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if spec.is_ml is False:
        yield (
            "By exact tests: agree examples with their right results, run them, "
            "and read off pass or fail."
        )
        return
    plan = spec.evaluation
    yield from _facts(
        phrases,
        ("It has to beat", plan.baseline),
        ("Who or what says what is right", plan.reference),
        ("Comparison with and without", plan.comparison),
        ("When to stop", plan.kill_criteria),
        *((f"A {error.name.casefold()} costs", error.impact) for error in spec.errors),
    )
    if plan.gaps:
        yield f"- **Still missing for a plan:** {_listed(list(plan.gaps))}"


def _data(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    data = spec.data
    for need in data.needs:
        yield f"- **{need.id}** {phrases.value(need.name)}"
    yield from _facts(
        phrases,
        ("Where it lives", data.source),
        ("How the truth is learned", data.labels),
        ("Volume and history", data.volume),
        ("Right to use it", data.rights),
        ("Origin and biases", data.quality),
        ("Known only afterwards", data.leakage),
        ("Privacy", data.privacy),
        ("Residency", data.residency),
        ("Depends on", spec.dependencies),
        *((constraint.label, constraint.limit) for constraint in spec.constraints),
    )


def _risks(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    impact = spec.impact
    yield from _facts(
        phrases,
        ("People affected", impact.people),
        ("Effect on a person", impact.effect),
        ("Groups treated worse", impact.groups),
        ("How to object", impact.recourse),
        ("Seen by Legal", impact.legal_review),
    )
    for risk in spec.risks:
        if risk.source is not RiskSource.KIND:
            words = " ".join(quoted(quote.text) for quote in risk.description.quotes)
            raised = f" Raised by {words}." if words and risk.source is RiskSource.FLAG else ""
            yield f"- **{risk.id}** {phrases.value(risk.description)}{raised}"
    traps = [value_text(r.description.value) for r in spec.risks if r.source is RiskSource.KIND]
    if traps and spec.kind is not None:
        label = KINDS[spec.kind].label
        yield f"- **Usual traps of {label}** *(proposal)*: {escaped('; '.join(traps))}"
