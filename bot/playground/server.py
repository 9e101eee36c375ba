"""Starts and stops a playground and says which address answers what."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web

from bot.playground.browser import Browser
from bot.playground.commands import Commands
from bot.playground.delivery import Delivery, Line
from bot.playground.errors import SlackError
from bot.playground.events import Events
from bot.playground.faults import Faults
from bot.playground.interactions import Interactions
from bot.playground.manifest import parse_manifest
from bot.playground.pages import Page, Pages
from bot.playground.platform import Platform
from bot.playground.postings import Postings
from bot.playground.recorder import Recorder
from bot.playground.route_table import as_handler, paths
from bot.playground.routes import Routes
from bot.playground.seed import seeded_workspace
from bot.playground.settings import PlaygroundSettings
from bot.playground.signed_http import SignedHttpLine
from bot.playground.socket import SocketLine
from bot.playground.streams import Streams
from bot.playground.triggers import Triggers
from bot.playground.web_api import WebApi

__all__ = ["Playground", "PlaygroundSettings"]

_STATIC = Path(__file__).parent / "static"
_EVERY_INTERFACE = ("0.0.0.0", "::", "")  # noqa: S104 - recognised, never chosen here
_MAX_UPLOAD_BYTES = 64 * 1024 * 1024


class Playground:
    """A local workspace that speaks Slack's protocol to one app and serves one page."""

    def __init__(self, settings: PlaygroundSettings) -> None:
        self.settings = settings
        self.platform = _compose(settings)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return self.platform.url

    @property
    def api_url(self) -> str:
        """What a Slack client takes as its base URL."""
        return f"{self.url}/api/"

    async def start(self) -> None:
        """Listen; with port 0 the system chooses one and `url` names it."""
        app = web.Application(client_max_size=_MAX_UPLOAD_BYTES, middlewares=[_same_origin])
        self._add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.settings.host, self.settings.port).start()
        except OSError:
            await self.stop()
            raise
        self.platform.url = (
            f"http://{_reachable(self.settings.host)}:{self._runner.addresses[0][1]}"
        )

    async def stop(self) -> None:
        """Drop deliveries under way, say goodbye to sockets and pages, stop listening."""
        await self.platform.delivery.close()
        self.platform.pages.hang_up()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def settle(self) -> None:
        """Wait until every event was acknowledged or given up."""
        await self.platform.delivery.settle()

    async def reset(self) -> None:
        """Back to the seed: no messages, views, files, faults or frames."""
        platform = self.platform
        await platform.delivery.cancel()
        fresh = seeded_workspace(platform.manifest, self.settings.clock)
        fresh.last_micros = platform.workspace.last_micros
        fresh.last_number = platform.workspace.last_number
        for part in (platform, platform.events, platform.postings):
            part.workspace = fresh
        platform.streams.streams.clear()
        platform.triggers.clear()
        platform.faults.replace([])
        platform.recorder.clear()
        platform.pages.push({"type": "reset"})

    def _add_routes(self, app: web.Application) -> None:
        platform = self.platform
        browser = Browser(platform)
        routes = Routes(platform, browser, Interactions(platform), Commands(platform))
        web_api = WebApi(platform)
        app.router.add_route("*", "/api/{method}", web_api.serve)
        app.router.add_get("/link/", platform.socket.serve)
        app.router.add_post("/hooks/response/{id}", self._respond)
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_get("/files/{id}/{name}", self._download)
        for method, path, route in paths(routes):
            app.router.add_route(method, path, as_handler(route))
        app.router.add_post("/playground/reset", self._reset)
        app.router.add_get("/playground/recording", self._recording)
        app.router.add_get("/playground/ws", self._page_socket)
        app.router.add_get("/", self._page)
        app.router.add_get("/archives/{channel}/{message}", self._page)
        if _STATIC.is_dir():
            app.router.add_static("/static/", _STATIC)

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        index = _STATIC / "index.html"
        if not index.is_file():
            return web.Response(status=404, text="The page is not installed.")
        return web.FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def _page_socket(self, request: web.Request) -> web.StreamResponse:
        """Push news to one page until it leaves."""
        if request.query.get("as") not in self.platform.workspace.users:
            return web.json_response({"error": "Choose a person to act as."}, status=404)
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        page = self.platform.pages.open(request.query["as"])
        writer = asyncio.create_task(_write(socket, page))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            self.platform.pages.close(page)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return socket

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """A post to a response URL: `ok` in plain text, or a refusal."""
        body: object = None
        failure: SlackError | None = None
        try:
            body = await request.json()
            Commands(self.platform).receive(request.match_info["id"], body)
        except ValueError:
            failure = SlackError("invalid_payload")
        except SlackError as error:
            failure = error
        status = 200 if failure is None else 404 if failure.code.endswith("_url") else 400
        answer: object = "ok" if failure is None else failure.body
        recorder = self.platform.recorder
        recorder.record("in", "response_url", "response_url", body, answer=answer, status=status)
        if failure is None:
            return web.Response(text="ok")
        return web.json_response(failure.body, status=status)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        """Receive the bytes of a file, raw or as a form."""
        file = self.platform.workspace.files.get(request.match_info["id"])
        if file is None:
            return web.Response(status=404, text="No such upload.")
        content = await _uploaded_bytes(request)
        file["size"] = len(content)
        self.platform.workspace.contents[file["id"]] = content
        return web.Response(text=f"OK - {len(content)}")

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file_id = request.match_info["id"]
        content = self.platform.workspace.contents.get(file_id)
        if content is None:
            return web.Response(status=404, text="No such file.")
        file = self.platform.workspace.files[file_id]
        headers = {
            "Content-Type": "text/plain; charset=utf-8"  # Slack shows a canvas itself
            if file["mode"] == "quip"
            else file["mimetype"],
            "X-Content-Type-Options": "nosniff",
            # A file may hold script; it must never run in the page's own origin.
            "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'",
        }
        return web.Response(body=content, headers=headers)

    async def _reset(self, _request: web.Request) -> web.StreamResponse:
        await self.reset()
        return web.json_response({"ok": True})

    async def _recording(self, _request: web.Request) -> web.StreamResponse:
        return web.Response(
            text=self.platform.recorder.as_lines(),
            content_type="application/x-ndjson",
            headers={"Content-Disposition": 'attachment; filename="playground.jsonl"'},
        )


