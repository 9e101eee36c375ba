"""Advice in words: what is advised first, then the table with its evidence, then what nobody knows."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.domain.advice.table import Decision, Fact, Filled, FilledRow, Standing
from bot.domain.advice.words import AdviceWords
from bot.domain.advice.words_english import ENGLISH
from bot.domain.advice.words_french import FRENCH
from bot.domain.advice.words_german import GERMAN
from bot.domain.criterion.figure import figure
from bot.domain.lint.model import Language

_WORDS: dict[Language, AdviceWords] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
_MARKS = {Standing.HOLDS: "→", Standing.OUT: "·", Standing.OPEN: "?"}


def advice_words(language: Language = "en") -> AdviceWords:
    """A language's sentences."""
    return _WORDS[language]


def advised(filled: Filled, language: Language = "en") -> str:
    """The one sentence a busy person reads."""
    words = advice_words(language)
    if filled.lead is None:
        return words.open
    return words.lead.format(do=words.do[filled.lead])


def told_facts(facts: Iterable[Fact], language: Language = "en") -> str:
    """Facts by name, one after the other."""
    words = advice_words(language)
    return "; ".join(words.facts[fact] for fact in facts)


def fact_told(fact: Fact, filled: Filled, language: Language = "en") -> str:
    """A fact with yes, no or not known, and what it was seen by."""
    words = advice_words(language)
    known = filled.evidence.of(fact)
    answer = words.unknown if known is None else words.yes_no[known]
    said = filled.evidence.said.get(fact, "")
    return f"{words.facts[fact]}: {answer}" + (f" ({said})" if said else "")


def row_told(row: FilledRow, filled: Filled, language: Language = "en") -> str:
    """A row: what it needs, whether that holds, and what is done then."""
    return f"{_MARKS[standing_of(row, filled)]} {row_words(row, language)}"


def row_words(row: FilledRow, language: Language = "en") -> str:
    """What a row needs, and what is done then."""
    words = advice_words(language)
    needs = "; ".join(
        words.facts[fact] if wanted else words.denied[fact] for fact, wanted in row.rule.needs
    )
    return f"{needs} → {words.do[row.rule.do]}"


def standing_of(row: FilledRow, filled: Filled) -> Standing:
    """Whether a row counts: of those that hold, the first one does, but where several can be done."""
    first = next((one for one in filled.rows if one.standing is Standing.HOLDS), None)
    leads = filled.decision is Decision.PLATEAU or row is first
    return row.standing if leads or row.standing is Standing.OPEN else Standing.OUT


def advice_report(filled: Filled, language: Language = "en") -> str:
    """All of it, as an owner reads it."""
    words = advice_words(language)
    lines = [words.titles[filled.decision], advised(filled, language)]
    others = [rule.do for rule in filled.holding[1:] if filled.decision is Decision.PLATEAU]
    lines += [words.also.format(do=words.do[do]) for do in dict.fromkeys(others)]
    if filled.decision is Decision.RETRAIN:
        lines.append(words.drift_alone)
    if filled.decision is Decision.PLATEAU:
        lines.append(words.never_one_figure)
        lines += step_told(filled, language)
    lines += ["", words.table]
    lines += [f"  {row_told(row, filled, language)}" for row in filled.rows]
    lines += ["", words.evidence]
    facts = dict.fromkeys(fact for row in filled.rows for fact, _ in row.rule.needs)
    lines += [f"  {fact_told(fact, filled, language)}" for fact in facts]
    if filled.preconditions:
        lines += ["", words.before]
        lines += [f"  {fact_told(fact, filled, language)}" for fact, _ in filled.preconditions]
    lines.append("")
    if filled.missing:
        lines.append(words.missing.format(facts=told_facts(filled.missing, language)))
    if filled.says_train and filled.unmet:
        lines.append(words.unmet.format(facts=told_facts(filled.unmet, language)))
    lines.append(words.people_decide)
    return "\n".join(lines)


def step_told(filled: Filled, language: Language = "en") -> Iterator[str]:
    """What the last step bought, and what the next is estimated to cost."""
    words, step = advice_words(language), filled.evidence.step
    if step is None:
        return
    worth = "" if step.worth is None else words.worth.format(worth=_amount(step.worth, language))
    price = "" if step.price is None else words.price.format(price=_amount(step.price, language))
    yield words.bought.format(
        before=figure(step.rows[0], language),
        after=figure(step.rows[1], language),
        n=figure(float(f"{1000 * step.bought:.2g}"), language),
        worth=worth,
        price=price,
    )


def _amount(number: float, language: Language) -> str:
    return figure(float(f"{number:.2g}"), language)


def advice_document(filled: Filled, language: Language = "en") -> dict[str, Any]:
    """All of it for programs."""
    words = advice_words(language)
    facts = dict.fromkeys(
        [
            *(fact for row in filled.rows for fact, _ in row.rule.needs),
            *(fact for fact, _ in filled.preconditions),
        ]
    )
    return {
        "version": 1,
        "decision": filled.decision.value,
        "summary": advised(filled, language),
        "do": filled.lead.value if filled.lead else None,
        "also": [rule.do.value for rule in filled.holding[1:]],
        "says_train": filled.says_train,
        "last_step": filled.evidence.step._asdict() if filled.evidence.step else None,
        "missing": [fact.value for fact in filled.missing],
        "unmet": [fact.value for fact in filled.unmet],
        "evidence": {
            fact.value: {
                "holds": filled.evidence.of(fact),
                "what": words.facts[fact],
                "seen": filled.evidence.said.get(fact, ""),
            }
            for fact in facts
        },
        "rows": [
            {
                "do": row.rule.do.value,
                "needs": {fact.value: wanted for fact, wanted in row.rule.needs},
                "standing": row.standing.value,
                "unknown": [fact.value for fact in row.unknown],
            }
            for row in filled.rows
        ],
    }
