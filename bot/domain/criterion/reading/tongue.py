"""Which lexicon reads a text: the language whose small words are the most frequent in it."""

import re

from bot.domain.criterion.reading.english import ENGLISH
from bot.domain.criterion.reading.french import FRENCH
from bot.domain.criterion.reading.german import GERMAN
from bot.domain.criterion.reading.lexicon import Lexicon

LEXICONS: dict[str, Lexicon] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = ("at_least", "at_most", "less", "never", "unless", "down", "up")
_SMALL = {
    "en": frozenset(["not", "no", "without", "never", "the", "of", "and", "with", "than"]),
    "fr": frozenset(
        ["ne", "pas", "sans", "aucun", "aucune", "jamais", "que", "les", "des", "et", "avec"]
    ),
    "de": frozenset(
        [
            "nicht",
            "kein",
            "keine",
            "ohne",
            "nie",
            "und",
            "mit",
            "die",
            "der",
            "das",
            "als",
            "über",
            "für",
            "tage",
            "tagen",
            "wochen",
        ]
    ),
}
_LONGEST = 2000


def language_of(text: str, default: str = "en") -> str:
    """The language a text seems to be in; the default where nothing tells."""
    start = text[:_LONGEST]
    words = [word.casefold() for word in _WORD.findall(start) if len(word) > 1]
    scores = {
        name: sum((word in lexicon.glue) + 2 * (word in _SMALL[name]) for word in words)
        + 2 * sum(bool(lexicon[part].search(start)) for part in _TELLING)
        for name, lexicon in LEXICONS.items()
    }
    best = max(scores.values())
    if not best or scores.get(default) == best:
        return default if default in LEXICONS else "en"
    return next(name for name, score in scores.items() if score == best)
