"""What a rule is: a function with a help page, its severity, its languages and its source."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from bot.domain.lint.model import LANGUAGES, Language, Severity
from bot.domain.lint.reading import Reading
from bot.domain.lint.sentence import Sentence

_NOTHING: Mapping[str, str] = MappingProxyType({})
READING = "reading"  # the sign of a sentence that says a criterion


class Hit(NamedTuple):
    """Where a rule strikes in a sentence; `values` fill its message."""

    start: int
    end: int
    values: Mapping[str, str] = _NOTHING
    severity: Severity | None = None  # where it weighs less, or more, than the rule usually does
    kind: str = ""  # which of the rule's sentences says it


def hit_on(reading: Reading, **values: str) -> Hit:
    """A hit on all of a criterion that was read."""
    return Hit(reading.start, reading.end, values)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule for sentences. There is one of each, so that it is itself its key."""

    id: str
    severity: Severity
    check: Callable[[Sentence], Iterable[Hit]]
    source: str
    languages: tuple[Language, ...] = LANGUAGES
    needs: frozenset[str] = frozenset()  # without one of these signs it has nothing to say

    def may_strike(self, sentence: Sentence) -> bool:
        """Whether the sentence has what the rule is about: cues of a kind, or a criterion read."""
        if not self.needs:
            return True
        if READING in self.needs:
            return bool(sentence.readings)
        return not self.needs.isdisjoint(sentence.cues)

    @property
    def page(self) -> str:
        """Its help page: what it finds, why that matters, and a better sentence."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.split("\n", 1)[0]
