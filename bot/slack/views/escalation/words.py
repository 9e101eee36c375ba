"""What is said about decisions, in the language of the request."""

from bot.slack.views.escalation.english import DECIDING_IN_ENGLISH
from bot.slack.views.escalation.french import DECIDING_IN_FRENCH
from bot.slack.views.escalation.german import DECIDING_IN_GERMAN

ESCALATION_WORDS: dict[str, dict[str, str]] = {
    "en": DECIDING_IN_ENGLISH,
    "fr": DECIDING_IN_FRENCH,
    "de": DECIDING_IN_GERMAN,
}


def say(key: str, language: str) -> str:
    """A sentence about decisions, in English where the language has none."""
    return ESCALATION_WORDS.get(language, DECIDING_IN_ENGLISH)[key]
