"""R12: the line to the database breaks, falls silent, slows down and loses answers; nothing runs twice."""

import asyncio
import random
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from psycopg import AsyncConnection, OperationalError, connect

from bot.store.postgresql_driver import ThriftyConnection
from tests.databases import PostgresServer
from tests.faults.line import Fault, Line, line_to
from tests.faults.processes import Nursery, listening
from tests.faults.queues import Queues
from tests.faults.shop import Shop
from tests.faults.storm import until
from tests.faults.test_decisions_under_kills import (
    Weather,
    is_recorded,
    open_shop,
    stories_of,
)

CALM = Weather(refunds=60, kills=0, channels=12, at_once=12)
STRIKES, LASTS = 8, 3.0  # of each fault, and for how many seconds


@pytest.fixture
def url(postgres: PostgresServer) -> Iterator[str]:
    with postgres.database() as made:
        yield made


async def is_back(shop: Shop) -> None:
    """Wait until a program is answered again."""
    headers = {"Authorization": f"Bearer {shop.secret}"}
    while True:
        try:
            found = await shop.client.get(
                f"{shop.address}/v1/escalations", headers=headers, timeout=30
            )
            if found.status_code == 200:
                return
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.05)


async def weathers(fault: Fault, line: Line, shop: Shop) -> list[float]:
    """Do all refunds while the line is struck; how long after each strike it was answered again."""
    gate = asyncio.Semaphore(CALM.at_once)
    shop.answers.set()

    async def refund(number: int) -> None:
        async with gate:
            await shop.refund(number)

    chance, back = random.Random(12), []  # noqa: S311 - a seed, no secret
    async with asyncio.TaskGroup() as refunds:
        work = [refunds.create_task(refund(number)) for number in range(CALM.refunds)]
        for _ in range(STRIKES):
            enough = shop.progress + chance.randint(1, CALM.at_once)
            await until(lambda n=enough: shop.progress >= n, seconds=20)  # type: ignore[misc]
            if all(one.done() for one in work):
                break
            await line.strike(fault, LASTS)
            over = time.monotonic()
            await is_back(shop)
            back.append(time.monotonic() - over)
    return back


@pytest.mark.faults
@pytest.mark.parametrize("fault", Fault)
async def test_a_refund_runs_once_whatever_happens_to_the_line_to_the_database(
    fault: Fault, url: str, nursery: Nursery, log: Path
) -> None:
    queues, began = Queues(url), time.monotonic()
    async with (
        line_to(url) as line,
        open_shop(CALM, nursery, log, url, through=line.url) as (shop, program, port),
    ):
        running = program.start()
        try:
            await listening(port, running)
            back = await weathers(fault, line, shop)
            over = await until(lambda: not queues.unfinished() and not shop.unclear(), seconds=120)
        finally:
            running.kill()
        assert over, queues.states("inbox")
    stories, holds = await stories_of(url)
    told = {one.id: one for one in stories}
    unrecorded = [one for one, need in shop.asked.items() if not is_recorded(told.get(one), need)]
    twice = [one for one, times in shop.ran.items() if times > 1]
    print(  # noqa: T201 - the figures
        f"\nR12 {fault}: {CALM.refunds} refunds, {len(back)} strikes of {LASTS:.0f} s, {line.lost} answers "
        f"lost, {len(shop.ran)} ran, {len(twice)} twice, {len(unrecorded)} not as recorded; "
        f"answered again after {max(back):.1f} s at most; {time.monotonic() - began:.0f} s"
    )
    assert CALM.refunds == len(shop.ran) == len(shop.asked)
    assert [] == twice
    assert [] == unrecorded
    assert holds
    assert [] == queues.failures("inbox") + queues.failures("outbox") + queues.failures("jobs")
    assert (fault is Fault.ANSWER_LOST) == bool(line.lost)


async def repeated(url: str, number: int) -> None:
    """Keep a row, and begin anew where no answer came."""
    while True:
        try:
            async with await AsyncConnection.connect(url) as connection:
                await connection.execute("INSERT INTO seen VALUES (%s)", (number,))
        except OperationalError:
            continue
        return


@pytest.mark.faults
async def test_beginning_anew_where_no_answer_came_keeps_rows_twice(url: str) -> None:
    """The control: the same line, and a program that repeats what it was not told of."""
    with connect(url) as direct:
        direct.execute("CREATE TABLE seen (number INTEGER)")
    async with line_to(url) as line:
        striking = asyncio.create_task(line.strike(Fault.ANSWER_LOST, 1.0))
        for number in range(5):
            await repeated(line.url, number)
        await striking
    with connect(url) as direct:
        found = [number for (number,) in direct.execute("SELECT number FROM seen")]

    assert set(range(5)) == set(found)
    assert len(found) > 5


@pytest.mark.faults
async def test_a_plain_connection_waits_at_a_server_that_is_gone_and_ours_gives_it_up(
    url: str,
) -> None:
    """The control: on a half-open line nothing ends the wait but a limit of one's own."""

    async def gives_up(connection: AsyncConnection[object]) -> bool:
        waiting = asyncio.create_task(connection.execute("SELECT 1"))
        await asyncio.wait({waiting}, timeout=30)
        given_up = waiting.done() and isinstance(waiting.exception(), OperationalError)
        waiting.cancel()
        await asyncio.wait({waiting})
        return given_up

    async with line_to(url) as line:
        kinds = (AsyncConnection, ThriftyConnection)
        plain, ours = [await kind.connect(line.url, autocommit=True) for kind in kinds]
        await line.strike(Fault.HALF_OPEN, 0)
        found = await asyncio.gather(gives_up(plain), gives_up(ours))

    assert (False, True) == tuple(found)
