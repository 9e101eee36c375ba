"""Tells what a figure measures where its sentence names no known metric: the words beside it."""

import re

from bot.domain.provenance import Quote
from bot.llm.guide.lexicon import Token, plain
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import Place

_MOST = 6  # words
_SHORTEST = 3  # letters of a word that says something
_TAIL = (
    "baseline",
    "target",
    "standing",
    "takes",
    "limit",
    "reply_light",
    "comparative",
    "goal_down",
    "goal_up",
    "reply_chat",
)
_PRONOUNS = frozenset(
    [
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "i",
        "we",
        "you",
        "he",
        "she",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "ce",
        "c",
        "ça",
        "cela",
        "je",
        "nous",
        "vous",
        "es",
        "sie",
        "das",
        "er",
        "man",
        "wir",
        "ich",
        "ihr",
        "das",
        "dies",
    ]
)
_OF_WHAT = re.compile(
    r"\s*(?:(?:per|par|pro|je|of|de|der|des|von|a|an|each|every|jede[rn]?|chaque)\s|d')(?P<what>[^\d\s,;:.()?!]+"
    r"(?:\s(?!(?:by|until|bis|avant|before|d'ici|on|in|and|und|et|is|are|we|wir|that|who|which|now|today)\b)"
    r"[^\d\s,;:.()?!]+){0,3})",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s*(?P<what>[^\W\d_]{4,}(?:\s(?:en|de|d'|of)\s?[^\W\d_]{3,})?)")


def topic(sentence: Sentence, place: Place) -> Quote | None:
    """The words for what is counted: before the figure, else after it, else one clause earlier."""
    number = place.number
    start = max(place.start, sentence.clause_at(number.start)[0])
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= number.start]
    named = _named(sentence, tokens)
    if named is not None:
        return named
    after = _OF_WHAT.match(sentence.text, number.end) or (
        _NOUN.match(sentence.text, number.end) if number.unit is None else None
    )
    if after is not None and plain(after["what"].split()[0]) in sentence.lexicon.times.units:
        after = None  # "4 % a month"
    if after is not None and _content(sentence, sentence.text[slice(*after.span("what"))]):
        first = number.end if number.unit in {None, "%", "pp"} else _unit(sentence, place)
        whole = after.start("what") if number.unit in {None, "%", "pp"} else first
        return sentence.quote(whole, after.end("what"))
    before = [t for t in sentence.tokens if t.end <= start]
    return _named(sentence, before[-4:]) if any(t.word in _PRONOUNS for t in tokens) else None


def _unit(sentence: Sentence, place: Place) -> int:
    """Where the unit of a number begins: "minutes par recherche"."""
    text = sentence.text[place.number.start : place.number.end]
    digits = re.match(r"[^a-zA-Zäöüéèû]*(?:[^\W\d_]+\s)?(?=[^\W\d_]+$)", text)
    return place.number.start + (digits.end() if digits else 0)


def _named(sentence: Sentence, tokens: list[Token]) -> Quote | None:
    """The name at the end of some words, without verbs of being and fillers around it."""
    fillers = [(h.start, h.end) for name in _TAIL for h in sentence.hits(name)]
    fillers += [(start, end) for start, end, _ in sentence.times]
    fillers += [(number.start, number.end) for number in sentence.numbers]
    small = sentence.lexicon.stopwords

    def filler(token: Token) -> bool:
        inside = any(begin <= token.start < end for begin, end in fillers)
        return inside or token.word in small or not token.word.isalpha()

    words = list(tokens)
    while words and filler(words[-1]):
        words.pop()
    words = words[-_MOST:]
    for at in range(len(words) - 1, -1, -1):
        if words[at].word in _PRONOUNS or words[at].word in {",", ":", "-", ";", "(", '"'}:
            if words[at].word in _PRONOUNS:
                return None  # "they lose 25 minutes": a verb, and nothing it is about
            words = words[at + 1 :]
            break
    while words and (words[0].word in small or not words[0].word.isalpha()):
        words.pop(0)
    if not words or sentence.has("wish", start=words[0].start, end=words[-1].end):
        return None
    quote = sentence.quote(words[0].start, words[-1].end)
    return quote if _content(sentence, quote.text) else None


def _content(sentence: Sentence, words: str) -> bool:
    return any(
        len(word) >= _SHORTEST and word.casefold() not in sentence.lexicon.stopwords
        for word in re.findall(r"[^\W\d_]+", words)
    )
