"""From a case to the task a prompt is given, and from its answer to what the product would keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal, Suspicion
from bot.domain.framing.statement import ProblemStatement
from bot.domain.report.plan import language_in
from bot.domain.report.wording import flaws
from bot.llm.brief import Brief
from bot.llm.case import SAID_ON, Case
from bot.llm.excerpt import Excerpt, mark
from bot.llm.facts import Extraction, known_facts
from bot.llm.ladder import Task
from bot.llm.prompts import Prompt
from bot.llm.sections import DRAFTINGS, Asked, Section
from bot.llm.summary_words import WORD_SUMMARY, sentences_of, task_of
from bot.llm.wire import SummaryWords


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of an answer after every check."""

    proposals: tuple[Proposal, ...]
    suspicions: tuple[Suspicion, ...] = ()
    replaced: frozenset[Proposal] = frozenset()  # facts from before that are corrected now
    sentences: tuple[str, ...] = ()  # that open a summary


@dataclass(frozen=True, slots=True)
class Exercise:
    """One prompt put to one case: built and checked by the code that serves people."""

    task: Task[Any]
    keep: Callable[[Any], Kept]


def exercise(prompt: Prompt, case: Case, *, marker: str) -> Exercise:
    """Prepare one case for a prompt."""
    if prompt.id == WORD_SUMMARY:
        return _wording(prompt, case)
    asked = Asked(marker=marker, today=SAID_ON)
    return (
        _extraction(prompt, case, asked)
        if prompt.id == Section.FACTS
        else _drafting(prompt, case, asked)
    )


def _extraction(prompt: Prompt, case: Case, asked: Asked) -> Exercise:
    excerpt = Excerpt.of(case.transcript)
    read = {line.message.id: mark(line.message) for line in excerpt.lines if line.id in case.read}
    messages = {line.message.id: line.message for line in excerpt.lines}
    extraction = Extraction(
        excerpt.parts(read)[0],
        known_facts(ProblemStatement(language=case.language), case.known, messages),
        case.language,
    )
    return Exercise(
        task=extraction.task(prompt, asked),
        keep=lambda reading: Kept(
            extraction.facts(reading), extraction.suspicions(reading), extraction.replaced(reading)
        ),
    )


def _drafting(prompt: Prompt, case: Case, asked: Asked) -> Exercise:
    drafting = next(each for each in DRAFTINGS if each.section == prompt.id)
    empty = ProblemStatement(language=case.language)
    excerpt = Excerpt.of(case.transcript)
    brief = Brief.of(merge(empty, case.known, case.transcript), excerpt.redaction)
    return Exercise(
        task=brief.task(prompt, drafting, asked),
        keep=lambda draft: Kept(brief.proposals(draft, drafting.paths)),
    )


def _wording(prompt: Prompt, case: Case) -> Exercise:
    known, language = {fact.id: fact for fact in case.told}, language_in(case.language)

    def keep(words: SummaryWords) -> Kept:
        sentences = sentences_of(words)
        refused = any(True for _ in flaws(sentences, known, language))
        return Kept((), sentences=() if refused else tuple(one.text for one in sentences))

    return Exercise(task_of(prompt, case.told, case.reader, language), keep)
