"""The numbers of a sentence that may be figures, each with the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.domain.number import Number
from bot.llm.guide.passage import Sentence

AIMS = ("goal_down", "goal_up", "target_noun")
FROM_TO = re.compile(r"^\s*(?:to|down to|up to|auf|à|a)\s*$", re.IGNORECASE)
FROM = re.compile(
    r"(?<!\w)(?:from|von|de)\s*(?:about|around|currently|rund|environ)?\s*$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:≤|<=?|at most|no more than|below|under|less than|fewer than|weniger als|nicht mehr als|höchstens|unter|maximal|au plus|pas plus de|moins de|sous|max\.?)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:≥|>=?|at least|more than|above|over|mehr als|mindestens|über|au moins|(?<!pas )plus de)\s*$",
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(r"(?<!\w)(?:not|nicht|pas|and not|instead of|statt)\s*$", re.IGNORECASE)
# "line 3", "Halle 2": the number is a name.
_NAMED = re.compile(
    r"(?<!\w)(?:lines?|linien?|lignes?|halls?|hallen?|plants?|werke?|usines?|phases?|steps?|stages?"
    r"|stufen?|schritte?|étapes?|levels?|tiers?|zones?|gates?|docks?|rooms?|räume?|salles?|floors?|étages?"
    r"|versions?|schicht|shift|press|presse|cells?|zellen?|terminals?|bays?|stations?|ateliers?|kw|week"
    r"|woche|semaine|article|artikel|section|abschnitt|chapter|kapitel|page|seite)\s?(?:no\.?|nr\.?|n°|\#)?\s?$",
    re.IGNORECASE,
)
# "It used to be 55": where things stood once.
_ONCE = re.compile(
    r"\b(?:used to be|was once|it was|früher (?:waren es|war es|warens)|avant c'était|c'était|autrefois)"
    r"\s(?:at |about |bei |etwa |à )?$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?:every|jede)", re.IGNORECASE)  # "we check every tenth part": how often
# "The forecast says we will reach 9 %", "it will be 15 % anyway": no goal of anybody's.
_BY_ITSELF = re.compile(
    r"\b(?:(?:forecasts?|projections?|trends?|extrapolations?) (?:says?|shows?|is that|sees?|has it|predicts?)"
    r"|(?:prognosen?|hochrechnung\w*|trends?) (?:sag\w+|zeig\w+|sieht|sehen|ist)"
    r"|(?:prévisions?|projections?|tendances?) (?:di\w+|montre\w*|est|sont)"
    r"|anyway|at this (?:rate|pace)|without (?:a |any )?change|if nothing (?:changes|is done|happens)"
    r"|sowieso|ohnehin|von selbst|ohne (?:änderung|eingriff)|wenn nichts (?:geschieht|passiert)"
    r"|de toute façon|à ce rythme|sans rien changer|si rien ne change)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:going|heading) to|wird|werden|va|vont|sera|seront|atteindr\w+)\b|['\u2019]ll\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(r"\s*(?:\w+ )?(?:erreichen|sein|liegen) (?:wird|werden)\b", re.IGNORECASE)
_LONGEST_LABEL = 20
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """A number with the words around it, up to its neighbours."""

    number: Number
    left: str
    right: str
    start: int  # where the words on the left begin
    stop: int  # where the words on the right end


def countable(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that are not part of a date, a list mark or a denial."""
    if not sentence.numbers:
        return []
    times = [(start, end) for start, end, _ in sentence.times]
    return [
        number
        for number in sentence.numbers
        if not any(start < number.end and number.start < end for start, end in times)
        and not NOT_BEFORE.search(sentence.text[: number.start][-12:])
        and not (_EVERY.match(number.text) and sentence.has("capacity_verb"))
        and not _ONCE.search(sentence.text[: number.start][-28:])
        and not (number.unit is None and _is_name(sentence.text, number))
        and not _LIST_NUMBER.match(sentence.text[: number.end + 1])
        and not (1990 <= number.value <= 2100 and number.unit is None and "." not in number.text)  # noqa: PLR2004
    ]


def _is_name(text: str, number: Number) -> bool:
    near = text[max(0, number.start - _LONGEST_LABEL) : number.start]
    return number.value < 100 and _NAMED.search(near) is not None  # noqa: PLR2004


def denied(sentence: Sentence) -> list[Number]:
    """The numbers a sentence says it is not."""
    return [n for n in sentence.numbers if NOT_BEFORE.search(sentence.text[: n.start][-12:])]


def places(sentence: Sentence) -> Iterator[Place]:
    numbers = countable(sentence)
    for at, number in enumerate(numbers):
        clause_start, clause_end = sentence.clause_at(number.start)
        before = numbers[at - 1].end if at else 0
        after = numbers[at + 1].start if at + 1 < len(numbers) else len(sentence.text)
        if sentence.text[:clause_start].rstrip().endswith(":"):  # "goal: 100 hours"
            clause_start = sentence.clause_at(clause_start - 2)[0]
        start, stop = max(clause_start, before), min(max(clause_end, number.end), after)
        left, right = sentence.text[start : number.start], sentence.text[number.end : stop]
        if not _foreseen(sentence, left, right):
            yield Place(number, left, right, start, stop)


def _foreseen(sentence: Sentence, left: str, right: str) -> bool:
    """Whether a number is what comes by itself, as a forecast has it; nobody aims at that."""
    comes = _WILL.search(left) or _WILL_BE.match(right)
    return bool(comes and _BY_ITSELF.search(sentence.text)) and not sentence.has("wish")


def comparator(left: str) -> Literal["<=", ">="] | None:
    if _AT_MOST.search(left):
        return "<="
    return ">=" if _AT_LEAST.search(left) else None
