"""Reads what sort of task it is."""

from collections.abc import Iterator

from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Quote, Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.goal import metric_of


def read(sentence: Sentence) -> Iterator[Finding]:
    wish = sentence.has("wish", "goal_task", "goal_down", "goal_up")
    for hit in sentence.hits("kinds"):
        weight = 2 + wish + (hit.end - hit.start > 10)  # noqa: PLR2004
        yield _kind(sentence, hit.key, hit.start, hit.end, weight)
    metric = metric_of(sentence)
    if metric is not None:
        entry = sentence.lexicon.metrics[metric.key]
        if entry.kind:
            yield _kind(sentence, entry.kind, metric.start, metric.end, 1)


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
