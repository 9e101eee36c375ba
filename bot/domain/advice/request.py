"""The question decay puts before people: what is advised, the table it comes from, and what nobody knows."""

from collections.abc import Mapping

from pydantic import JsonValue

from bot.domain.advice.table import Do, Fact, Filled
from bot.domain.advice.telling import advice_words, advised, fact_told, told_facts
from bot.domain.escalation.action import Action, Evidence, Request
from bot.domain.lint.model import Language
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.policy.model import REMIT
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion

_TITLE, _WHY, _LINE = 80, 2900, 400


def retrainings_in(spec: str) -> str:
    """How the names of all questions about training the system of a spec again begin."""
    return f"retrain:{spec}:"


def retraining_of(spec: str, source: str) -> str:
    """How the names of all questions about training a system again begin, as one source shows it."""
    return f"{retrainings_in(spec)}{source}:"


def retraining_request(
    filled: Filled,
    version: SpecVersion,
    asker: str,
    raci: Mapping[str, tuple[str, ...]],
    sources: tuple[str, ...] = (),
) -> Request:
    """Ask whoever answers for training again; it is never advised because of drift alone."""
    language = language_in(version.spec.language)
    words = advice_words(language)
    do = filled.lead or Do.FIND_WHERE
    return Request(
        action=Action(
            name=f"retrain.{do.value}",
            target=f"{version.spec.title[:_TITLE]}: {words.action}",
            system=REMIT,
            parameters=_parameters(do, language),
        ),
        requester=asker,
        mode=OversightMode.APPROVE,
        reversibility=Reversibility.R2,
        tags=("retraining", do.value),
        why=_cut(_why(filled, language), _WHY),
        uncertain=told_facts(filled.missing, language),
        grounds=_grounds(filled, language),
        language=language,
        evidence=tuple(Evidence(label=_cut(name, 200)) for name in sources),
        raci=dict(raci),
    )


def holds_again(version: SpecVersion) -> str:
    """Why nothing is left to decide."""
    words = advice_words(language_in(version.spec.language))
    return words.over


def table_of(filled: Filled, language: Language) -> dict[str, JsonValue]:
    """What the rows of the table rest on, each with yes, no or not known."""
    facts = dict.fromkeys(
        fact
        for row in filled.rows
        for fact, _ in row.rule.needs
        if filled.evidence.of(fact) is not None or fact in filled.missing
    )
    found: dict[str, JsonValue] = {}
    for fact in facts:
        name = advice_words(language).facts[fact]
        found[name] = _cut(fact_told(fact, filled, language).removeprefix(f"{name}: "), _LINE)
    return found


def _parameters(do: Do, language: Language) -> dict[str, JsonValue]:
    words = advice_words(language)
    return {words.if_approved: words.do[do], words.if_rejected: words.go_on}


def _grounds(filled: Filled, language: Language) -> dict[str, JsonValue]:
    words = advice_words(language)
    told: dict[str, JsonValue] = {
        words.rule: table_of(filled, language),
        words.drift_alone_key: words.drift_alone,
    }
    if filled.preconditions:
        told[words.before_key] = {
            words.facts[fact]: _cut(
                fact_told(fact, filled, language).removeprefix(f"{words.facts[fact]}: "), _LINE
            )
            for fact, _ in filled.preconditions
        }
    return told


def _why(filled: Filled, language: Language) -> str:
    said = filled.evidence.said.get(Fact.FAILS, "")
    return " ".join(part for part in (advised(filled, language), said) if part)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
