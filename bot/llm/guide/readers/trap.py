"""Reads words that show a trap: a measure that misleads, or a promise nobody can keep."""

from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence

TRAP = "trap"  # travels with the findings; what it means depends on the kind of task
_BEFORE = 24  # characters in front of a cue that belong to it: "95 % accuracy"


def read(sentence: Sentence) -> Iterator[Finding]:
    for hit in sentence.hits("traps"):
        number = next((n for n in sentence.numbers if 0 < hit.start - n.start <= _BEFORE), None)
        start = min(hit.start, number.start) if number else hit.start
        quote = sentence.quote(start, hit.end)
        yield Finding(TRAP, hit.key, quote, sentence.message, sentence.index, 1, Status.INFERRED)
