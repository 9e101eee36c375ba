"""Regular chores. The scheduler only says when; what is due is in the database."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.errors import RemitError

log = structlog.get_logger()

REMEMBERED = timedelta(days=7)  # Slack repeats events for at most a day


def create_scheduler(
    forget_done: Callable[[timedelta], Awaitable[int]], tick: Callable[[], Awaitable[int]]
) -> AsyncIOScheduler:
    """Make a scheduler that is not yet started: `tick` queues what is due, `forget_done` tidies."""
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def look() -> None:
        try:
            if queued := await tick():
                log.info("schedule.fired", queued=queued)
        except RemitError as error:  # the next second may be better
            log.warning("schedule.unread", error=error.code)

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
    scheduler.add_job(
        look,
        "interval",
        seconds=1,
        id="tick",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler
