"""How many cases it takes to show what a spec asks for, as somebody asked in its thread."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.criterion.advice import Floor, floor_of, needed
from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.model import AISpec

_ID = re.compile(r"ac-\d+")
_RATE = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?(?:%|per ?cent|pour ?cent|prozent)")
_SAME = 1e-9  # what a division by a hundred may leave
_HALF = 0.5  # a share below it is a limit on what goes wrong


@dataclass(frozen=True, slots=True)
class Needed:
    """One criterion, or a bar that is in none, and the sentences on what it takes."""

    criterion: AcceptanceCriterion | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasesNeeded:
    """The answer to "how many cases?"."""

    told: tuple[Needed, ...]
    uncounted: tuple[str, ...] = ()  # criteria asked about that no number of cases decides


def names_a_bar(about: str) -> bool:
    """Whether a question names a share, so that it can be answered without any spec."""
    return bool(_rates(about))


def cases_needed(
    spec: AISpec | None, about: str, n: int | None = None, language: str = "en"
) -> CasesNeeded:
    """Say what it takes to show what is asked about: a criterion, a share, or all there is.

    Args:
        spec: What the thread is about, where there is one.
        about: The words of the question: "AC-01", "98 %", nothing.
        n: The cases somebody wants to make do with.
        language: Of the sentences.
    """
    criteria = spec.acceptance if spec else ()
    named = set(_ID.findall(about.casefold()))
    chosen = [one for one in criteria if one.id.casefold() in named]
    rates = () if chosen else _rates(about)
    told: list[Needed] = []
    for rate in rates:
        alike = [one for one in criteria if _asks_for(one, rate, language)]
        chosen += alike
        if not alike:
            low = rate < _HALF
            bar = Floor(1 - rate if low else rate, rate, at_most=low, confidence=CONFIDENCE)
            told.append(Needed(None, (needed(bar, n, language),)))
    if not chosen and not told:
        chosen = list(criteria)
    told += [one for criterion in chosen if (one := _needed(criterion, n, language))]
    known = {one.criterion.id for one in told if one.criterion}
    return CasesNeeded(tuple(told), tuple(one.id for one in chosen if one.id not in known))


def _rates(about: str) -> Sequence[float]:
    found = (float(text.replace(",", ".")) / 100 for text in _RATE.findall(about.casefold()))
    return [rate for rate in found if 0 <= rate <= 1]


def _floor(one: AcceptanceCriterion, language: str) -> Floor | None:
    return floor_of(canonical(one, language).criterion)


def _asks_for(one: AcceptanceCriterion, rate: float, language: str) -> bool:
    floor = _floor(one, language)
    return floor is not None and abs(floor.level - rate) < _SAME


def _needed(one: AcceptanceCriterion, n: int | None, language: str) -> Needed | None:
    """What it takes; beside it what the planned cases can show, unless others are asked about."""
    floor = _floor(one, language)
    if floor is None:
        return None
    if n is not None:
        return Needed(one, (needed(floor, n, language),))
    planned = canonical(one, language).criterion.min_n
    sizes = (None,) if planned is None else (None, planned)
    return Needed(one, tuple(needed(floor, size, language) for size in sizes))
