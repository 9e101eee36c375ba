"""What is said about queues of decisions, cases and checks: in three languages, by key."""

from bot.slack.views.escalation.desk_english import DESK_IN_ENGLISH
from bot.slack.views.escalation.desk_french import DESK_IN_FRENCH
from bot.slack.views.escalation.desk_german import DESK_IN_GERMAN

DESK_WORDS: dict[str, dict[str, str]] = {
    "en": DESK_IN_ENGLISH,
    "fr": DESK_IN_FRENCH,
    "de": DESK_IN_GERMAN,
}


def tell(key: str, language: str) -> str:
    """A sentence, in English where the language has none."""
    return DESK_WORDS.get(language, DESK_IN_ENGLISH)[key]
