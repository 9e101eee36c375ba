"""What a spec requires as numbered EARS statements, for tools that keep requirements as Markdown."""

import re
from collections.abc import Iterator, Mapping

from bot.domain.provenance import Field, value_text
from bot.domain.spec.appendix import assumptions
from bot.domain.spec.behaviour import noun
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.inline import code, escaped, quoted
from bot.domain.spec.keyword import BOILERPLATE, binds, with_keyword
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.section import RiskSource
from bot.domain.spec.version import SpecVersion

_BINDING = re.compile(r"\b(?:must|shall|should|may|will)\b", re.IGNORECASE)


def requirements(version: SpecVersion, names: Mapping[str, str]) -> str:
    """The document: one statement to a line, each with a number and one key word of BCP 14."""
    return "\n".join(_page(version, Phrases(version.spec, names))) + "\n"


def _page(version: SpecVersion, phrases: Phrases) -> Iterator[str]:
    spec = version.spec
    yield f"# {escaped(spec.title) or 'Not named yet'}"
    yield from ("", f"Version {version.version} of {code(version.id)}.", "", BOILERPLATE)
    yield from ("", "## Problem", "")
    known = [leaf for leaf in (spec.problem.goal, spec.problem.metric) if leaf.value is not None]
    yield from [f"- {phrases.value(leaf)}" for leaf in known] or ["Nobody has said it yet."]
    yield from ("", "## Requirements", "")
    words: dict[str, str] = {}
    for number, statement in enumerate(_statements(spec, phrases, words), start=1):
        yield f"- [REQ-{number:03d}] {statement}"
    if words:
        yield from ("", "## In Their Words", "")
        yield from (f"- {part}: {said}" for part, said in words.items())
    yield from ("", "## Success Metrics", "")
    measured = [one for one in spec.acceptance if one.kind is CriterionKind.BUSINESS]
    yield from [f"- {escaped(one.title)}: {phrases.must_hold(one)}" for one in measured] or [
        "None is agreed yet."
    ]
    yield from ("", "## Risks", "")
    named = {RiskSource.SAID, RiskSource.FLAG, RiskSource.KIND}  # a published list is gone through
    risks = [risk for risk in spec.risks if risk.source in named]
    yield from [f"- {phrases.value(risk.description)}" for risk in risks] or ["None was named."]
    yield from ("", "## Assumptions", "")
    yield from list(assumptions(spec, phrases)) or ["None is recorded."]
    waiting = [one for one in spec.acceptance if one.to_be_agreed]
    if waiting:
        yield from ("", "## Not Agreed Yet", "")
        yield from [
            f"- {one.id}: {escaped(one.title)}: {phrases.must_hold(one)}" for one in waiting
        ]


def _statements(spec: AISpec, phrases: Phrases, words: dict[str, str]) -> Iterator[str]:
    """Each rule, refusal, guardrail and criterion; `words` takes what binds in somebody's own way."""
    system = f"{noun(spec.not_ml_subkind)} SHALL"
    subject = system[:1].upper() + system[1:]

    def told(id: str, leaf: Field) -> str:
        said = quoted(value_text(leaf.value))
        if not _BINDING.search(said):
            return f"{id}, {said}"
        words[id] = said  # a "must" of theirs beside our SHALL would make two
        return id

    for rule in spec.behaviour:
        text = with_keyword(phrases.value(rule.text))
        yield text if binds(text) else f"{subject} keep to {told(rule.id, rule.text)}."
    for refusal in spec.refusals:
        if refusal.asked_for:
            case = told(refusal.id, refusal.condition)
            yield f"If the case is that of {case}, then {system} decline."
    for rail in spec.guardrails:
        yield f"{subject} keep to {told(rail.id, rail.invariant)}, without exception."
    for one in spec.acceptance:
        if one.to_be_agreed:
            continue  # without its number nobody can meet it; it is listed at the end
        line = canonical(one, spec.language).line
        yield f"{subject} meet {one.id} before it is released: {code(line)}"
