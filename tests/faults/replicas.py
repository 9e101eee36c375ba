"""Replicas of a program that are killed again and again, and a database that restarts under them."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.processes import Program, Running


@dataclass(frozen=True, slots=True)
class Weather:
    """How many replicas work, and how often they and their database end."""

    replicas: int
    kills: int
    restarts: int = 0


async def weathered(
    weather: Weather,
    program: Program,
    pauses: tuple[float, float],
    restart: Callable[[], None],
    seed: int,
) -> list[Running]:
    """Start replicas, kill one after each pause and start it again; return who is alive then."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    replicas = [program.start() for _ in range(weather.replicas)]
    for number in range(weather.kills):
        await asyncio.sleep(chance.uniform(*pauses))
        victim = chance.randrange(weather.replicas)
        replicas[victim].kill()
        replicas[victim] = program.start()
        if weather.restarts and number % (weather.kills // weather.restarts) == 5:
            await asyncio.to_thread(restart)
    return replicas
