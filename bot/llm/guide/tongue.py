"""Which language a text is in, by its small words."""

import re

from bot.llm.guide.lexicon import LANGUAGES, lexicon
from bot.llm.guide.phrase_index import plain

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4000  # characters
_ENOUGH = 120  # words; a long text shows its language early


def language_of(text: str, default: str = "en") -> str:
    """The language whose small words are most frequent; the default where nothing tells."""
    words = [plain(word) for word in _WORD.findall(text[:_LONGEST])[:_ENOUGH]]
    scores = {
        language: sum(map(lexicon(language).stopwords.__contains__, words))
        for language in LANGUAGES
    }
    best = max(scores.values())
    if not best or scores[default] == best:
        return default
    return next(language for language, score in scores.items() if score == best)
