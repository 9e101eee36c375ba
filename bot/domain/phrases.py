"""Phrases as one pattern, searched for only where the text has a word that one of them must have."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

_GROUP = re.compile(r"\(\?[:!=<][^()]*\)")
_UNSURE = re.compile(r"\\.[+*?]?|\[[^\]]*\][+*?]?|.[?*]|\{[^}]*\}|\x00[?*+]?")
_OPENING = re.compile(r"\(\?:([^()]*)\)(?![?*{])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_RUN = re.compile(r"[^\W\d_]{2,}|[^\w\s\x00|]+")

Entry = TypeVar("Entry")
_NONE: Iterator[re.Match[str]] = iter(())


class Phrases:
    """Some alternatives. Most texts have none of them, and then one look at their words will do."""

    __slots__ = ("_regex", "_signs")

    def __init__(
        self, regex: str, parts: list[str] | None = None, *, signs: Iterable[str] = ()
    ) -> None:
        """Compile them, in any case.

        Args:
            regex: Any of them.
            parts: The alternatives as they were written, from which their signs are worked out.
            signs: Instead, small letters and signs of which every text with one of them has some.
        """
        self._regex = re.compile(regex, re.IGNORECASE)
        self._signs = signs_of(parts) if parts is not None else tuple(signs)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first of them."""
        return self._regex.search(text, start, end) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The one that begins at a place."""
        return self._regex.match(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """All of them."""
        return self._regex.finditer(text, start, end) if self.may_be_in(text) else _NONE

    def blanked(self, text: str, lowered: str) -> str:
        """The text with spaces where they stand; `lowered` has its letters, small, and may have more."""
        signs = self._signs
        for sign in ("",) if signs is None else signs:
            if sign in lowered:
                return self._regex.sub(_spaces, text)
        return text

    def may_be_in(self, text: str) -> bool:
        """Whether a text has a word without which none of them is there."""
        signs = self._signs
        if signs is None:
            return True
        lowered = _lowered(text)
        for sign in signs:  # noqa: SIM110  # asked so often that `any` would cost as much again
            if sign in lowered:
                return True
        return False

    @property
    def regex(self) -> re.Pattern[str]:
        """What is looked for where a sign is there."""
        return self._regex

    @property
    def signs(self) -> tuple[str, ...] | None:
        """Words of which every text with one of them has some; none where that cannot be told."""
        return self._signs


class Listed(Generic[Entry]):
    """Phrases that each mean something; a text with none of their words is asked once for all."""

    __slots__ = ("_any", "_entries")

    def __init__(self, entries: Iterable[tuple[Phrases, Entry]]) -> None:
        """Keep them in their order."""
        self._entries = tuple(entries)
        signs = [phrases.signs for phrases, _ in self._entries]
        known = {sign for one in signs if one is not None for sign in one}
        self._any = Phrases("", signs=_telling(known)) if None not in signs else None

    def __iter__(self) -> Iterator[tuple[Phrases, Entry]]:
        """All of them."""
        return iter(self._entries)

    def near(self, text: str) -> tuple[tuple[Phrases, Entry], ...]:
        """All of them where a text has a word of one; else none."""
        return self._entries if self._any is None or self._any.may_be_in(text) else ()


class Blanked:
    """Phrases that are blanked one after the other; each text is looked at once for all their signs."""

    __slots__ = ("_listed",)

    def __init__(self, listed: Iterable[Phrases]) -> None:
        """Keep them in their order."""
        self._listed = tuple(listed)

    def __iter__(self) -> Iterator[Phrases]:
        """All of them."""
        return iter(self._listed)

    def in_text(self, text: str) -> str:
        """The text with spaces where any of them stands.

        Blanking puts no letters into a text, so that a sign it had not at first it never has.
        """
        lowered = text.lower()
        for phrases in self._listed:
            text = phrases.blanked(text, lowered)
        return text


def signs_of(parts: list[str]) -> tuple[str, ...] | None:
    """For every alternative some letters it cannot do without; none where one can do without any."""
    signs = set()
    for part in parts:
        bare = part
        while (less := _GROUP.sub("\x00", bare)) != bare:
            bare = less
        alternatives = _UNSURE.sub("\x00", bare).split("|")
        for alternative in alternatives:
            runs = _RUN.findall(alternative)
            if runs:
                signs.add(max(runs, key=len).lower())
                continue
            first = _first_words(part) if len(alternatives) == 1 else ()
            if not first:
                return None
            signs.update(first)
    return tuple(_telling(signs))


def _first_words(part: str) -> tuple[str, ...]:
    """The words of which a phrase begins with one, where it begins with a list of them."""
    match = _OPENING.match(part)
    words = match[1].split("|") if match else []
    return tuple(map(str.lower, words)) if all(map(_LETTERS.fullmatch, words)) else ()


def _telling(signs: set[str]) -> list[str]:
    """Without those that have another inside them, which tell nothing more."""
    return sorted(one for one in signs if not any(o != one and o in one for o in signs))


def _spaces(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


@lru_cache(maxsize=64)
def _lowered(text: str) -> str:
    return text.lower()
