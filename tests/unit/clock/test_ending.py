"""When the process ends, and that nothing in hand can hold it up."""

import asyncio

import pytest

from bot.clock import ending
from bot.clock.ending import first_to_end, put_away

LONG = 3600.0


async def goes_on() -> None:
    await asyncio.sleep(LONG)


async def ends() -> None:
    """End at once."""


async def fails() -> None:
    raise RuntimeError


async def test_a_part_that_ends_by_itself_is_noticed() -> None:
    going, ended = asyncio.create_task(goes_on()), asyncio.create_task(ends())
    once = asyncio.create_task(ends())

    assert [ended] == await first_to_end(asyncio.Event(), [going, ended], once=once)

    going.cancel()


async def test_what_is_done_once_may_end_but_not_fail() -> None:
    stopping, going = asyncio.Event(), asyncio.create_task(goes_on())
    once = asyncio.create_task(ends())
    waiting = asyncio.create_task(first_to_end(stopping, [going], once=once))
    await asyncio.wait([once])
    await asyncio.sleep(0)
    stopping.set()
    assert [] == await waiting

    failed = asyncio.create_task(fails())
    assert [failed] == await first_to_end(asyncio.Event(), [going], once=failed)

    going.cancel()


async def test_what_cannot_be_finished_in_time_is_cut_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ending, "_PATIENCE", 0.01)
    monkeypatch.setattr(ending, "_LAST_MOMENT", 0.01)
    release, told = asyncio.Event(), asyncio.Event()

    async def stubborn() -> None:
        try:
            await asyncio.sleep(LONG)
        except asyncio.CancelledError:
            told.set()
            await release.wait()

    task = asyncio.create_task(stubborn())
    await put_away([task, asyncio.create_task(ends())])

    assert told.is_set()
    assert not task.done()
    release.set()
    await task
