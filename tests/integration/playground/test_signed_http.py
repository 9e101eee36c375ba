"""The same Bolt apps behind a Request URL, asynchronous and synchronous."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt import Ack, App, BoltRequest, Say
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.playground.people import MANIFEST, NADIA, NO_SHOWS, Person, eventually

SECRET = "playground-signing-secret"


class Endpoint:
    """The app's own web server, with a lever to make it fail."""

    def __init__(self) -> None:
        self.app: AsyncApp | None = None
        self.synchronous_app: App | None = None
        self.port = 0
        self.failures: list[int] = []
        self.headers: dict[str, str] = {}
        self.seen: list[tuple[str | None, str | None]] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        retry = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
        self.seen.append((request.headers.get(retry[0]), request.headers.get(retry[1])))
        if self.failures:
            return web.Response(status=self.failures.pop(0), headers=self.headers)
        if self.synchronous_app is not None:
            headers: dict[str, str | Sequence[str]] = {**request.headers}
            bolt = BoltRequest(body=await request.text(), headers=headers)
            response = await asyncio.to_thread(self.synchronous_app.dispatch, bolt)
            return await to_aiohttp_response(response)
        assert self.app is not None
        bolt_request = await to_bolt_request(request)
        return await to_aiohttp_response(await self.app.async_dispatch(bolt_request))


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    endpoint = Endpoint()
    server = web.Application()
    server.router.add_post("/slack/events", endpoint.serve)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    endpoint.port = runner.addresses[0][1]
    yield endpoint
    await runner.cleanup()


@pytest.fixture
async def playground(endpoint: Endpoint) -> AsyncIterator[Playground]:
    """A playground that delivers to the endpoint instead of a socket."""
    settings = PlaygroundSettings(
        manifest=MANIFEST,
        request_url=f"http://127.0.0.1:{endpoint.port}/slack/events",
        retry_delays=(0.0, 0.02, 0.02),
    )
    playground = Playground(settings)
    await playground.start()
    client = AsyncWebClient(token="xoxb-playground", base_url=playground.api_url)
    endpoint.app = AsyncApp(client=client, signing_secret=SECRET)
    yield playground
    await playground.stop()


@pytest.fixture
def app(endpoint: Endpoint, playground: Playground) -> AsyncApp:
    assert endpoint.app is not None
    return endpoint.app


async def test_events_arrive_signed(app: AsyncApp, nadia: Person) -> None:
    @app.event("app_mention")
    async def on_mention(event: dict[str, Any], say: AsyncSay) -> None:
        await say("Heard", thread_ts=event["ts"])

    @app.event("message")
    async def on_message() -> None: ...

    ts = await nadia.say("@Remit hello")

    (reply,) = await eventually(lambda: nadia.replies(ts))
    assert reply["text"] == "Heard"


async def test_commands_and_clicks_arrive_as_signed_forms(app: AsyncApp, nadia: Person) -> None:
    pressed: list[str] = []

    @app.command("/remit")
    async def on_command(ack: AsyncAck, command: dict[str, Any]) -> None:
        button = {
            "type": "button",
            "action_id": "go",
            "text": {"type": "plain_text", "text": "Go"},
            "value": command["text"],
        }
        block = {"type": "actions", "block_id": "b", "elements": [button]}
        await ack(text="Ready?", blocks=[block])

    @app.action("go")
    async def on_go(ack: AsyncAck, action: dict[str, Any]) -> None:
        await ack()
        pressed.append(action["value"])

    answer = await nadia.send("command", channel=NO_SHOWS, command="/remit", text="a & b = ü")
    (shown,) = await nadia.messages()
    where = {"channel": NO_SHOWS, "message_ts": shown["ts"], "block_id": "b", "action_id": "go"}
    clicked = await nadia.send("action", **where)

    assert (answer, clicked) == ({"ok": True}, {"ok": True})
    assert pressed == ["a & b = ü"]


async def test_a_failing_endpoint_is_tried_again_with_retry_headers(
    app: AsyncApp, endpoint: Endpoint, playground: Playground, nadia: Person
) -> None:
    @app.event("message")
    async def on_message() -> None: ...

    endpoint.failures = [500, 404]

    await nadia.say("hello")
    await playground.settle()

    assert endpoint.seen == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_an_endpoint_may_decline_retries(
    endpoint: Endpoint, playground: Playground, nadia: Person
) -> None:
    endpoint.failures = [500]
    endpoint.headers = {"X-Slack-No-Retry": "1"}

    await nadia.say("hello")
    await playground.settle()

    assert len(endpoint.seen) == 1


async def test_a_wrong_secret_is_noticed_by_the_app(
    endpoint: Endpoint, playground: Playground, nadia: Person
) -> None:
    client = AsyncWebClient(token="xoxb-playground", base_url=playground.api_url)
    endpoint.app = AsyncApp(client=client, signing_secret="another")

    answer = await nadia.send("command", channel=NO_SHOWS, command="/remit", text="hi")

    assert answer["ok"] is False


async def test_a_synchronous_app_works_behind_a_request_url(
    endpoint: Endpoint, playground: Playground, nadia: Person
) -> None:
    client = WebClient(token="xoxb-playground", base_url=playground.api_url)
    endpoint.synchronous_app = App(
        client=client, signing_secret=SECRET, token_verification_enabled=False
    )

    @endpoint.synchronous_app.command("/remit")
    def on_command(ack: Ack, command: dict[str, Any]) -> None:
        ack(f"Heard {command['text']}")

    answer = await nadia.send("command", channel=NO_SHOWS, command="/remit", text="hello")

    assert answer == {"ok": True}
    assert [message["text"] for message in await nadia.messages()] == ["Heard hello"]


async def test_a_synchronous_app_works_over_the_builtin_socket_client(
    session: aiohttp.ClientSession,
) -> None:
    playground = Playground(PlaygroundSettings(manifest=MANIFEST))
    await playground.start()
    nadia = Person(session, playground.url, NADIA)
    handler = await asyncio.to_thread(_connected_app, playground)
    try:
        answer = await nadia.send("command", channel=NO_SHOWS, command="/remit", text="sync")
        ts = await nadia.say("@Remit hello")
        (reply,) = await eventually(lambda: nadia.replies(ts))
    finally:
        await asyncio.to_thread(handler.close)
        await playground.stop()

    assert answer == {"ok": True}
    assert reply["text"] == "Heard by a thread"


def _connected_app(playground: Playground) -> SocketModeHandler:
    client = WebClient(token="xoxb-playground", base_url=playground.api_url)
    app = App(client=client)
    ready = threading.Event()

    @app.event("app_mention")
    def on_mention(event: dict[str, Any], say: Say) -> None:
        say("Heard by a thread", thread_ts=event["ts"])

    @app.event("message")
    def on_message() -> None: ...

    @app.command("/remit")
    def on_command(ack: Ack) -> None:
        ack()
        ready.set()

    handler = SocketModeHandler(app, "xapp-playground")
    handler.connect()  # type: ignore[no-untyped-call]
    return handler
