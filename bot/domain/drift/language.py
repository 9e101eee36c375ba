"""The language findings of drift are told in: its sentences, and its way to write shares and figures."""

from dataclasses import dataclass
from math import isinf

from bot.domain.drift.levels import OTHERS
from bot.domain.drift.schema import SchemaKind
from bot.domain.drift.words import DriftWords
from bot.domain.drift.words_english import ENGLISH
from bot.domain.drift.words_french import FRENCH
from bot.domain.drift.words_german import GERMAN
from bot.domain.lint.model import Language

_WORDS: dict[Language, DriftWords] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
_NOTHING = 0.1  # percent, and what would round to nothing


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's sentences, with shares and figures as it writes them."""

    words: DriftWords

    def share(self, part: float) -> str:
        """A share of the rows: 12.3 %."""
        percent = 100 * part
        if 0 < percent < _NOTHING:
            return self.words.under
        return f"{self._marked(f'{percent:.1f}')} %"

    def change(self, part: float) -> str:
        """A change of something, relative to it: +12 %."""
        return "+∞" if isinf(part) else f"{100 * part:+.0f} %"

    def figure(self, value: float | None) -> str:
        """A value with four digits."""
        return self.words.none if value is None else self._marked(f"{value:,.4g}")

    def points(self, part: float) -> str:
        """A difference of two shares, in points: 2.5."""
        return self._marked(f"{100 * part:.1f}")

    def index(self, value: float) -> str:
        """A population stability index, or a distance."""
        return self._marked(f"{value:.3f}")

    def level(self, name: str) -> str:
        """A level as the data have it, in quotes; or all that are not named."""
        return self.words.others if name == OTHERS else repr(name)

    def nature(self, said: str, kind: SchemaKind) -> str:
        """A type, or the zones of times, as a change of a column tells it."""
        if kind is SchemaKind.ZONES:
            return ", ".join(self.words.zoneless if z == "none" else z for z in said.split(", "))
        family, space, rest = said.partition(" ")
        return f"{self.words.types.get(family, family)}{space}{rest}"

    def count(self, number: int) -> str:
        """How many."""
        return self._marked(f"{number:,}")

    def _marked(self, text: str) -> str:
        words = self.words
        return text.replace(",", "\0").replace(".", words.decimal).replace("\0", words.thousands)


def tongue(language: Language = "en") -> Tongue:
    """The language to tell in."""
    return Tongue(_WORDS[language])
