"""R3: every eighth post ends in doubt and the process is killed; each message is there once."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.domain.delivery.model import Effect, EffectKind
from bot.slack.outcome import mark_of
from bot.store import schema
from bot.store.store import Store
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program
from tests.faults.queues import Queues
from tests.faults.storm import until
from tests.faults.town import Town, town
from tests.faults.unsure_slack import UnsureSlack, unsure_slack

PER_THREAD = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many messages, and how often the process dies among them."""

    messages: int
    kills: int
    seed: int = 11


SHORT = Doubt(messages=120, kills=4)
LONG = Doubt(messages=1_000, kills=30)


@dataclass(frozen=True, slots=True)
class Outcome:
    missing: int
    twice: int
    out_of_order: int


async def queue_messages(url: str, place: Town, messages: int) -> dict[str, list[str]]:
    """Fill the outbox; answers the keys of each thread in their order."""
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    threads: dict[str, list[str]] = {}
    for _ in range(messages // PER_THREAD):
        place.mention("a thread to write in")
    try:
        async with store.transaction() as tx:
            for number in range(messages):
                channel, thread = place.asked[number % len(place.asked)]
                effect = Effect(
                    key=f"message:{number}",
                    kind=EffectKind.REPLY,
                    team="T0PLAYGRND",
                    view="notice",
                    channel=channel,
                    thread=thread,
                    facts={"code": "undone"},
                )
                threads.setdefault(thread, []).append(effect.key)
                await tx.outbox.add(effect)
    finally:
        await store.close()
    return threads


def outcome(place: Town, threads: dict[str, list[str]]) -> Outcome:
    """Compare what the workspace shows with what was to be said."""
    shown: dict[str, list[str]] = {thread: [] for thread in threads}
    for channel in place.channels:
        for message in place.messages(channel):
            shown[message["thread_ts"]].append(message["metadata"]["event_payload"]["k"])
    missing = twice = out_of_order = 0
    for thread, keys in threads.items():
        wanted = [mark_of(key) for key in keys]
        counts = Counter(shown[thread])
        missing += sum(not counts[mark] for mark in wanted)
        twice += sum(counts[mark] > 1 for mark in wanted)
        out_of_order += list(dict.fromkeys(shown[thread])) != wanted
    return Outcome(missing, twice, out_of_order)


async def drain(
    doubt: Doubt, nursery: Nursery, log: Path, queues: Queues, *, blind: bool, hurried: bool
) -> Outcome:
    """Send everything through doubt and kills, and say what became of it."""
    began = time.monotonic()
    chance = random.Random(doubt.seed)  # noqa: S311 - a repeatable storm
    # No one listens for events here: the request URL leads nowhere.
    async with (
        town(channels=40, request_url="http://127.0.0.1:9/") as place,
        unsure_slack(place.playground.api_url, doubt.seed) as slack,
    ):
        threads = await queue_messages(queues.url, place, doubt.messages)
        await place.playground.platform.delivery.cancel()
        environment = {
            "REMIT_DATABASE_URL": queues.url,
            "SLACK_API_URL": slack.url,
            "BLIND": "yes" if blind else "",
        }
        program = Program(nursery, "tests.faults.outbox_program", environment, log)
        for life in range(doubt.kills):
            running = program.start()
            await _posts(slack, doubt.messages * (life + 1) // (doubt.kills + 2), chance)
            running.kill()
            if hurried:
                queues.let_leases_end()
        last = program.start()
        drained = await until(lambda: not queues.unfinished("outbox"), seconds=300)
        last.kill()
        found = outcome(place, threads)
        print(  # noqa: T201 - the figures
            f"\nR3 {'control, blind retry' if blind else 'outbox'} {queues.kind}: "
            f"{doubt.messages} messages, {doubt.kills} kills, {found.missing} missing, "
            f"{found.twice} twice, {found.out_of_order} threads out of order, "
            f"{dict(slack.struck)}, {time.monotonic() - began:.0f} s"
        )
        assert drained, queues.states("outbox")
        assert {"done": doubt.messages} == queues.states("outbox")
        return found


async def _posts(slack: UnsureSlack, wanted: int, chance: random.Random) -> None:
    """Wait until so many posts were tried, then a random moment longer."""
    await until(lambda: slack.struck.total() >= wanted, seconds=60)
    await asyncio.sleep(chance.uniform(0, 0.25))


async def test_each_message_is_posted_once_and_in_order_whatever_happens_to_the_answers(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    assert Outcome(0, 0, 0) == await drain(SHORT, nursery, log, queues, blind=False, hurried=True)


async def test_repeating_without_a_look_posts_messages_twice(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    queues = Queues(f"sqlite:///{tmp_path / 'remit.db'}")
    found = await drain(SHORT, nursery, log, queues, blind=True, hurried=True)
    assert found.twice > 0


@pytest.mark.faults
async def test_a_thousand_messages_are_posted_once_each(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    assert Outcome(0, 0, 0) == await drain(LONG, nursery, log, queues, blind=False, hurried=False)


@pytest.mark.faults
async def test_a_thousand_blind_repeats_post_many_twice(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    found = await drain(LONG, nursery, log, queues, blind=True, hurried=False)
    assert found.twice > 0
