"""R8: the model hangs for half a minute in fifty conversations; Slack is answered all the same."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import pytest

from bot.playground.commands import Commands
from tests.faults.processes import Nursery, Program, free_port, listening
from tests.faults.queues import Queues
from tests.faults.storm import until
from tests.faults.town import NADIA, Town, town
from tests.integration.llm.endpoint import ModelEndpoint, hang

PER_SECOND = 12  # gestures; a mention is two events and its card a third: 20 requests a second
CONVERSATIONS = 50  # whose model calls hang
AT_LEAST = 5  # of a dozen model calls hang before anything is measured in the short form
SLACK_WAITS = 3.0  # docs.slack.dev/apis/events-api


@dataclass(frozen=True, slots=True)
class Figures:
    sent: int
    missed: int
    latencies: list[float]  # of what was acknowledged, in milliseconds

    def __str__(self) -> str:
        if len(self.latencies) < 2:
            return f"{self.sent} sent, {self.missed} missed"
        p99 = quantiles(self.latencies, n=100)[98]
        return (
            f"{self.sent} sent, {self.missed} missed, p50 {median(self.latencies):.0f} ms, "
            f"p99 {p99:.0f} ms, max {max(self.latencies):.0f} ms"
        )


@asynccontextmanager
async def scene(
    nursery: Nursery, log: Path, module: str, database_url: str, **more: str
) -> AsyncIterator[tuple[Town, ModelEndpoint]]:
    """A program in HTTP mode whose model answers nobody."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/slack/events"
    async with (
        ModelEndpoint() as model,
        town(channels=60, request_url=address, retries=(), ack_within=SLACK_WAITS) as place,
    ):
        model.script(hang())
        environment = {
            "SLACK_BOT_TOKEN": "xoxb-playground",
            "SLACK_SIGNING_SECRET": "playground-signing-secret",
            "SLACK_API_URL": place.playground.api_url,
            "OPENAI_BASE_URL": model.base_url,
            "OPENAI_MODEL": "silent",
            "REMIT_DATABASE_URL": database_url,
            "REMIT_MODE": "http",
            "REMIT_PORT": str(port),
            **more,
        }
        running = Program(nursery, module, environment, log, ("remit", "run")).start()
        try:
            await listening(port, running)
            yield place, model
        finally:
            running.kill()


async def hang_model_calls(
    place: Town, model: ModelEndpoint, conversations: int, *, at_least: int
) -> None:
    """Start conversations until so many model calls hang at the same time."""
    for number in range(conversations):
        place.mention(f"we lose {20 + number} % of orders and want {5 + number % 9} % by June")
        await asyncio.sleep(1 / PER_SECOND)
    assert await until(lambda: model.hanging >= at_least, seconds=90), model.hanging
    await place.playground.settle()
    place.line.latencies.clear()
    place.line.missed = 0


async def ask(place: Town, number: int) -> None:
    """Type a command that needs no model, and wait for its acknowledgement."""
    workspace = place.playground.platform.workspace
    channel = workspace.channels[place.channels[number % len(place.channels)]]
    commands = Commands(place.playground.platform)
    await commands.run(workspace.users[NADIA], channel, "/remit", "help")


async def one_after_the_other(place: Town, commands: int) -> Figures:
    """Wait for each answer before the next command: says who answers at all, not how fast."""
    for number in range(commands):
        await ask(place, number)
    return figures_of(place)


async def at_a_rate(place: Town, seconds: int) -> Figures:
    """Send events and commands by the clock, whatever becomes of the earlier ones."""
    asked: list[asyncio.Task[None]] = []
    began = time.monotonic()
    for number in range(seconds * PER_SECOND):
        if number % 2:
            asked.append(asyncio.create_task(ask(place, number)))
        else:
            place.mention(f"we lose {number} % of parcels and want half of that")
        await asyncio.sleep(max(0.0, began + (number + 1) / PER_SECOND - time.monotonic()))
    await asyncio.gather(*asked)
    await place.playground.settle()
    return figures_of(place)


def figures_of(place: Town) -> Figures:
    line = place.line
    return Figures(len(line.latencies) + line.missed, line.missed, line.latencies)


async def test_everything_is_acknowledged_while_model_calls_hang(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    async with scene(nursery, log, "bot.__main__", queues.url) as (place, model):
        await hang_model_calls(place, model, 12, at_least=AT_LEAST)
        figures = await one_after_the_other(place, 30)

    print(f"\nR8 {queues.kind}: {model.calls} model calls hang, {figures}")  # noqa: T201
    assert figures.sent >= 30
    assert 0 == figures.missed


async def test_a_synchronous_app_misses_acknowledgements_while_model_calls_hang(
    nursery: Nursery, log: Path
) -> None:
    async with scene(nursery, log, "tests.faults.sync_bolt_program", "") as (place, model):
        await hang_model_calls(place, model, 12, at_least=AT_LEAST)
        figures = await one_after_the_other(place, 3)

    print(f"\nR8 control, Bolt with five threads: {figures}")  # noqa: T201
    assert (3, 3) == (figures.sent, figures.missed)


@pytest.mark.faults
async def test_a_minute_of_load_is_acknowledged_in_time(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    calls = str(CONVERSATIONS)
    async with scene(nursery, log, "bot.__main__", queues.url, REMIT_MODEL_CALLS=calls) as (
        place,
        model,
    ):
        await hang_model_calls(place, model, CONVERSATIONS, at_least=CONVERSATIONS)
        began = model.hanging
        figures = await at_a_rate(place, 60)

    print(f"\nR8 {queues.kind}: {began} model calls hang, {figures}")  # noqa: T201
    assert 0 == figures.missed
    assert quantiles(figures.latencies, n=100)[98] <= 300
    assert max(figures.latencies) < 2_500
