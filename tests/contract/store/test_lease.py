"""Queues on both databases: every row is worked on once, in order, and never lost."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.intake.model import MAX_ATTEMPTS, Claim, LeaseLostError, Origin, Queue
from bot.store.lease import LEASE, NewRow
from bot.store.queues import inbox
from bot.store.store import Store
from tests.conftest import ToldClock


def row(key: str, order_key: str = "T:C:1") -> NewRow:
    return NewRow(key=key, kind="test", team="T", order_key=order_key, payload={"key": key})


async def queue(store: Store, *rows: NewRow) -> list[bool]:
    async with store.transaction() as tx:
        return [await tx.leases(Queue.INBOX).add(each) for each in rows]


async def claim(store: Store, name: str = "worker", *, lease: timedelta = LEASE) -> Claim | None:
    async with store.transaction() as tx:
        return await tx.leases(Queue.INBOX).claim(name, lease=lease)


async def depth(store: Store) -> dict[str, int]:
    async with store.reading() as tx:
        return await tx.upkeep(Queue.INBOX).depth()


async def test_a_repeat_is_not_queued_twice(store: Store) -> None:
    assert [True, False] == await queue(store, row("Ev1"), row("Ev1"))
    assert {"new": 1} == await depth(store)


async def test_rows_of_one_conversation_are_handed_out_one_at_a_time_and_in_order(
    store: Store,
) -> None:
    await queue(store, row("first"), row("second"), row("elsewhere", "T:C:2"))

    one, two, three = await claim(store), await claim(store), await claim(store)

    assert one is not None
    assert two is not None
    assert ["first", "elsewhere"] == [one.payload["key"], two.payload["key"]]
    assert three is None
    async with store.transaction(Origin("T", "U", one)):
        pass
    second = await claim(store)
    assert second is not None
    assert "second" == second.payload["key"]


async def test_work_and_its_row_are_kept_or_undone_together(store: Store) -> None:
    await queue(store, row("Ev1"))
    taken = await claim(store)

    with pytest.raises(RuntimeError):
        async with store.transaction(Origin("T", "U", taken)) as tx:
            await tx.leases(Queue.JOBS).add(row("job"))
            raise RuntimeError

    assert {"claimed": 1} == await depth(store)
    async with store.reading() as tx:
        assert {} == await tx.upkeep(Queue.JOBS).depth()


async def test_a_worker_whose_lease_ran_out_keeps_nothing(store: Store) -> None:
    await queue(store, row("Ev1"))
    slow = await claim(store, "slow", lease=timedelta(seconds=-1))

    quick = await claim(store, "quick")

    assert quick is not None
    assert 2 == quick.attempts
    with pytest.raises(LeaseLostError):
        async with store.transaction(Origin("T", "U", slow)) as tx:
            await tx.leases(Queue.JOBS).add(row("job"))
    async with store.reading() as tx:
        assert {} == await tx.upkeep(Queue.JOBS).depth()


async def test_a_row_given_back_waits_and_is_set_aside_after_its_tries(
    store: Store, clock: ToldClock
) -> None:
    await queue(store, row("poison"), row("behind"), row("other", "T:C:9"))
    deaths = []
    for _ in range(MAX_ATTEMPTS):
        taken = await claim(store)
        assert taken is not None
        assert "poison" == taken.payload["key"]
        async with store.transaction() as tx:
            deaths.append(
                await tx.leases(Queue.INBOX).give_back(taken, failure="boom", after=timedelta())
            )

    after = await claim(store)

    assert [False] * (MAX_ATTEMPTS - 1) + [True] == deaths
    assert after is not None
    assert "behind" == after.payload["key"]
    assert 1 == (await depth(store))["dead"]


async def test_a_row_given_back_is_not_claimed_before_its_time(store: Store) -> None:
    await queue(store, row("Ev1"))
    taken = await claim(store)
    assert taken is not None

    async with store.transaction() as tx:
        await tx.leases(Queue.INBOX).give_back(taken, failure="later", after=timedelta(hours=1))

    assert await claim(store) is None


async def test_many_workers_take_every_row_exactly_once(store: Store) -> None:
    await queue(store, *(row(f"Ev{n}", f"T:C:{n % 7}") for n in range(60)))
    seen: list[str] = []

    async def work(name: str) -> None:
        while len(seen) < 60:
            taken = await claim(store, name)
            if taken is None:
                await asyncio.sleep(0.005)
                continue
            async with store.transaction(Origin("T", "U", taken)):
                seen.append(taken.payload["key"])

    await asyncio.gather(*(work(f"w{n}") for n in range(6)))

    assert sorted(f"Ev{n}" for n in range(60)) == sorted(seen)
    for lane in range(7):
        in_lane = [key for key in seen if int(key[2:]) % 7 == lane]
        assert sorted(in_lane, key=lambda key: int(key[2:])) == in_lane


async def test_claims_left_by_a_dead_process_are_freed_at_start(store: Store) -> None:
    await queue(store, row("Ev1"))
    await claim(store)

    async with store.transaction() as tx:
        freed = await tx.upkeep(Queue.INBOX).release_all()

    assert 1 == freed
    assert await claim(store) is not None


async def put_off(store: Store, *, after: timedelta | None = timedelta()) -> bool:
    taken = await claim(store)
    assert taken is not None
    async with store.transaction() as tx:
        return await tx.leases(Queue.INBOX).put_off(
            taken, failure="a neighbour is away", within=timedelta(hours=1), after=after
        )


async def test_a_neighbours_failures_are_no_tries_and_end_by_how_long_they_last(
    store: Store,
) -> None:
    await queue(store, row("Ev1"))
    assert [False] * (MAX_ATTEMPTS + 2) == [await put_off(store) for _ in range(MAX_ATTEMPTS + 2)]

    async with store.transaction() as tx:
        leases = tx.leases(Queue.INBOX)
        hour_ago = leases.instant(timedelta(minutes=-61))
        await tx.connection.execute(update(inbox).values(failing_since=hour_ago))

    assert await put_off(store)
    assert {"dead": 1} == await depth(store)


async def test_the_longer_a_neighbour_is_away_the_longer_the_pause(store: Store) -> None:
    await queue(store, row("Ev1"))
    await put_off(store)
    async with store.transaction() as tx:
        leases = tx.leases(Queue.INBOX)
        since = leases.instant(timedelta(seconds=-100))
        await tx.connection.execute(update(inbox).values(failing_since=since))

    await put_off(store, after=None)

    async with store.reading() as tx:
        leases = tx.leases(Queue.INBOX)
        columns = select(inbox.c.available_at, leases.instant().label("now"))
        due, now = (await tx.connection.execute(columns)).one()
    assert timedelta(seconds=60) < due - now <= timedelta(seconds=130)


async def test_what_was_set_aside_long_ago_keeps_nobodys_words(store: Store) -> None:
    await queue(store, row("fresh"), row("old", "T:C:2"))
    for _ in range(2):
        taken = await claim(store)
        assert taken is not None
        async with store.transaction() as tx:
            leases = tx.leases(Queue.INBOX)
            await leases.give_back(taken, failure="no", tries=0)
            if taken.payload["key"] == "old":
                long_ago = leases.instant(timedelta(days=-8))
                old = update(inbox).where(inbox.c.row == taken.row)
                await tx.connection.execute(old.values(finished_at=long_ago))

    async with store.transaction() as tx:
        assert 1 == await tx.upkeep(Queue.INBOX).blank_dead(timedelta(days=7))

    async with store.reading() as tx:
        kept = await tx.connection.execute(select(inbox.c.payload).order_by(inbox.c.row))
        assert [{"key": "fresh"}, {}] == list(kept.scalars())
    assert {"dead": 2} == await depth(store)
