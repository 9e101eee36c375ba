"""What a language's words for comparing, changing, forbidding and timing are; as patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from bot.domain.criterion.term import Comparator
from bot.domain.criterion.threshold import Duration
from bot.domain.phrases import Listed, Phrases

GE, GT, LE, LT, EQ = (
    Comparator.AT_LEAST,
    Comparator.MORE_THAN,
    Comparator.AT_MOST,
    Comparator.LESS_THAN,
    Comparator.EQUAL,
)
SIGNS = ((">=", GE), ("≥", GE), ("=>", GE), ("<=", LE), ("≤", LE), (">", GT), ("<", LT), ("=", EQ))
BETTER = "better"  # which side that is, the metric says
Side = Comparator | str


@dataclass(frozen=True, slots=True)
class Words:
    """One language as it was written down; each entry is a list of alternatives, `;` between them."""

    at_least: str
    at_most: str
    more: str
    less: str
    exactly: str
    reaches: str  # "reaches 95 %": at least
    better_than: str  # than today, than a number
    or_more: str  # after the number
    or_less: str
    or_better: str
    between: str  # a pattern with the groups a and b left to fill in
    from_to: str
    not_: str  # turns a comparison round: "not below"
    down: str
    up: str
    improve: str
    fewer: str  # "15 % fewer"
    more_of: str
    by: str
    ratios: str  # words = numerator/denominator
    holds: str  # "stays the same as today"
    as_good: str
    worse: str  # "no worse than", "without lowering": what must not happen
    today: str
    than: str  # "compared to release 7"
    significant: str
    per: str  # per month
    span: str  # over the last 30 days
    periods: str  # words = number unit
    deadline: str
    share_of: str
    share_lead: str
    never: str
    always: str
    unless: str
    none: str
    people: str
    in_time: str  # within 4 hours
    counted: str  # words = unit
    cases: str
    sample: str
    splits: str
    glue: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language, ready to be looked for."""

    words: Words
    before: "Ending"
    after: tuple[tuple[Phrases, Side], ...]
    ratios: Listed[tuple[int, int]]
    periods: Listed[Duration]
    counted: Listed[str]
    glue: frozenset[str]
    lists: Mapping[str, Phrases]  # each list of words by its name

    def __getitem__(self, name: str) -> Phrases:
        """The pattern of one list."""
        return self.lists[name]


_NO_LISTS = frozenset({"between", "from_to", "ratios", "periods", "counted", "glue"})
_COMPILED: dict[str, Phrases] = {}


def pattern(alternatives: str) -> Phrases:
    """Any of the alternatives, as whole words, in any case."""
    found = _COMPILED.get(alternatives)
    if found is None:
        parts = _parts(alternatives)
        body = "|".join(map(_flexible, parts))
        regex = rf"(?<!\w)(?:{body})(?!\w)" if body else r"(?!)"
        found = _COMPILED[alternatives] = Phrases(regex, parts)
    return found


def _parts(alternatives: str) -> list[str]:
    parts = [part.strip() for part in alternatives.split(";") if part.strip()]
    return sorted(parts, key=len, reverse=True)


def _flexible(part: str) -> str:
    return re.sub(r"\s+", r"\\s+", part)


def _pairs(lines: str) -> list[tuple[str, str]]:
    return [(left.strip(), right.strip()) for left, _, right in
            (part.partition("=>") for part in lines.split(";")) if left.strip()]  # fmt: skip


def _ratio(written: str) -> tuple[int, int]:
    above, below = written.split("/")
    return int(above), int(below)


def _duration(written: str) -> Duration:
    number, unit = written.split()
    return Duration(number=float(number), unit=unit)


class Ending:
    """Comparisons that a text may end with; of several the one that begins first, in their order."""

    __slots__ = ("_any", "_sides")

    def __init__(self, entries: Iterable[tuple[str, Side]]) -> None:
        """Put them into one pattern, a group each."""
        listed = [(_parts(written), side) for written, side in entries if written.strip()]
        groups = "|".join(f"({'|'.join(map(_flexible, parts))})" for parts, _ in listed)
        every = [part for parts, _ in listed for part in parts]
        self._any = Phrases(rf"(?<!\w)(?:{groups})\s*$", every)
        self._sides = tuple(side for _, side in listed)

    @property
    def phrases(self) -> Phrases:
        """All of them."""
        return self._any

    def of(self, words: str) -> tuple[int, Side] | None:
        """Where the comparison begins that a text ends with, and which side it means."""
        match = self._any.search(words)
        if match is None or match.lastindex is None:
            return None
        return match.start(), self._sides[match.lastindex - 1]


def _just_after(alternatives: str) -> Phrases:
    parts = _parts(alternatives)
    return Phrases(rf"[\s,)(]*(?:{'|'.join(map(_flexible, parts))})(?!\w)", parts)


def lexicon(words: Words) -> Lexicon:
    """Compile one language."""
    before: list[tuple[str, Side]] = [
        (words.at_least, GE), (words.at_most, LE), (words.reaches, GE), (words.less, LT),
        (words.more, GT), (words.exactly, EQ), (words.better_than, BETTER), (words.in_time, LE),
    ]  # fmt: skip
    after: list[tuple[str, Side]] = [
        (words.or_more, GE), (words.or_less, LE), (words.or_better, BETTER),
    ]  # fmt: skip
    return Lexicon(
        words=words,
        before=Ending(before),
        after=tuple((_just_after(part), side) for part, side in after if part.strip()),
        ratios=Listed((pattern(part), _ratio(ratio)) for part, ratio in _pairs(words.ratios)),
        periods=Listed(
            (pattern(part), _duration(length)) for part, length in _pairs(words.periods)
        ),
        counted=Listed((pattern(part), unit) for part, unit in _pairs(words.counted)),
        glue=frozenset(words.glue.split()),
        lists={
            field.name: pattern(getattr(words, field.name))
            for field in fields(words)
            if field.name not in _NO_LISTS
        },
    )
