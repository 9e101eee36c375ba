"""Tells where a figure's own words end, and which report or system it is said to come from."""

import re

from bot.domain.number import Number
from bot.llm.guide.passage import Sentence

_OF_WHAT = re.compile(r"\s*(?:of|der|des|de|aller|von)\s+[^\d,;:()?!]{2,48}", re.IGNORECASE)
_STOP_AT = re.compile(
    r"\s(?:last|and|but|by|until|which|that|with|so|right|today|now|currently|this|next|und|aber|bis|et"
    r"|mais|d'ici|avant|heute|aujourd|we|i|wir|ich|je|nous|on|is|are|in|at|according|selon|laut|per|from)\b",
    re.IGNORECASE,
)
_NAMED_SOURCE = re.compile(
    r"[^,;()]{0,30}?\b(?:according to|laut|gemäß|selon|d'après)\s+((?:[\w-]+\s?){1,3})(?<!\s)",
    re.IGNORECASE,
)


def extent(sentence: Sentence, number: Number) -> int:
    """Where the number's own words end: "11.8 % of booked slots"."""
    match = _OF_WHAT.match(sentence.text, number.end)
    if match is None:
        return number.end
    stop = _STOP_AT.search(match.group().rstrip(), 5)
    end = match.start() + (stop.start() if stop else len(match.group().rstrip(" .")))
    return max(number.end, end)


def source_of(sentence: Sentence, number: Number) -> tuple[int, str | None]:
    """The report or system a figure is said to come from, in the same sentence."""
    nouns = sentence.hits("source_noun", number.end)
    if not nouns:
        named = _NAMED_SOURCE.match(sentence.text, number.end)
        return (named.end(), named[1]) if named else (0, None)
    noun = nouns[0]
    for following in nouns[1:]:
        if following.start - noun.end <= 1:
            noun = following
    clause_start, clause_end = sentence.clause_at(noun.start)
    openers = sentence.hits("source_opener", max(number.end, clause_start - 1), noun.end)
    start = openers[-1].end if openers else clause_start
    start = max(start, number.end)
    bracketed = start > 0 and sentence.text[start - 1] == "("
    if (not openers and not bracketed) or noun.end - start > 50:  # noqa: PLR2004
        return 0, None
    quarter = next((stop for begin, stop, _ in sentence.times if 0 <= begin - noun.end <= 1), None)
    end = clause_end if bracketed else quarter or noun.end
    return end, sentence.quote(start, end).text or None
