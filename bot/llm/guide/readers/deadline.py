"""Reads when something must be done: a time with an opener such as "by" or "next" before it."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from bot.domain.provenance import Moment
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import plain
from bot.llm.guide.times import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENER_SPAN = 34
_AFTER = 14
_RIGHT_BEHIND = 8  # characters between "the audit" and "october"
_COMING = frozenset(
    {"next", "this", "in the next", "nachsten", "nachste", "nachster", "nachstes", "diesen", "diese",
     "in den nachsten", "dans les", "le", "in", "im", "en"}
)  # fmt: skip
_FORETOLD = re.compile(
    r"\b(?:which|who|whom|whether|how (?:many|much|full|busy|long)|welche\w*|wer|wen|ob|wie (?:viele?|voll|lange)"
    r"|quels?|quelles?|lesquels|combien)\b(?:[^,.;:!?]|(?<=\d)[,.](?=\d)){2,80}$",
    re.IGNORECASE,
)
_GONE = frozenset({"dernier", "derniere", "passe", "passee", "derniers", "dernieres", "ago"})
PATH = "business_goal.deadline"


# "If we could get to 5 % by June I'd be happy" is a wish, other suppositions are not.
WISHFUL = re.compile(
    r"(?:i'd|i would|we'd|we would) be (?:very |so |really )?(?:happy|glad|thrilled|fine|content)"
    r"|would (?:already )?be (?:great|nice|perfect|good|super)|wäre (?:schon |sehr )?(?:gut|super|toll)"
    r"|serait (?:déjà )?(?:bien|parfait|super)",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(r"n't\b|\b(?:not|never|no|nicht|kein\w*|pas|jamais)\b", re.IGNORECASE)
_WHICH = frozenset(
    {"first", "second", "third", "last", "each", "every", "same", "ersten", "zweiten", "letzten",
     "jedem", "jeder", "premier", "premiere", "derniere", "chaque"}
)  # fmt: skip


def read(sentence: Sentence) -> Iterator[Finding]:
    """A time with an opener such as "by" or "next" before it, looking ahead, not back."""
    if not sentence.times:
        return
    words = sentence.lexicon.times
    openers, weak, past = words.openers, words.weak, words.past
    supposed = sentence.has("hypothetical") and not WISHFUL.search(sentence.text)
    if supposed and not sentence.has("wish"):
        return
    goal = sentence.has("wish", "goal_down", "goal_up", "target")
    for start, end, day in _times(sentence):
        clause_start = max(0, start - _OPENER_SPAN)
        left = plain(sentence.text[clause_start:start])
        inside = plain(sentence.text[start:end])
        opener = _last(openers, left) or _first(openers, inside)
        following = plain(sentence.text[end : end + _AFTER])
        if opener is None or _behind(past, left, inside, following):
            continue
        if opener[0] >= 0 and _gap(left[opener[0] + len(opener[1]) :]):
            opener = _first(openers, inside) or opener  # "down by 150 % next winter"
        place, phrase = opener
        if phrase in weak and not (goal and (day is not None or phrase == "in")):
            continue
        between = left[place + len(phrase) :] if place >= 0 else ""
        if _tells_when(sentence, phrase, between, (start, end), known=day is not None):
            continue
        begin = clause_start + place if place >= 0 else start
        if _gap(left[place + len(phrase) :] if place >= 0 else ""):
            continue
        if day is not None and day < sentence.message.said_at.date() and phrase in weak:
            continue
        stop, named = _dated(sentence, end, day)
        quote = sentence.quote(begin, stop)
        moment = Moment(text=quote.text, iso=named.isoformat() if named else None)
        weight = 1 + 2 * goal + (phrase not in weak)
        yield Finding(PATH, moment, quote, sentence.message, sentence.index, weight)
        return


def _dated(sentence: Sentence, end: int, day: date | None) -> tuple[int, date | None]:
    """A vague time with the day named right behind it: "before the audit in october"."""
    if day is None:
        for start, stop, named in sentence.times:
            if named is not None and 0 <= start - end <= _RIGHT_BEHIND:
                return stop, named
    return end, day


def _times(sentence: Sentence) -> Iterator[Span]:
    """The mentions of a time that say when, not how often: not "six a week"."""
    rates = sentence.hits("per_day")
    for start, end, day in sentence.times:
        if not any(hit.start < end and start < hit.end for hit in rates):
            yield start, end, day


def _tells_when(
    sentence: Sentence, phrase: str, between: str, time: tuple[int, int], *, known: bool
) -> bool:
    """Whether a time says when something happens: "in the first year", "not once in 90 days"."""
    start, end = time
    if phrase in _COMING and _FORETOLD.search(sentence.text[:start]):
        return True  # "which ones will cancel next month"
    words = {*_WORD.findall(between), *_WORD.findall(plain(sentence.text[start:end]))}
    counted = not known and sentence.text[end : end + 2].strip().isdigit()  # "by week 6"
    back = phrase == "in" and _NOT_SINCE.search(sentence.text[max(0, start - 40) : start])
    return bool(_WHICH & words or counted or back)


def _last(phrases: Collection[str], text: str) -> tuple[int, str] | None:
    """The longest opener that ends last before the time."""
    found: tuple[int, str] | None = None
    for phrase in phrases:
        place = text.rfind(phrase)
        end = place + len(phrase)
        if place < 0 or (place and text[place - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        if found is None or (end, -place) > (found[0] + len(found[1]), -found[0]):
            found = (place, phrase)
    return found


def _first(phrases: Collection[str], text: str) -> tuple[int, str] | None:
    return next(
        (
            (-1, phrase)
            for phrase in phrases
            if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()
        ),
        None,
    )


def _behind(past: Collection[str], left: str, inside: str, following: str) -> bool:
    """Whether a time is gone: "last month", "le mois dernier"."""
    words = {*_WORD.findall(left[-16:]), *_WORD.findall(inside)}
    next_word = _WORD.match(following.lstrip())
    trailing = next_word is not None and next_word.group() in _GONE
    return trailing or any(word in words for word in past)


def _gap(between: str) -> bool:
    """Whether too much stands between the opener and the time."""
    return len(_WORD.findall(between)) > 2 or any(c.isdigit() for c in between)  # noqa: PLR2004
