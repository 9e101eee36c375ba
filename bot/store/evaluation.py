"""Evaluation runs: inserted once for each file and place in it, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.evaluation.run import EvaluationRun
from bot.store.tables import Document, Instant, metadata
from bot.store.upcast import RUN
from bot.store.upsert import insert_or_skip

evaluation_runs = Table(
    "evaluation_runs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("raw", String(64), nullable=False),  # the file, by its content
    Column("position", Integer, nullable=False),  # of the run in the file
    Column("made_at", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    UniqueConstraint("spec", "raw", "position"),
    Index("ix_evaluation_runs_spec", "spec", "made_at"),
)


def last_come_first() -> tuple[ColumnElement[Any], ...]:
    """Put runs of one moment in the order in which they came, and those of a file in its order.

    Many tools tell the time to the second, and whoever corrects a file has two of the same second.
    """
    column = evaluation_runs.c
    return tuple(one.desc() for one in (column.received_at, column.raw, column.position))


@dataclass(frozen=True, slots=True)
class EvaluationRuns:
    """What other tools measured, by the spec it was brought to."""

    connection: AsyncConnection

    async def add(self, run: EvaluationRun, team: str, spec: str, position: int) -> bool:
        """Keep a run; False when the same file was brought to this spec before."""
        made, received = run.made_at, run.received_at
        assert received is not None  # noqa: S101  # whoever keeps it says when it came
        return await insert_or_skip(
            self.connection,
            evaluation_runs,
            ["spec", "raw", "position"],
            {
                "id": run.id,
                "team": team,
                "spec": spec,
                "raw": run.source.raw or run.id,
                "position": position,
                "made_at": made or received,
                "received_at": received,
                "document": run.model_dump(mode="json"),
                "document_version": RUN.version,
            },
        )

    async def get(self, id: str) -> EvaluationRun | None:
        """Read one."""
        row = (
            await self.connection.execute(select(evaluation_runs).where(evaluation_runs.c.id == id))
        ).one_or_none()
        return _run(row.document, row.document_version) if row else None

    async def first_of(self, spec: str, run: EvaluationRun) -> datetime | None:
        """When the file of a run was brought to a spec first."""
        column = evaluation_runs.c
        found: datetime | None = await self.connection.scalar(
            select(column.received_at)
            .where(column.spec == spec, column.raw == run.source.raw)
            .order_by(column.received_at)
            .limit(1)
        )
        return found

    async def of_file(self, spec: str, run: EvaluationRun) -> list[str]:
        """Name the runs that were kept of the file a run was read from."""
        column = evaluation_runs.c
        rows = await self.connection.scalars(
            select(column.id)
            .where(column.spec == spec, column.raw == run.source.raw)
            .order_by(column.position)
        )
        return list(rows)

    async def of_spec(
        self, spec: str, until: datetime, *, limit: int, without: Sequence[str] = ()
    ) -> list[EvaluationRun]:
        """Read the newest runs of a spec up to a moment, the oldest first."""
        rows = await self.connection.execute(
            select(evaluation_runs.c.document, evaluation_runs.c.document_version)
            .where(
                evaluation_runs.c.spec == spec,
                evaluation_runs.c.made_at <= until,
                evaluation_runs.c.id.not_in(without),
            )
            .order_by(evaluation_runs.c.made_at.desc(), *last_come_first())
            .limit(limit)
        )
        return [_run(row.document, row.document_version) for row in reversed(rows.all())]


def _run(document: dict[str, object], version: int) -> EvaluationRun:
    return EvaluationRun.model_validate(RUN.present(document, version))
