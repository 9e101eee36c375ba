"""Reads what sort of task it is."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Quote, Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.goal import metric_of


def read(sentence: Sentence) -> Iterator[Finding]:
    """Names of a kind, ways to speak of it, a metric it often goes with, and single words."""
    wish = sentence.has("wish", "goal_task", "goal_down", "goal_up")
    named: set[str] = set()
    for hit in sentence.hits("kinds"):
        weight = 2 + wish + (hit.end - hit.start > 10)  # noqa: PLR2004
        named.add(hit.key)
        yield _kind(sentence, hit.key, hit.start, hit.end, weight)
    alike = sentence.lexicon.alike.search(sentence.text)
    for likeness in sentence.lexicon.likenesses if alike else ():
        match = None if likeness.kind in named else likeness.pattern.search(sentence.text)
        if match is not None:
            named.add(likeness.kind)
            yield _kind(sentence, likeness.kind, *match.span(), likeness.weight)
    metric = metric_of(sentence)
    if metric is not None:
        entry = sentence.lexicon.metrics[metric.key]
        if entry.kind:
            yield _kind(sentence, entry.kind, metric.start, metric.end, 1)
    for key, word in {hit.key: hit for hit in sentence.hits("kind_words")}.items():
        if key not in named:
            yield replace(_kind(sentence, key, word.start, word.end, 0), tentative=True)


def _kind(sentence: Sentence, kind: str, start: int, end: int, weight: int) -> Finding:
    return pointing(sentence, kind, sentence.quote(start, end), weight)


def pointing(sentence: Sentence, kind: str, quote: Quote, weight: int) -> Finding:
    """What some words say about the kind of task."""
    language = sentence.lexicon.language
    label = WORDINGS[language].kinds.get(kind, KINDS[Kind(kind)].label)
    why = sentence.lexicon.reasons["points_to"].format(words=quote.text, kind=label)
    return Finding(
        "task.kind", kind, quote, sentence.message, sentence.index, weight, Status.INFERRED, why
    )
