"""Summaries written to a file and read again, on both databases."""

from bot.domain.schedule.cadence import read_cadence
from bot.services.report.declaration import Applied, apply_summaries
from bot.services.report.file import dump_summaries, load_summaries
from bot.services.report.plan import ReportPlans, Wanted
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

TIMES = ("every Monday at 9:00", "weekdays at 8:30", "on the 1st of the month at 9:00")


def _file(spec: str, *times: str) -> str:
    entries = [f"  - {{spec: {spec}, channel: C1, when: {when}}}" for when in times]
    return "\n".join(["summaries:", *entries])


async def test_several_summaries_of_a_spec_in_a_channel_are_kept_apart_moved_and_ended(
    store: Store, clock: ToldClock
) -> None:
    spec, plans = await Desk(store, clock).drafted(), ReportPlans(store)
    for when in TIMES:
        await plans.plan(Wanted(spec.id, "C1", read_cadence(when, "UTC")), NADIA)

    async def applied(text: str, *, prune: bool = False) -> Applied:
        return await apply_summaries(store, load_summaries(text, "UTC"), NADIA, prune=prune)

    back = await applied(dump_summaries(await plans.planned(NADIA.team)))
    ended = await applied(_file(spec.id, *TIMES[:2]), prune=True)
    moved = await applied(_file(spec.id, TIMES[0], "weekdays at 7:30", TIMES[2]))

    assert (3, ()) == (len(back.same), back.left)
    assert (2, 1) == (len(ended.same), len(ended.ended))
    assert (1, 1, 1) == (len(moved.same), len(moved.changed), len(moved.added))
