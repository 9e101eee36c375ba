"""Verdicts: inserted once for a run and a version of a spec, and never changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.look import NO_LOOK, Taken
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.store.evaluation import evaluation_runs, file_in, last_come_first
from bot.store.report_tables import verdicts
from bot.store.upcast import VERDICT
from bot.store.upsert import insert_all_or_skip

_KEPT = (verdicts.c.document, verdicts.c.document_version)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What runs said about criteria."""

    connection: AsyncConnection

    async def add(self, found: Sequence[RecordedVerdict]) -> None:
        """Keep verdicts; one that is there stays as it is."""
        if not found:
            return
        await insert_all_or_skip(
            self.connection,
            verdicts,
            ["run", "spec", "spec_version", "criterion"],
            [
                {
                    "run": one.basis.run,
                    "spec": one.basis.spec,
                    "spec_version": one.basis.spec_version,
                    "criterion": one.basis.criterion,
                    "outcome": one.outcome,
                    "made_at": one.made_at,
                    "judged_at": one.judged_at,
                    "document": one.model_dump(mode="json"),
                    "document_version": VERDICT.version,
                }
                for one in found
            ],
        )

    async def looks(self, spec: str, since: datetime, until: datetime) -> dict[str, list[Taken]]:
        """Which files of a stretch of time could have settled each criterion, by any version."""
        column = verdicts.c
        rows = await self.connection.execute(
            select(
                column.criterion,
                evaluation_runs.c.raw,
                column.made_at,
                column.document["n"].as_integer().label("n"),
            )
            .join(evaluation_runs, evaluation_runs.c.id == column.run)
            .where(
                column.spec == spec,
                column.made_at >= since,
                column.made_at < until,
                column.outcome.not_in([one.value for one in NO_LOOK]),
            )
            .distinct()
        )
        found: dict[str, list[Taken]] = {}
        for row in rows:
            found.setdefault(row.criterion, []).append(
                Taken(file_in(row.raw), row.made_at, row.n or 0)
            )
        return found

    async def on_runs(self, spec: str, runs: Sequence[str]) -> list[RecordedVerdict]:
        """Read everything that was said about a spec's criteria on some runs."""
        rows = await self.connection.execute(
            select(verdicts.c.document, verdicts.c.document_version)
            .where(verdicts.c.spec == spec, verdicts.c.run.in_(runs))
            .order_by(verdicts.c.made_at, verdicts.c.run, verdicts.c.criterion)
        )
        return [
            RecordedVerdict.model_validate(VERDICT.present(row.document, row.document_version))
            for row in rows
        ]

    async def of(
        self, spec: str, version: int, until: datetime, *, limit: int
    ) -> dict[str, list[RecordedVerdict]]:
        """Read the newest verdicts on a version of a spec by criterion, the oldest run first.

        However many there are on others, the newest on each criterion is among them: what is measured
        once a quarter was measured, and is not to be taken for what never was.
        """
        column = verdicts.c
        made = (column.spec == spec, column.spec_version == version, column.made_at <= until)
        rows = await self._read(select(*_KEPT).where(*made).limit(limit))
        if len(rows) == limit:
            others = (*made, column.criterion.not_in({one.basis.criterion for one in rows}))
            last = select(column.criterion, func.max(column.made_at).label("at")).where(*others)
            newest = last.group_by(column.criterion).subquery()
            same = and_(newest.c.criterion == column.criterion, newest.c.at == column.made_at)
            rows += await self._read(select(*_KEPT).join(newest, same).where(*made))
        found: defaultdict[str, list[RecordedVerdict]] = defaultdict(list)
        for verdict in reversed(rows):
            found[verdict.basis.criterion].append(verdict)
        return dict(found)

    async def _read(self, asked: Select[tuple[Any, Any]]) -> list[RecordedVerdict]:
        """Read verdicts, the newest run first."""
        rows = await self.connection.execute(
            asked.join(evaluation_runs, evaluation_runs.c.id == verdicts.c.run).order_by(
                verdicts.c.made_at.desc(), *last_come_first()
            )
        )
        return [
            RecordedVerdict.model_validate(VERDICT.present(row.document, row.document_version))
            for row in rows
        ]

    async def last(self, spec: str, versions: Sequence[int]) -> list[tuple[str, Outcome]]:
        """What was found last about each criterion of some versions, without what it rests on.

        Of several runs made at one moment each is told; so is what each version makes of a run.
        """
        column = verdicts.c
        of_it = (column.spec == spec, column.spec_version.in_(versions))
        said = (*of_it, column.outcome != Outcome.NOT_RUN.value)
        newest = (
            select(column.criterion, column.spec_version, func.max(column.made_at).label("at"))
            .where(*said)
            .group_by(column.criterion, column.spec_version)
            .subquery()
        )
        same = and_(
            newest.c.criterion == column.criterion,
            newest.c.spec_version == column.spec_version,
            newest.c.at == column.made_at,
        )
        rows = await self.connection.execute(
            select(column.criterion, column.outcome).join(newest, same).where(*said)
        )
        return [(row.criterion, Outcome(row.outcome)) for row in rows]
