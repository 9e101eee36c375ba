"""A spec on one page for whoever decides: what gets better, what it may do, and what is missing."""

from collections.abc import Iterator, Mapping

from bot.domain.provenance import Field
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind, Severity
from bot.domain.spec.inline import escaped
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.version import SpecVersion

_MOST = 4
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
    yield f"# {escaped(spec.title) or 'Not named yet'}"
    yield from (
        "",
        f"Version {version.version}, {version.created_at:%Y-%m-%d}. One page; the spec has the rest.",
        "",
    )
    yield from _answers(spec, phrases)
    yield from ("", "## How we will know", "")
    yield from _criteria(spec, phrases)
    yield from ("", "## Who stays in control", "")
    rows = spec.oversight[:_MOST]
    for row in rows:
        mode = row.mode or row.floor
        said = _MODES[mode.value] if mode else "Not decided yet"
        yield f"- {phrases.value(row.action)}: {said.lower() if mode else said}."
    if not rows:
        yield "- It takes no action on its own that anybody named."
    yield from ("", "## What could go wrong", "")
    for risk in spec.risks[:_MOST]:
        yield f"- {phrases.value(risk.description)}"
    if not spec.risks:
        yield "- Nobody has named a risk yet; that does not mean there is none."
    yield from ("", "## What we need from you", "")
    blocking = [item for item in spec.open_items if item.blocking]
    for item in blocking[:_MOST]:
        yield f"- {phrases.named(item.question)}"
    if not blocking:
        yield "- Nothing is open that stops approval. Yes or no?"


def _answers(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    problem = spec.problem
    told: tuple[tuple[str, Field], ...] = (
        ("What gets better", problem.goal),
        ("Where it stands today", problem.baseline),
        ("What we aim for", problem.target),
        ("By when", problem.deadline),
        ("Who uses it", spec.intended_use.user),
        ("What they do with it", spec.intended_use.if_positive),
        ("Who answers for it", spec.owner),
    )
    for label, leaf in told:
        yield f"- **{label}:** {phrases.value(leaf) if leaf.value is not None else 'not known yet'}"
    if spec.is_ml is False:
        yield "- **Machine learning:** not needed; something simpler does it."


def _criteria(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    ranks = (CriterionKind.BUSINESS, CriterionKind.STATISTICAL, CriterionKind.INVARIANT)
    chosen = sorted(
        (one for one in spec.acceptance if not one.to_be_agreed),
        key=lambda one: (
            one.severity is not Severity.CRITICAL,
            ranks.index(one.kind) if one.kind in ranks else len(ranks),
        ),
    )
    for one in chosen[:_MOST]:
        critical = " (critical)" if one.severity is Severity.CRITICAL else ""
        yield f"- {escaped(one.title)}{critical}: {phrases.must_hold(one)}"
        needs = canonical(one, spec.language).advice_in(spec.language)
        if needs:
            yield f"  - {escaped(needs)}"
    if not chosen:
        yield "- No number is agreed yet, so nobody could say whether it worked."
