"""Regular chores. The scheduler only says when; what is due is in the database."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()

REMEMBERED = timedelta(days=7)  # Slack repeats events for at most a day


def create_scheduler(forget_done: Callable[[timedelta], Awaitable[int]]) -> AsyncIOScheduler:
    """Make a scheduler that is not yet started."""
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def tidy() -> None:
        log.info("queue.tidied", rows=await forget_done(REMEMBERED))

    scheduler.add_job(
        tidy,
        "interval",
        hours=1,
        id="tidy",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler
