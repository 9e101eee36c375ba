"""Report plans and reports: plans come and go, reports are only inserted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.report.plan import ReportPlan
from bot.domain.report.report import Report
from bot.store.report_tables import report_plans as plans
from bot.store.report_tables import reports
from bot.store.upcast import REPORT, REPORT_PLAN
from bot.store.upsert import insert_or_skip


@dataclass(frozen=True, slots=True)
class Made:
    """A report, and whether it was posted."""

    report: Report
    said: bool


@dataclass(frozen=True, slots=True)
class Reports:
    """Who gets which report, and what they got."""

    connection: AsyncConnection

    async def add_plan(self, plan: ReportPlan) -> None:
        """Keep a plan."""
        await self.connection.execute(
            insert(plans).values(
                id=plan.id,
                team=plan.team,
                spec=plan.spec,
                channel=plan.channel,
                created_at=plan.created_at,
                document=plan.model_dump(mode="json"),
                document_version=REPORT_PLAN.version,
            )
        )

    async def drop_plan(self, id: str) -> bool:
        """Forget a plan; what it led to stays on record. False when there is none."""
        gone = await self.connection.execute(delete(plans).where(plans.c.id == id))
        return bool(gone.rowcount)

    async def plan(self, id: str) -> ReportPlan | None:
        """Read one."""
        row = (await self.connection.execute(select(plans).where(plans.c.id == id))).one_or_none()
        return _plan(row.document, row.document_version) if row else None

    async def plans_of(self, team: str) -> list[ReportPlan]:
        """Read those of a workspace, the oldest first."""
        rows = await self.connection.execute(
            select(plans).where(plans.c.team == team).order_by(plans.c.created_at, plans.c.id)
        )
        return [_plan(row.document, row.document_version) for row in rows]

    async def plans_on_change(self, spec: str) -> list[ReportPlan]:
        """Read those of a spec that also come where a part of its system was swapped."""
        rows = await self.connection.execute(
            select(plans).where(plans.c.spec == spec).order_by(plans.c.created_at, plans.c.id)
        )
        found = (_plan(row.document, row.document_version) for row in rows)
        return [one for one in found if one.on_change]

    async def add(self, report: Report, *, said: bool) -> bool:
        """Keep a report; False when there is one of this plan and moment already."""
        return await insert_or_skip(
            self.connection,
            reports,
            ["plan", "until"],
            {
                "id": report.id,
                "plan": report.plan,
                "spec": report.spec,
                "until": report.until,
                "said": int(said),
                "document": report.model_dump(mode="json"),
                "document_version": REPORT.version,
            },
        )

    async def get(self, id: str) -> Report | None:
        """Read one."""
        row = (
            await self.connection.execute(select(reports).where(reports.c.id == id))
        ).one_or_none()
        return _report(row.document, row.document_version) if row else None

    async def last_of(self, plan: str, before: datetime) -> Made | None:
        """Read the report a plan led to last."""
        row = (
            await self.connection.execute(
                select(reports)
                .where(reports.c.plan == plan, reports.c.until < before)
                .order_by(reports.c.until.desc())
                .limit(1)
            )
        ).one_or_none()
        return Made(_report(row.document, row.document_version), bool(row.said)) if row else None


def _plan(document: dict[str, object], version: int) -> ReportPlan:
    return ReportPlan.model_validate(REPORT_PLAN.present(document, version))


def _report(document: dict[str, object], version: int) -> Report:
    return Report.model_validate(REPORT.present(document, version))
