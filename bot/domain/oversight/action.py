"""What the words of an action tell about how final it is and whom it reaches; always inferred."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.number import CURRENCIES, numbers_in
from bot.domain.oversight import action_words as lexicon
from bot.domain.oversight.limit import Limits, Money, blast_of_money, blast_of_records
from bot.domain.oversight.scale import Blast, Reversibility
from bot.domain.provenance import Frozen, fold

_VERBS = {"en": lexicon.ENGLISH, "fr": lexicon.FRENCH, "de": lexicon.GERMAN}
_REACH = {"en": lexicon.ENGLISH_REACH, "fr": lexicon.FRENCH_REACH, "de": lexicon.GERMAN_REACH}
_JOINTS = {
    "en": lexicon.ENGLISH_JOINTS,
    "fr": lexicon.FRENCH_JOINTS,
    "de": lexicon.GERMAN_JOINTS,
}
_UNBOUNDED = re.compile(rf"(?<!\w)(?:{lexicon.UNBOUNDED})\s+$")
_FINAL = re.compile(rf"(?<!\w)(?:{lexicon.FINAL})(?!\w)")
_ONE_CLICK = re.compile(rf"(?<!\w)(?:{lexicon.ONE_CLICK})(?!\w)")
_WITH_EFFORT = re.compile(rf"(?<!\w)(?:{lexicon.WITH_EFFORT})(?!\w)")
_VERB_LAST = frozenset({"de"})  # "eine Erstattung vorschlagen": the last verb says what is done
_BEFORE = 20  # characters in which "more than" may stand before a sum


class ActionReading(Frozen):
    """What an action's words tell; none where they do not tell it."""

    reversibility: Reversibility | None = None
    blast: Blast | None = None
    because: tuple[str, ...] = ()  # the words it rests on
    moves_money: bool = False
    reaches_out: bool = False
    changes_payee: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    reversibility: Reversibility
    blast: Blast | None
    tells: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    row: _Row
    start: int
    words: str


def read_action(words: str, language: str = "en", limits: Limits | None = None) -> ActionReading:
    """Read an action in its language; in English where that has no word for it."""
    found = _read(words, language if language in _VERBS else "en", limits or Limits())
    if found.reversibility is None and language != "en":
        english = _read(words, "en", limits or Limits())
        return english if english.reversibility is not None else found
    return found


def read_undo(words: str) -> Reversibility | None:
    """What was said about undoing, in any of the languages."""
    text = fold(words)
    if _FINAL.search(text):
        return Reversibility.R3
    if _ONE_CLICK.search(text):
        return Reversibility.R1
    return Reversibility.R2 if _WITH_EFFORT.search(text) else None


def _read(words: str, language: str, limits: Limits) -> ActionReading:
    text = fold(words)
    hits = [hit for part in re.split(_JOINTS[language], text) for hit in _hits(part, language)]
    reach = [*_reach(text, language), *_amounts(words, language, limits, hits)]
    only_drafts = bool(hits) and all(hit.row.reversibility is Reversibility.R0 for hit in hits)
    blasts = [hit.row.blast for hit in hits if hit.row.blast]
    if not only_drafts:  # a draft about a customer reaches whoever asked for it
        blasts += [blast for blast, _ in reach]
    return ActionReading(
        reversibility=_worst(hit.row.reversibility for hit in hits),
        blast=max(blasts, key=lambda blast: blast.rank, default=None),
        because=tuple(dict.fromkeys([hit.words for hit in hits] + [told for _, told in reach])),
        moves_money=any("money" in hit.row.tells for hit in hits),
        reaches_out=any("out" in hit.row.tells for hit in hits),
        changes_payee=any("payee" in hit.row.tells for hit in hits),
    )


def _hits(part: str, language: str) -> list[_Hit]:
    """The verbs of one part; where drafting is what is done, what is drafted does not count."""
    hits = sorted(
        (
            _Hit(row, match.start(), match.group())
            for row in _rows(language)
            for match in row.pattern.finditer(part)
        ),
        key=lambda hit: hit.start,
    )
    if not hits:
        return []
    ends = [hits[0], hits[-1]] if language in _VERB_LAST else [hits[0]]
    drafting = [hit for hit in ends if hit.row.reversibility is Reversibility.R0]
    return drafting[:1] or hits


@lru_cache(maxsize=8)
def _rows(language: str) -> tuple[_Row, ...]:
    return tuple(_row(line) for line in _VERBS[language].strip().splitlines())


def _row(line: str) -> _Row:
    reversibility, blast, tells, words = (cell.strip() for cell in line.split(" | "))
    patterns = "|".join(pattern.strip() for pattern in words.split(", "))
    return _Row(
        reversibility=Reversibility(reversibility),
        blast=None if blast == "-" else Blast(blast),
        tells=frozenset(tells.split()),
        pattern=re.compile(rf"(?<![\w-])(?:{patterns})(?!\w)"),
    )


@lru_cache(maxsize=16)
def _reach_pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)")


def _reach(text: str, language: str) -> Iterable[tuple[Blast, str]]:
    for blast, words in _REACH[language].items():
        match = _reach_pattern(words).search(text)
        if match:
            yield blast, match.group()


def _amounts(
    words: str, language: str, limits: Limits, hits: list[_Hit]
) -> Iterable[tuple[Blast, str]]:
    """How far the sums and counts of an action reach; a sum that is not told has no upper end."""
    sums = False
    for number in numbers_in(words, language):
        if number.unit in CURRENCIES:
            sums = True
            open_end = _UNBOUNDED.search(
                fold(words[max(0, number.start - _BEFORE) : number.start]) + " "
            )
            money = None if open_end else Money(amount=number.value, currency=str(number.unit))
            yield blast_of_money(money, limits), number.text.strip()
        elif number.unit is None and number.value > 1:
            yield blast_of_records(number.value, limits), number.text.strip()
    moving = next((hit for hit in hits if "money" in hit.row.tells), None)
    if moving and not sums:
        yield blast_of_money(None, limits), moving.words


def _worst(found: Iterable[Reversibility]) -> Reversibility | None:
    return max(found, key=lambda one: one.rank, default=None)
