"""Wishes for less oversight: asked once, decided once, and kept for good."""

from dataclasses import dataclass

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import ConflictError
from bot.domain.oversight.loosening import Loosening, LooseningState
from bot.store.loosening_tables import loosenings
from bot.store.upcast import LOOSENING


@dataclass(frozen=True, slots=True)
class Loosenings:
    """Each moves on from the state it was seen in, or not at all."""

    connection: AsyncConnection

    async def add(self, wish: Loosening) -> None:
        """Keep one that was just asked for."""
        await self.connection.execute(
            insert(loosenings).values(
                id=wish.id,
                spec=wish.spec,
                state=wish.state.value,
                signer=wish.signer,
                asked_at=wish.asked_at,
                document=wish.model_dump(mode="json"),
                document_version=LOOSENING.version,
            )
        )

    async def move(self, before: Loosening, after: Loosening) -> None:
        """Keep what became of one.

        Raises:
            ConflictError: somebody was faster.
        """
        moved = await self.connection.execute(
            update(loosenings)
            .where(loosenings.c.id == before.id, loosenings.c.state == before.state.value)
            .values(
                state=after.state.value,
                document=after.model_dump(mode="json"),
                document_version=LOOSENING.version,
            )
        )
        if not moved.rowcount:
            raise ConflictError("This was decided meanwhile.", next_step="Its card shows how.")

    async def get(self, id: str) -> Loosening | None:
        """Read one."""
        found = await self._read(select(loosenings).where(loosenings.c.id == id))
        return found[0] if found else None

    async def of(self, spec: str) -> list[Loosening]:
        """Read all of a spec, the oldest first."""
        query = select(loosenings).where(loosenings.c.spec == spec)
        return await self._read(query.order_by(loosenings.c.asked_at, loosenings.c.id))

    async def waiting_for(self, user: str, *, limit: int = 20) -> list[Loosening]:
        """Read those that wait for somebody's signature, the oldest first."""
        query = select(loosenings).where(
            loosenings.c.signer == user, loosenings.c.state == LooseningState.ASKED.value
        )
        ordered = query.order_by(loosenings.c.asked_at, loosenings.c.id)
        return await self._read(ordered.limit(limit))

    async def _read(self, query: Select[tuple[object, ...]]) -> list[Loosening]:
        rows = await self.connection.execute(query)
        return [_loosening(row) for row in rows]


def _loosening(row: Row[tuple[object, ...]]) -> Loosening:
    return Loosening.model_validate(LOOSENING.present(row.document, row.document_version))
