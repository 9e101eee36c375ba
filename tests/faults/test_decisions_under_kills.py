"""R2 and A1: refunds go from request to outcome while the bot is killed; none is lost or runs twice."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from agentack.engine import evaluate_events
from agentack.models import TraceEvent
from agentack.policy import Policy

from bot.domain.audit.agentack_trace import POLICY_FILE, trace_of
from bot.domain.audit.story import Story
from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.services.record import Record, Wanted
from bot.services.token import Tokens
from bot.services.token import Wanted as WantedToken
from bot.store import schema
from bot.store.store import Store
from bot.store.verification import verify_chains
from tests.contract.services.town import Suburb
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program, Running, free_port, listening
from tests.faults.queues import Queues
from tests.faults.shop import TEAM, Shop, open_to_approvers, policy_for
from tests.faults.storm import until
from tests.faults.town import town


@dataclass(frozen=True, slots=True)
class Weather:
    """How much is asked for, how much of it at once, and how often the bot is killed."""

    refunds: int
    kills: int
    channels: int
    at_once: int


SHORT = Weather(refunds=6, kills=2, channels=3, at_once=6)
LONG = Weather(refunds=1_000, kills=200, channels=60, at_once=40)


async def prepared(url: str, channels: tuple[str, ...]) -> str:
    """A database with a policy and a program that may ask; its secret."""
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    suburb = Suburb()
    operator = Origin(TEAM, "operator")
    await Policies(store, suburb, Escalations(store, suburb)).install(
        policy_for(channels), operator
    )
    asked = WantedToken("shop", frozenset(Scope), per_minute=60_000)
    made = await Tokens(store).create(asked, operator)
    await store.close()
    return made.secret


@asynccontextmanager
async def open_shop(
    weather: Weather, nursery: Nursery, log: Path, url: str, *, through: str | None = None
) -> AsyncIterator[tuple[Shop, Program, int]]:
    """Open a shop; its bot reaches the database at `url`, or through another address."""
    port = free_port()
    async with town(
        channels=weather.channels,
        request_url=f"http://127.0.0.1:{port}/slack/events",
        ack_within=2.5,
    ) as place:
        open_to_approvers(place)
        secret = await prepared(url, place.channels)
        program = Program(
            nursery,
            "bot.__main__",
            {
                "SLACK_BOT_TOKEN": "xoxb-playground",
                "SLACK_SIGNING_SECRET": "playground-signing-secret",
                "SLACK_API_URL": place.playground.api_url,
                "REMIT_DATABASE_URL": through or url,
                "REMIT_MODE": "http",
                "REMIT_PORT": str(port),
                "REMIT_SETTLE_SECONDS": "1",
            },
            log,
            ("remit", "run"),
        )
        async with httpx.AsyncClient(timeout=30, limits=httpx.Limits(max_connections=64)) as client:
            yield Shop(place, f"http://127.0.0.1:{port}", secret, client), program, port


async def trade(
    weather: Weather, shop: Shop, program: Program, port: int, queues: Queues, *, careful: bool
) -> int:
    """Do all refunds while the bot is killed and started again; how often it was killed."""
    chance, kills = random.Random(2), 0  # noqa: S311 - repeatable, no secret
    gate = asyncio.Semaphore(weather.at_once)

    async def refund(number: int) -> None:
        async with gate:
            await shop.refund(number, careful=careful)

    running = program.start()
    try:
        async with asyncio.TaskGroup() as refunds:
            work = [refunds.create_task(refund(number)) for number in range(weather.refunds)]
            while kills < weather.kills and not all(one.done() for one in work):
                if chance.random() < 0.9:  # the other lives end while they start
                    running = await up(program, port, running)
                    shop.answers.set()
                    # So much is done before the next end, fast machine or slow.
                    enough = shop.progress + chance.randint(1, 2 + weather.at_once // 4)
                    await until(lambda n=enough: shop.progress >= n, seconds=30)  # type: ignore[misc]
                await asyncio.sleep(chance.uniform(0, 0.4))
                shop.answers.clear()
                running.kill()
                kills += 1
                queues.let_leases_end()
                running = program.start()
            running = await up(program, port, running)
            shop.answers.set()
    except BaseException:
        running.kill()
        raise
    over = await until(lambda: not queues.unfinished() and not shop.unclear(), seconds=300)
    await running.stop()
    assert over or not careful, (queues.states("outbox"), queues.failures("outbox"))
    return kills


async def up(program: Program, port: int, running: Running) -> Running:
    """Wait until it can be called; start it again if it gave up, as whoever runs it would."""
    while True:
        try:
            await listening(port, running, seconds=300)
        except RuntimeError:
            running = program.start()
        else:
            return running


async def stories_of(url: str) -> tuple[list[Story], bool]:
    """What the record says of each escalation, and whether its chain holds."""
    store = Store.at(url, HostClock())
    found = [story async for story in Record(store).stories(Wanted(TEAM))]
    holds = all(one.holds for one in await verify_chains(store.engine))
    await store.close()
    return found, holds


def is_recorded(story: Story | None, need: int) -> bool:
    """Whether the record has one approval by so many people, and one use of it.

    Whose press was acknowledged into a line that was cut presses again: that is told twice, and
    counts once.
    """
    entries = story.entries if story else ()
    verbs = Counter(entry.verb.partition(".")[2] for entry in entries)
    people = {e.actor for e in entries if e.verb in {"escalation.vote", "escalation.approved"}}
    return (verbs["approved"], verbs["consumed"], len(people)) == (1, 1, need)


async def survives(
    weather: Weather, nursery: Nursery, log: Path, queues: Queues, rules: Path
) -> None:
    began = time.monotonic()
    async with open_shop(weather, nursery, log, queues.url) as (shop, program, port):
        kills = await trade(weather, shop, program, port, queues, careful=True)
        unclear = shop.unclear()
    stories, holds = await stories_of(queues.url)
    policy = Policy.from_toml(rules)
    judged = Counter(
        evaluate_events(
            [TraceEvent.from_dict(line) for line in trace_of(one)], policy=policy
        ).status
        for one in stories
    )
    rows = dict(queues.rows("SELECT state, count(*) FROM escalations GROUP BY state"))
    told = {one.id: one for one in stories}
    unrecorded = [one for one, need in shop.asked.items() if not is_recorded(told.get(one), need)]
    twice = [one for one, times in shop.ran.items() if times > 1]
    print(  # noqa: T201 - the figures
        f"\nR2 {queues.kind}: {weather.refunds} refunds, {kills} kills, "
        f"{sum(shop.pressed.values())} presses acknowledged, {len(shop.ran)} ran, "
        f"{len(twice)} twice, {len(unrecorded)} decisions not as recorded, {unclear} cards behind, "
        f"AgentAck {dict(judged)}, {time.monotonic() - began:.0f} s"
    )
    assert {"finished": weather.refunds} == rows
    assert weather.refunds == len(shop.ran) == len(shop.asked)
    assert [] == twice
    assert [] == unrecorded
    assert holds
    assert {"PASS": weather.refunds} == dict(judged)
    assert 0 == unclear
    assert [] == queues.failures("inbox") + queues.failures("outbox") + queues.failures("jobs")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "agentack.toml"
    file.write_text(POLICY_FILE)
    return file


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the long run knows both
async def test_a_refund_is_decided_and_runs_once_though_the_bot_is_killed(
    nursery: Nursery, log: Path, queues: Queues, rules: Path
) -> None:
    await survives(SHORT, nursery, log, queues, rules)


async def test_who_only_looks_whether_it_is_approved_runs_it_twice(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    """The control: two runners that do not use the approval up both find it there."""
    queues = Queues(f"sqlite:///{tmp_path / 'remit.db'}")
    calm = Weather(refunds=3, kills=0, channels=3, at_once=3)
    async with open_shop(calm, nursery, log, queues.url) as (shop, program, port):
        await trade(calm, shop, program, port, queues, careful=False)

    assert {2} == set(shop.ran.values())


@pytest.mark.faults
async def test_a_thousand_refunds_survive_two_hundred_kills(
    nursery: Nursery, log: Path, queues: Queues, rules: Path
) -> None:
    await survives(LONG, nursery, log, queues, rules)
