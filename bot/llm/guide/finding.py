"""What a reader finds: one value for one field, with the words it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.conversation.model import Message
from bot.domain.provenance import Quote, Status, Value, fold, value_text


class Measure(NamedTuple):
    """What a share measures, where people said what happens to it: of which things, and what that is."""

    things: str
    name: str  # with the things, where they are known


@dataclass(frozen=True, slots=True)
class Finding:
    """One candidate for a field; a higher weight wins among one person's own words."""

    path: str
    value: Value
    quote: Quote
    message: Message
    index: int  # of the message in the conversation
    weight: int = 1
    status: Status = Status.STATED
    rationale: str | None = None
    number: float | None = None  # the number it rests on, for corrections
    about: str | None = None  # the metric it speaks of, where one is named
    topic: Quote | None = None  # the words for what a figure measures, where no metric is named
    measure: Measure | None = None  # the same as a name, where the words alone do not make one
    corrects: bool = False  # said to put an earlier value right
    tentative: bool = False  # names no metric: stands only where another figure agrees with it
    overrules: bool = False  # said by whoever may decide between others


# Of what a share is, at its end: "of good customers", "der Anfragen".
_OF = re.compile(
    r"\s(?:of (?:all |the |our )?|des |de (?:nos |la |l')?|d'|der |aller |unserer |von )(?P<what>[^\d,;:.()]+)$",
    re.IGNORECASE,
)


def of_other_things(one: Finding, other: Finding) -> bool:
    """Whether two shares say of what they are, and it is not the same: "62 % of fraud and 1.5 % of good customers"."""
    wholes = [_OF.search(value_text(finding.value)) for finding in (one, other)]
    named = [set(fold(whole["what"]).split()) for whole in wholes if whole is not None]
    return len(named) == len(wholes) and not named[0] & named[1]


def as_evidence(figure: Finding) -> Finding:
    """A share of other things than the one the goal is about: "and block 1.5 % of good customers"."""
    said = _AND.sub("", figure.quote.text)
    return replace(figure, path="user_problem.evidence", value=(said,), number=None)


_AND = re.compile(r"^\D*\b(?:and|but|und|aber|et|mais)\s", re.IGNORECASE)


def apart(found: Sequence[Finding]) -> list[Finding]:
    """What one sentence tells, each figure once: how much can be done is not how much comes in."""
    most = [finding for finding in found if finding.path == "decision.capacity"]
    return [
        finding
        for finding in found
        if finding.path != "data.volume" or not any(_same_words(finding, other) for other in most)
    ]


def _same_words(one: Finding, other: Finding) -> bool:
    said = fold(value_text(one.value)) == fold(value_text(other.value))
    return said and one.quote.overlaps(other.quote)


_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "for",
        "in",
        "on",
        "to",
        "is",
        "are",
        "be",
        "it",
        "that",
        "this",
        "these",
        "those",
        "only",
        "just",
        "better",
        "more",
        "less",
        "good",
        "best",
        "must",
        "never",
        "ever",
        "happen",
        "happens",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "et",
        "ou",
        "de",
        "du",
        "que",
        "qui",
        "ce",
        "cet",
        "cette",
        "ces",
        "seul",
        "seulement",
        "mieux",
        "plus",
        "moins",
        "jamais",
        "doit",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "ein",
        "eine",
        "einen",
        "und",
        "oder",
        "von",
        "für",
        "nur",
        "bloß",
        "besser",
        "mehr",
        "weniger",
        "gut",
        "nie",
        "niemals",
        "darf",
        "passieren",
    ]
)
_NAMED = frozenset({"business_goal.statement", "business_goal.population", "task.critical_errors"})


def says_something(finding: Finding) -> bool:
    """Whether a finding names a thing: "better", "nur die" or "must never happen" alone do not."""
    if finding.path not in _NAMED or not isinstance(finding.value, str):
        return True
    words = re.findall(r"\w+", fold(finding.value))
    return any(word not in _EMPTY for word in words)
