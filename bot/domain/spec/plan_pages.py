"""The plans of a spec as parts of its document: short tables, and one line for what is open."""

from collections.abc import Iterator

from bot.domain.oversight.capacity import capacity_told
from bot.domain.spec.coded import TRIGGERS
from bot.domain.spec.facts import facts
from bot.domain.spec.inline import escaped
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import beside, noted
from bot.domain.spec.phrase import Phrases


def testing(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """The test data, who judges, and what is tested again."""
    plan = spec.evaluation
    data = plan.dataset
    slices = [phrases.value(part.name) for part in data.slices]
    if slices:
        yield _line(phrases, "Results of their own for", "; ".join(_once(slices, phrases)))
    graders = [phrases.value(grader.rubric) for grader in plan.graders]
    if graders:
        yield _line(phrases, "Judged by", "; ".join(_once(graders, phrases)))
    triggers = plan.regression.triggers
    if isinstance(triggers.value, tuple):
        names = phrases.all(*(TRIGGERS.get(name, name) for name in triggers.value))
        told = f"{phrases.listed(names)}{phrases.mark(triggers)}"
        yield _line(phrases, "Tested again after a change of", told)
    yield from facts(
        phrases,
        ("Test data", data.name),
        ("Their version", data.version),
        ("Drawn from", data.frame),
        ("Period", data.period),
        ("How many", data.size),
        *noted(
            data, phrases, "dataset", "positives", "cluster", "overlap_check", "personal", "refresh"
        ),
        ("Who keeps them", data.owner),
        ("Labelling guideline", plan.labelling.guideline),
        *noted(plan.labelling, phrases, "labelling", "annotators"),
        ("Agreement of labellers", plan.labelling.agreement),
        ("Runs per case", plan.repeats),
        ("Versions are compared on", plan.paired_test),
        *noted(plan, phrases, "evaluation", "smallest_difference"),
        ("Attacks tried", plan.red_team),
        *noted(plan, phrases, "evaluation", "human_sample", "report"),
        ("A change", plan.regression.gate),
        ("Tolerated drop", plan.regression.tolerated_drop),
    )


def _line(phrases: Phrases, label: str, words: str) -> str:
    return f"- {phrases.lead(label)} {words}"


def _once(shown: list[str], phrases: Phrases) -> list[str]:
    """Several proposals in a row carry the mark once, at the end."""
    mark = f" {phrases.proposal}"
    if len(shown) > 1 and all(words.endswith(mark) for words in shown):
        return [*(words.removesuffix(mark) for words in shown[:-1]), shown[-1]]
    return shown


def operation(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Queues, who stops it, what people see, its limits, and what comes back."""
    plan = spec.operation
    for queue in plan.queues:
        yield f"- **{queue.id}** {phrases.value(queue.name)}"
        if queue.load is not None:
            yield f"  - {escaped(capacity_told(queue.load, spec.language))}"
    several = len(plan.queues) > 1
    rows = [
        (f"{queue.id}, {phrases.say(row[0])}" if several else row[0], row[1])
        for queue in plan.queues
        for row in (
            ("Where cases wait", queue.channel),
            ("Time to answer", queue.respond_within),
            ("Who looks at them", queue.approvers),
            ("How many fit", queue.capacity),
            *(
                (name, leaf)
                for name, leaf in (
                    ("Cases an hour", queue.arrivals_per_hour),
                    ("Share of them that goes to people", queue.routed_share),
                    ("Minutes for each", queue.minutes_each),
                    ("People there at once", queue.reviewers),
                )
                if leaf is not None and leaf.value is not None
            ),
            ("Hours somebody is there", queue.coverage),
            *noted(queue, phrases, "queues", "ordering"),
        )
    ]
    yield from facts(
        phrases,
        *rows,
        ("Who may overrule it", plan.override.who),
        *noted(plan.override, phrases, "override", "how"),
        ("Reasons to give", plan.override.reasons),
        *noted(plan.override, phrases, "override", "logged"),
        ("Who can stop it", plan.kill_switch.who),
        ("How it is stopped", plan.kill_switch.how),
        ("How fast that works", plan.kill_switch.time_to_effect),
        ("Last time that was tried", plan.kill_switch.drill_on),
        ("What people are told", plan.ux.disclosure),
        *noted(plan.ux, phrases, "ux", "control", "confidence", "undo"),
        ("What they see when it is wrong", plan.ux.error_states),
        ("How they put it right", plan.ux.correction),
        ("Noticed in passing", plan.feedback.implicit),
        ("Reported on purpose", plan.feedback.explicit),
        ("How that becomes a label", plan.feedback.to_labels),
        *noted(plan.feedback, phrases, "feedback", "time_to_label"),
        ("Kept on record", plan.logging),
    )
    yield from limits(spec, phrases)


def limits(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What people who use it are told, and the rules its prompt has to hold."""
    if spec.limitations:
        yield from ("", f"### {phrases.say('Its limits, as people are told')}", "")
        yield from (f"- **{one.id}** {phrases.value(one.text)}" for one in spec.limitations)
    if spec.prompt_rules:
        yield from ("", f"### {phrases.say('What its prompt has to hold')}", "")
        for one in spec.prompt_rules:
            limit = beside(one, phrases, "prompt_rules", "too_strict_when")
            yield f"- **{one.id}** {phrases.value(one.rule)}{f' ({limit})' if limit else ''}"


def confidence(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What happens at which confidence."""
    policy = spec.confidence
    for band in policy.bands:
        span = phrases.say("From {0} to {1}", f"{band.low:g}", f"{band.high:g}")
        yield f"- {phrases.lead(span)} {phrases.value(band.action)}"
    yield from facts(
        phrases,
        ("Signal of confidence", policy.signal),
        ("Whether it holds what it says", policy.calibrated),
        ("What shows that", policy.evidence),
        *noted(policy, phrases, "confidence", "abstain_target"),
    )


def money(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What it costs, what it is worth, and what the service has to hold."""
    cost, service = spec.cost, spec.service
    yield from facts(
        phrases,
        ("Cases", cost.volume),
        ("Price of one", cost.unit_cost),
        ("Minutes of a person", cost.human_minutes),
        ("Cost of a look by a person", cost.look_price),
        ("Share of cases people look at", cost.looked_at),
        ("What today's way costs", cost.todays_way),
        ("Worth of one", cost.value_per_decision),
        ("Budget", cost.budget),
        ("Running costs", cost.running),
        ("Worth if the target is met", cost.benefit),
        ("Latency", service.latency),
        ("Throughput", service.throughput),
        ("Uptime", service.uptime),
        ("What is done while it is down", service.fallback),
        *noted(service, phrases, "service", "cost_per_unit", "privacy"),
        ("Retention", service.retention),
        ("Security", service.security),
    )
    formulas = [
        leaf.derived_from for leaf in (cost.running, cost.benefit) if leaf.value is not None
    ]
    for formula in formulas:
        if formula:
            yield f"- {phrases.aside('Worked out')} {escaped(formula)}"
