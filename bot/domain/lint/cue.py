"""Words and phrases of a lexicon, found in one pass over the words of a sentence."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from bot.domain.lint.model import Language
from bot.domain.lint.words.english import ENGLISH
from bot.domain.lint.words.french import FRENCH
from bot.domain.lint.words.german import GERMAN

_LANGUAGES: dict[Language, tuple[Mapping[str, Iterable[str]], tuple[str, ...]]] = {
    "en": (ENGLISH, ("",)),
    "fr": (FRENCH, ("", "e", "s", "es")),
    "de": (GERMAN, ("", "e", "er", "en", "em", "es")),
}
_FOR_THE_LANGUAGE = "function"  # the small words of a language are in every sentence, and no cue
_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")  # noqa: RUF001


class Word(NamedTuple):
    """One word of a sentence: as written, folded, and where."""

    text: str
    folded: str
    start: int
    end: int


FOLDED = attrgetter("folded")


class Cue(NamedTuple):
    """A phrase of the lexicon in a sentence: `first` and `last` count words."""

    kind: str
    start: int
    end: int
    first: int
    last: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; a French article is a word of its own."""
    found = _WORD.finditer(text)
    return tuple([Word(word := m[0], word.casefold(), m.start(), m.end()) for m in found])


class Lexicon:
    """The phrases of one language by their first word, longest first."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], inflections: tuple[str, ...]) -> None:
        """Index the phrases of each kind; `~` at the end of a word stands for its endings."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, listed in phrases.items():
            for phrase in () if kind == _FOR_THE_LANGUAGE else listed:
                for written in _inflected(phrase, inflections):
                    words = tuple(word.folded for word in words_of(written))
                    self._by_first.setdefault(words[0], []).append((words, kind))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: tuple[Word, ...]) -> dict[str, tuple[Cue, ...]]:
        """Every phrase by its kind. A phrase hides the shorter ones inside it."""
        found: dict[str, tuple[Cue, ...]] = {}
        folded = tuple(map(FOLDED, words))
        by_first = self._by_first
        taken = 0
        for place, first in enumerate(folded):
            if first not in by_first or place < taken:
                continue
            length = 0
            for phrase, kind in by_first[first]:
                size = len(phrase)
                if size < length:
                    break
                end = place + size
                if size == 1 or folded[place:end] == phrase:
                    cue = Cue(kind, words[place].start, words[end - 1].end, place, end - 1)
                    found[kind] = (*found.get(kind, ()), cue)
                    length, taken = size, end
        return found


def _inflected(phrase: str, endings: tuple[str, ...]) -> Iterable[str]:
    if "~" not in phrase:
        return (phrase,)
    return tuple(phrase.replace("~", ending) for ending in endings)


@cache
def lexicon(language: Language) -> Lexicon:
    """The linter's words of one language."""
    phrases, endings = _LANGUAGES[language]
    return Lexicon(phrases, endings)
