"""Sentences a model made of a report's facts, and all that keeps one of them from being said."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from bot.domain.lint.model import Language
from bot.domain.number import numbers_in
from bot.domain.provenance import Frozen
from bot.domain.report.fact import MARK, ReportFact
from bot.domain.report.wording_words import LEXICONS, Lexicon

MOST_SENTENCES = 3
LONGEST = 240  # characters of one sentence
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001
_LIVE = re.compile(  # links, mentions, markup: whatever could be more than words
    r"[<>@#|*_`~\\{}\[\]⟦⟧]|://|\bwww\.|[^\W\d_]\.[^\W\d_]|:[\w+-]+:|&\w+;", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(r"[.!?…]\s+\S")
_STRANGE = re.compile(r"(?:(?!['’-])[^\w\s.,;:()–—])|_|(?<![^\W\d_])['’-]|['’-](?![^\W\d_])")  # noqa: RUF001
_CLAUSE = re.compile(r"[,;()–—]")  # noqa: RUF001
_ELISION = re.compile(r"(?<=')")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s*\Z")


class Flaw(StrEnum):
    """Why a sentence may not be said."""

    FACT = "fact"  # follows from nothing that is known
    LINK = "link"  # holds a link, a mention or markup
    MARK = "mark"  # leaves out a name, adds one, or changes their order
    OUTCOME = "outcome"  # leaves out how it came out, or says it otherwise
    NUMBER = "number"  # a figure or a quantity the fact does not have
    DATE = "date"
    NAME = "name"
    WORD = "word"  # neither the fact's nor one of those that tie words together
    SIGN = "sign"  # neither a letter nor what sentences are divided by
    LENGTH = "length"


class Sentence(Frozen):
    """One sentence, and the fact it is made of."""

    fact: str
    text: str


def flaws(
    sentences: Sequence[Sentence], facts: Mapping[str, ReportFact], language: Language
) -> Iterator[tuple[int, Flaw, str]]:
    """Name what is wrong with which sentence; where anything is, none of them is said."""
    seen: set[str] = set()
    for number, sentence in enumerate(sentences):
        fact = facts.get(sentence.fact)
        if fact is None or sentence.fact in seen or number >= MOST_SENTENCES:
            yield number, Flaw.FACT, sentence.fact
            continue
        seen.add(sentence.fact)
        for flaw, words in _flaws(sentence.text, fact, LEXICONS[language], language):
            yield number, flaw, words


def _flaws(
    text: str, fact: ReportFact, lexicon: Lexicon, language: Language
) -> Iterator[tuple[Flaw, str]]:
    text = _plain(text)
    if len(text) > LONGEST or not text:
        yield Flaw.LENGTH, f"{len(text)} characters"
    if any(unicodedata.category(one)[0] == "C" for one in text):
        yield Flaw.LINK, "a character nobody can see"
    if list(fact.marks) != MARK.findall(text):
        yield Flaw.MARK, " ".join(fact.marks)
    yield from _misplaced(text, fact, lexicon)
    rest = text
    for kept in fact.keeps:
        rest, found = _without(rest, kept, most=1)
        if not found:
            yield Flaw.OUTCOME, kept
    rest = MARK.sub(" , ", rest)
    for known in sorted(fact.figures, key=len, reverse=True):
        rest, _ = _without(rest, known)
    if live := _LIVE.search(rest):
        yield Flaw.LINK, live.group()
    if _NEXT_SENTENCE.search(rest):
        yield Flaw.LENGTH, "more than one sentence"
    yield from _strangers(rest, fact, lexicon, language)


def _strangers(
    rest: str, fact: ReportFact, lexicon: Lexicon, language: Language
) -> Iterator[tuple[Flaw, str]]:
    """What no part of the fact accounts for: figures, dates, claims, names, and any other word."""
    if digits := "".join(one for one in rest if _is_numeral(one)):
        yield Flaw.NUMBER, digits
    if sign := _STRANGE.search(rest):
        yield Flaw.SIGN, sign.group()
    for number in numbers_in(rest, language):
        if not number.text[0].isdigit():
            yield Flaw.NUMBER, number.text
    for flaw, pattern in (
        (Flaw.NUMBER, lexicon.quantities),
        (Flaw.DATE, lexicon.dates),
        (Flaw.OUTCOME, lexicon.claims),
    ):
        if found := pattern.search(rest):
            yield flaw, found.group()
    known = {word.casefold() for word in _WORD.findall(MARK.sub(" ", fact.text))}
    for word in _WORD.findall(rest):
        parts = set(_ELISION.split(word.casefold().replace("’", "'")))  # noqa: RUF001
        if not parts <= known | lexicon.usable:
            yield (Flaw.WORD if word == word.lower() else Flaw.NAME), word


def _misplaced(text: str, fact: ReportFact, lexicon: Lexicon) -> Iterator[tuple[Flaw, str]]:
    """Figures where they would say something else: "364 of 400 failed", "at most 91 %", "needed is 91 %"."""
    ended = 0  # where the last figure of what was seen ends
    for place, known in _places(text, fact.figures):
        clause = _clause(text, place, place + len(known))
        if lexicon.needed in _clause(fact.text, *_span(fact.text, known)).casefold():
            if lexicon.needed not in clause.casefold():
                yield Flaw.NUMBER, known
            continue
        lead = _LAST_WORD.search(text[:place])
        led = lead is not None and lead[1].casefold() in lexicon.leads
        follows = ended and text[ended:place].strip() in {",", "("}
        if lexicon.needed in clause.casefold() or not (led or follows):
            yield Flaw.NUMBER, known
        ended = place + len(known)
        for outcome in fact.keeps:
            between = clause.partition(known)[2].partition(_plain(outcome))
            adjacent = lexicon.verb_last and not between[0].strip()
            if between[1] and not MARK.search(between[0]) and not adjacent:
                yield Flaw.OUTCOME, f"{known} … {outcome}"
    for outcome in fact.keeps:
        after = text.partition(_plain(outcome))[2]
        word = _WORD.match(after.lstrip())
        if word and word.group().casefold() in lexicon.things:
            yield Flaw.OUTCOME, f"{outcome} {word.group()}"


def _places(text: str, figures: Sequence[str]) -> list[tuple[int, str]]:
    """Where which figure stands, from left to right; a figure within a longer one is not there."""
    found: dict[int, str] = {}
    for known in sorted(map(_plain, figures), key=len, reverse=True):
        for match in _whole(known).finditer(text):
            if not any(at <= match.start() < at + len(one) for at, one in found.items()):
                found[match.start()] = known
    return sorted(found.items())


def _span(text: str, words: str) -> tuple[int, int]:
    start = _plain(text).find(words)
    return start, start + len(words)


def _clause(text: str, start: int, end: int) -> str:
    """The words around a place, up to the signs that divide a sentence."""
    text = _plain(text)
    before, after = _CLAUSE.split(text[:start])[-1], _CLAUSE.split(text[end:])[0]
    return before + text[start:end] + after


def _is_numeral(sign: str) -> bool:
    """Whether a sign stands for a number in any script: 4, ٤, ½, Ⅳ, 四."""
    return unicodedata.numeric(sign, None) is not None


def _plain(text: str) -> str:
    """One kind of space, and of each letter: a thin or a hard space is none the less a space."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _without(text: str, words: str, *, most: int = 0) -> tuple[str, bool]:
    """Leave out words where they stand as a whole, and say whether they did."""
    left, times = _whole(_plain(words)).subn(" , ", text, count=most)
    return left, times > 0


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(words)}(?![\w]|[.,]\d)", re.IGNORECASE)
