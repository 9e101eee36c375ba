"""How the process ends: when it is told to or a part of it breaks off, and in how long."""

import asyncio
from collections.abc import Sequence

import structlog

log = structlog.get_logger()

_PATIENCE = 8.0  # seconds given to work in hand when asked to stop, all of it together
_LAST_MOMENT = 1.5  # and to hand back what is still in hand then


async def first_to_end(
    stopping: asyncio.Event, vital: Sequence[asyncio.Task[None]], *, once: asyncio.Task[None]
) -> list[asyncio.Task[None]]:
    """Return when told to stop, or with what ended though nobody told it to.

    Args:
        stopping: Set by whoever tells us to stop.
        vital: What may never end by itself.
        once: What may end, but not fail.
    """
    told = asyncio.create_task(stopping.wait())
    watched = {*vital, once}
    try:
        while True:
            done, _ = await asyncio.wait({told, *watched}, return_when=asyncio.FIRST_COMPLETED)
            if told in done:
                return []
            if once in done and once.exception() is None:
                watched.discard(once)
                done.discard(once)
            if done:
                return [task for task in watched if task in done]
    finally:
        told.cancel()


async def put_away(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Let work in hand be finished, within one patience for all; the rest is handed back."""
    _, late = await asyncio.wait(tasks, timeout=_PATIENCE)
    if not late:
        return
    for task in late:
        task.cancel()
    _, stuck = await asyncio.wait(late, timeout=_LAST_MOMENT)
    if stuck:
        log.error("bot.stuck", tasks=len(stuck))
