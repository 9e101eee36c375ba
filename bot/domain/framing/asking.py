"""Questions in the language of a statement, and those about words that were taken back or unfound."""

from collections.abc import Iterator, Mapping

from bot.domain.framing.bank import BANK, BankQuestion, Wording
from bot.domain.framing.bank_french import FRENCH
from bot.domain.framing.bank_german import GERMAN
from bot.domain.framing.field import FIELDS
from bot.domain.framing.question import Question
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Claim, Field, Status, value_text

TAKEN_BACK, UNFOUND = "Q-C02", "Q-C03"
_TRANSLATIONS: dict[str, Mapping[str, Wording]] = {"fr": FRENCH, "de": GERMAN}
_BY_CODE = frozenset({"risk.legal_review"})  # has a question of its own


def wording_of(entry: BankQuestion, language: str) -> Wording:
    """The question in a language; in English where it has no other."""
    own = Wording(entry.text, entry.why, entry.options)
    return _TRANSLATIONS.get(language, {}).get(entry.id, own)


def about_words(statement: ProblemStatement, closed: frozenset[str]) -> tuple[Question, ...]:
    """At most one question about a value that lost its rival, and one about an unfound agreement."""
    taken = next(_taken_back(statement), None) if TAKEN_BACK not in closed else None
    unfound = next(_unfound(statement), None) if UNFOUND not in closed else None
    return tuple(question for question in (unfound, taken) if question is not None)


def _taken_back(statement: ProblemStatement) -> Iterator[Question]:
    for field in _undecided(statement):
        back = next((claim for claim in field.superseded if claim.taken_back), None)
        if back is None or field.value is None or field.status is not Status.STATED:
            continue
        if FIELDS[field.path].required is not None:
            yield _question(TAKEN_BACK, statement, field, back, value_text(field.value))


def _unfound(statement: ProblemStatement) -> Iterator[Question]:
    for field in _undecided(statement):
        if field.claimed and field.path not in _BY_CODE:
            claim = field.claimed[-1]
            yield _question(UNFOUND, statement, field, claim, value_text(claim.value))


def _undecided(statement: ProblemStatement) -> list[Field]:
    return [field for field in statement.fields.values() if field.confirmed is None]


def _question(
    id: str, statement: ProblemStatement, field: Field, claim: Claim, value: str
) -> Question:
    entry = BANK[id]
    wording = wording_of(entry, statement.language)
    slots = {"{who}": f"@{claim.said_by}", "{old}": value_text(claim.value), "{value}": value}
    text = wording.text
    for slot, words in slots.items():
        text = text.replace(slot, words)
    return Question(
        id=entry.id,
        field=field.path,
        text=text,
        why=wording.why,
        options=(value,),
        quotes=claim.quotes,
        score=float(entry.impact / entry.effort),
    )
