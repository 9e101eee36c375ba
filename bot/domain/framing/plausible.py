"""Whether a value can be what a field asks for: a figure is nobody's name, an approval no date."""

import re
from collections.abc import Mapping

from bot.domain.framing.field import FieldDefinition, ValueType
from bot.domain.number import CURRENCIES, DURATIONS, numbers_in
from bot.domain.provenance import Moment, Quantity, Value, fold, value_text

_MOST_WORDS_OF_A_NAME = 8
_SHORTEST_WORD = 2
_PEOPLE = frozenset({"owner", "business_goal.sponsor"})
# Texts that may be a bare figure: "two in a thousand", "9k a month", "120 euros".
_FIGURES = frozenset(
    {
        "task.acceptable_failure", "task.cost_fp", "task.cost_fn", "task.caps", "data.volume",
        "constraints.retention", "user_problem.evidence", "decision.moment", "task.prediction_moment",
    }
)  # fmt: skip
_NO_COUNTS = frozenset({"%", "pp", *CURRENCIES})
# Units a field's quantity cannot have.
_FOREIGN: Mapping[str, frozenset[str]] = {
    "constraints.latency": frozenset({"%", "pp", *CURRENCIES}),
    "constraints.budget": frozenset({"%", "pp", *DURATIONS}),
    "constraints.cost_per_unit": frozenset({"%", "pp", *DURATIONS}),
    "constraints.uptime": frozenset({"pp", *CURRENCIES}),
    "constraints.throughput": _NO_COUNTS,
    "decision.capacity": _NO_COUNTS,
    "decision.frequency": _NO_COUNTS,
}
_TIME = re.compile(
    r"\b(?:jan\w*|feb\w*|f[ée]vr\w*|mar[cs]\w*|m[äa]r?z|apr\w*|avril|ma[iy]|jun[ie]?|juin|jul[iy]?"
    r"|juillet|aug\w*|ao[ûu]t|sep\w*|okt\w*|o[ck]tob\w*|nov\w*|de[zc]\w*|d[ée]c\w*|[qt][1-4]|h[12]|s[12]"
    r"|days?|weeks?|months?|quarters?|years?|jours?|semaines?|mois|trimestres?|semestres?|ann[ée]es?|ans?"
    r"|tage?n?|wochen?\w*|monate?\w*|quartal\w*|jahre?\w*|halbjahr\w*|today|tomorrow|tonight|now|soon"
    r"|asap|immediately|demain|aujourd|bient[ôo]t|rentr[ée]e|heute|morgen|sofort|bald"
    r"|spring|summer|autumn|fall|winter|printemps|[ée]t[ée]|automne|hiver|fr[üu]hling|fr[üu]hjahr|sommer"
    r"|herbst|christmas|xmas|easter|no[ëe]l|p[âa]ques|weihnacht\w*|ostern|holidays?|ferien|vacances"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|launch|go-?live|release|season|saison"
    r"|deadline|(?:next|before|until|prochain\w*|avant|n[äa]chst\w*|vor|bis)\s\w+"
    r"|\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?)\b"
)


def implausible(definition: FieldDefinition, value: Value, language: str = "en") -> str:
    """Say why a value cannot be what the field asks for; nothing where it can.

    A true quote does not say which field it belongs to. What a stranger proposes is held against
    this as well: code cannot tell every wrong place, but it can tell these.
    """
    words = value_text(value)
    if isinstance(value, Moment):
        return "" if _names_a_time(value, language) else "it names no time."
    if isinstance(value, Quantity):
        foreign = value.unit in _FOREIGN.get(definition.path, frozenset())
        return f"it is not measured in {value.unit}." if foreign else ""
    if definition.value_type not in {ValueType.TEXT, ValueType.LIST}:
        return ""
    if definition.path not in _FIGURES and not _has_words(words, language):
        return "it is a figure, and the field asks for words."
    if definition.path in _PEOPLE and not _may_be_somebody(words, language):
        return "it names nobody."
    return ""


def _names_a_time(moment: Moment, language: str) -> bool:
    if moment.iso or _TIME.search(fold(moment.text)):
        return True
    numbers = numbers_in(moment.text, language)
    return any(number.unit is None or number.unit in DURATIONS for number in numbers)


def _has_words(text: str, language: str) -> bool:
    rest = list(text)
    for number in numbers_in(text, language):
        rest[number.start : number.end] = " " * (number.end - number.start)
    return any(len(word) >= _SHORTEST_WORD for word in re.findall(r"[^\W\d_]+", "".join(rest)))


def _may_be_somebody(text: str, language: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_A_NAME and not numbers_in(text, language)
