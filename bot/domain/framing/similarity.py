"""Whether two statements are about the same undertaking: their words, folded, across languages."""

import re
from collections.abc import Iterable

from bot.domain.framing.inquiry import bared
from bot.domain.framing.similarity_words import COMMON, CONCEPTS, SLIGHT, STOPWORDS
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Frozen, value_text

ENOUGH = 0.6  # from here on two statements are told to resemble each other
_GOAL = ("business_goal.statement", "business_goal.metric")
_WHERE = "business_goal.population"
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = re.compile(r"(?<=\w{4})(?:ungen|ung|ements?|ing|ies|es|en|er|ed|e|s|n)$")
_TELLING = 2  # plain words
_CONCEPT, _PLAIN, _FAINT = 3.0, 1.0, 0.4


class Signature(Frozen):
    """What a statement is about, so that it can be compared without reading it again."""

    words: dict[str, float]  # what each weighs
    where: tuple[str, ...] = ()
    direction: str | None = None
    kind: str | None = None

    @property
    def telling(self) -> frozenset[str]:
        """The words of which another one must share at least one."""
        return frozenset(word for word in self.words if _weight(word) > _FAINT)

    @property
    def tells(self) -> bool:
        """Whether it says enough to be compared: "improve quality" resembles everything."""
        weights = list(self.words.values())
        return _CONCEPT in weights or weights.count(_PLAIN) >= _TELLING


def signature(statement: ProblemStatement) -> Signature:
    """What a statement is about."""
    said = [bared(value_text(statement.field(path).value)) for path in _GOAL]
    said.append(bared(_leading(statement)))
    place = bared(value_text(statement.field(_WHERE).value))
    direction = statement.field("business_goal.direction").value
    return Signature(
        words={word: _weight(word) for text in said for word in _words(text)},
        where=tuple(sorted(set(_words(place)))),
        direction=direction if isinstance(direction, str) else None,
        kind=statement.kind,
    )


def resemblance(one: Signature, other: Signature) -> float:
    """How much two statements are about the same, from 0 to 1."""
    if not (one.tells and other.tells):
        return 0.0
    shared = set(one.words) & set(other.words)
    if not any(_weight(word) > _FAINT for word in shared):
        return 0.0
    fewest = min(_sum(one.words), _sum(other.words))
    together = _sum(set(one.words) | set(other.words))
    score = (_sum(shared) / fewest + _sum(shared) / together) / 2
    if one.direction and other.direction and one.direction != other.direction:
        score *= 0.5
    if one.where and other.where and not set(one.where) & set(other.where):
        score *= 0.7
    if one.kind and other.kind and one.kind != other.kind:
        score *= 0.9
    return round(min(score, 1.0), 3)


def _leading(statement: ProblemStatement) -> str:
    return "" if statement.known("business_goal.statement") else statement.title


def _words(text: str) -> Iterable[str]:
    """Concepts first, whatever language they are named in; then the words that are left."""
    found: list[str] = []
    for concept, pattern in CONCEPTS.items():
        text, times = pattern.subn(" ", text)
        if times:
            found.append(concept)
    left = (word for word in _WORD.findall(text) if word not in STOPWORDS)
    return [*found, *(_ENDINGS.sub("", word) for word in left)]


def _weight(word: str) -> float:
    if word in SLIGHT or word in COMMON:
        return _FAINT
    return _CONCEPT if word in CONCEPTS else _PLAIN


def _sum(words: Iterable[str]) -> float:
    return sum(_weight(word) for word in words)
