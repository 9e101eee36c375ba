"""Compares a value with its label: numbers by amount and unit, words by those that matter."""

import re
import unicodedata

from bot.domain.provenance import Moment, Quantity, Value, value_text

_AMOUNT = re.compile(r"[<>=≤≥~]*\s*(-?\d+(?:\.\d+)?)\s*(.*)")
_WORD = re.compile(r"\d+(?:[.,'’:/-]\d+)*|[^\W\d_]+|[%€$£]")  # noqa: RUF001
_LONG = 4  # letters from which endings may differ
_SHORT = 2  # letters of a unit that must stand as they are
_ENDING = 3  # letters by which they may
_ROOM = 25  # words around the label; whoever copies whole messages has not read them
_UNITS: dict[str, tuple[str, ...]] = {
    "%": ("%", "percent", "cent", "pct", "prozent", "pourcent"),
    "pp": ("pp", "pts"),
    "EUR": ("eur", "€"),
    "USD": ("usd", "$", "dollar", "bucks"),
    "GBP": ("gbp", "£", "quid", "pound"),
    "CHF": ("chf", "frank", "franc"),
    "ms": ("ms", "millis"),
    "s": ("s", "sec", "sek"),
    "min": ("min",),
    "h": ("h", "hour", "hr", "stund", "std", "heure"),
    "day": ("day", "tag", "täg", "jour", "daily"),
    "week": ("week", "woch", "semaine", "wk"),
    "month": ("month", "monat", "mois", "mensuel"),
    "year": ("year", "jahr", "jähr", "an", "année"),
}


def plain(text: str) -> str:
    """Bring spellings together: case, accents, the German sharp s."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Split a text into its words, numbers and signs, spelling aside."""
    return _WORD.findall(plain(text))


def matches(value: Value | None, forms: tuple[str, ...]) -> bool:
    """Whether a value is one of the accepted forms."""
    return value is not None and any(_is(value, form) for form in forms)


def holds(text: str, wanted: str) -> bool:
    """Whether exactly these words stand next to each other in a text."""
    said, sought = words(text), words(wanted)
    size = len(sought)
    return any(said[at : at + size] == sought for at in range(len(said) - size + 1))


def _is(value: Value, form: str) -> bool:
    match value:
        case bool():
            return form == ("yes" if value else "no")
        case Quantity():
            return _same_amount(value, form)
        case Moment():
            return value.iso == form or _says(value.text, form)
        case float():
            return (found := _AMOUNT.fullmatch(form)) is not None and value == float(found[1])
        case _:
            return _says(value_text(value), form)


def _same_amount(value: Quantity, form: str) -> bool:
    found = _AMOUNT.fullmatch(form.strip())
    if found is None:
        return _says(value_text(value), form)
    amount, unit = float(found[1]), found[2].strip()
    near = abs(amount - value.value) <= 1e-6 * max(1.0, abs(amount))
    return near and _same_unit(value, unit)


def _same_unit(value: Quantity, unit: str) -> bool:
    told = plain(f"{value.unit} {value.period or ''} {value.text}")
    points = value.kind == "pp" or "point" in told or "punkt" in told
    if not unit or (unit in {"%", "pp"} and points):
        return not unit or unit == "pp"
    said = words(told)
    marks = _UNITS.get(unit)
    if marks is None:
        return not value.unit or _says(told, unit)
    return any(
        word.startswith(plain(mark)) if len(mark) > _SHORT else word == mark
        for mark in marks
        for word in said
    )


def _says(text: str, form: str) -> bool:
    said, sought = words(text), words(form)
    if len(said) > 3 * len(sought) + _ROOM:
        return False
    return all(any(_alike(word, other) for other in said) for word in sought)


def _alike(wanted: str, word: str) -> bool:
    if wanted == word:
        return True
    if min(len(wanted), len(word)) < _LONG or not wanted.isalpha():
        return False
    stem = wanted[: max(_LONG, len(wanted) - _ENDING)]
    return word.startswith(stem) or (len(stem) > _LONG and stem in word)
