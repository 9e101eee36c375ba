"""Of many workers one looks for work; the others are there when there is some."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot.clock.worker import work

WORKERS = 16


class Counted:
    """Pieces from a list; counts how often somebody looks, and waits for ever until woken."""

    def __init__(self) -> None:
        self.looking = asyncio.Lock()
        self.looks = 0
        self.pieces: deque[Callable[[], Awaitable[None]]] = deque()
        self.woken = asyncio.Event()

    async def take(self) -> Callable[[], Awaitable[None]] | None:
        self.looks += 1
        return self.pieces.popleft() if self.pieces else None

    async def wait(self, seconds: float) -> None:
        assert seconds > 0
        await self.woken.wait()
        self.woken.clear()

    def wake(self) -> None:
        self.woken.set()


async def stop(step: Counted, stopping: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    stopping.set()
    step.wake()
    async with asyncio.timeout(60):
        await asyncio.gather(*tasks)


async def test_idle_workers_look_no_more_often_than_one() -> None:
    step, stopping = Counted(), asyncio.Event()
    tasks = [asyncio.create_task(work(step, stopping)) for _ in range(WORKERS)]

    for _ in range(100):
        await asyncio.sleep(0)

    assert 1 == step.looks
    await stop(step, stopping, tasks)


async def test_work_is_done_side_by_side_and_an_end_lets_others_look_again() -> None:
    step, stopping = Counted(), asyncio.Event()
    together = asyncio.Barrier(WORKERS)
    behind = asyncio.Event()

    async def side_by_side() -> None:
        await together.wait()
        if not step.pieces and not behind.is_set():
            step.pieces.append(held_up)

    async def held_up() -> None:
        behind.set()

    step.pieces.extend([side_by_side] * WORKERS)
    tasks = [asyncio.create_task(work(step, stopping)) for _ in range(WORKERS)]

    async with asyncio.timeout(60):
        await behind.wait()

    await stop(step, stopping, tasks)
