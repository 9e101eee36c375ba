"""A spec version as a Markdown document that a product owner can forward."""

from collections.abc import Callable, Iterator, Mapping

from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import value_text
from bot.domain.spec import plan_pages
from bot.domain.spec.appendix import assumptions, open_questions, provenance
from bot.domain.spec.called import title_of
from bot.domain.spec.clause_page import clauses
from bot.domain.spec.criteria_page import criteria_page
from bot.domain.spec.facts import facts
from bot.domain.spec.inline import escaped, quoted, table
from bot.domain.spec.keyword import boilerplate, with_keyword
from bot.domain.spec.model import AISpec, ErrorClass
from bot.domain.spec.noted import alike, beside, noted
from bot.domain.spec.option_page import compared
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.raci_page import responsibilities
from bot.domain.spec.risk_page import risks
from bot.domain.spec.rollout_page import rollout
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.summary import head, summary
from bot.domain.spec.version import SpecVersion
from bot.domain.spec.watch_page import watching

MODES = {
    OversightMode.AUTO: "on its own",
    OversightMode.NOTIFY: "tell somebody",
    OversightMode.APPROVE: "approval",
    OversightMode.DUAL_APPROVE: "approval by two people",
    OversightMode.REFUSE: "a person does it",
}
_EACH = (
    "Each comes with an answer and three cases to try; who takes over is not known yet (ask {0})"
)
_HELD = "held by a control outside the model {0}; judged by {1}"
_Section = Callable[[AISpec, Phrases], Iterator[str]]


def as_markdown(
    version: SpecVersion,
    names: Mapping[str, str],
    goal: str | None = None,
    readiness: SpecReadiness | None = None,
) -> str:
    """The whole document.

    Args:
        version: What to write down.
        names: The names of people, and of messages, by their ids.
        goal: The address of the message it began with.
        readiness: How far it is, where that is known.
    """
    spec = version.spec
    phrases = Phrases(spec, names)
    lines = [*head(version, phrases, goal)]
    sections: tuple[tuple[str, _Section], ...] = (
        ("Summary", lambda known, words: summary(known, words, readiness)),
        ("Problem", _problem),
        ("Intended use", _intended_use),
        ("Behaviour", _behaviour),
        ("Acceptance criteria", criteria_page),
        ("Oversight", _oversight),
        ("How sure it has to be", _planned(plan_pages.confidence)),
        ("How we will know", _evaluation),
        ("What is compared, and what it is made of", _planned(compared)),
        ("Data", _data),
        ("People and risks", risks),
        ("How it is run", _planned(plan_pages.operation)),
        ("How it reaches people", _planned(rollout)),
        ("What is watched", _planned(watching)),
        ("Costs and service", _planned(plan_pages.money)),
        ("Who answers for what", _planned(responsibilities)),
        ("Clauses that may apply", _planned(clauses)),
        ("What is assumed", assumptions),
        ("What is open", lambda _, known: open_questions(version, known)),
        ("Where it comes from", provenance),
    )
    for title, section in sections:
        body = _spaced(section(spec, phrases))
        if body:
            lines += ["", f"## {phrases.say(title)}", "", *body]
    return "\n".join(lines) + "\n"


