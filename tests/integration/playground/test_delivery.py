"""Repeats, faults and reconnects, as an app experiences them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from tests.integration.playground.people import NO_SHOWS, Person, eventually

Connect = Callable[[], Awaitable[None]]


async def test_an_unacknowledged_event_is_repeated_three_times_with_its_reason(
    app: AsyncApp, connect: Connect, playground: Playground, nadia: Person
) -> None:
    seen: list[tuple[str, str, str]] = []

    @app.middleware
    async def look(req: AsyncBoltRequest, next: Callable[[], Awaitable[None]]) -> None:
        number = req.headers["x-slack-retry-num"][0]
        reason = req.headers["x-slack-retry-reason"][0]
        seen.append((req.body["event_id"], number, reason))
        await next()

    await connect()

    await nadia.say("nobody listens")
    await playground.settle()

    event_id = seen[0][0]
    assert seen == [
        (event_id, "0", ""),
        (event_id, "1", "timeout"),
        (event_id, "2", "timeout"),
        (event_id, "3", "timeout"),
    ]
    repeats = [f["retry_num"] for f in playground.platform.recorder.frames if "retry_num" in f]
    assert repeats == [0, 1, 2, 3]


async def test_an_acknowledged_event_is_not_repeated(
    app: AsyncApp, connect: Connect, playground: Playground, nadia: Person
) -> None:
    seen: list[str] = []

    @app.event("message")
    async def on_message(event: dict[str, Any]) -> None:
        seen.append(event["text"])

    await connect()

    await nadia.say("once")
    await playground.settle()

    assert seen == ["once"]


async def test_a_duplicate_reaches_the_app_twice_with_one_event_id(
    app: AsyncApp, connect: Connect, playground: Playground, nadia: Person
) -> None:
    seen: list[str] = []

    @app.event("message")
    async def on_message(body: dict[str, Any]) -> None:
        seen.append(body["event_id"])

    await connect()
    await nadia.send("faults", rules=[{"method": "event", "kind": "duplicate", "times": 1}])

    await nadia.say("twice")
    await nadia.say("once")
    await playground.settle()
    await asyncio.sleep(0)

    async def three() -> bool:
        return len(seen) == 3

    await eventually(three)
    assert len(set(seen)) == 2


async def test_a_lost_ack_makes_slack_repeat_what_the_app_has_done(
    app: AsyncApp, connect: Connect, playground: Playground, nadia: Person
) -> None:
    seen: list[str] = []

    @app.event("message")
    async def on_message(body: dict[str, Any]) -> None:
        seen.append(body["event_id"])

    await connect()
    await nadia.send("faults", rules=[{"method": "event", "kind": "dropped_answer", "times": 1}])

    await nadia.say("again")
    await playground.settle()

    async def two() -> bool:
        return len(seen) == 2

    await eventually(two)
    assert len(set(seen)) == 1


async def test_a_rate_limit_is_obeyed_by_the_sdk(client: AsyncWebClient, nadia: Person) -> None:
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    rule = {"method": "chat.postMessage", "kind": "429", "times": 1, "retry_after": 0}
    await nadia.send("faults", rules=[rule])

    await client.chat_postMessage(channel=NO_SHOWS, text="patient")

    frames = (await nadia.get("frames"))["frames"]
    statuses = [f["status"] for f in frames if f["name"] == "chat.postMessage"]
    assert statuses == [429, 200]
    assert [message["text"] for message in await nadia.messages()] == ["patient"]


async def test_a_broken_method_answers_500_and_others_work(
    client: AsyncWebClient, nadia: Person
) -> None:
    await nadia.send("faults", rules=[{"method": "chat.update", "kind": "500"}])
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="fine")

    with pytest.raises(SlackApiError) as refusal:
        await client.chat_update(channel=NO_SHOWS, ts=posted["ts"], text="broken")

    assert refusal.value.response.status_code == 500
    assert (await nadia.messages())[0]["text"] == "fine"


async def test_a_dropped_answer_did_the_work(client: AsyncWebClient, nadia: Person) -> None:
    client.retry_handlers.clear()
    rule = {"method": "chat.postMessage", "kind": "dropped_answer", "times": 1}
    await nadia.send("faults", rules=[rule])

    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=NO_SHOWS, text="did I?")

    assert [message["text"] for message in await nadia.messages()] == ["did I?"]


async def test_a_delay_postpones_the_answer(client: AsyncWebClient, nadia: Person) -> None:
    await nadia.send("faults", rules=[{"method": "auth.test", "kind": "delay", "seconds": 30}])
    slow = asyncio.create_task(client.auth_test())

    await client.api_test()

    assert not slow.done()
    slow.cancel()


async def test_the_app_reconnects_after_a_disconnect_and_misses_nothing(
    app: AsyncApp, connect: Connect, playground: Playground, nadia: Person
) -> None:
    seen: list[str] = []

    @app.event("message")
    async def on_message(event: dict[str, Any]) -> None:
        seen.append(event["text"])

    await connect()
    await nadia.send("faults", rules=[{"method": "event", "kind": "disconnect", "times": 1}])

    await nadia.say("are you back?")

    async def heard() -> list[str]:
        return seen

    assert await eventually(heard) == ["are you back?"]
    frames = (await nadia.get("frames"))["frames"]
    assert [f["name"] for f in frames if f["kind"] == "disconnect"] == ["refresh_requested"]


async def test_a_disconnect_aimed_at_the_socket_happens_at_once(
    app: AsyncApp, connect: Connect, nadia: Person
) -> None:
    await connect()

    await nadia.send("faults", rules=[{"method": "socket", "kind": "disconnect", "times": 1}])

    async def back() -> bool:
        frames = (await nadia.get("frames"))["frames"]
        kinds = [f["kind"] for f in frames if f["kind"] in ("hello", "disconnect")]
        return kinds[:3] == ["hello", "disconnect", "hello"]

    await eventually(back)


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "unknown"},
        {"kind": "429", "probability": 2},
        {"kind": "429", "times": -1},
        {"kind": "delay", "seconds": "long"},
        {"kind": "disconnect", "reason": "bored"},
    ],
)
async def test_a_bad_fault_rule_is_refused_and_the_old_ones_stay(
    nadia: Person, rule: dict[str, Any]
) -> None:
    await nadia.send("faults", rules=[{"kind": "500", "method": "auth.test"}])

    refusal = await nadia.send("faults", rules=[rule])

    assert refusal["error"].endswith(".")
    assert (await nadia.get("faults"))["rules"][0]["kind"] == "500"
