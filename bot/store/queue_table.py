"""One queue table on a connection: its columns, its clock, and how long a failed row waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, func, literal
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.intake.model import Queue
from bot.store.queues import QUEUES
from bot.store.tables import Instant

SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(seconds=1), timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class QueueTable:
    """A queue as one transaction sees it."""

    queue: Queue
    connection: AsyncConnection
    host_now: datetime

    @property
    def table(self) -> Table:
        """The table its rows are in."""
        return QUEUES[self.queue]

    @property
    def told(self) -> tuple[ColumnElement[Any], ...]:
        """What a worker is told of a row it takes, named as in its claim."""
        table = self.table.c
        came_back = (table.available_at > table.created_at).label("came_back")
        return table.row, table.kind, table.team, table.payload, table.attempts, came_back

    def instant(self, after: timedelta = timedelta()) -> ColumnElement[datetime]:
        """Return the moment `after` from now by the database's clock (PostgreSQL) or the host's."""
        if self.connection.dialect.name == "postgresql":
            return func.now() + literal(after)
        return literal(self.host_now + after, Instant)


def backoff(attempts: int) -> timedelta:
    """Return how long a row waits after so many tries: twice as long each time, up to a limit."""
    return min(timedelta(seconds=2 ** min(attempts - 1, 16)), LONGEST_PAUSE)
