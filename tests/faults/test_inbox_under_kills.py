"""R1: events arrive while the process is killed at random; each is answered exactly once."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.faults.processes import Nursery, Program, Running, free_port, listening
from tests.faults.queues import Queues
from tests.faults.storm import Storm, drained, rage, until
from tests.faults.town import Town, town

SHORT = Storm(events=30, kills=3)
LONG = Storm(events=1_000, kills=100)
SLOW_SLACK = {"method": "conversations.replies", "kind": "delay", "seconds": 0.15}
MODES = pytest.mark.parametrize("mode", ["http", "socket"])


@asynccontextmanager
async def scene(
    mode: str, nursery: Nursery, log: Path, module: str, **environment: str
) -> AsyncIterator[tuple[Town, Program]]:
    """A workspace that answers reads slowly, and a program not yet started."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/slack/events" if mode == "http" else None
    async with town(channels=60, request_url=address) as place:
        place.playground.platform.faults.replace([SLOW_SLACK])
        program = Program(
            nursery,
            module,
            {
                "SLACK_BOT_TOKEN": "xoxb-playground",
                "SLACK_APP_TOKEN": "xapp-playground",
                "SLACK_SIGNING_SECRET": "playground-signing-secret",
                "SLACK_API_URL": place.playground.api_url,
                "REMIT_MODE": mode,
                "REMIT_PORT": str(port),
                "REMIT_WORKERS": "12",
                "REMIT_SETTLE_SECONDS": "1",
                **environment,
            },
            log,
            ("remit", "run"),
        )
        yield place, program


def ready_in(
    mode: str, place: Town, environment: Mapping[str, str]
) -> Callable[[Running], Awaitable[None]]:
    async def ready(running: Running) -> None:
        if mode == "http":
            await listening(int(environment["REMIT_PORT"]), running)
            return
        platform = place.playground.platform
        connected = await until(lambda: bool(platform.connected) or running.has_ended(), seconds=30)
        assert connected
        assert not running.has_ended(), f"ended with {running.code}"

    return ready


async def survives(
    storm: Storm, mode: str, nursery: Nursery, log: Path, queues: Queues, *, hurried: bool
) -> None:
    began = time.monotonic()
    async with scene(mode, nursery, log, "bot.__main__", REMIT_DATABASE_URL=queues.url) as (
        place,
        program,
    ):
        last = await rage(
            storm,
            program,
            place,
            ready_in(mode, place, program.environment),
            queues.let_leases_end if hurried else lambda: None,
        )
        await place.playground.settle()
        over = await drained(queues)
        await last.stop()  # which ends what it is still about: then nobody is left who could write
        print(  # noqa: T201 - the figures
            f"\nR1 {mode} {queues.kind}: {storm.events} events, {storm.kills} kills, "
            f"{len(place.line.acknowledged)} acknowledged, {place.lost()} lost, "
            f"{place.twice()} answered twice, {time.monotonic() - began:.0f} s"
        )
        assert over, queues.states("inbox")
        assert not queues.unfinished()
        assert [] == queues.failures("inbox") + queues.failures("outbox")
        assert len(place.line.acknowledged) > storm.events / 2  # or too little was put to the test
        assert (0, 0) == (place.lost(), place.twice())


async def loses(storm: Storm, mode: str, nursery: Nursery, log: Path, remember: str) -> None:
    began = time.monotonic()
    async with scene(mode, nursery, log, "tests.faults.plain_bolt_program", REMEMBER=remember) as (
        place,
        program,
    ):
        last = await rage(storm, program, place, ready_in(mode, place, program.environment))
        await place.quiet()
        await last.stop()
        advice = "plain Bolt that skips known event ids" if remember else "plain Bolt"
        print(  # noqa: T201 - the figures
            f"\nR1 control, {advice}, {mode}: {storm.events} events, {storm.kills} kills, "
            f"{len(place.line.acknowledged)} acknowledged, {place.lost()} lost, "
            f"{place.twice()} answered twice, {time.monotonic() - began:.0f} s"
        )
        assert place.lost() > 0


async def test_every_acknowledged_event_is_answered_once_though_the_process_is_killed(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    mode = "socket" if queues.is_sqlite else "http"
    await survives(SHORT, mode, nursery, log, queues, hurried=True)


async def test_plain_bolt_that_skips_known_events_loses_some_in_the_same_storm(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    await loses(SHORT, "http", nursery, log, str(tmp_path / "seen.db"))


@pytest.mark.faults
@MODES
async def test_a_thousand_events_survive_a_hundred_kills(
    mode: str, nursery: Nursery, log: Path, queues: Queues
) -> None:
    await survives(LONG, mode, nursery, log, queues, hurried=False)


@pytest.mark.faults
@pytest.mark.parametrize("advice", ["none", "remember"])
async def test_plain_bolt_loses_many_of_a_thousand_events(
    advice: str, nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    remember = str(tmp_path / "seen.db") if advice == "remember" else ""
    await loses(LONG, "http", nursery, log, remember)
