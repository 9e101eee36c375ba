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


class Flaw(StrEnum):
    """Why a sentence may not be said."""

    FACT = "fact"  # follows from nothing that is known
    LINK = "link"  # holds a link, a mention or markup
    MARK = "mark"  # leaves out a name, adds one, or changes their order
    OUTCOME = "outcome"  # leaves out how it came out, or says it otherwise
    NUMBER = "number"  # a figure or a quantity the fact does not have
    DATE = "date"
    NAME = "name"
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
    """What no part of the fact accounts for: figures, dates, claims and names."""
    if digits := re.search(r"\d+", rest):
        yield Flaw.NUMBER, digits.group()
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
    known = {word.casefold() for word in _WORD.findall(MARK.sub(" ", fact.text))} | lexicon.nouns
    for place, word in enumerate(_WORD.finditer(rest)):
        written, opens = word.group(), place == 0 and not rest[: word.start()].strip(" «“„\"'")
        if written == written.lower() or written.casefold() in known:
            continue
        if not (opens and written[1:].islower() and written.casefold() in lexicon.openers):
            yield Flaw.NAME, written


def _plain(text: str) -> str:
    """One kind of space: what people write as a thin or a hard one is none the less a space."""
    return " ".join(text.split())


def _without(text: str, words: str, *, most: int = 0) -> tuple[str, bool]:
    """Leave out words where they stand as a whole, and say whether they did."""
    pattern = rf"(?<![\w.,]){re.escape(_plain(words))}(?![\w]|[.,]\d)"
    left, times = re.subn(pattern, " , ", text, count=most, flags=re.IGNORECASE)
    return left, times > 0
