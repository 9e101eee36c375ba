"""Workers: take the next piece of work, do it, settle it; stop only between two pieces."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

from bot.domain.errors import RemitError
from bot.domain.intake.model import Claim, LeaseLostError, Queue
from bot.services.intake import Audience, Intake

log = structlog.get_logger()

_IDLE = 0.5  # seconds between looks for rows that other processes queued
_AFTER_FAILURE = 1.0
_CALM = 10.0  # seconds a process has lived before it tries again what may have ended others


class Step(Protocol):
    """One piece of work at a time."""

    async def step(self) -> bool:
        """Do the next piece; False when there is none."""
        ...

    async def wait(self, seconds: float) -> None:
        """Return when there may be more, at the latest after `seconds`."""
        ...


class QueueStep:
    """Claims a row of one queue, has it handled, and settles what became of it."""

    def __init__(
        self,
        intake: Intake,
        queue: Queue,
        handle: Callable[[Claim], Awaitable[None]],
        *,
        audience: Callable[[Claim], Audience | None] = lambda _: None,
        is_retried: Callable[[Exception], bool] = lambda _: True,
    ) -> None:
        """Know who handles the rows, whom to tell of failures, and which are tried again."""
        self._intake = intake
        self._queue = queue
        self._handle = handle
        self._audience = audience
        self._is_retried = is_retried
        self._began = time.monotonic()

    async def wait(self, seconds: float) -> None:
        """Return when a row may be waiting."""
        await self._intake.wait(self._queue, seconds)

    async def step(self) -> bool:
        """Handle the next row; whatever happens, the row ends up done, waiting or dead."""
        calm = time.monotonic() - self._began > _CALM
        claim = await self._intake.claim(self._queue, calm=calm, audience=self._audience)
        if claim is None:
            return False
        started = time.perf_counter()
        outcome = await self._outcome(claim)
        log.info(
            "work.settled",
            queue=claim.queue.value,
            kind=claim.kind,
            team=claim.team,
            attempt=claim.attempts,
            outcome=outcome,
            milliseconds=round((time.perf_counter() - started) * 1000),
        )
        return True

    async def _outcome(self, claim: Claim) -> str:
        try:
            await self._handle(claim)
        except LeaseLostError:
            return "lost"  # somebody else has it now; nothing of ours was kept
        except Exception as error:  # noqa: BLE001 - the one place that settles every failure
            return await self._failed(claim, error)
        return "done"

    async def _failed(self, claim: Claim, error: Exception) -> str:
        audience = self._audience(claim)
        try:
            if isinstance(error, RemitError) and not self._is_retried(error):
                await self._intake.refuse(claim, error, audience)
                return error.code
            reference = secrets.token_hex(3)
            if not isinstance(error, RemitError):
                log.error("work.failed", kind=claim.kind, reference=reference, exc_info=error)
            dead = await self._intake.retry(claim, error, audience, reference=reference)
        except LeaseLostError:
            return "lost"
        return "dead" if dead else "again"


async def work(step: Step, stopping: asyncio.Event) -> None:
    """Do one piece after the other until told to stop."""
    while not stopping.is_set():
        try:
            if not await step.step():
                await step.wait(_IDLE)
        except Exception:
            log.exception("worker.failed")
            await asyncio.sleep(_AFTER_FAILURE)
