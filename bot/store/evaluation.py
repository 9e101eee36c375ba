"""Evaluation runs: inserted once for each file and place in it, and never changed."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    UniqueConstraint,
    exists,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.evaluation.look import FILE
from bot.domain.evaluation.run import EvaluationRun
from bot.store.report_tables import verdicts
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
_DOCUMENT = (evaluation_runs.c.document, evaluation_runs.c.document_version)


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
        """Keep a run; False when the same file was brought to this spec before.

        A file that is read otherwise than then, because somebody says what its columns hold or a newer
        release understands it, is kept again: of what it holds the newest reading stands.
        """
        raw = run.source.raw or run.id
        if await self._insert(run, team, spec, (raw, position)):
            return True
        before = await self._at(spec, raw, position)
        if before is None or before.checks == run.checks:
            return False
        return await self._insert(run, team, spec, (_read_again(run), position))

    async def _insert(
        self, run: EvaluationRun, team: str, spec: str, place: tuple[str, int]
    ) -> bool:
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
                "raw": place[0],
                "position": place[1],
                "made_at": made or received,
                "received_at": received,
                "document": run.model_dump(mode="json"),
                "document_version": RUN.version,
            },
        )

    async def _at(self, spec: str, raw: str, position: int) -> EvaluationRun | None:
        column = evaluation_runs.c
        query = select(column.document, column.document_version).where(
            column.spec == spec, column.raw == raw, column.position == position
        )
        row = (await self.connection.execute(query)).one_or_none()
        return _run(row.document, row.document_version) if row else None

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

    async def kept_of(self, spec: str, runs: Sequence[EvaluationRun]) -> list[str]:
        """Name the runs that are on record of the runs of a file, as they were read."""
        column = evaluation_runs.c
        found = []
        for position, run in enumerate(runs):
            keys = (run.source.raw or run.id, _read_again(run))
            rows = await self.connection.execute(
                select(column.raw, column.id).where(
                    column.spec == spec, column.raw.in_(keys), column.position == position
                )
            )
            ids = {row.raw: row.id for row in rows}
            found += [ids[key] for key in reversed(keys) if key in ids][:1]
        return found

    async def of_spec(self, spec: str, until: datetime, *, limit: int) -> list[EvaluationRun]:
        """Read the newest runs of a spec up to a moment, the oldest first."""
        return await self._documents(_newest(_DOCUMENT, spec, until).limit(limit))

    async def unjudged(
        self, spec: str, version: int, until: datetime, *, limit: int, without: AbstractSet[str]
    ) -> list[EvaluationRun]:
        """Read the newest runs that a version of a spec has not judged, the oldest first.

        Args:
            spec: The spec.
            version: Its version.
            until: Runs made later are left out.
            limit: How many at most.
            without: Runs to leave out. However many there are, none is handed to the database.
        """
        said = verdicts.c
        judged = exists().where(
            said.run == evaluation_runs.c.id, said.spec == spec, said.spec_version == version
        )
        query = _newest((evaluation_runs.c.id,), spec, until).where(~judged)
        if without:
            ids = [one for one in await self.connection.scalars(query) if one not in without]
            query = _newest(_DOCUMENT, spec, until).where(evaluation_runs.c.id.in_(ids[:limit]))
            return await self._documents(query)
        return await self._documents(query.with_only_columns(*_DOCUMENT).limit(limit))

    async def _documents(self, query: Select[Any]) -> list[EvaluationRun]:
        rows = await self.connection.execute(query)
        return [_run(row.document, row.document_version) for row in reversed(rows.all())]


def _newest(columns: Sequence[Column[Any]], spec: str, until: datetime) -> Select[Any]:
    """Ask for the runs of a spec up to a moment, the newest first."""
    column = evaluation_runs.c
    return (
        select(*columns)
        .where(column.spec == spec, column.made_at <= until)
        .order_by(column.made_at.desc(), *last_come_first())
    )


def file_in(key: str) -> str:
    """What names the file in what a run is kept under, however it was read."""
    return key[:FILE]


def _read_again(run: EvaluationRun) -> str:
    """What another reading of a file is kept under."""
    checks = "\n".join(one.model_dump_json() for one in run.checks)
    return f"{(run.source.raw or run.id)[:FILE]}~{sha256(checks.encode()).hexdigest()[: 63 - FILE]}"


def _run(document: dict[str, object], version: int) -> EvaluationRun:
    return EvaluationRun.model_validate(RUN.present(document, version))
