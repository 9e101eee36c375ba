"""What people read when a spec is changed, checked, reviewed and exported, in their language."""

from bot.slack.views.spec import english as spec_words_english
from bot.slack.views.spec import french as spec_words_french
from bot.slack.views.spec import german as spec_words_german

_WORDS: dict[str, dict[str, str]] = {
    "en": spec_words_english.WORDS,
    "fr": spec_words_french.WORDS,
    "de": spec_words_german.WORDS,
}


def colon(language: str) -> str:
    """The colon after a label, which French sets off."""
    return " :" if language == "fr" else ":"


def spec_word(name: str, language: str) -> str:
    """A text of ours, in English where the language has none."""
    return _WORDS.get(language, _WORDS["en"])[name]
