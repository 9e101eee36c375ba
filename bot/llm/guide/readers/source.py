"""Reads which systems hold the data, what counts as the truth there, and what may never happen."""

import re
from collections.abc import Iterator

from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.criterion import rules_in

_NEVER = re.compile(
    r"\b(?:must|may|should|can) (?:never|not) (?:ever )?happen\b|\b(?:darf|dürfen) (?:nie|niemals|nicht) passieren"
    r"|\bne doi(?:t|vent) jamais (?:arriver|se produire)",
    re.IGNORECASE,
)
_LONGEST = 220
_CLAUSE_FIELDS = (
    ("explainability", "constraints.explainability"),
    ("capability_refusal", "task.refusals"),
)


def read(sentence: Sentence) -> Iterator[Finding]:
    yield from _systems(sentence)
    for cue, path in _CLAUSE_FIELDS:
        for hit in sentence.hits(cue)[:1]:
            start, stop = sentence.clause_at(hit.start)
            quote = sentence.quote(start, stop)
            words = quote.text.rstrip(" .!?")
            value = (words,) if path == "task.refusals" else words
            yield Finding(path, value, quote, sentence.message, sentence.index, 2)
    acts = sentence.has("automation_act", "automation_approval", "action_verb")
    if (acts and sentence.has("forbidden")) or _NEVER.search(sentence.text):
        for start, stop in rules_in(sentence) or ((0, len(sentence.text)),):
            quote = sentence.quote(start, stop)
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
