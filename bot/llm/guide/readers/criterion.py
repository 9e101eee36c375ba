"""Reads what a sentence asks of the system itself, by the reader of acceptance criteria."""

import re
from functools import lru_cache

from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.reading.metric_choice import may_be_caught
from bot.domain.criterion.reading.reader import Read, read_criteria
from bot.domain.criterion.term import CriterionKind
from bot.domain.number import Number
from bot.llm.guide.passage import Sentence

_CHANGES = ("goal_down", "goal_up", "target_noun")
_MISTAKES = frozenset({"recall", "false_positives", "false_negatives", "field_accuracy"})
_OURS = re.compile(r"(?<!\w)(?:we|i|i'd|we'd|us|nous|je|on|wir|ich|uns)(?!\w)", re.IGNORECASE)


def criteria_of(sentence: Sentence) -> tuple[Read, ...]:
    """The criteria in a sentence."""
    return _criteria(sentence.text, sentence.lexicon.language)


def is_required(sentence: Sentence, number: Number) -> bool:
    """Whether a number limits what the system misses or wrongly flags.

    "It must flag at least 98 % of risky clauses, at most 3 false flags per contract." Where people say
    what they want for themselves, or what should change, the number is the goal.
    """
    text = sentence.text
    if _OURS.search(text) or sentence.has(*_CHANGES):
        return False
    if not may_be_caught(text) and not any(one.metric in _MISTAKES for one in metrics_in(text)):
        return False  # nothing of the kind is said: no criterion need be read
    return any(
        read.criterion.metric in _MISTAKES
        and read.number is not None
        and read.number.start < number.end
        and number.start < read.number.end
        for read in criteria_of(sentence)
    )


def rules_in(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where it says what must never happen, in a sentence that asks for more than that."""
    read = criteria_of(sentence)
    if len(read) == 1:
        return ()
    return tuple(
        (one.passage.start, one.passage.end)
        for one in read
        if one.criterion.kind is CriterionKind.INVARIANT and not one.criterion.always
    )


def has_exception(sentence: Sentence) -> bool:
    """Whether what it forbids is allowed where something is given: 'never … without an order'."""
    rules = [one.criterion for one in criteria_of(sentence) if one.criterion.event]
    return bool(rules) and all(one.unless is not None for one in rules)


@lru_cache(maxsize=256)  # a thread is read again with every message
def _criteria(text: str, language: str) -> tuple[Read, ...]:
    return read_criteria(text, language).criteria
