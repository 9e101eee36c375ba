"""Summaries written to a file and read again, on both databases."""

import pytest
from sqlalchemy import Engine, event

from bot.domain.errors import InvalidInputError
from bot.domain.report.plan import channel_of
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


@pytest.mark.parametrize("name", ["growth", "#growth", "c123", "", "C1 C2"])
def test_a_channel_is_named_by_its_id(name: str) -> None:
    assert "C0123456" == channel_of("C0123456")
    with pytest.raises(InvalidInputError, match="not the id of a channel"):
        channel_of(name)


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


async def test_listing_many_summaries_asks_the_database_no_more_often_than_listing_one(
    store: Store, clock: ToldClock
) -> None:
    spec, plans = await Desk(store, clock).drafted(), ReportPlans(store)
    asked: list[str] = []

    def count(*statement: object) -> None:
        asked.append(str(statement[2]))

    often: list[int] = []
    for number in (1, 20):
        for channel in range(number):
            when = read_cadence(TIMES[channel % 3], "UTC")
            await plans.plan(Wanted(spec.id, f"C{number}{channel}", when), NADIA)
        event.listen(Engine, "before_cursor_execute", count)
        try:
            listed = await plans.planned(NADIA.team)
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        often.append(len(asked))
        asked.clear()

    assert 21 == len(listed)
    assert all(one.next_at and not one.paused for one in listed)
    assert often[0] == often[1] > 0


async def test_a_summary_whose_schedule_is_gone_is_listed_as_held(
    store: Store, clock: ToldClock
) -> None:
    spec, plans = await Desk(store, clock).drafted(), ReportPlans(store)
    made = await plans.plan(Wanted(spec.id, "C1", read_cadence(TIMES[0], "UTC")), NADIA)
    async with store.transaction(NADIA) as tx:
        await tx.schedules.drop(made.plan.schedule)

    (one,) = await plans.planned(NADIA.team)

    assert (True, None) == (one.paused, one.next_at)
