"""Reads answers to the nine questions on whether machine learning is needed, and what hints at them."""

from collections.abc import Iterator

from bot.domain.framing.fit import ANSWERS, FitQuestion
from bot.domain.framing.kind import NotMlKind
from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit

SUBKIND = "task.not_ml_subkind"  # travels with the findings, becomes a property of the statement
_SMELLS = (
    ("process_smell", NotMlKind.PROCESS, FitQuestion.PROCESS),
    ("lookup_smell", NotMlKind.ANALYTICS, FitQuestion.EXISTING_FIELD),
    ("rule_smell", NotMlKind.RULES, FitQuestion.RULES),
    ("search_smell", NotMlKind.SEARCH, None),
    ("buy_smell", NotMlKind.BUY, None),
)
_BEFORE = 10  # characters in which a word of negation stands before what it negates
_WEIGHT = 4


def read(sentence: Sentence) -> Iterator[Finding]:
    built = not sentence.question and sentence.lexicon.smelling.search(sentence.text) is not None
    for cue, subkind, question in _SMELLS:
        if not built and cue not in sentence.cues:
            continue
        smells = _smells(sentence, cue) if built else sentence.hits(cue)
        hit = next((h for h in smells if not _negated(sentence, h)), None)
        if hit is None:
            continue
        words = sentence.quote(hit.start, hit.end).text
        why = sentence.lexicon.reasons[subkind.value].format(words=words)
        if question is None:
            yield _finding(sentence, SUBKIND, subkind.value, why)
        else:
            yield _finding(sentence, ANSWERS + question, True, why)  # noqa: FBT003
    for hit in sentence.hits("fit"):
        question_name, _, reply = hit.key.partition(" ")
        words = sentence.quote(hit.start, hit.end).text
        why = sentence.lexicon.reasons["hints"].format(words=words)
        yield _finding(sentence, ANSWERS + question_name, reply == "yes", why)


def _smells(sentence: Sentence, cue: str) -> Iterator[Hit]:
    """The phrases of a smell, then the ways its sentences are built."""
    yield from sentence.hits(cue)
    for smell in sentence.lexicon.smells:
        match = smell.pattern.search(sentence.text) if smell.cue == cue else None
        if match is not None:
            yield Hit(cue, cue, *match.span())


def _negated(sentence: Sentence, hit: Hit) -> bool:
    denied = (no for no in sentence.hits("fit") if no.key.endswith(" no"))
    if any(no.start <= hit.start and hit.end <= no.end for no in denied):
        return True
    return sentence.has("negation", start=max(0, hit.start - _BEFORE), end=hit.start)


def _finding(sentence: Sentence, path: str, value: str | bool, why: str) -> Finding:  # noqa: FBT001
    quote = sentence.quote()
    return Finding(
        path, value, quote, sentence.message, sentence.index, _WEIGHT, Status.INFERRED, why
    )
