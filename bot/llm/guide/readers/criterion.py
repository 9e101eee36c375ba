"""Reads what a sentence asks of the system itself, by the reader of acceptance criteria."""

import re
from functools import lru_cache

from bot.domain.criterion.reading.reader import Read, read_criteria
from bot.domain.number import Number
from bot.llm.guide.passage import Sentence

_CHANGES = ("goal_down", "goal_up", "target_noun")
_MISTAKES = frozenset({"recall", "false_positives", "false_negatives"})
# Without one of these nothing is caught, missed or wrongly flagged, and no criterion need be read.
_SIGNS = re.compile(
    r"recall|rappel|sensitiv|false|faux|fauss|falsch|fehlalarm|falschmeld|wrong|miss|oubli|übers"
    r"|detect|catch|caught|spot|find|found|discover|flag|identif|détect|repér|retrouv|signal"
    r"|erkenn|erkannt|entdeck|aufdeck|aufgedeckt|gefunden|markier|meld|true positive|trefferquote",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?<!\w)(?:we|i|i'd|we'd|us|nous|je|on|wir|ich|uns)(?!\w)", re.IGNORECASE)


def criteria_of(sentence: Sentence) -> tuple[Read, ...]:
    """The criteria in a sentence."""
    return _criteria(sentence.text, sentence.lexicon.language)


def is_required(sentence: Sentence, number: Number) -> bool:
    """Whether a number limits what the system misses or wrongly flags.

    "It must flag at least 98 % of risky clauses, at most 3 false flags per contract." Where people say
    what they want for themselves, or what should change, the number is the goal.
    """
    if not _SIGNS.search(sentence.text) or _OURS.search(sentence.text):
        return False
    if sentence.has(*_CHANGES):
        return False
    return any(
        read.criterion.metric in _MISTAKES
        and read.number is not None
        and read.number.start < number.end
        and number.start < read.number.end
        for read in criteria_of(sentence)
    )


@lru_cache(maxsize=256)  # a thread is read again with every message
def _criteria(text: str, language: str) -> tuple[Read, ...]:
    return read_criteria(text, language).criteria
