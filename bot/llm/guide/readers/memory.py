"""Figures quoted from memory: whose they are said to be, and that nobody looked them up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.framing.parse import quantity_of
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable
from bot.llm.guide.talk import makes

_BASELINE = "business_goal.baseline"
_WEAKER = 2


def read(sentence: Sentence, found: Sequence[Finding]) -> Iterator[Finding]:
    """What was found, with the source named and the doubt kept where it is quoted from memory."""
    first = next(iter(countable(sentence)), None)
    if first is None or not makes(sentence, "from_memory"):
        yield from found
        return
    nouns = sentence.hits("source_noun", 0, first.start)
    source = None
    if nouns:
        clause_start, _ = sentence.clause_at(nouns[0].start)
        source = sentence.quote(clause_start, nouns[-1].end).text
    for finding in found:
        value = finding.value
        if not isinstance(value, Quantity) or value.value != first.value:
            yield finding
            continue
        yield _doubted(sentence, replace(finding, weight=finding.weight - _WEAKER), value, source)
    metric = next(iter(sentence.hits("metric")), None)
    if source and metric and all(finding.number != first.value for finding in found):
        _, stop = sentence.clause_at(first.start)
        plain = quantity_of(first, sentence.quote(first.start, first.end).text)
        bare = Finding(
            _BASELINE,
            plain,
            sentence.quote(0, max(stop, first.end)),
            sentence.message,
            sentence.index,
            number=first.value,
            about=metric.key,
        )
        yield _doubted(sentence, bare, plain, source)


def _doubted(sentence: Sentence, finding: Finding, value: Quantity, source: str | None) -> Finding:
    told = value.model_copy(update={"source": value.source or source})
    return replace(finding, value=told, rationale=sentence.lexicon.reasons["memory"])