def _reachable(host: str) -> str:
    """The host as part of an address; "every interface" is reached at the loopback one."""
    if host in _EVERY_INTERFACE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


@web.middleware
async def _same_origin(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse browsers that come from another site; bots send no Origin."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return web.json_response({"error": "Open the playground's own page."}, status=403)
    return await handler(request)


async def _write(socket: web.WebSocketResponse, page: Page) -> None:
    while (news := await page.outgoing.get()) is not None:
        with contextlib.suppress(ConnectionError):
            await socket.send_str(json.dumps(news, ensure_ascii=False))
    await socket.close()


async def _uploaded_bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""


def _compose(settings: PlaygroundSettings) -> Platform:
    manifest = parse_manifest(settings.manifest)
    workspace = seeded_workspace(manifest, settings.clock)
    pages = Pages()
    recorder = Recorder(settings.clock, pages, settings.frames_kept)
    faults = Faults()
    socket = SocketLine(settings, recorder, pages)
    line: Line = socket
    if settings.request_url is not None:
        line = SignedHttpLine(settings, recorder, settings.request_url)
    delivery = Delivery(line, settings, faults)
    events = Events(manifest, workspace, delivery, settings.clock)
    postings = Postings(workspace, events, pages)
    return Platform(
        settings=settings,
        manifest=manifest,
        workspace=workspace,
        pages=pages,
        recorder=recorder,
        faults=faults,
        triggers=Triggers(settings),
        socket=socket,
        delivery=delivery,
        events=events,
        postings=postings,
        streams=Streams(settings, postings),
    )
