"""Summaries that come at once where a part of a system was swapped, beside those that come by the clock."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.breach.course import BREACH_CHECK
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.intake.model import Queue
from bot.domain.report.plan import REPORT_DUE
from bot.domain.report.swap import swapped_between, swapped_in
from bot.domain.spec.version import SpecVersion
from bot.store.lease import NewRow
from bot.store.transaction import Transaction

_MOST_BEFORE = 20  # runs looked through for those of the file before


async def tell_of_runs(
    tx: Transaction, version: SpecVersion, runs: Sequence[EvaluationRun]
) -> None:
    """Have the summaries of a spec come now if its newest runs were made with another model or prompt."""
    made = max((run.moment(tx.now) for run in runs), default=tx.now)
    kept = {run.id for run in runs}
    found = await tx.evaluation_runs.of_spec(version.id, tx.now, limit=_MOST_BEFORE + len(kept))
    earlier = [run for run in found if run.id not in kept]
    if not earlier or earlier[-1].moment(tx.now) > made:  # what is brought late is no change
        return
    last = earlier[-1].moment(tx.now)
    before = [run for run in earlier if run.moment(tx.now) == last]
    if swapped_between(before, runs):
        await _tell(tx, version, max(made, tx.now), runs[0].id)


async def tell_of_version(tx: Transaction, before: SpecVersion, after: SpecVersion) -> None:
    """Have the summaries of a spec come now if it names another model, prompt or index."""
    if swapped_in(before.spec, after.spec):
        await _tell(tx, after, tx.now, f"v{after.version}")


async def _tell(tx: Transaction, version: SpecVersion, at: datetime, cause: str) -> None:
    for plan in await tx.reports.plans_on_change(version.id):
        schedule = await tx.schedules.get(plan.schedule)
        if schedule is None or schedule.paused:
            continue
        await tx.leases(Queue.JOBS).add(
            NewRow(
                key=f"change:{plan.schedule}:{cause}",
                kind=REPORT_DUE,
                team=plan.team,
                order_key=f"{BREACH_CHECK}:{version.id}",  # after the question it leads to
                payload={"subject": plan.id, "fire_at": at.isoformat()},
            )
        )
