"""An unmodified asynchronous Bolt app in Socket Mode."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from tests.integration.playground.people import NO_SHOWS, Person, eventually

Connect = Callable[[], Awaitable[None]]


async def test_a_mention_is_answered_in_its_thread(
    app: AsyncApp, connect: Connect, nadia: Person
) -> None:
    @app.event("app_mention")
    async def on_mention(event: dict[str, Any], say: Any) -> None:
        await say(text=f"On it: {event['text']}", thread_ts=event["ts"])

    await connect()

    ts = await nadia.say("@Remit fewer no-shows")

    async def thread() -> list[dict[str, Any]]:
        return (await nadia.messages(thread_ts=ts))[1:]

    (reply,) = await eventually(thread)
    assert reply["text"] == "On it: <@URMTBOT001> fewer no-shows"
    assert reply["thread_ts"] == ts
    (root,) = await nadia.messages(NO_SHOWS)
    assert root["reply_count"] == 1
