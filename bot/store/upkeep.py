"""Upkeep of the queue tables: freeing what the dead held, forgetting what is done, counting."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, literal, select, update

from bot.store.queue_table import QueueTable, backoff


@dataclass(frozen=True, slots=True)
class Upkeep(QueueTable):
    """What is done to a queue as a whole; no row is handed to anybody here."""

    async def release_all(self) -> int:
        """Free every claimed row; right only when no other process can hold one (SQLite at start)."""
        table = self.table
        held = await self.connection.execute(
            select(table.c.attempts).where(table.c.state == "claimed").distinct()
        )
        freed = 0
        for attempts in held.scalars().all():
            # What was in hand at two ends in a row lets others go first.
            wait = backoff(attempts - 1) if attempts > 1 else timedelta()
            rows = await self.connection.execute(
                update(table)
                .where(table.c.state == "claimed", table.c.attempts == attempts)
                .values(
                    state="new", lease_token=None, lease_until=None, available_at=self.instant(wait)
                )
            )
            freed += rows.rowcount
        return freed

    async def forget_done(self, older_than: timedelta, *, most: int) -> int:
        """Delete some rows done long ago; until then their keys stop repeats."""
        table = self.table
        old = (
            select(table.c.row)
            .where(table.c.state == "done", table.c.finished_at < self.instant(-older_than))
            .limit(most)
        )
        gone = await self.connection.execute(delete(table).where(table.c.row.in_(old)))
        return gone.rowcount

    async def blank_dead(self, older_than: timedelta) -> int:
        """Drop what people wrote from rows set aside long ago; that they failed stays visible."""
        table = self.table
        blanked = await self.connection.execute(
            update(table)
            .where(
                table.c.state == "dead",
                table.c.finished_at < self.instant(-older_than),
                table.c.payload != literal({}, table.c.payload.type),
            )
            .values(payload={})
        )
        return blanked.rowcount

    async def depth(self) -> dict[str, int]:
        """Count the rows in each state."""
        table = self.table
        counts = await self.connection.execute(
            select(table.c.state, func.count().label("rows")).group_by(table.c.state)
        )
        return {row.state: row.rows for row in counts}
