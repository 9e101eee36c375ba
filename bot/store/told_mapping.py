"""What people said about the columns of plain tables, by the spec and by the shape of the table."""

from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import ConflictError
from bot.domain.evaluation.told_mapping import ToldMapping
from bot.store.tables import Document, metadata
from bot.store.upcast import TOLD_MAPPING
from bot.store.upsert import insert_or_skip

told_mappings = Table(
    "told_mappings",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("shape", String(64), nullable=False),  # a hash of the columns
    Column("version", Integer, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    UniqueConstraint("spec", "shape"),
)


@dataclass(frozen=True, slots=True)
class ToldMappings:
    """One for each spec and shape of a table."""

    connection: AsyncConnection

    async def get(self, id: str) -> ToldMapping | None:
        """Read one by its name."""
        row = (
            await self.connection.execute(select(told_mappings).where(told_mappings.c.id == id))
        ).one_or_none()
        return _told(row.document, row.document_version) if row else None

    async def of(self, spec: str, shape: str) -> ToldMapping | None:
        """Read what was said about the tables of a shape that are brought to a spec."""
        row = (
            await self.connection.execute(
                select(told_mappings).where(
                    told_mappings.c.spec == spec, told_mappings.c.shape == shape
                )
            )
        ).one_or_none()
        return _told(row.document, row.document_version) if row else None

    async def add(self, told: ToldMapping) -> bool:
        """Keep the first of a spec and a shape; False where there is one."""
        return await insert_or_skip(
            self.connection,
            told_mappings,
            ["spec", "shape"],
            {
                "id": told.id,
                "team": told.team,
                "spec": told.spec,
                "shape": told.shape,
                "version": told.version,
                "document": told.model_dump(mode="json"),
                "document_version": TOLD_MAPPING.version,
            },
        )

    async def advance(self, before: ToldMapping, after: ToldMapping) -> None:
        """Move it on from the very state that was read.

        Raises:
            ConflictError: somebody was faster.
        """
        moved = await self.connection.execute(
            update(told_mappings)
            .where(told_mappings.c.id == before.id, told_mappings.c.version == before.version)
            .values(version=after.version, document=after.model_dump(mode="json"))
        )
        if not moved.rowcount:
            raise ConflictError(
                "Somebody said at the same moment which column holds what.",
                next_step="Look at the message in the thread: it shows what counts now.",
            )


def _told(document: dict[str, object], version: int) -> ToldMapping:
    return ToldMapping.model_validate(TOLD_MAPPING.present(document, version))
