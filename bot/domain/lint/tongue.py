"""Which of the linter's languages a text is in, by its small words."""

import re
from itertools import repeat

from bot.domain.lint.model import LANGUAGES, Language
from bot.domain.lint.words.english import ENGLISH
from bot.domain.lint.words.french import FRENCH
from bot.domain.lint.words.german import GERMAN

_SMALL: dict[Language, frozenset[str]] = {
    "en": frozenset((*ENGLISH["function"], *ENGLISH["strong"], *ENGLISH["weak"])),
    "fr": frozenset((*FRENCH["function"], *FRENCH["strong"], *FRENCH["weak"])),
    "de": frozenset((*GERMAN["function"], *GERMAN["strong"], *GERMAN["weak"], *GERMAN["soll"])),
}
_LONGEST = 4000  # characters; a long text shows its language early
# The counts of all languages are kept in one number, each above what the one before can come to.
_MANY = 2 * _LONGEST
_UNITS: dict[Language, int] = {name: _MANY**place for place, name in enumerate(LANGUAGES)}
_COUNTS_FOR: dict[str, int] = {
    word: sum(unit for name, unit in _UNITS.items() if word in _SMALL[name])
    for word in frozenset[str]().union(*_SMALL.values())
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, default: Language = "en") -> Language:
    """The language whose small words are most frequent; the default where nothing tells."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    total = sum(map(_COUNTS_FOR.get, words, repeat(0)))
    if not total:
        return default
    scores = {name: total // unit % _MANY for name, unit in _UNITS.items()}
    best = max(scores.values())
    if scores[default] == best:
        return default
    return next(language for language in LANGUAGES if scores[language] == best)
