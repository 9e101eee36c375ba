"""Waiting for news of an escalation; no connection is held meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.domain.escalation.model import Escalation
from bot.store.store import Store

_LOOK_AGAIN = 1.0  # seconds; where another process may have changed it
_MOST_WAITING = 1000  # calls that wait at once; more are answered without waiting


async def news_of(
    id: str,
    store: Store,
    read: Callable[[], Awaitable[Escalation]],
    is_news: Callable[[Escalation], bool],
    seconds: float,
) -> Escalation:
    """Read one as soon as there is news, or when patience ends."""
    changes, loop = store.changes, asyncio.get_running_loop()
    until = loop.time() + (seconds if len(changes) < _MOST_WAITING else 0)
    with changes.watch(id) as changed:
        while True:
            changed.clear()
            found = await read()
            left = until - loop.time()
            if left <= 0 or is_news(found) or changes.is_closed:
                return found
            look_again = min(left, _LOOK_AGAIN) if store.is_shared else left
            await _first(changed, look_again)


async def _first(changed: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await changed.wait()
    except TimeoutError:
        return
