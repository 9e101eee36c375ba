"""Which language a text is in, by its small words."""

from bot.llm.guide.lexicon import LANGUAGES, lexicon, tokens_of

_ENOUGH = 400  # words; a long text shows its language early


def language_of(text: str, default: str = "en") -> str:
    """The language whose small words are most frequent; the default where nothing tells."""
    words = [token.word for token in tokens_of(text[:8000])][:_ENOUGH]
    scores = {
        language: sum(word in lexicon(language).stopwords for word in words)
        for language in LANGUAGES
    }
    best = max(scores.values())
    if not best or scores[default] == best:
        return default
    return next(language for language, score in scores.items() if score == best)
