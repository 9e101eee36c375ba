"""Tells what a figure measures where its sentence names no known metric: the words beside it."""

import re

from bot.domain.number import DURATIONS, Number
from bot.domain.provenance import Quote
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Token, plain
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
    r"\s*(?:(?:per|par|pro|je|of|de|der|des|von|a|an|each|every|jede[rn]?|chaque)\s|d'(?!ici))(?P<what>[^\d\s,;:.()?!]+"
    r"(?:\s(?!(?:by|until|bis|avant|before|d'ici|on|in|and|und|et|is|are|we|wir|that|who|which|now|today)\b)"
    r"[^\d\s,;:.()?!]+){0,4})",
    re.IGNORECASE,
)
# "Nine days to answer a claim": how long it takes to do what.
_TO_DO = re.compile(
    r"\s*(?:to|for|until|till|pour|avant de|bis|für|um)\s(?P<what>[^\W\d_][^\d,;:.()?!]{3,40}?)(?=$|[,;:.()?!]"
    r"|\s(?:and|but|because|by|now|et|mais|und|aber|weil)\s)",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r"\s(?:last|this|next|letzte[nrs]?|dieses?|diesen|le (?:mois|trimestre) dernier|l'an dernier|cette)\s",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?:every|jede)", re.IGNORECASE)
_ONE_OF = re.compile(
    r"(?:one|une?|eine?[rsnm]?)\s(?P<what>[^\W\d_]{3,})\s(?:in|out|sur|von)\s", re.IGNORECASE
)
_WHICH = frozenset(
    {"last", "next", "this", "past", "each", "every", "letzte", "letzten", "letzter", "letztes", "diese",
     "dieses", "dieser", "dernier", "derniere", "cette", "ce", "nur", "about", "still", "noch", "encore"}
)  # fmt: skip
# One word, or two where the first has no plural of its own: "supplier invoices".
_NOUN = re.compile(
    r"\s*(?P<what>[^\W\d_]{4,}(?:\s(?:en|de|d'|of)\s?[^\W\d_]{3,}"
    r"|(?<![sn])\s(?!(?:always|does|goes|needs|wants|takes|this|less|pass|miss|across|towards|plus|sous|dans|trois|alles)\b)"
    r"[a-z]{4,}s(?=$|[\s.,;!?]))?)"
)


def topic(sentence: Sentence, place: Place) -> Quote | None:
    """The words for what is counted: before the figure, else after it, else one clause earlier."""
    number = place.number
    start = place.start
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= number.start]
    named = _named(sentence, tokens) or _done(sentence, tokens, number)
    if named is not None:
        return named
    after = _OF_WHAT.match(sentence.text, number.end) or (
        _NOUN.match(sentence.text, number.end)
        if number.unit is None or _EVERY.match(number.text)
        else None
    )
    inside = _ONE_OF.match(number.text)
    if inside is not None:  # "one parcel in eight"
        first = number.start + inside.start("what")
        return sentence.quote(first, number.start + inside.end("what"))
    if after is not None and after.re is _NOUN and sentence.lexicon.language == "de":
        after = after if after["what"][:1].isupper() else None  # a noun, no verb
    if after is not None and plain(after["what"].split()[0]) in sentence.lexicon.times.units:
        after = None  # "4 % a month"
    if number.unit in DURATIONS and after is None:
        after = _TO_DO.match(sentence.text, number.end)
    if after is not None and _content(sentence, sentence.text[slice(*after.span("what"))]):
        end = min((a for a, _, _ in sentence.times if a > after.start("what")), default=after.end())
        gone = _TIME_WORD.search(sentence.text, after.start("what"), min(end, after.end("what")))
        end = min(end, gone.start() if gone else end)
        alone = number.unit in {None, "%", "pp"} or after.re is _TO_DO
        whole = after.start("what") if alone else _unit(sentence, place)
        return sentence.quote(whole, max(min(end, after.end("what")), whole))
    before = [t for t in sentence.tokens if t.end <= start]
    return _named(sentence, before[-4:]) if any(t.word in _PRONOUNS for t in tokens) else None


