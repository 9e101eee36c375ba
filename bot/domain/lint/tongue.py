"""Which of the linter's languages a text is in, by its small words."""

import re

from bot.domain.lint.model import LANGUAGES, Language
from bot.domain.lint.words.english import ENGLISH
from bot.domain.lint.words.french import FRENCH
from bot.domain.lint.words.german import GERMAN

_SMALL: dict[Language, frozenset[str]] = {
    "en": frozenset((*ENGLISH["function"], *ENGLISH["strong"], *ENGLISH["weak"])),
    "fr": frozenset((*FRENCH["function"], *FRENCH["strong"], *FRENCH["weak"])),
    "de": frozenset((*GERMAN["function"], *GERMAN["strong"], *GERMAN["weak"], *GERMAN["soll"])),
}
_LANGUAGES_OF: dict[str, tuple[Language, ...]] = {
    word: tuple(language for language in LANGUAGES if word in _SMALL[language])
    for word in frozenset[str]().union(*_SMALL.values())
}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4000  # characters; a long text shows its language early


def language_of(text: str, default: Language = "en") -> Language:
    """The language whose small words are most frequent; the default where nothing tells."""
    words = [word for word in _WORD.findall(text[:_LONGEST].casefold()) if word in _LANGUAGES_OF]
    scores = dict.fromkeys(LANGUAGES, 0)
    for word in words:
        for language in _LANGUAGES_OF[word]:
            scores[language] += 1
    best = max(scores.values())
    if not best or scores[default] == best:
        return default
    return next(language for language in LANGUAGES if scores[language] == best)
