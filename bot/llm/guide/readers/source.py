"""Reads where data lives, what counts as the truth, who owns the goal, and stated constraints."""

import re
from collections.abc import Iterator

from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import Token
from bot.llm.guide.passage import Sentence

_NEVER = re.compile(
    r"\b(?:must|may|should|can) (?:never|not) (?:ever )?happen\b|\b(?:darf|dürfen) (?:nie|niemals|nicht) passieren"
    r"|\bne doi(?:t|vent) jamais (?:arriver|se produire)",
    re.IGNORECASE,
)
_LONGEST = 220
_CLAUSE_FIELDS = (
    ("residency", "constraints.residency"),
    ("explainability", "constraints.explainability"),
    ("capability_refusal", "task.refusals"),
)


def read(sentence: Sentence) -> Iterator[Finding]:
    yield from _systems(sentence)
    yield from _person(sentence, "owner", "owner")
    yield from _person(sentence, "sponsor", "business_goal.sponsor")
    for cue, path in _CLAUSE_FIELDS:
        for hit in sentence.hits(cue)[:1]:
            start, stop = sentence.clause_at(hit.start)
            quote = sentence.quote(start, stop)
            words = quote.text.rstrip(" .!?")
            value = (words,) if path == "task.refusals" else words
            yield Finding(path, value, quote, sentence.message, sentence.index, 2)
    acts = sentence.has("automation_act", "automation_approval", "action_verb")
    if (acts and sentence.has("forbidden")) or _NEVER.search(sentence.text):
        quote = sentence.quote()
        words = quote.text.rstrip(" .!?")
        yield Finding("task.critical_errors", words, quote, sentence.message, sentence.index, 2)


def _systems(sentence: Sentence) -> Iterator[Finding]:
    systems = sentence.hits("source_system")
    if not systems or sentence.question:
        return
    names = tuple(dict.fromkeys(sentence.quote(hit.start, hit.end).text for hit in systems))
    here = sentence.has("source_cue")
    if not here and len(systems) < 2:  # noqa: PLR2004
        return
    quote = sentence.quote()
    yield Finding("data.requirements", names, quote, sentence.message, sentence.index, 2)
    if sentence.has("label_cue"):
        words = quote.text[:_LONGEST].rstrip(" .!?")
        yield Finding("data.label_source", words, quote, sentence.message, sentence.index, 2)
    if here and not sentence.has("wish") and not any(n.unit == "%" for n in sentence.numbers):
        words = quote.text.rstrip(" .!?")
        if len(words) <= _LONGEST:
            yield Finding("data.source", words, quote, sentence.message, sentence.index, 2)


def _person(sentence: Sentence, cue: str, path: str) -> Iterator[Finding]:
    """Such as "Nadia is accountable" or "I own this": the name as written, or the speaker."""
    for hit in sentence.hits(cue)[:1]:
        quote = sentence.quote(*sentence.clause_at(hit.start))
        if any(token.word in _I for token in sentence.tokens if hit.start <= token.start < hit.end):
            name: str | None = f"@{sentence.message.user}"
        else:
            name = _name(sentence, hit.start, hit.end)
        if name:
            yield Finding(path, name, quote, sentence.message, sentence.index, 3)


_I = frozenset({"i", "je", "j", "ich"})
_SMALL = frozenset({"is", "will", "be", "the", "our"})


def _whole_name(sentence: Sentence, token: Token, start: int, end: int) -> str:
    """A name with the capitalised words that stand right beside it."""
    side = [
        t for t in sentence.tokens if (t.start >= end if token.start >= end else t.end <= start)
    ]
    at = side.index(token)
    first = last = at
    while first > 0 and _joined(sentence, side[first - 1], side[first]):
        first -= 1
    while last + 1 < len(side) and _joined(sentence, side[last], side[last + 1]):
        last += 1
    return sentence.text[side[first].start : side[last].end]


def _joined(sentence: Sentence, one: Token, other: Token) -> bool:
    words = [sentence.text[token.start : token.end] for token in (one, other)]
    close = sentence.text[one.end : other.start] in {" ", "-", ""}
    named = all(word[:1].isupper() and word[1:2].islower() for word in words)
    return (
        close and named and not {one.word, other.word} & (_I | _SMALL | sentence.lexicon.stopwords)
    )


def _name(sentence: Sentence, start: int, end: int) -> str | None:
    """The nearest capitalised word or mention: after "owner is", else before."""
    after = [t for t in sentence.tokens if t.start >= end][:3]
    before = [t for t in sentence.tokens if t.end <= start][-2:]
    for token in [*after, *reversed(before)]:
        word = sentence.text[token.start : token.end]
        if word[:1].isupper() and token.word not in _I | _SMALL:
            mention = token.start > 0 and sentence.text[token.start - 1] == "@"
            return f"@{word}" if mention else _whole_name(sentence, token, start, end)
        if token.start > 0 and sentence.text[token.start - 1] == "@":
            return f"@{word}"
    return None
