"""Reads goals that name no known verb or metric: too much of something, or a plain wish."""

import re
from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import Hit
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.content import content
from bot.llm.guide.readers.goal import metric_of

_LOST = {"en": "lost {}", "fr": "{} perdus", "de": "verlorene {}"}
_FEWER = {"en": "Fewer {}", "fr": "Moins de {}", "de": "Weniger {}"}
_LONGEST = 160
_WORDS = 18
_OPENING = 2  # words that may stand before what is to be done
_NEAR = 40
_ADDRESSED = re.compile(r"(?<!\w)(?:you|your|du|dein|deine|ihr|tu|vous|votre)(?!\w)", re.IGNORECASE)


def read(sentence: Sentence) -> Iterator[Finding]:
    """The weakest goals there are: anything a reader knows by name outweighs them."""
    named = metric_of(sentence) is not None and not sentence.has("lookup_smell")
    if sentence.quoted or named:
        return
    excess = next(iter(sentence.hits("too_many")), None)
    thing = _thing(sentence, excess) if excess else None
    if excess is not None and thing is not None:
        yield from _less(sentence, excess, thing)
    elif _hopes(sentence):
        quote = sentence.quote()
        words = quote.text.rstrip(" .!…")
        yield Finding("business_goal.statement", words, quote, sentence.message, sentence.index, 0)


def _thing(sentence: Sentence, excess: Hit) -> Hit | None:
    """What there is too much of: a noun the lexicon knows, right after."""
    stop = sentence.clause_at(excess.end)[1]
    for name in ("population_noun", "sufferer"):
        for hit in sentence.hits(name, excess.end, stop):
            if hit.start - excess.end < _NEAR:
                return hit
    return None


def _less(sentence: Sentence, excess: Hit, thing: Hit) -> Iterator[Finding]:
    start, stop = sentence.clause_at(excess.start)
    losing = next(iter(sentence.hits("losing", start, stop)), None)
    if losing is None:
        return  # too many customers is no trouble by itself
    language, reasons = sentence.lexicon.language, sentence.lexicon.reasons
    noun = sentence.quote(thing.start, thing.end).text
    lost = _LOST[language].format(noun)
    first, last = min(losing.start, excess.start), max(losing.end, thing.end)
    common = (sentence.quote(first, last), sentence.message, sentence.index, 2)
    why = (Status.INFERRED, reasons["excess"])
    yield Finding("business_goal.metric", lost[:1].upper() + lost[1:], *common, *why, about="lost")
    yield Finding("business_goal.direction", "down", *common, *why)
    yield Finding("business_goal.statement", _FEWER[language].format(lost), *common, *why)


def _hopes(sentence: Sentence) -> bool:
    """Somebody asks for something to be better, or for something at all."""
    short = len(sentence.tokens) <= _WORDS and len(sentence.text) <= _LONGEST
    if not short or sentence.question or _ADDRESSED.search(sentence.text) or _talks(sentence):
        return False
    if content(sentence) < (1 if sentence.has("comparative") else 2):
        return False
    lead = sentence.tokens[: _OPENING + 1]
    reach = lead[-1].end if lead else 0
    doing = any(hit.start < reach for hit in sentence.hits("doing"))
    better = any(hit.start < reach for hit in sentence.hits("comparative"))
    return doing or better or (sentence.has("asks_kindly") and sentence.has("comparative"))


def _talks(sentence: Sentence) -> bool:
    chat = [hit for hit in sentence.hits("reply_chat") if hit.key not in _HARMLESS]
    return (
        bool(chat)
        or sentence.has("miss", "false_alarm")
        or any(token.word in {"i", "ich", "je"} for token in sentence.tokens)
    )


_HARMLESS = frozenset(
    {"up", "something", "people", "team", "all", "tous", "tout", "alle", "alles", "help", "late",
     "leute", "everyone", "everybody", "meeting", "meetings", "first", "who", "how", "what", "why"}
)  # fmt: skip
