"""A number and its comparator as people put them: 'at least 95 %', 'unter 2 s', 'au plus 3'."""

import re

from bot.domain.criterion.term import Comparator
from bot.domain.number import Number, numbers_in, traceable
from bot.domain.provenance import Quantity, fold

# The words just before a number, longest first; English, French, German.
_BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("no less than", Comparator.AT_LEAST),
    ("not less than", Comparator.AT_LEAST),
    ("no more than", Comparator.AT_MOST),
    ("not more than", Comparator.AT_MOST),
    ("at least", Comparator.AT_LEAST),
    ("at most", Comparator.AT_MOST),
    ("au moins", Comparator.AT_LEAST),
    ("au plus", Comparator.AT_MOST),
    ("mindestens", Comparator.AT_LEAST),
    ("höchstens", Comparator.AT_MOST),
    ("maximal", Comparator.AT_MOST),
    ("minimum", Comparator.AT_LEAST),
    ("less than", Comparator.LESS_THAN),
    ("fewer than", Comparator.LESS_THAN),
    ("weniger als", Comparator.LESS_THAN),
    ("moins de", Comparator.LESS_THAN),
    ("more than", Comparator.MORE_THAN),
    ("mehr als", Comparator.MORE_THAN),
    ("plus de", Comparator.MORE_THAN),
    ("within", Comparator.AT_MOST),
    ("under", Comparator.LESS_THAN),
    ("below", Comparator.LESS_THAN),
    ("unter", Comparator.LESS_THAN),
    ("above", Comparator.MORE_THAN),
    ("over", Comparator.MORE_THAN),
    ("über", Comparator.MORE_THAN),
    (">=", Comparator.AT_LEAST),
    ("≥", Comparator.AT_LEAST),
    ("<=", Comparator.AT_MOST),
    ("≤", Comparator.AT_MOST),
    (">", Comparator.MORE_THAN),
    ("<", Comparator.LESS_THAN),
)


def comparator_before(text: str, number: Number) -> Comparator | None:
    """The comparator written just before a number, as far as there is one."""
    words = fold(text[: number.start])
    for phrase, comparator in _BEFORE:
        if words.endswith(phrase) and not words[: -len(phrase)][-1:].isalpha():
            return comparator
    return None


def without_numbers(text: str, unit: str) -> str:
    """What a demand is about, without how much it asks: "accuracy" of "accuracy of at least 90 %".

    Only numbers in its own unit are how much; those of "top 3" are a name.
    """
    for number in reversed(numbers_in(text)):
        if (number.unit or "") == unit:
            before = _DEMANDS.sub("", text[: number.start])
            text = f"{before} {text[number.end :].lstrip()}"
    return _OF.sub("", text.strip(" .,;:"))


_DEMANDS = re.compile(
    rf"(?:\s+(?:of|is|are|be|(?:must|shall|should|has to) be|à|de|est|doit être|von|bei|ist|sein)|\s+d['\u2019])?\s*"
    rf"(?:{'|'.join(re.escape(phrase) for phrase, _ in _BEFORE)})?\s*$",
    re.IGNORECASE,
)

_OF = re.compile(r"^(?:of|des|de|der|von)\s+", re.IGNORECASE)


def written(quantity: Quantity, language: str) -> str:
    """The number of a quantity as it was spelled, without the words around it."""
    for number in numbers_in(quantity.text, language):
        if traceable(quantity.value, (number,)):
            bare = number.text.strip()
            return f"{bare} {quantity.unit}" if _bare(bare) and quantity.unit else bare
    return f"{quantity.value:g} {quantity.unit}".strip()


def _bare(text: str) -> bool:
    return all(character.isdigit() or character in ".,'’ \u00a0\u202f" for character in text)  # noqa: RUF001
