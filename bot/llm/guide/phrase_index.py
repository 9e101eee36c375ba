"""Phrases found in a text by their first word, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.llm.guide.shelf import Shelf

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_SHORTEST_STEM = 3


class Token(NamedTuple):
    """One word or sign, folded for look-up, with its place."""

    word: str
    start: int
    end: int


class Hit(NamedTuple):
    """One phrase of the lexicon found in a text."""

    name: str  # the list it belongs to
    key: str  # the entry, for lists whose entries carry facts
    start: int
    end: int


def plain(word: str) -> str:
    """Fold a word for look-up: case and accents are not always typed."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def tokens_of(text: str) -> tuple[Token, ...]:
    """Split a text into words and signs."""
    return tuple(Token(plain(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


@dataclass(slots=True)
class PhraseIndex:
    """Phrases by their first word, exact or by its stem."""

    exact: dict[str, Shelf] = field(default_factory=dict)
    stems: dict[str, Shelf] = field(default_factory=dict)
    stem_lengths: dict[str, list[int]] = field(default_factory=dict)  # by their first letters

    def add(self, name: str, phrase: str, key: str) -> None:
        words = _phrase_words(phrase)
        first = words[0].rstrip("*")
        shelves = self.stems if words[0].endswith("*") else self.exact
        if words[0].endswith("*") and len(first) >= _SHORTEST_STEM:
            lengths = self.stem_lengths.setdefault(first[:_SHORTEST_STEM], [])
            lengths[:] = sorted({*lengths, len(first)})
        shelves.setdefault(first, Shelf()).add((words, name, key))

    def hits(self, tokens: tuple[Token, ...]) -> Iterator[Hit]:
        words = [token.word for token in tokens]
        words.append("")  # behind the last word comes no other
        for at, token in enumerate(tokens):
            for shelf in self._shelves(token.word):
                for phrase, name, key in shelf.before(words[at + 1]):
                    length = len(phrase)
                    if length == 1:
                        yield Hit(name, key, token.start, token.end)
                    elif _follow(phrase, words, at):
                        yield Hit(name, key, token.start, tokens[at + length - 1].end)

    def _shelves(self, word: str) -> Iterator[Shelf]:
        if word in self.exact:
            yield self.exact[word]
        for length in self.stem_lengths.get(word[:_SHORTEST_STEM], ()):
            if length <= len(word) and word[:length] in self.stems:
                yield self.stems[word[:length]]


def _follow(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether the rest of a phrase stands after its first word."""
    if at + len(phrase) > len(words):
        return False
    for offset in range(1, len(phrase)):
        wanted, word = phrase[offset], words[at + offset]
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True


def _phrase_words(phrase: str) -> tuple[str, ...]:
    words: list[str] = []
    for token in tokens_of(phrase):
        if token.word == "*" and words:
            words[-1] += "*"
        else:
            words.append(token.word)
    return tuple(words)
