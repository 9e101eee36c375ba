"""Reads goals that name no known verb or metric: something that goes wrong, or a plain wish."""

import re
from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import Trouble
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import tokens_of
from bot.llm.guide.readers.content import content
from bot.llm.guide.readers.goal import metric_of
from bot.llm.guide.readers.kind import pointing

_PUT_RIGHT = {"en": "Put right: {}", "fr": "Remédier à ceci : {}", "de": "Abhilfe: {}"}
_SEVERAL = frozenset({"we", "our", "nous", "notre", "nos", "wir", "unser", "unsere", "unseren"})
_SUBJECTS = frozenset(
    {
        "we",
        "they",
        "he",
        "she",
        "it",
        "people",
        "nous",
        "on",
        "il",
        "elle",
        "ils",
        "wir",
        "sie",
        "es",
    }
)
_TOLD = 3  # words of one's own that a complaint needs to be more than a sigh
_LONGEST_TROUBLE = 240
_LONGEST = 160
_WORDS = 18
_OPENING = 2  # words that may stand before what is to be done
_ADDRESSED = re.compile(r"(?<!\w)(?:you|your|du|dein|deine|ihr|tu|vous|votre)(?!\w)", re.IGNORECASE)


def read(sentence: Sentence) -> Iterator[Finding]:
    """The weakest goals there are: anything a reader knows by name outweighs them."""
    named = metric_of(sentence) is not None and not sentence.has("lookup_smell")
    if sentence.quoted or named:
        return
    troubled = _trouble(sentence)
    if troubled is not None:
        yield from _put_right(sentence, *troubled)
    elif _hopes(sentence):
        quote = sentence.quote()
        words = quote.text.rstrip(" .!…")
        yield Finding("business_goal.statement", words, quote, sentence.message, sentence.index, 0)
    elif _complains(sentence):
        quote = sentence.quote()
        words = _PUT_RIGHT[sentence.lexicon.language].format(quote.text.rstrip(" .!…"))
        why = sentence.lexicon.reasons["trouble"]
        common = (quote, sentence.message, sentence.index, -1, Status.INFERRED, why)
        yield Finding("business_goal.statement", words, *common)


def _trouble(sentence: Sentence) -> tuple[Trouble, re.Match[str]] | None:
    """The first way of saying what goes wrong that a sentence uses, unless about small talk."""
    if len(sentence.text) > _LONGEST_TROUBLE or not sentence.lexicon.troubled.search(sentence.text):
        return None
    for trouble in sentence.lexicon.troubles:
        match = trouble.pattern.search(sentence.text)
        if match is None:
            continue
        start, end = match.span("thing")
        chat = any(hit.key not in _HARMLESS for hit in sentence.hits("reply_chat", start, end))
        if chat or sentence.has("hypothetical", end=match.start("thing")):
            continue
        return trouble, match
    return None


def _put_right(sentence: Sentence, trouble: Trouble, match: re.Match[str]) -> Iterator[Finding]:
    """The goal that follows from a trouble, with its number, its direction and its kind."""
    parts = {name: " ".join((words or "").split()) for name, words in match.groupdict().items()}
    parts = {name: _lowered(sentence, words) for name, words in parts.items()}
    parts |= {name.title(): words[:1].upper() + words[1:] for name, words in parts.items()}
    quote = sentence.quote(*match.span())
    common = (quote, sentence.message, sentence.index, 1)
    why = (Status.INFERRED, sentence.lexicon.reasons["trouble"])
    yield Finding("business_goal.statement", trouble.goal.format(**parts), *common, *why)
    yield Finding("business_goal.direction", trouble.better, *common, *why)
    kind = trouble.kind
    if trouble.metric is not None:
        metric = trouble.metric.format(**parts)
        known = next(iter(sentence.lexicon.hits(tokens_of(metric)).get("metric", ())), None)
        entry = sentence.lexicon.metrics[known.key] if known else None
        about = known.key if known else metric
        yield Finding("business_goal.metric", metric, *common, *why, about=about)
        kind = kind or (entry.kind if entry else None)
        if entry is not None and entry.entity:
            reason = sentence.lexicon.reasons["entity"]
            yield Finding("task.entity", entry.entity, *common, Status.INFERRED, reason)
    if kind is not None:
        yield pointing(sentence, kind, quote, 2)


def _lowered(sentence: Sentence, words: str) -> str:
    """A first word that is only capital because it opens the sentence."""
    german = sentence.lexicon.language == "de"
    return words if german or not words[1:2].islower() else words[:1].lower() + words[1:]


def _complains(sentence: Sentence) -> bool:
    """A trouble of several people in words nobody foresaw."""
    if sentence.question or len(sentence.text) > _LONGEST or not sentence.has("pain"):
        return False
    if sentence.numbers or sentence.has("wish", "hypothetical", "belief") or _talks(sentence):
        return False
    several = any(token.word in _SEVERAL for token in sentence.tokens)
    return (several or sentence.has("sufferer", "role")) and content(sentence) >= _TOLD


def _hopes(sentence: Sentence) -> bool:
    """Somebody asks for something to be better, or for something at all."""
    short = len(sentence.tokens) <= _WORDS and len(sentence.text) <= _LONGEST
    if not short or sentence.question or _ADDRESSED.search(sentence.text) or _talks(sentence):
        return False
    if content(sentence) < (1 if sentence.has("comparative") else 2):
        return False
    lead = sentence.tokens[: _OPENING + 1]
    reach = lead[-1].end if lead else 0
    subject = any(token.word in _SUBJECTS for token in lead)
    doing = not subject and any(hit.start < reach for hit in sentence.hits("doing"))
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
    {"same", "nobody", "niemand", "personne", "up", "something", "people", "team", "all", "tous", "tout", "alle", "alles", "help", "late",
     "leute", "everyone", "everybody", "meeting", "meetings", "first", "who", "how", "what", "why"}
)  # fmt: skip
