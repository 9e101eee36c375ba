"""Workers: take the next piece of work, do it, settle it; stop only between two pieces."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

import structlog

from bot.domain.errors import RemitError
from bot.domain.intake.model import CALM_AFTER, Claim, LeaseLostError, Queue
from bot.services.intake import Audience, Intake

log = structlog.get_logger()

_IDLE = 0.5  # seconds between looks for rows that other processes queued
_AFTER_FAILURE = 1.0


Piece = Callable[[], Awaitable[None]]


class Step(Protocol):
    """One piece of work at a time."""

    @property
    def looking(self) -> asyncio.Lock:
        """Held by the one worker that looks for work; the others wait for their turn to look."""
        ...

    async def take(self) -> Piece | None:
        """Take the next piece; None when there is none."""
        ...

    async def wait(self, seconds: float) -> None:
        """Return when there may be more, at the latest after `seconds`."""
        ...

    def wake(self) -> None:
        """Have whoever waits look again: a finished piece may have held up another."""
        ...


class QueueStep:
    """Claims a row of one queue, has it handled, and settles what became of it."""

    def __init__(  # noqa: PLR0913 - each is one thing to know
        self,
        intake: Intake,
        queue: Queue,
        handle: Callable[[Claim], Awaitable[None]],
        *,
        audience: Callable[[Claim], Audience | None] = lambda _: None,
        is_retried: Callable[[Exception], bool] = lambda _: True,
        calm_after: float = CALM_AFTER,
    ) -> None:
        """Know who handles the rows, whom to tell of failures, and which are tried again."""
        self.looking = asyncio.Lock()
        self._intake = intake
        self._queue = queue
        self._handle = handle
        self._audience = audience
        self._is_retried = is_retried
        self._calm_from = time.monotonic() + calm_after

    async def wait(self, seconds: float) -> None:
        """Return when a row may be waiting."""
        await self._intake.wait(self._queue, seconds)

    def wake(self) -> None:
        """Have whoever waits look again."""
        self._intake.wake(self._queue)

    async def take(self) -> Piece | None:
        """Claim the next row."""
        calm = time.monotonic() > self._calm_from
        claim = await self._intake.claim(self._queue, calm=calm, audience=self._audience)
        return partial(self._settle, claim) if claim else None

    async def _settle(self, claim: Claim) -> None:
        """Handle a row; whatever happens, it ends up done, waiting or dead."""
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

    async def _outcome(self, claim: Claim) -> str:
        ended = asyncio.Event()
        renewing = asyncio.create_task(self._renew(claim, ended))
        try:
            await self._handle(claim)
        except LeaseLostError:
            return "lost"  # somebody else has it now; nothing of ours was kept
        except asyncio.CancelledError:
            ended.set()
            await asyncio.shield(self._hand_back(claim))
            raise
        except Exception as error:  # noqa: BLE001 - the one place that settles every failure
            return await self._failed(claim, error)
        finally:
            ended.set()
            await asyncio.shield(renewing)
        return "done"

    async def _renew(self, claim: Claim, ended: asyncio.Event) -> None:
        """Keep the claim while its work goes on, however long that is."""
        seconds = self._intake.renewal.total_seconds()
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), seconds)
                return
            try:
                await self._intake.renew(claim)
            except LeaseLostError:
                return  # whoever handles it finds out when they want to keep what they did
            except Exception as error:  # noqa: BLE001 - the next renewal may succeed
                log.warning("work.unrenewed", kind=claim.kind, error=type(error).__name__)

    async def _hand_back(self, claim: Claim) -> None:
        try:
            await self._intake.hand_back(claim)
        except (LeaseLostError, RemitError) as error:
            log.warning("work.kept", kind=claim.kind, error=type(error).__name__)

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
    """Do one piece after the other until told to stop; of several workers one looks for work."""
    while not stopping.is_set():
        try:
            piece = await _next(step, stopping)
            if piece:
                await piece()
                step.wake()
        except Exception:
            log.exception("worker.failed")
            await asyncio.sleep(_AFTER_FAILURE)


async def _next(step: Step, stopping: asyncio.Event) -> Piece | None:
    async with step.looking:
        if stopping.is_set():
            return None
        piece = await step.take()
        if piece is None:
            await step.wait(_IDLE)
        return piece
