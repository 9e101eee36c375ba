"""A proxy before the playground after whose answers nobody knows whether a message was posted."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

LATE = 1.2  # seconds; more than the client waits, less than it waits before it looks


@dataclass(slots=True)
class UnsureSlack:
    """Forwards every call; posts go wrong with the shares given here."""

    behind: str
    session: aiohttp.ClientSession
    chance: random.Random
    ambiguous: float = 0.11
    limited: float = 0.05
    faults: list[str] | None = None  # if given, these and then none
    url: str = ""
    struck: Counter[str] = field(default_factory=Counter)
    late: set[asyncio.Task[tuple[int, bytes]]] = field(default_factory=set)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        method, body = request.match_info["method"], await request.read()
        headers = {
            name: request.headers[name]
            for name in ("Authorization", "Content-Type")
            if name in request.headers
        }
        fault = self._fault() if method == "chat.postMessage" else "none"
        self.struck[fault] += 1
        if fault == "limited":
            refusal = {"ok": False, "error": "ratelimited"}
            return web.json_response(refusal, status=429, headers={"Retry-After": "1"})
        if fault == "lost before it was stored":
            return self._hang_up(request)
        forwarded = asyncio.create_task(self._forward(request, body, headers, fault))
        self.late.add(forwarded)  # whatever becomes of the caller, Slack goes on with it
        forwarded.add_done_callback(self.late.discard)
        status, answer = await asyncio.shield(forwarded)
        if fault == "answer lost":
            return self._hang_up(request)
        if fault == "500 after it was stored":
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)
        return web.Response(status=status, body=answer, content_type="application/json")

    def _fault(self) -> str:
        if self.faults is not None:
            return self.faults.pop(0) if self.faults else "none"
        drawn = self.chance.random()
        if drawn < self.limited:
            return "limited"
        if drawn < self.limited + self.ambiguous:
            return self.chance.choice(
                (
                    "answer lost",
                    "500 after it was stored",
                    "stored late",
                    "lost before it was stored",
                )
            )
        return "none"

    async def _forward(
        self, request: web.Request, body: bytes, headers: dict[str, str], fault: str
    ) -> tuple[int, bytes]:
        if fault == "stored late":
            await asyncio.sleep(LATE)
        address = f"{self.behind}{request.match_info['method']}?{request.query_string}"
        async with self.session.request(
            request.method, address, data=body, headers=headers
        ) as response:
            return response.status, await response.read()

    @staticmethod
    def _hang_up(request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=502)


@asynccontextmanager
async def unsure_slack(behind: str, seed: int) -> AsyncIterator[UnsureSlack]:
    """Listen on a free loopback port."""
    async with aiohttp.ClientSession() as session:
        slack = UnsureSlack(behind, session, random.Random(seed))  # noqa: S311 - repeatable
        application = web.Application()
        application.router.add_route("*", "/api/{method}", slack.serve)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        try:
            yield slack
        finally:
            await asyncio.gather(*slack.late, return_exceptions=True)
            await runner.cleanup()
