"""Reads which of two mistakes is the worse one, and what each of them costs."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.framing.bank import BANK
from bot.domain.framing.bank_french import FRENCH
from bot.domain.framing.bank_german import GERMAN
from bot.domain.number import Number, numbers_in
from bot.domain.provenance import Quote, Value, fold, value_text
from bot.llm.guide.passage import Sentence

MISS, FALSE_ALARM = "task.cost_fn", "task.cost_fp"
COSTS = (MISS, FALSE_ALARM)
WEIGHED, AMOUNTS = "Q-M01", "Q-M09"  # which is worse; and how much is each
_JOINT = re.compile(r"[,;/]\s+|\s(?:and|et|und|but|mais|aber|vs\.?|while|against)\s", re.IGNORECASE)
# What choosing a mistake says of each: (of a miss, of a false alarm), none where it says nothing.
_VERDICTS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "en": (
            ("hurts more than a false alarm", ""),
            ("", "hurts more than a miss"),
            ("hurts about as much as a false alarm", "hurts about as much as a miss"),
        ),
        "fr": (
            ("fait plus mal qu'une fausse alerte", ""),
            ("", "fait plus mal qu'un cas manqué"),
            ("fait à peu près aussi mal qu'une fausse alerte", "fait à peu près aussi mal qu'un cas manqué"),
        ),
        "de": (
            ("tut mehr weh als ein Fehlalarm", ""),
            ("", "tut mehr weh als ein übersehener Fall"),
            ("tut etwa so weh wie ein Fehlalarm", "tut etwa so weh wie ein übersehener Fall"),
        ),
    }
)  # fmt: skip
_OFFERED = {
    "en": BANK[WEIGHED].options,
    "fr": FRENCH[WEIGHED].options,
    "de": GERMAN[WEIGHED].options,
}
_ARTICLE = re.compile(r"^(?:an?|une?|eine?n?|the|la|le|der|die|das)\s+")


def chosen(text: str) -> dict[str, str]:
    """What choosing one of the offered answers says, by field; nothing for other words."""
    words = _plain(text)
    for language, options in _OFFERED.items():
        for option, verdict in zip(options, _VERDICTS[language], strict=True):
            if _plain(option) == words:
                return {path: said for path, said in zip(COSTS, verdict, strict=True) if said}
    return {}


def _plain(text: str) -> str:
    return _ARTICLE.sub("", fold(text).strip(" .!…"))


def pieces(sentence: Sentence, *, in_order: bool = False) -> dict[str, tuple[int, int]]:
    """The part of a sentence about each mistake, where it puts a number on both of them.

    `in_order` takes two bare amounts as those of a miss and of a false alarm, as they were asked.
    """
    parts: dict[str, tuple[int, int]] = {}
    for start, end in _parts(sentence):
        miss = sentence.has("miss", start=start, end=end)
        alarm = sentence.has("false_alarm", start=start, end=end)
        measured = any(start <= n.start < end for n in sentence.numbers)
        if measured and miss != alarm:
            parts.setdefault(MISS if miss else FALSE_ALARM, (start, end))
    if in_order and not sentence.has("miss", "false_alarm"):
        measured_parts = [
            (start, end)
            for start, end in _parts(sentence)
            if sum(start <= n.start < end for n in sentence.numbers) == 1
        ]
        both = len(measured_parts) == len(sentence.numbers) == len(COSTS)
        parts = dict(zip(COSTS, measured_parts, strict=True)) if both else {}
    return parts if len(parts) == len(COSTS) else {}


def _parts(sentence: Sentence) -> list[tuple[int, int]]:
    ends = [match.span() for match in _JOINT.finditer(sentence.text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(sentence.text)]
    return list(zip(starts, stops, strict=True))


def piece_of(sentence: Sentence, number: Number) -> tuple[str, tuple[int, int]] | None:
    """The mistake a number is the cost of, with the words about it, where both are told apart."""
    for path, (start, end) in pieces(sentence).items():
        if start <= number.start < end:
            return path, (start, end)
    return None


def told(sentence: Sentence, *, in_order: bool = False) -> dict[str, tuple[str, Quote]]:
    """What a reply about mistakes says, by field, with the words it says it in."""
    whole = sentence.quote()
    choice = chosen(whole.text)
    if choice:
        return {path: (words, whole) for path, words in choice.items()}
    parts = pieces(sentence, in_order=in_order)
    if parts:
        quotes = {path: sentence.quote(*span) for path, span in parts.items()}
        return {path: (quote.text.rstrip(" .!…"), quote) for path, quote in quotes.items()}
    only_alarm = sentence.has("false_alarm") and not sentence.has("miss")
    first_alarm = sentence.has("false_alarm") and sentence.has("miss") and _first_is_alarm(sentence)
    path = FALSE_ALARM if only_alarm or first_alarm else MISS
    return {path: (whole.text.rstrip(" .!…"), whole)}


def _first_is_alarm(sentence: Sentence) -> bool:
    alarm, miss = sentence.hits("false_alarm")[0], sentence.hits("miss")[0]
    return alarm.start < miss.start


def measured(value: Value | None) -> bool:
    """Whether a cost is told as an amount, and not only weighed against the other."""
    return bool(numbers_in(value_text(value)))
