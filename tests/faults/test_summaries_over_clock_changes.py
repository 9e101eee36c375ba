"""A daily summary over every change of the clocks of every zone: made when a count of minutes says so."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain.intake.model import Queue
from bot.domain.report.plan import REPORT_DUE
from bot.services.report.reports import Reports
from bot.services.schedule import Schedules
from bot.store import schema
from bot.store.store import Store
from tests.clock_changes import AROUND, ClockChange, cases, moments_of
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import Desk
from tests.faults.test_summaries_under_kills import made, plan_of, planned

HOUR = timedelta(hours=1)
Case = tuple[str, ClockChange, time]


async def made_around(at: datetime, file: Path, group: list[Case]) -> list[list[datetime]]:
    """The moments of the summaries of each case, whose clocks all change at the same moment."""
    told = ToldClock()
    told.advance(at - AROUND - told.now())
    store = Store.at(f"sqlite:///{file}", told)
    await schema.migrate(store.engine)
    spec = (await Desk(store, told).drafted()).id
    start = told.now()
    for number, (zone, _, when) in enumerate(group):
        plan = plan_of(number, spec, f"daily at {when:%H:%M}", zone, start)
        first = plan.cadence.after(start)
        assert first
        await planned(store, spec, [plan], first)
    summaries = Reports(store, lambda _: b"")
    while told.now() < at + AROUND:
        told.advance(HOUR)
        while await Schedules(store).tick():
            pass
        while True:
            async with store.transaction() as tx:
                claim = await tx.leases(Queue.JOBS).claim("x")
            if claim is None:
                break
            if claim.kind == REPORT_DUE:
                await summaries.due(claim)
    found, _ = await made(store)
    await store.close()
    ids = [f"plan_{number:06}" for number in range(len(group))]
    return [sorted(until for plan, until in found if plan == one) for one in ids]


@pytest.mark.faults
async def test_a_daily_summary_comes_once_on_each_local_day_the_clocks_change(
    tmp_path: Path,
) -> None:
    everything = cases()
    groups: dict[datetime, list[Case]] = {}
    for case in everything:
        groups.setdefault(case[1].at, []).append(case)
    right = 0
    for index, (at, group) in enumerate(sorted(groups.items())):
        found = await made_around(at, tmp_path / f"{index}.db", group)
        expected = [list(moments_of(change, when)) for _, change, when in group]
        right += sum(one == other for one, other in zip(found, expected, strict=True))
    print(f"\n{right} of {len(everything)} cases: made when a count of minutes says so")  # noqa: T201
    assert 3000 < right
    assert right == len(everything)
