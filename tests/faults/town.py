"""A workspace with many channels that records which events were acknowledged and what was said."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.manifest import read_manifest
from bot.playground.delivery import Attempt, Line, Receipt
from bot.playground.server import Playground, PlaygroundSettings
from bot.playground.workspace import BOT_USER_ID, Channel

NADIA = "U0NADIA001"
# Slack repeats at once, after a minute and after five, and with Delayed Events on later still;
COMPRESSED = (0.0, 1.5, 5.0, 5.0, 5.0)
ACK_WITHIN = 1.5


@dataclass(slots=True)
class RecordingLine:
    """Passes everything on and remembers what was acknowledged."""

    line: Line
    acknowledged: Counter[str] = field(default_factory=Counter)  # mentions by their ts
    latencies: list[float] = field(default_factory=list)  # of what was, in milliseconds
    missed: int = 0

    async def attempt(self, attempt: Attempt) -> Receipt:
        began = time.perf_counter()
        receipt = await self.line.attempt(attempt)
        if not receipt.acknowledged:
            self.missed += 1
        else:
            self.latencies.append((time.perf_counter() - began) * 1000)
            event = attempt.payload.get("event", {})
            if event.get("type") == "app_mention":
                self.acknowledged[event["ts"]] += 1
        return receipt

    async def disconnect(self, reason: str) -> None:
        await self.line.disconnect(reason)

    async def close(self) -> None:
        await self.line.close()


@dataclass(slots=True)
class Town:
    """A playground and everything a fault test asks it."""

    playground: Playground
    line: RecordingLine
    channels: tuple[str, ...]
    asked: list[tuple[str, str]] = field(default_factory=list)  # channel and ts of each mention

    def mention(self, text: str) -> None:
        """Mention the bot in the next channel, as somebody at a client would."""
        workspace = self.playground.platform.workspace
        channel = workspace.channels[self.channels[len(self.asked) % len(self.channels)]]
        message = self.playground.platform.postings.post(
            channel,
            NADIA,
            f"<@{BOT_USER_ID}> {text}",
            client_msg_id=f"00000000-0000-4000-8000-{len(self.asked):012d}",
        )
        self.asked.append((channel.id, message["ts"]))

    def messages(self, channel: str) -> list[dict[str, Any]]:
        """What the bot wrote in a channel, oldest first."""
        found = self.playground.platform.workspace.channels[channel].messages.values()
        return [message for message in found if message.get("bot_id")]

    def answers(self) -> dict[str, int]:
        """How many messages the bot wrote in the thread of each mention."""
        counts = dict.fromkeys((ts for _, ts in self.asked), 0)
        for channel in self.channels:
            for message in self.messages(channel):
                counts[message["thread_ts"]] += 1
        return counts

    def lost(self) -> int:
        """Mentions that were acknowledged and have no answer."""
        return sum(not count and self.line.acknowledged[ts] for ts, count in self._counted())

    def twice(self) -> int:
        """Mentions with more than one answer."""
        return sum(count > 1 for _, count in self._counted())

    def _counted(self) -> list[tuple[str, int]]:
        return [
            (ts, count)
            for ts, count in self.answers().items()
            if self.line.acknowledged[ts] or count > 1
        ]

    async def quiet(self, *, for_seconds: float = 1.0) -> None:
        """Wait until every repeat was sent and nothing has been written for a while."""
        await self.playground.settle()
        before = -1
        while before != (now := self.playground.platform.recorder.count):
            before = now
            await asyncio.sleep(for_seconds)


@asynccontextmanager
async def town(
    *,
    channels: int,
    request_url: str | None = None,
    retries: tuple[float, ...] = COMPRESSED,
    ack_within: float = ACK_WITHIN,
) -> AsyncIterator[Town]:
    """Start a workspace."""
    playground = Playground(
        PlaygroundSettings(
            manifest=read_manifest(),
            request_url=request_url,
            retry_delays=retries,
            ack_timeout=ack_within,
        )
    )
    await playground.start()
    try:
        platform = playground.platform
        names = [f"C0TOWN{number:04d}" for number in range(channels)]
        for name in names:
            platform.workspace.channels[name] = Channel(
                name, name.lower(), "channel", 1, members={NADIA, BOT_USER_ID}
            )
        line = RecordingLine(platform.delivery.line)
        platform.delivery.line = line
        yield Town(playground, line, tuple(names))
    finally:
        await playground.stop()