def beside(sentence: Sentence, place: Place) -> Quote | None:
    """The noun right after a bare number, where there is one: what it counts."""
    noun = _NOUN.match(sentence.text, place.number.end)
    if noun is None or plain(noun["what"].split()[0]) in _NO_NOUN:
        return None
    named = sentence.lexicon.language != "de" or noun["what"][:1].isupper()
    quote = sentence.quote(*noun.span("what"))
    return quote if named and _content(sentence, quote.text) else None


_NO_NOUN = frozenset(
    {"would", "should", "could", "must", "will", "please", "tops", "instead", "again", "today", "before",
     "until", "from", "with", "when", "then", "were", "serait", "seraient", "suffirait", "pour", "avant",
     "mais", "plutot", "alors", "dans", "ware", "waren", "sollen", "bitte", "muss"}
)  # fmt: skip


def _done(sentence: Sentence, tokens: list[Token], number: Number) -> Quote | None:
    """What somebody does "after six days": how long it takes until then."""
    if number.unit not in DURATIONS or not tokens or tokens[-1].word not in _AFTER:
        return None
    at = next((i for i, token in enumerate(tokens) if token.word in _PRONOUNS), None)
    words = tokens[at + 1 : -1] if at is not None else []
    quote = sentence.quote(words[0].start, words[-1].end) if words else None
    return quote if quote and len(words) <= _MOST and _content(sentence, quote.text) else None


_AFTER = frozenset({"after", "within", "in", "nach", "innerhalb", "binnen", "apres", "sous", "en"})


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
        return inside or token.word in small or token.word in _WHICH or not token.word.isalpha()

    wished = max((hit.end for hit in sentence.hits("wish", *_span(tokens))), default=0)
    words = [token for token in tokens if token.start >= wished]
    while words and filler(words[-1]):
        words.pop()
    words = words[-_MOST:]
    joined = max((at for at, token in enumerate(words) if token.word in _AND), default=-1)
    if joined >= 0 and any(number.end <= words[0].start for number in sentence.numbers):
        words = words[joined + 1 :]  # "9 % of bread and run out of rolls on 30 % of days"
    if words and any(t.end <= words[0].start and t.word in _WHERE for t in tokens[-_MOST - 2 :]):
        return None  # "they ask where their order is": a clause, and no name
    for at in range(len(words) - 1, -1, -1):
        if words[at].word in _PRONOUNS or words[at].word in {",", ":", "-", ";", "(", '"'}:
            if words[at].word in _PRONOUNS:
                return None  # "they lose 25 minutes": a verb, and nothing it is about
            words = words[at + 1 :]
            break
    while words and (words[0].word in small | _WHICH or not words[0].word.isalpha()):
        words.pop(0)
    if not words:
        return None
    quote = sentence.quote(words[0].start, words[-1].end)
    return quote if _content(sentence, quote.text) else None


_AND = frozenset({"and", "but", "et", "mais", "und", "aber"})
_WHERE = frozenset(
    {"where", "why", "how", "whether", "pourquoi", "comment", "wo", "warum", "wie", "ob"}
)


def _span(tokens: list[Token]) -> tuple[int, int]:
    return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)


def _content(sentence: Sentence, words: str) -> bool:
    small = sentence.lexicon.stopwords | _HOW_HIGH
    return any(
        len(word) >= _SHORTEST and word.casefold() not in small
        for word in re.findall(r"[^\W\d_]+", words)
    )


# What people find of a figure, and no name for it: "30 % is too much".
_HOW_HIGH = frozenset(
    {"too", "much", "many", "high", "low", "lot", "bad", "enough", "trop", "beaucoup", "élevé", "bas", "assez",
     "achievable", "realistic", "possible", "acceptable", "expected", "required", "atteignable", "réaliste",
     "machbar", "erreichbar", "vertretbar", "viel", "viele", "hoch", "niedrig", "schlecht", "genug"}
)  # fmt: skip
