"""Delivers payloads to the bot and repeats events nobody acknowledged, as Slack does."""

import asyncio
import copy
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Protocol

from bot.playground.faults import Faults
from bot.playground.settings import PlaygroundSettings
from bot.playground.workspace import Json


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to hand over a payload."""

    kind: str  # events_api, interactive or slash_commands
    name: str
    payload: Json
    retry_num: int = 0
    retry_reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of an attempt: acknowledged or not, and the answer inside the ack."""

    acknowledged: bool
    answer: Json | None = None
    reason: str = ""
    no_retry: bool = False


class Line(Protocol):
    """A way to reach the bot: Socket Mode or signed HTTP."""

    async def attempt(self, attempt: Attempt) -> Receipt: ...

    async def disconnect(self, reason: str) -> None: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class Delivery:
    line: Line
    settings: PlaygroundSettings
    faults: Faults
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        """Run something beside the request that caused it; `close` ends it."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def send_event(self, name: str, payload: Json) -> None:
        """Deliver an event in the background, with Slack's retries."""
        self.spawn(self._deliver_event(name, payload))
        if self.faults.strike("duplicate", "event", "*"):
            self.spawn(self._deliver_event(name, payload))

    async def ask(self, kind: str, name: str, payload: Json) -> Receipt:
        """Deliver something a person waits for: one attempt, no repeats."""
        return await self.line.attempt(Attempt(kind, name, copy.deepcopy(payload)))

    async def _deliver_event(self, name: str, payload: Json) -> None:
        if rule := self.faults.strike("delay", "event"):
            await asyncio.sleep(rule.seconds)
        if rule := self.faults.strike("disconnect", "event"):
            await self.line.disconnect(rule.reason)
        receipt = await self._attempt_event(Attempt("events_api", name, payload))
        for number, delay in enumerate(self.settings.retry_delays, start=1):
            if receipt.acknowledged or receipt.no_retry:
                return
            await asyncio.sleep(delay)
            receipt = await self._attempt_event(
                Attempt("events_api", name, payload, number, receipt.reason)
            )

    async def _attempt_event(self, attempt: Attempt) -> Receipt:
        receipt = await self.line.attempt(attempt)
        if receipt.acknowledged and self.faults.strike("dropped_answer", "event"):
            return Receipt(acknowledged=False, reason="timeout")
        return receipt

    async def settle(self) -> None:
        """Wait until nothing is under way (for tests and for a clean stop)."""
        while self.tasks:
            await asyncio.wait(set(self.tasks))

    async def cancel(self) -> None:
        """Drop every delivery under way."""
        tasks = set(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        await self.cancel()
        await self.line.close()
