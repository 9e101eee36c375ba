"""From a person's words to a field's type; words that do not parse are kept as words elsewhere."""

import re
from typing import Literal

from bot.domain.framing.field import FieldDefinition, ValueType
from bot.domain.number import DURATIONS, Number, numbers_in
from bot.domain.provenance import Closing, Moment, Quantity, Value, fold

_YES = frozenset({"yes", "y", "true", "oui", "ja", "vrai", "yep", "yeah"})
_NO = frozenset({"no", "n", "false", "non", "nein", "nope"})
_CHOICES: dict[str, str] = {
    "increase": "up", "more": "up", "higher": "up", "hausse": "up", "steigern": "up",
    "decrease": "down", "less": "down", "fewer": "down", "lower": "down", "reduce": "down",
    "baisse": "down", "senken": "down", "keep": "hold", "maintain": "hold", "halten": "hold",
    "informer": "inform", "informieren": "inform", "suggérer": "suggest", "vorschlagen": "suggest",
    "act after approval": "act_with_approval", "agir après validation": "act_with_approval",
    "nach freigabe handeln": "act_with_approval", "agir": "act", "handeln": "act",
    "act on its own": "act",
}  # fmt: skip
_DONT_KNOW = frozenset(
    {
        "don't know", "dont know", "do not know", "i don't know", "i dont know", "no idea",
        "not sure", "we don't know", "unknown", "idk", "dunno", "don't know yet", "no clue",
        "i do not know", "we do not know", "i have no idea", "je ne sais pas", "on ne sait pas",
        "aucune idée", "je sais pas", "nous ne savons pas", "ne sait pas", "weiß nicht",
        "weiss nicht", "weiß ich nicht", "weiss ich nicht", "keine ahnung", "wissen wir nicht",
        "ich weiß es nicht", "ich weiss es nicht", "wissen wir noch nicht", "keine idee",
        "weiß ich leider nicht", "sais pas", "on sait pas", "pas d'idée", "aucune idee",
    }
)  # fmt: skip
_FOLDED_DONT_KNOW = frozenset(fold(phrase) for phrase in _DONT_KNOW)
_NOT_RELEVANT = frozenset(
    {"not relevant", "n/a", "not applicable", "pas pertinent", "sans objet", "nicht relevant"}
)
_LATER = frozenset({"later", "plus tard", "später"})


# "sorry, no idea tbh": what people put around it.
_ASIDE = re.compile(
    r"^(?:(?:sorry|honestly|well|hm+|uh|tbh|puh|ehrlich gesagt|leider|désolée?|franchement)[, ]+)+"
    r"|(?:[, ]+(?:sorry|tbh|honestly|leider|désolée?|yet|at the moment|gerade))+$"
)
_LONGEST_CLOSING = 120  # characters; more than that says something
_LONGEST_MEANING = 5  # words of a reply to "points or percent?"


def reads_points(text: str) -> Literal["rel", "pp"] | None:
    """Whether a reply means percentage points, or percent of today's value."""
    words = fold(text).strip(" .!")
    if len(words.split()) > _LONGEST_MEANING or "?" in words or any(c.isdigit() for c in words):
        return None
    if re.search(r"\bpoints\b|percentage point|prozentpunkt|^punkte$|^pp$", words):
        return None if re.search(r"good|fair|nice|taken|your|bons", words) else "pp"
    return "rel" if re.search(r"percent|prozent|pour ?cent", words) else None


def closing(text: str) -> Closing | None:
    """Why an answer fills nothing: the person does not know, finds it beside the point, or waits."""
    if len(text) > _LONGEST_CLOSING:
        return None
    words = _ASIDE.sub("", fold(text).strip(".!…, "))
    if words in _FOLDED_DONT_KNOW:
        return Closing.DOES_NOT_KNOW
    if words in _NOT_RELEVANT:
        return Closing.NOT_RELEVANT
    return Closing.LATER if words in _LATER else None


def parsed(definition: FieldDefinition, text: str, language: str = "en") -> Value | None:
    """Read text as the field's type; none if it is not one."""
    words = text.strip()
    match definition.value_type:
        case ValueType.TEXT:
            return words or None
        case ValueType.LIST:
            pieces = tuple(p.strip(" -•*\t") for p in words.replace(";", "\n").splitlines())
            return tuple(piece for piece in pieces if piece) or None
        case ValueType.MOMENT:
            return Moment(text=words) if words else None
        case ValueType.FLAG:
            first = fold(words).split(" ")[0].strip(",.!;:")
            return True if first in _YES else False if first in _NO else None
        case ValueType.CHOICE:
            return _choice(definition.choices, words)
        case ValueType.QUANTITY:
            return quantity(words, language)


def _choice(choices: tuple[str, ...], words: str) -> str | None:
    key = fold(words).rstrip(".")
    plain = key.replace(" ", "_").replace("-", "_")
    if plain in choices:
        return plain
    mapped = _CHOICES.get(key)
    return mapped if mapped in choices else None


def quantity(words: str, language: str = "en") -> Quantity | None:
    """The first number of some words as a quantity; the words are kept as its text."""
    numbers = numbers_in(words, language) or numbers_in(f"{words} of", language)  # "half"
    if not numbers:
        return None
    return quantity_of(numbers[0], words[:120])


def quantity_of(number: Number, text: str) -> Quantity:
    """A number as a quantity. Points are a change by nature; anything else is absolute until told."""
    unit = number.unit or ""
    points = unit == "pp"
    return Quantity(
        value=number.value,
        unit="%" if points else unit,
        kind="pp" if points else None,
        text=text,
        period=unit if unit in DURATIONS and unit not in {"ms", "s", "min", "h"} else None,
    )
