"""A spec on one page for whoever decides: what gets better, what it may do, and what is missing."""

from collections.abc import Iterator, Mapping

from bot.domain.criterion.beside import beside_in
from bot.domain.criterion.explanation import explained, together
from bot.domain.provenance import Field
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind, Severity
from bot.domain.spec.expected_cost import cost_notes, expected_cost
from bot.domain.spec.in_operation import in_operation
from bot.domain.spec.inline import escaped
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.section import RiskSource
from bot.domain.spec.summary import what_is_judged
from bot.domain.spec.version import SpecVersion

_MOST = 4
_ONE_PAGE = "Version {0}, {1}. One page; the spec has the rest."
_MODES = {
    "auto": "It does this on its own",
    "notify": "It does this and tells somebody",
    "approve": "A person approves first",
    "dual_approve": "Two people approve first",
    "refuse": "It never does this; a person does",
}


def brief(version: SpecVersion, names: Mapping[str, str]) -> str:
    """The page, in the words of the conversation; what nobody said is not filled in."""
    phrases = Phrases(version.spec, names)
    return "\n".join(_page(version, phrases)) + "\n"


def _page(version: SpecVersion, phrases: Phrases) -> Iterator[str]:
    spec = version.spec
    yield f"# {escaped(spec.title) or phrases.say('Not named yet')}"
    yield from (
        "",
        phrases.say(_ONE_PAGE, str(version.version), f"{version.created_at:%Y-%m-%d}"),
        "",
    )
    yield from _answers(spec, phrases)
    yield from ("", f"## {phrases.say('How we will know')}", "")
    yield from _criteria(spec, phrases)
    yield from ("", f"## {phrases.say('Who stays in control')}", "")
    rows = spec.oversight[:_MOST]
    for row in rows:
        mode = row.mode or row.floor
        said = phrases.say(_MODES[mode.value] if mode else "Not decided yet")
        yield f"- {phrases.value(row.action)}: {said[:1].lower()}{said[1:]}."
    if not rows:
        yield f"- {phrases.say('It takes no action on its own that anybody named.')}"
    if running := in_operation(spec):
        yield from ("", f"## {phrases.say('What running it takes')}", "")
        yield from (f"- {escaped(sentence)}" for sentence in running)
    yield from ("", f"## {phrases.say('What could go wrong')}", "")
    yield from _risks(spec, phrases)
    yield from ("", f"## {phrases.say('What we need from you')}", "")
    blocking = [item for item in spec.open_items if item.blocking]
    for item in blocking[:_MOST]:
        yield f"- {phrases.named(item.question)}"
    if len(blocking) > _MOST:
        yield f"- {phrases.say('{0} more: see the spec', str(len(blocking) - _MOST))}"
    if not blocking:
        yield f"- {phrases.say('Nothing is open that stops approval. Yes or no?')}"


def _risks(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What somebody named or the words suggest; the usual traps only where there is nothing else."""
    usual = {RiskSource.KIND, RiskSource.LIST}
    named = [risk for risk in spec.risks if risk.source not in usual]
    ranked = sorted(named or spec.risks, key=lambda risk: not risk.high_impact)
    yield from (f"- {phrases.value(risk.description)}" for risk in ranked[:_MOST])
    if not ranked:
        none = "Nobody has named a risk yet; that does not mean there is none."
        yield f"- {phrases.say(none)}"


def _answers(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    problem = spec.problem
    told: tuple[tuple[str, Field], ...] = (
        ("What gets better", problem.goal if problem.goal.value is not None else problem.metric),
        ("Where it stands today", problem.baseline),
        ("What we aim for", problem.target),
        ("By when", problem.deadline),
        ("Who uses it", spec.intended_use.user),
        ("What they do with it", spec.intended_use.if_positive),
        ("How much it may do", spec.intended_use.automation),
        ("Who answers for it", spec.owner),
    )
    cost = spec.cost
    if spec.has_plans:
        told += (("Worth if the target is met", cost.benefit), ("Running costs", cost.running))
        told += (("Budget", cost.budget),) if cost.budget.value is not None else ()
    for label, leaf in told:
        words = phrases.value(leaf) if leaf.value is not None else phrases.say("not known yet")
        yield f"- {phrases.lead(label)} {words}"
    if spec.is_ml is False:
        needless = phrases.say("not needed; something simpler does it")
        yield f"- {phrases.lead('Machine learning')} {needless}."


def _criteria(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    ranks = (CriterionKind.BUSINESS, CriterionKind.STATISTICAL, CriterionKind.INVARIANT)
    chosen = sorted(
        (one for one in spec.acceptance if not one.to_be_agreed),
        key=lambda one: (
            one.severity is not Severity.CRITICAL,
            ranks.index(one.kind) if one.kind in ranks else len(ranks),
        ),
    )
    reads = [canonical(one, spec.language) for one in chosen]
    criteria = [read.criterion for read in reads]
    for one, read in list(zip(chosen, reads, strict=True))[:_MOST]:
        critical = f" ({phrases.say('critical')})" if one.severity is Severity.CRITICAL else ""
        yield f"- {what_is_judged(one, phrases)}{critical}{phrases.colon} {phrases.must_hold(one)}"
        beside = beside_in(read.criterion, criteria)
        meant = explained(read.criterion, language=spec.language, beside=beside)
        if meant:
            yield f"  - {phrases.aside('If it is just met')} {escaped(str(meant))}"
        needs = read.advice_in(spec.language)
        if needs:
            yield f"  - {escaped(needs)}"
    yield from (
        f"- {escaped(said)}" for said in together(criteria, spec.data.base_share, spec.language)
    )
    if cost := expected_cost(spec):
        yield f"- {escaped(cost.told)}"
        yield from (f"  - {escaped(note)}" for note in cost_notes(cost, spec.language)[1:])
    if not chosen:
        none = "No number is agreed yet, so nobody could say whether it worked."
        yield f"- {phrases.say(none)}"
