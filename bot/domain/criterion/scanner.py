"""Reads the words of a criterion's line one by one, and says where it got stuck and what it expected."""

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches

from bot.domain.criterion.line import KEYWORDS, UNIT, UNSAID
from bot.domain.criterion.term import DURATION_UNITS
from bot.domain.criterion.threshold import Duration
from bot.domain.errors import InvalidInputError

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_INTEGER = re.compile(r"\d{1,12}(?![\w.])")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORD = re.compile(r"[^\W\d][\w-]*")
_NEXT = re.compile(r"\"[^\"]*\"?|[\w.@%-]+|\S")
_SHOWN = 30


class CriterionLineError(InvalidInputError):
    """A line is no criterion: says at which character, what was expected, and what may be meant."""

    code = "criterion.unreadable"

    def __init__(self, message: str, *, at: int, expected: str = "", next_step: str = "") -> None:
        """Keep the place (counted from 1) and what would have been right there."""
        super().__init__(message, next_step=next_step, at=at, expected=expected)
        self.at = at
        self.expected = expected


class Scanner:
    """A place in a line, and what can be read from there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def space(self) -> None:
        """Pass over white space."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        self.space()
        return self.at >= len(self.text)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what matches here."""
        self.space()
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def sign(self, sign: str) -> bool:
        """Read a sign if it stands here."""
        self.space()
        found = self.text.startswith(sign, self.at)
        if found:
            self.at += len(sign)
        return found

    def need(self, sign: str) -> None:
        """Read a sign that must stand here."""
        if not self.sign(sign):
            raise self.stuck(f"“{sign}”")

    def peek(self) -> str:
        """The word that stands here, without reading it."""
        self.space()
        match = _WORD.match(self.text, self.at)
        return match.group() if match else ""

    def keyword(self, *words: str) -> str | None:
        """Read one of these words if it stands here."""
        word = self.peek()
        if word.casefold() in words:
            self.at += len(word)
            return word.casefold()
        return None

    def need_keyword(self, *words: str) -> str:
        """Read one of these words, which must stand here."""
        word = self.keyword(*words)
        if word is None:
            raise self.stuck(_or(words), among=words)
        return word

    def one_of(self, names: Iterable[str], what: str) -> str:
        """Read a name from a closed list."""
        known = tuple(names)
        word = self.peek()
        if word not in known:
            raise self.stuck(f"{what}: {_or(known)}", among=known)
        self.at += len(word)
        return word

    def number(self, what: str = "a number") -> float:
        """Read a number."""
        match = self.match(NUMBER)
        if match is None:
            raise self.stuck(what)
        return float(match.group())

    def whole(self, what: str = "a whole number") -> int:
        """Read a whole number."""
        match = self.match(_INTEGER)
        if match is None:
            raise self.stuck(what)
        return int(match.group())

    def quoted(self) -> str | None:
        """Read a text in double quotes if one starts here."""
        start = self.at
        match = self.match(_QUOTED)
        if match is None:
            return None
        try:
            return str(json.loads(match.group()))
        except ValueError:
            self.at = start
            raise self.stuck('a text in double quotes (write \\" for a quote inside)') from None

    def unsaid(self) -> bool:
        """Read a question mark, which stands for what was not said."""
        return self.sign(UNSAID)

    def words(self, pattern: re.Pattern[str], what: str) -> str | None:
        """Read a plain name or a text in double quotes; None for a question mark."""
        if self.unsaid():
            return None
        text = self.quoted()
        if text is not None:
            return text
        start = self.at
        match = self.match(pattern)
        if match is None or match.group().casefold() in KEYWORDS:
            self.at = start
            raise self.stuck(f"{what}, in double quotes if it is more than one word")
        return match.group()

    def unit(self) -> str:
        """Read a unit if one stands here."""
        text = self.quoted()
        if text is not None:
            return text
        start = self.at
        match = self.match(UNIT)
        if match is None or match.group().casefold() in KEYWORDS:
            self.at = start
            return ""
        return match.group()

    def duration(self) -> Duration:
        """Read a length of time."""
        start = self.at
        number = self.number("a length of time such as 7d")
        unit = self.one_of(DURATION_UNITS, "a unit of time")
        if number <= 0:
            self.at = start
            raise self.stuck("a length of time above zero")
        return Duration(number=number, unit=unit)

    def stuck(self, expected: str, *, among: Iterable[str] = ()) -> CriterionLineError:
        """The error that says where reading stopped and what would have been right."""
        self.space()
        match = _NEXT.match(self.text, self.at)
        here = f"“{match.group()[:_SHOWN]}”" if match else "the end"
        close = get_close_matches(match.group() if match else "", list(among), n=1, cutoff=0.6)
        return CriterionLineError(
            f"At character {self.at + 1}: expected {expected}, not {here}.",
            at=self.at + 1,
            expected=expected,
            next_step=f"Did you mean {close[0]}?" if close else "",
        )


def _or(words: Iterable[str]) -> str:
    *most, last = (f"“{word}”" for word in words)
    return f"{', '.join(most)} or {last}" if most else last
