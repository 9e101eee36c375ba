"""Replicas of a program that are killed again and again, and a database that restarts under them."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.processes import Program, Running

Pause = Callable[[random.Random, int], Awaitable[None]]  # before a kill, by its number


@dataclass(frozen=True, slots=True)
class Weather:
    """How many replicas work, and how often they and their database end."""

    replicas: int
    kills: int
    restarts: int = 0


def between(least: float, most: float) -> Pause:
    """Wait for some time."""

    async def pause(chance: random.Random, _: int) -> None:
        await asyncio.sleep(chance.uniform(least, most))

    return pause


async def weathered(
    weather: Weather,
    program: Program,
    pause: Pause,
    restart: Callable[[], None],
    seed: int,
) -> list[Running]:
    """Start replicas, kill one after each pause and start it again; return who is alive then."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    replicas = [program.start() for _ in range(weather.replicas)]
    for number in range(weather.kills):
        await pause(chance, number)
        victim = chance.randrange(weather.replicas)
        replicas[victim].kill()
        replicas[victim] = program.start()
        if weather.restarts and number % (weather.kills // weather.restarts) == 5:
            await asyncio.to_thread(restart)
    return replicas
