"""Verdicts are read up to a number, and the newest on each criterion is always among them."""

from datetime import datetime, timedelta

from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk
from tests.unit.domain.report.examples import check, run, verdict

DAY = timedelta(days=1)


async def kept(store: Store, spec: str, criterion: str, made: datetime) -> None:
    """A run of a day that says something about one criterion."""
    one = verdict(criterion, check("accuracy" if criterion == "AC-01" else criterion, 9, 9), made)
    name = f"run_{criterion}_{made:%m%d}"
    basis = one.basis.model_copy(update={"spec": spec, "run": name})
    measured = run(made).model_copy(update={"id": name, "received_at": made})
    async with store.transaction(NADIA) as tx:
        assert await tx.evaluation_runs.add(measured, NADIA.team, spec, 0)
        await tx.verdicts.add([one.model_copy(update={"basis": basis})])


async def test_what_is_seldom_measured_is_not_pushed_out_by_what_is_measured_daily(
    store: Store, clock: ToldClock
) -> None:
    """Else a summary would say of a criterion of last quarter that it was never measured."""
    spec = (await Desk(store, clock).drafted()).id
    start = clock.now() - 30 * DAY
    for day in (0, 1):
        await kept(store, spec, "AC-02", start + day * DAY)
    for day in range(2, 12):
        await kept(store, spec, "AC-01", start + day * DAY)

    async with store.reading() as tx:
        found = await tx.verdicts.of(spec, 1, tx.now, limit=4)
        earlier = await tx.verdicts.of(spec, 1, start, limit=4)

    assert [start + day * DAY for day in range(8, 12)] == [one.made_at for one in found["AC-01"]]
    assert [start + DAY] == [one.made_at for one in found["AC-02"]]
    assert [start] == [one.made_at for one in earlier["AC-02"]]


async def test_runs_a_version_has_not_judged_are_found_however_many_it_has(
    store: Store, clock: ToldClock
) -> None:
    """A database takes about 32,000 parameters, and a spec's runs grow beyond that."""
    spec = (await Desk(store, clock).drafted()).id
    start = clock.now() - 30 * DAY
    for day in range(4):
        await kept(store, spec, "AC-01", start + day * DAY)
    async with store.transaction(NADIA) as tx:
        for day in (4, 5, 6):
            made = start + day * DAY
            new = run(made).model_copy(update={"id": f"run_new_{day}", "received_at": made})
            assert await tx.evaluation_runs.add(new, NADIA.team, spec, 0)
    silent = frozenset({"run_new_6", *(f"run_{number:036}" for number in range(40_000))})

    async with store.reading() as tx:
        read = tx.evaluation_runs.unjudged
        every = await read(spec, 1, tx.now, limit=9, without=frozenset())
        last = await read(spec, 1, tx.now, limit=1, without=silent)
        anew = await read(spec, 2, start + 4 * DAY, limit=9, without=silent)

    assert ["run_new_4", "run_new_5", "run_new_6"] == [one.id for one in every]
    assert ["run_new_5"] == [one.id for one in last]
    assert 5 == len(anew)  # another version has judged none of them
