"""Kills and restarts a program at random while events arrive."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.processes import Program, Running, free_port, listening
from tests.faults.queues import TABLES, Queues
from tests.faults.town import Town

GOALS = (
    "we lose money on no-shows, it is {n} % of booked slots, I want {m} % by end of June",
    "support answers take {n} hours, could we get to {m} hours?",
    "forecast stock per shop; the error is {n} % today and {m} % would do",
)
PER_SECOND = 16
STUCK = (
    900.0  # seconds: far longer than the dead hold a row, or the longest pause of one that failed
)


@dataclass(frozen=True, slots=True)
class Storm:
    """How bad the weather is."""

    events: int
    kills: int
    seed: int = 7


async def rage(
    storm: Storm,
    program: Program,
    place: Town,
    ready: Callable[[Running], Awaitable[None]],
    after_last_kill: Callable[[], None] = lambda: None,
) -> Running:
    """Send the events while the program is killed again and again; return the last life.

    Every life gets its share of the events, so kills strike under load however slow the machine.
    """
    chance = random.Random(storm.seed)  # noqa: S311 - a repeatable storm
    shares = [
        storm.events // storm.kills + (life < storm.events % storm.kills)
        for life in range(storm.kills)
    ]
    for share in shares:
        running = program.start()
        if chance.random() < 0.85:  # the other lives end while they start
            await ready(running)
        sending = asyncio.create_task(_send(place, share, chance.random()))
        # So many are acknowledged before the end, fast machine or slow.
        enough = len(place.line.latencies) + chance.randint(0, share)
        await until(lambda n=enough: len(place.line.latencies) >= n, seconds=20)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 0.6))
        running.kill()
        await sending
    after_last_kill()
    last = program.start()
    await ready(last)
    return last


async def _send(place: Town, share: int, offset: float) -> None:
    await asyncio.sleep(offset / PER_SECOND)
    for _ in range(share):
        number = len(place.asked)
        goal = GOALS[number % len(GOALS)].format(n=20 + number % 70, m=5 + number % 13)
        place.mention(goal)
        await asyncio.sleep(1 / PER_SECOND)


async def until(holds: Callable[[], bool], *, seconds: float) -> bool:
    """Wait until something holds; False when it did not in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.02)
    return True


async def drained(queues: Queues) -> bool:
    """Wait until no row waits or is worked on, however long; False where nothing moves any more."""
    before, since = None, time.monotonic()
    while queues.unfinished():
        now = [queues.states(table) for table in TABLES]
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > STUCK:
            return False
        await asyncio.sleep(0.5)  # the workspace answers from this loop: whoever asks, holds it up
    return True


__all__ = ["Storm", "drained", "free_port", "listening", "rage", "until"]
