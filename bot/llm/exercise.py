"""From a case to the task a prompt is given, and from its answer to what the product would keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.llm.case import SAID_ON, Case
from bot.llm.framing import Excerpt, GoalReading, Suspicion
from bot.llm.ladder import Task
from bot.llm.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of an answer after every check."""

    proposals: tuple[Proposal, ...]
    suspicions: tuple[Suspicion, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One prompt put to one case: built and checked by the code that serves people."""

    task: Task[Any]
    keep: Callable[[Any], Kept]


def exercise(prompt: Prompt, case: Case, *, marker: str) -> Exercise:
    """Prepare one case for a prompt."""
    statement = ProblemStatement(language=case.language)  # nothing is known yet
    excerpt = Excerpt.of(case.transcript, case.language)
    return Exercise(
        task=Task(
            prompt=prompt,
            inputs=excerpt.inputs(statement, today=SAID_ON, marker=marker),
            output=GoalReading,
            check=excerpt.findings,
        ),
        keep=lambda reading: Kept(excerpt.proposals(reading), excerpt.suspicions(reading)),
    )
