"""Streams, prompts, statuses, sessions and files, through the SDK's own helpers."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from tests.integration.playground.people import NADIA, NO_SHOWS, Clock, Person, eventually

Connect = Callable[[], Awaitable[None]]
TEAM = "T0PLAYGRND"
DIRECT = "D0NADIA001"


async def start_stream(client: AsyncWebClient, thread_ts: str, **more: Any) -> Any:  # noqa: ANN401
    return await client.chat_startStream(
        channel=NO_SHOWS,
        thread_ts=thread_ts,
        recipient_team_id=TEAM,
        recipient_user_id=NADIA,
        **more,
    )


async def test_a_stream_grows_and_ends_with_its_final_blocks(
    client: AsyncWebClient, nadia: Person
) -> None:
    ts = await nadia.say("Frame this")
    stream = await client.chat_stream(
        channel=NO_SHOWS,
        thread_ts=ts,
        recipient_team_id=TEAM,
        recipient_user_id=NADIA,
        buffer_size=1,
        task_display_mode="plan",
    )

    await stream.append(markdown_text="**Hello ")
    await stream.append(markdown_text="world**")
    task = {"type": "task_update", "id": "t1", "title": "Read", "status": "in_progress"}
    await stream.append(chunks=[task])
    (growing,) = await nadia.replies(ts)
    await stream.append(chunks=[{**task, "status": "complete", "details": "Done."}])
    await stream.append(chunks=[{"type": "plan_update", "title": "My plan"}])
    await stream.stop(blocks=[{"type": "divider"}])

    (ended,) = await nadia.replies(ts)
    assert (growing["text"], growing["streaming"]) == ("**Hello world**", True)
    assert "streaming" not in ended
    assert [block["type"] for block in ended["blocks"]] == ["markdown", "plan", "divider"]
    plan = ended["blocks"][1]
    assert (plan["title"], plan["tasks"][0]["status"]) == ("My plan", "complete")


async def test_a_stream_expires_whatever_was_appended(
    client: AsyncWebClient, nadia: Person, clock: Clock
) -> None:
    started = await start_stream(client, await nadia.say("Frame this"))
    where = {"channel": NO_SHOWS, "ts": started["ts"]}
    clock.now += 299
    await client.chat_appendStream(**where, markdown_text="still here")

    clock.now += 2

    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await client.chat_appendStream(**where, markdown_text="too late")


async def test_the_stop_button_ends_streams_and_tells_the_app(
    app: AsyncApp, connect: Connect, client: AsyncWebClient, nadia: Person
) -> None:
    stopped: list[dict[str, Any]] = []

    @app.event("agent_session_stopped")
    async def on_stop(event: dict[str, Any]) -> None:
        stopped.append(event)

    @app.event("message")
    async def on_message() -> None: ...

    await connect()
    thread = await nadia.say("Frame this")
    await client.agents_sessions_setStatus(
        channel_id=NO_SHOWS, thread_ts=thread, status="processing"
    )
    started = await start_stream(client, thread, markdown_text="Thinking")

    await nadia.send("stop", channel=NO_SHOWS, thread_ts=thread)

    async def heard() -> list[dict[str, Any]]:
        return stopped

    (event,) = await eventually(heard)
    assert event["streaming_message_ts"] == [started["ts"]]
    assert event["user"] == NADIA
    where = {"channel": NO_SHOWS, "ts": started["ts"]}
    with pytest.raises(SlackApiError, match="stopped_by_user"):
        await client.chat_appendStream(**where, markdown_text="more")
    (session,) = (await nadia.get("state"))["sessions"]
    assert session["state"] == "processing"
    await client.chat_stopStream(**where, session_status="active")
    (session,) = (await nadia.get("state"))["sessions"]
    assert session["state"] == "active"


async def test_prompts_replace_those_of_the_manifest_only_without_a_thread(
    client: AsyncWebClient, nadia: Person
) -> None:
    ts = await nadia.say("hi", channel=DIRECT)
    prompts = [{"title": "Spec", "message": "Draft a spec"}]

    before = (await nadia.get("state"))["prompts"]
    await client.assistant_threads_setSuggestedPrompts(
        channel_id=DIRECT, thread_ts=ts, prompts=prompts
    )
    threaded = (await nadia.get("state"))["prompts"]
    await client.assistant_threads_setSuggestedPrompts(
        channel_id=DIRECT, title="Try", prompts=prompts
    )
    after = (await nadia.get("state"))["prompts"]

    assert before["prompts"][0]["title"] == "Frame a goal"
    assert threaded == before
    assert after == {"title": "Try", "prompts": prompts}


async def test_a_status_is_cleared_by_the_reply(client: AsyncWebClient, nadia: Person) -> None:
    thread = await nadia.say("hi", channel=DIRECT)
    await client.assistant_threads_setStatus(
        channel_id=DIRECT, thread_ts=thread, status="is thinking", loading_messages=["Reading"]
    )
    (shown,) = (await nadia.get("state"))["statuses"]

    await client.chat_postMessage(channel=DIRECT, thread_ts=thread, text="Here.")

    assert (shown["status"], shown["loading_messages"]) == ("is thinking", ["Reading"])
    assert (await nadia.get("state"))["statuses"] == []


async def test_a_thread_gets_a_title(client: AsyncWebClient, nadia: Person) -> None:
    thread = await nadia.say("hi", channel=DIRECT)

    await client.assistant_threads_setTitle(channel_id=DIRECT, thread_ts=thread, title="No-shows")

    titles = (await nadia.get("state"))["titles"]
    assert titles == [{"channel": DIRECT, "thread_ts": thread, "title": "No-shows"}]


async def test_an_uploaded_file_is_shared_in_the_thread_and_can_be_downloaded(
    client: AsyncWebClient, nadia: Person, session: aiohttp.ClientSession
) -> None:
    thread = await nadia.say("Send me the spec")

    uploaded = await client.files_upload_v2(
        channel=NO_SHOWS,
        thread_ts=thread,
        content="# Spec",
        filename="spec.md",
        title="Spec v1",
        initial_comment="As asked",
    )

    (reply,) = await nadia.replies(thread)
    (file,) = reply["files"]
    assert (reply["text"], reply["subtype"]) == ("As asked", "file_share")
    assert (file["title"], file["name"], file["size"]) == ("Spec v1", "spec.md", 6)
    async with session.get(file["url_private"]) as response:
        assert await response.read() == b"# Spec"
    known = await client.files_info(file=uploaded["file"]["id"])
    assert known["file"]["shares"]["public"][NO_SHOWS][0]["ts"] == reply["ts"]


async def test_files_are_listed_by_kind_channel_and_time_the_newest_first(
    client: AsyncWebClient, clock: Clock
) -> None:
    async def titles(**which: Any) -> list[str]:  # noqa: ANN401 - arguments of the API
        return [file["title"] for file in (await client.files_list(**which))["files"]]

    text = {"type": "markdown", "markdown": "# Spec"}
    await client.files_upload_v2(channel=NO_SHOWS, content="#", filename="a.md", title="A file")
    for title in ("Before", "After"):
        clock.now += 60
        await client.canvases_create(channel_id=NO_SHOWS, title=title, document_content=text)

    assert ["After", "Before", "A file"] == await titles()
    assert ["After", "Before"] == await titles(channel=NO_SHOWS, types="canvas")
    assert ["After"] == await titles(types="canvas", ts_from=str(int(clock.now) - 30))
    assert ["A file"] == await titles(ts_to=str(int(clock.now) - 90))
    assert ["Before"] == await titles(types="canvas", count=1, page=2)
    assert [] == await titles(user=NADIA)
    assert [] == await titles(channel="C0GENERAL1")
    with pytest.raises(SlackApiError, match="unknown_type"):
        await client.files_list(types="parchment")


async def test_a_session_without_the_stop_event_warns(
    playground: Playground, client: AsyncWebClient, nadia: Person
) -> None:
    thread = await nadia.say("hi")
    answer = await client.agents_sessions_setStatus(
        channel_id=NO_SHOWS, thread_ts=thread, status="processing", title="No-shows"
    )

    assert answer["title"] == "No-shows"
    assert "warning" not in answer.data
    assert playground.platform.workspace.titles[NO_SHOWS, thread] == "No-shows"
