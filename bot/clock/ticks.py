"""Regular chores. The scheduler only says when; what is due is in the database."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.errors import RemitError

log = structlog.get_logger()


class Overdue(Protocol):
    """What a watch has found."""

    @property
    def count(self) -> int:
        """How much is late."""
        ...


REMEMBERED = timedelta(days=7)  # Slack repeats events for at most a day


def create_scheduler(
    forget_done: Callable[[timedelta], Awaitable[int]],
    tick: Callable[[], Awaitable[int]],
    watch: Callable[[], Awaitable[Overdue]],
) -> AsyncIOScheduler:
    """Make a scheduler that is not yet started.

    Args:
        forget_done: Tidies.
        tick: Queues what is due.
        watch: Looks whether what was due was done, and tells whoever runs the bot.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def look() -> None:
        try:
            if queued := await tick():
                log.info("schedule.fired", queued=queued)
        except RemitError as error:  # the next second may be better
            log.warning("schedule.unread", error=error.code)

    async def tidy() -> None:
        log.info("queue.tidied", rows=await forget_done(REMEMBERED))

    async def look_after() -> None:
        try:
            if (late := await watch()).count:
                log.error("escalation.late", count=late.count)
        except RemitError as error:
            log.warning("escalation.unwatched", error=error.code)

    scheduler.add_job(
        look_after,
        "interval",
        minutes=1,
        id="watch",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
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
