"""One sentence as the rules see it: its words, its cues, its numbers, and what surrounds it."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.domain.lint.cue import Cue, Word, lexicon, words_of
from bot.domain.lint.model import Language
from bot.domain.lint.reading import Reading, line_reading, prose_readings
from bot.domain.lint.words.verbs import (
    ENGLISH_BE,
    ENGLISH_NOUN_VERBS,
    ENGLISH_STATEMENTS,
    ENGLISH_VERBS,
    FRENCH_NOT_INFINITIVES,
    FRENCH_STATEMENTS,
    GERMAN_INFINITIVES,
    GERMAN_STATEMENTS,
)
from bot.domain.number import Number, numbers_in
from bot.domain.once import once

_STATEMENTS: dict[Language, frozenset[str]] = {
    "en": ENGLISH_STATEMENTS | ENGLISH_BE,
    "fr": FRENCH_STATEMENTS,
    "de": GERMAN_STATEMENTS,
}
_INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")
_SHORTEST_INFINITIVE = 4
_BEFORE_COMMANDS = frozenset({"never", "always", "do", "jamais", "toujours", "ne", "nie", "immer"})
_NO_GERMAN_VERBS_WORDS = """
nicht erst seit dort fast meist sonst selbst jetzt kurz laut direkt leicht schlecht recht komplett
konkret exakt strikt explizit robust bereits nächst zuerst zuletzt oft samt mitsamt zuvörderst
"""
_NO_GERMAN_VERBS = frozenset(_NO_GERMAN_VERBS_WORDS.split())
_LABELLED = re.compile(r"[^,:]{1,40}:\W")
_OPENINGS = ("when", "if", "while", "where")


class Surroundings(NamedTuple):
    """What a rule may know beside the sentence itself."""

    block: str = ""  # the paragraph, list item or table row it stands in
    lead: str = ""  # "The system shall:" above a list
    is_criterion: bool = False  # it stands among the acceptance criteria
    known: frozenset[str] = frozenset()  # abbreviations that the document explains
    explained: bool = False  # whether abbreviations can be looked up at all: a whole document


_NOTHING_AROUND = Surroundings()


@dataclass(frozen=True)
class Sentence:
    """A sentence to be checked. What stands between quotation marks is blanked in `text`."""

    text: str
    language: Language
    around: Surroundings = _NOTHING_AROUND
    written: str = ""  # with its quotations
    given: tuple[Reading, ...] = ()  # what it says, where that is known without reading it

    @once
    def words(self) -> tuple[Word, ...]:
        """Its words, in order."""
        return words_of(self.text)

    @once
    def cues(self) -> dict[str, tuple[Cue, ...]]:
        """The phrases of the lexicon it has, by kind."""
        return lexicon(self.language).find(self.words)

    @once
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers with their units; none is looked for where there is no digit."""
        return numbers_in(self.text, self.language) if self.has_digit else ()

    @once
    def has_digit(self) -> bool:
        """Whether any figure is in it."""
        return any(map(str.isdigit, self.text))

    @once
    def line(self) -> Reading | None:
        """The criterion it is, where it is one in the one-line form rather than prose."""
        return line_reading(self.written or self.text) if ":" in self.text else None

    @once
    def readings(self) -> tuple[Reading, ...]:
        """The criteria it says."""
        if self.given:
            return self.given
        if self.line:
            return (self.line,)
        return prose_readings(self.required, self.language)

    @once
    def required(self) -> str:
        """Its text with the conditions blanked: a limit that only says when is no criterion."""
        text = self.text
        if self.opening:
            after = [cue.start for cue in self.of("then")]
            comma = text.find(",")
            ends = [place for place in (comma, *after) if place > 0]
            text = " " * min(ends) + text[min(ends) :] if ends else text
        modal = self.of("strong", "soll")
        for cue in self.of(*_OPENINGS, "event"):
            if modal and cue.start > modal[0].end:
                return text[: cue.start] + " " * (len(text) - cue.start)
        return text

    def of(self, *kinds: str) -> tuple[Cue, ...]:
        """The cues of some kinds, in order."""
        cues = self.cues
        listed = [cues[kind] for kind in kinds if kind in cues]
        if not listed:
            return ()
        if len(listed) == 1:
            return listed[0]
        return tuple(sorted(chain.from_iterable(listed), key=_place))

    def has(self, *kinds: str) -> bool:
        """Whether it has a cue of some kind."""
        return any(kind in self.cues for kind in kinds)

    def folded(self, place: int) -> str:
        """The word at a place, folded; empty beyond the ends."""
        return self.words[place].folded if 0 <= place < len(self.words) else ""

    def cut(self, start: int, end: int) -> str:
        """A part of it as written."""
        return (self.written or self.text)[start:end]

    @once
    def told(self) -> str:
        """The sentence as written, on one line."""
        return " ".join((self.written or self.text).split())

    @once
    def modal(self) -> Cue | None:
        """The first word that makes it binding, or nearly so."""
        return next(iter(self.of("strong", "soll", "weak", "will")), None)

    @once
    def opening(self) -> str | None:
        """How it opens where it opens with a condition: when, if, while or where."""
        if _LABELLED.match(self.text):
            return None  # "Where it stands: …" is a label
        for kind in _OPENINGS:
            if any(cue.first == 0 for cue in self.of(kind)):
                return kind
        return "if" if self.language == "de" and self.folded(0) == "wenn" else None

    @once
    def states(self) -> bool:
        """Whether it has a verb that says something, with or without a modal."""
        if self.modal or self.around.lead:
            return True
        listed = _STATEMENTS[self.language]
        if self.commands or any(word.folded in listed for word in self.words):
            return True
        return self.language == "de" and any(map(_is_german_verb, self.words))

    @once
    def commands(self) -> bool:
        """Whether it opens with a bare verb: "Reduce no-shows", "Réduire le délai"."""
        first = self.folded(0)
        if first in _BEFORE_COMMANDS:
            first = self.folded(1)
        if self.language == "fr":
            return is_french_infinitive(first)
        if self.language == "de":
            last = self.words[-1].text if self.words else ""
            return last in GERMAN_INFINITIVES or (last.islower() and last.endswith("ieren"))
        return first in ENGLISH_VERBS or first in ENGLISH_NOUN_VERBS or first == "be"


def _place(cue: Cue) -> int:
    return cue.start


def _is_german_verb(word: Word) -> bool:
    """Whether a word looks like a verb that says something; nouns have a capital."""
    text = word.text
    if not text.islower() or len(text) < _SHORTEST_INFINITIVE or text in _NO_GERMAN_VERBS:
        return False
    return text.endswith("t") and not text.startswith("ge")


def is_french_infinitive(word: str) -> bool:
    """Whether a word looks like the bare form of a French verb."""
    return (
        len(word) >= _SHORTEST_INFINITIVE
        and word.endswith(_INFINITIVE_ENDINGS)
        and not word.endswith(("ière", "aire", "oire", "ature", "iture"))
        and word not in FRENCH_NOT_INFINITIVES
    )
