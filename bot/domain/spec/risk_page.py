"""People and risks, as a part of the document: whom it touches, what may go wrong, what is done about it."""

from collections.abc import Iterator

from bot.domain.provenance import Field, value_text
from bot.domain.spec.facts import facts
from bot.domain.spec.inline import escaped, quoted
from bot.domain.spec.model import AISpec, Risk
from bot.domain.spec.noted import beside, is_touched, noted
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.generative import NIST_SOURCE
from bot.domain.spec.section import RiskSource

_BESIDE = ("likelihood", "impact", "mitigation", "owner")


def risks(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Whom it touches; the risks people named or worked on, each on its own; the usual ones together."""
    impact = spec.impact
    yield from facts(
        phrases,
        ("People affected", impact.people),
        ("Effect on a person", impact.effect),
        ("Groups treated worse", impact.groups),
        ("How to object", impact.recourse),
        ("Seen by Legal", impact.legal_review),
    )
    yield from fairness(spec, phrases)
    usual = {RiskSource.KIND, RiskSource.LIST}
    own = [risk for risk in spec.risks if risk.source not in usual or is_touched(risk)]
    yield from (_own(risk, phrases) for risk in own)
    rest = [risk for risk in spec.risks if risk not in own]
    traps = [value_text(r.description.value) for r in rest if r.source is RiskSource.KIND]
    if traps and spec.kind is not None:
        yield f"- **{phrases.say('Usual traps')}** {phrases.proposal}{phrases.colon} {escaped('; '.join(traps))}"
    published = [value_text(r.description.value) for r in rest if r.source is RiskSource.LIST]
    if published:
        yield (
            f"- **{phrases.say('To be gone through')}** {phrases.proposal}, "
            f"{phrases.say('from {0}', NIST_SOURCE)}{phrases.colon} "
            f"{escaped(' '.join(published))}"
        )


def fairness(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Whose results are compared."""
    plan = spec.fairness
    rows: tuple[tuple[str, Field], ...] = (
        ("Groups to compare", plan.groups),
        ("Compared on", plan.metric),
        ("How far they may differ", plan.limit),
        *noted(plan, phrases, "fairness", "smallest_group"),
        ("Right to measure it", plan.right_to_measure),
    )
    people = spec.impact.people.value is not None or plan.groups.value is not None
    known = tuple(row for row in rows if row[1].value is not None)
    yield from facts(phrases, *(rows if people else known))


def _own(risk: Risk, phrases: Phrases) -> str:
    words = " ".join(quoted(quote.text, phrases.language) for quote in risk.description.quotes)
    flagged = words and risk.source is RiskSource.FLAG
    raised = f" {phrases.say('Raised by {0}.', words)}" if flagged else ""
    rest = beside(risk, phrases, "risks", *_BESIDE)
    told = f"- **{risk.id}** {phrases.value(risk.description)}{raised}"
    return f"{told}\n  - {rest}" if rest else told
