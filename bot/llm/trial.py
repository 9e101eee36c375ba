"""Trials: a case put to a live model once, judged by the checks that serve people."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.domain.errors import BudgetError, RemitError, UnavailableError
from bot.llm import errors
from bot.llm.case import NamedCase
from bot.llm.exercise import exercise
from bot.llm.judging import shortcomings
from bot.llm.ladder import Ladder
from bot.llm.ledger import LedgerEntry, calls_of
from bot.llm.prompts import Prompt

_HOPELESS = (errors.KeyRefusedError, errors.UnknownModelError, errors.QuotaSpentError)
_MOST_WAITS = 3  # for one busy endpoint and one case
_PAUSE = 5.0  # seconds, when a busy endpoint does not say how long
_LONGEST_PAUSE = 60.0
_SILENT_AFTER = 3  # trials in a row without any answer before an endpoint is left alone


@dataclass(frozen=True, slots=True)
class Job:
    """One prompt, one case, once."""

    side: str  # which of the compared versions this is
    prompt: Prompt
    case: NamedCase


@dataclass(frozen=True, slots=True)
class Trial:
    """How one job went."""

    job: Job
    milliseconds: int
    calls: tuple[LedgerEntry, ...]
    shortcomings: tuple[str, ...] = ()
    error: RemitError | None = None  # no answer came, which says nothing about the prompt

    @property
    def right(self) -> bool | None:
        """Whether the answer was right; none if there was no answer."""
        return None if self.error else not self.shortcomings


async def attempt(job: Job, ladder: Ladder, *, marker: str, deadline_seconds: float) -> Trial:
    """Put one case to a model."""
    put = exercise(job.prompt, job.case.case, marker=marker)
    began = time.perf_counter()
    try:
        answer = await ladder.ask(put.task, deadline_seconds=deadline_seconds)
    except RemitError as error:
        calls = calls_of(error)
        spent = _since(began)
        if isinstance(error, (UnavailableError, BudgetError)):
            return Trial(job, spent, calls, error=error)
        return Trial(job, spent, calls, (f"gives no usable answer: {error.code}",))
    missing = shortcomings(job.case.case, put.keep(answer.value), answer.findings)
    return Trial(job, _since(began), answer.calls, missing)


@dataclass(slots=True)
class Round:
    """Many jobs, a few at a time; what was done stays when the rest is given up."""

    ladder: Ladder
    deadline_seconds: float
    marker: Callable[[], str]
    tell: Callable[[Trial], None]
    done: list[Trial] = field(default_factory=list)
    gave_up: RemitError | None = None
    _silent: int = 0

    async def run(self, jobs: Iterable[Job], *, at_once: int) -> None:
        """Work through the jobs in their order; stop when the endpoint is of no use."""
        waiting = iter(jobs)
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(self._work(waiting))

    async def _work(self, waiting: Iterable[Job]) -> None:
        for job in waiting:
            if self.gave_up:
                return
            trial = await self._patiently(job)
            self.done.append(trial)
            self._silent = self._silent + 1 if trial.error else 0
            if isinstance(trial.error, _HOPELESS) or self._silent >= _SILENT_AFTER:
                self.gave_up = trial.error
            self.tell(trial)

    async def _patiently(self, job: Job) -> Trial:
        """Try again when the endpoint is busy and says when it will not be."""
        for _ in range(_MOST_WAITS):
            trial = await self._once(job)
            if not isinstance(trial.error, errors.BusyError):
                return trial
            wait = trial.error.retry_after
            await asyncio.sleep(min(_PAUSE if wait is None else wait, _LONGEST_PAUSE))
        return await self._once(job)

    async def _once(self, job: Job) -> Trial:
        return await attempt(
            job, self.ladder, marker=self.marker(), deadline_seconds=self.deadline_seconds
        )


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
