"""Reads what sort of task it is, and the smells of a task that needs no learning."""

from collections.abc import Iterator

from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Quote, Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.goal import metric_of

_SMELLS = (
    ("process_smell", NotMlKind.PROCESS, "ml_fit.answers.process"),
    ("lookup_smell", NotMlKind.ANALYTICS, "ml_fit.answers.existing_field"),
    ("rule_smell", NotMlKind.RULES, "ml_fit.answers.rules"),
    ("search_smell", NotMlKind.SEARCH, None),
    ("buy_smell", NotMlKind.BUY, None),
)
SUBKIND = "task.not_ml_subkind"  # travels with the findings, becomes a property of the statement


def read(sentence: Sentence) -> Iterator[Finding]:
    for cue, subkind, answer in _SMELLS:
        for hit in sentence.hits(cue)[:1]:
            if sentence.has("negation", start=max(0, hit.start - 10), end=hit.start):
                continue
            quote = sentence.quote()
            words = sentence.quote(hit.start, hit.end).text
            common = (quote, sentence.message, sentence.index)
            why = sentence.lexicon.reasons[subkind.value].format(words=words)
            yield Finding(SUBKIND, subkind.value, *common, 4, Status.INFERRED, why)
            if answer:
                yield Finding(answer, True, *common, 4, Status.INFERRED, why)  # noqa: FBT003
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
