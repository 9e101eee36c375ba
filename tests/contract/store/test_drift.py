"""Sources, profiles and looks on both databases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.drift.declaration import SourceState, Stretch, WatchedSource
from bot.domain.drift.judgement import judge
from bot.domain.drift.looking import Occasion, looked, not_looked
from bot.domain.drift.model import Profile
from bot.domain.schedule.recurrence import Daily
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import Desk
from tests.unit.domain.drift.builders import levels, numbers, window

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


async def declared(store: Store, clock: ToldClock) -> WatchedSource:
    spec = await Desk(store, clock).drafted()
    source = WatchedSource(
        id="data_1",
        team=spec.place.team,
        spec=spec.id,
        name="payments",
        where="payments/*.parquet",
        time="paid_at",
        reference=Stretch(start=date(2026, 1, 1), end=date(2026, 2, 1)),
        cadence=Daily(at=time(9), timezone="UTC", weekdays=(0,)),
        channel="C1",
        created_by="U0NADIA",
        created_at=NOW,
    )
    async with store.transaction() as tx:
        await tx.drift.add_source(source, SourceState.DECLARED)
    return source


@pytest.fixture
def reference() -> Profile:
    amounts = [float(n % 997) for n in range(3000)]
    return window(
        numbers("amount", amounts, missing=3), levels("region", {"north": 2000, "süd": 1003})
    )


async def test_a_source_is_found_by_its_workspace_and_watched_once(
    store: Store, clock: ToldClock
) -> None:
    source = await declared(store, clock)

    async with store.transaction() as tx:
        assert await tx.drift.watched(source.spec) == []
        move = tx.drift.move_source
        first = await move(source.id, SourceState.WATCHED, known=SourceState.DECLARED)
        again = await move(source.id, SourceState.WATCHED, known=SourceState.DECLARED)
        found = await tx.drift.source(source.id)
        assert [one.source for one in await tx.drift.sources_of(source.team)] == [source]
        assert await tx.drift.watched(source.spec) == [source]

    assert (first, again) == (True, False)
    assert found is not None
    assert found.state is SourceState.WATCHED


async def test_profiles_are_versions_and_read_back_as_they_were(
    store: Store, clock: ToldClock, reference: Profile
) -> None:
    source = await declared(store, clock)

    async with store.transaction() as tx:
        versions = [
            await tx.drift.add_reference(source.id, reference, parts, NOW)
            for parts in ({}, {"region=north": reference})
        ]
        newest = await tx.drift.profile(source.id)
        first = await tx.drift.profile(source.id, 1)
        sliced = await tx.drift.profile(source.id, 2, part="region=north")
        parts = await tx.drift.parts(source.id, 2), await tx.drift.parts(source.id, 1)
        missing = await tx.drift.profile("data_2")

    assert versions == [1, 2]
    assert newest is not None
    assert (newest.version, newest.profile) == (2, reference)
    assert first is not None
    assert first.profile == reference
    assert sliced is not None
    assert sliced.profile == reference
    assert parts == (["region=north"], [])
    assert missing is None


async def test_a_window_is_looked_at_once_and_looks_come_oldest_first(
    store: Store, clock: ToldClock, reference: Profile
) -> None:
    source = await declared(store, clock)
    judgement = judge(reference, reference)

    def occasion(week: int) -> Occasion:
        until = NOW + week * WEEK
        return Occasion(f"look_{week}", 1, until - WEEK, until, until)

    first = looked(source, occasion(0), judgement, [])
    second = not_looked(source, occasion(1), [], "The database does not answer.")
    async with store.transaction() as tx:
        added = [await tx.drift.add_look(one) for one in (second, first)]
        again = await tx.drift.add_look(first.model_copy(update={"id": "look_x"}))
        both = await tx.drift.looks(source.id, NOW + WEEK, limit=5)
        last = await tx.drift.looks(source.id, NOW + WEEK, limit=1)
        of_spec = await tx.drift.looks_of(source.spec, NOW - WEEK, NOW)

    assert (added, again) == ([True, True], False)
    assert both == [first, second]
    assert last == [second]
    assert of_spec == [first]


async def test_an_alarm_is_in_force_until_a_look_shows_it_is_over(
    store: Store, clock: ToldClock, reference: Profile
) -> None:
    source = await declared(store, clock)
    quiet = looked(
        source, Occasion("look_0", 1, NOW - WEEK, NOW, NOW), judge(reference, reference), []
    )
    calls, holds, over = (
        quiet.model_copy(update={"id": f"look_{week}", "until": NOW + week * WEEK, **told})
        for week, told in enumerate(({"calls": True, "holds": True}, {"holds": True}, {}))
    )
    in_force = []
    async with store.transaction() as tx:
        await tx.drift.move_source(source.id, SourceState.WATCHED, known=SourceState.DECLARED)
        for look in (calls, holds, over):
            await tx.drift.add_look(look)
            in_force.append(await tx.drift.alarms(source.spec))

    assert in_force == [["payments"], ["payments"], []]
