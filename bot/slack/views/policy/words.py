"""What is said about the policy and its forms: in three languages, by key."""

from collections.abc import Mapping

from bot.slack.views.policy.english import POLICY_IN_ENGLISH
from bot.slack.views.policy.french import POLICY_IN_FRENCH
from bot.slack.views.policy.german import POLICY_IN_GERMAN

POLICY_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": POLICY_IN_ENGLISH,
    "fr": POLICY_IN_FRENCH,
    "de": POLICY_IN_GERMAN,
}


def policy_word(key: str, language: str) -> str:
    """One of them, in English where the language has none."""
    return POLICY_WORDS.get(language, POLICY_IN_ENGLISH)[key]