def _spaced(lines: Iterator[str]) -> list[str]:
    """The lines of a section without empty ones at its ends or in a row."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def _planned(section: _Section) -> _Section:
    """A plan has nothing to say before the kind is settled, or where nothing is learned."""
    return lambda spec, phrases: section(spec, phrases) if spec.has_plans else iter(())


def _problem(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    problem = spec.problem
    yield from facts(
        phrases,
        ("Who answers for it", spec.owner),
        ("Goal", problem.goal),
        ("Metric", problem.metric),
        ("What counts", problem.definition),
        ("Where it stands today", problem.baseline),
        ("Target", problem.target),
        ("Deadline", problem.deadline),
        ("Who or what it covers", problem.population),
        ("Who has the problem", problem.who),
        ("In their words", problem.voice),
        ("How it works today", problem.current_process),
        ("Evidence", problem.evidence),
        ("Hypothesis", problem.hypothesis),
    )


def _intended_use(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    use = spec.intended_use
    yield from facts(
        phrases,
        ("Used by", use.user),
        ("What it helps to decide", use.task),
        ("What it is about", use.subject),
        ("When it is needed", use.moment),
        ("What it starts from", use.input),
        ("What it gives", use.output),
        ("If yes", use.if_positive),
        ("If no", use.if_negative),
        ("Capacity", use.capacity),
        ("How much it may do", use.automation),
        ("Not to be used for", use.restricted_uses),
        *noted(use, phrases, "intended_use", "unsupported_uses"),
    )


def _behaviour(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if spec.behaviour:
        yield from (boilerplate(phrases.language), "")
    for rule in spec.behaviour:
        yield f"- **{rule.id}** {with_keyword(phrases.value(rule.text), phrases.language)}"
    if spec.refusals:
        yield from ("", f"### {phrases.say('It declines')}", "")
        for refusal in spec.refusals:
            if not refusal.asked_for:
                continue
            yield (
                f"- **{refusal.id}** {quoted(value_text(refusal.condition.value), phrases.language)}"
                f"{phrases.mark(refusal.condition)}. "
                f"{phrases.say('What it answers')}{phrases.colon} {phrases.value(refusal.response)}; "
                f"{phrases.say('who takes over')}{phrases.colon} {phrases.value(refusal.route_to)}"
            )
        usual = [value_text(r.condition.value) for r in spec.refusals if not r.asked_for]
        if usual:
            yield (
                f"- **{phrases.say('Usually also')}** {phrases.proposal}{phrases.colon} "
                f"{escaped('; '.join(usual))}. {phrases.say(_EACH, phrases.say('the reviewer lead'))}"
            )
    if spec.guardrails:
        yield from ("", f"### {phrases.say('It is kept from')}", "")
        for rail in spec.guardrails:
            test = beside(rail, phrases, "guardrails", "test")
            yield (
                f"- **{rail.id}** {quoted(value_text(rail.invariant.value), phrases.language)}, "
                f"{phrases.say(_HELD, phrases.proposal, str(rail.criterion))}"
                f"{f'; {test}' if test else ''}"
            )


def _oversight(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if not spec.oversight:
        if spec.is_ml is not False and spec.kind is not None:
            yield phrases.say("Nobody has named an action that it would take itself.")
        return
    head = phrases.all(
        "Id", "Action", "Asked for", "At the least", "Who approves", "Undo", "Limits"
    )
    rows = [
        (
            row.id,
            phrases.value(row.action),
            phrases.value(row.asked),
            phrases.say(MODES[row.floor]) if row.floor else "",
            phrases.asked_for(row.approvers, person=True),
            phrases.asked_for(row.undo),
            phrases.asked_for(row.caps),
        )
        for row in spec.oversight
    ]
    yield from table(head, rows)
    yield ""
    for row in spec.oversight:
        if row.floor_reason:
            yield f"- **{row.id}** {phrases.named(row.floor_reason)}"
    for entry in spec.decision_log:
        if entry.signed_by:
            told = phrases.say(
                "{0}, until {1}: asked for by {2}, signed by {3}, because {4}",
                escaped(entry.decision),
                escaped(entry.revisit_when or ""),
                phrases.who(entry.by),
                phrases.who(entry.signed_by),
                escaped(entry.because),
            )
            yield f"- **{escaped(entry.question)}** {told}"
    waits = [row for row in spec.oversight if row.respond_within and row.escalate_to]
    answers = [(row.id, row.respond_within, row.escalate_to) for row in waits]
    known = [
        (f"{name}, {phrases.say(label)}", leaf)
        for name, within, then in answers
        for label, leaf in (("time to answer", within), ("whom it goes to then", then))
        if leaf is not None and leaf.value is not None
    ]
    missing = [
        (label, leaf)
        for label, leaves in (
            ("time to answer", [within for _, within, _ in answers]),
            ("whom it goes to when nobody does", [then for _, _, then in answers]),
        )
        for leaf in [one for one in leaves if one is not None and one.value is None][:1]
    ]
    yield from facts(phrases, *known, *missing)
    yield from alike(waits, phrases, "oversight", "timeout_outcome")
    yield from ("", phrases.say("An approval nobody answers in time is never taken as a yes."))


def _evaluation(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    if spec.is_ml is False:
        yield phrases.say(
            "By exact tests: agree examples with their right results, run them, "
            "and read off pass or fail."
        )
        return
    plan = spec.evaluation
    yield from facts(
        phrases,
        ("It has to beat", plan.baseline),
        ("Who or what says what is right", plan.reference),
        ("Comparison with and without", plan.comparison),
        ("When to stop", plan.kill_criteria),
        *(
            ("The worst mistake", error.definition)
            for error in spec.errors
            if error.definition is not None
        ),
        *(
            (phrases.say("What it costs: {0}", _mistake(error)), error.impact)
            for error in spec.errors
        ),
    )
    yield from _planned(plan_pages.testing)(spec, phrases)
    if plan.gaps:
        yield f"- {phrases.lead('Still missing for a plan')} {phrases.listed(plan.gaps)}"


def _mistake(error: ErrorClass) -> str:
    """What a mistake is called; by its number where somebody added it in the form."""
    return error.name or error.id


def _limit(phrases: Phrases) -> str:
    """What a limit is called that somebody added in the form."""
    return title_of("limit", phrases.language, "constraints")


def _data(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    data = spec.data
    for need in data.needs:
        yield f"- **{need.id}** {phrases.value(need.name)}"
    yield from facts(
        phrases,
        ("Where it lives", data.source),
        ("How the truth is learned", data.labels),
        ("Volume and history", data.volume),
        *([("How often it happens", data.base_rate)] if data.base_rate else []),
        ("Right to use it", data.rights),
        ("Origin and biases", data.quality),
        ("Known only afterwards", data.leakage),
        ("Privacy", data.privacy),
        ("Residency", data.residency),
        ("Depends on", spec.dependencies),
        *((one.label or _limit(phrases), one.limit) for one in spec.constraints),
    )
