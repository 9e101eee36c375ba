"""Socket Mode: hands out websocket addresses, sends envelopes, matches acks."""

import asyncio
import json
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.playground.delivery import Attempt, Receipt
from bot.playground.pages import Pages
from bot.playground.recorder import Recorder
from bot.playground.settings import PlaygroundSettings
from bot.playground.workspace import APP_ID, Json

MAX_CONNECTIONS = 10  # docs.slack.dev/apis/events-api/using-socket-mode
_ACCEPTS_RESPONSE = {"interactive", "slash_commands"}


@dataclass(slots=True)
class SocketLine:
    settings: PlaygroundSettings
    recorder: Recorder
    pages: Pages
    tickets: set[str] = field(default_factory=set)
    connections: OrderedDict[int, web.WebSocketResponse] = field(default_factory=OrderedDict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)

    @property
    def connected(self) -> int:
        return len(self.connections)

    def issue_ticket(self) -> str:
        ticket = secrets.token_hex(16)
        self.tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection until either side closes it."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403, text="This link was used or never issued.")
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        if self.connected >= MAX_CONNECTIONS:
            await self._say_goodbye(socket, "too_many_websockets")
            return socket
        self.connections[id(socket)] = socket
        await self._greet(socket)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(message.data)
        finally:
            self.connections.pop(id(socket), None)
            if not self.connections:
                self.arrived.clear()
            self._announce()
        return socket

    async def attempt(self, attempt: Attempt) -> Receipt:
        """Send one envelope and wait for its ack."""
        try:
            async with asyncio.timeout(self.settings.ack_timeout):
                return await self._send_and_wait(attempt)
        except TimeoutError:
            return Receipt(acknowledged=False, reason="timeout")

    async def disconnect(self, reason: str) -> None:
        """Ask every connection to leave and close it, as Slack does every few hours."""
        self.arrived.clear()
        leaving = list(self.connections.values())
        self.connections.clear()
        for socket in leaving:
            await self._say_goodbye(socket, reason)
        self._announce()

    async def close(self) -> None:
        for socket in list(self.connections.values()):
            await socket.close()

    async def _send_and_wait(self, attempt: Attempt) -> Receipt:
        await self.arrived.wait()
        envelope = self._envelope(attempt)
        frame = self.recorder.record(
            "out",
            attempt.kind,
            attempt.name,
            envelope,
            retry_num=attempt.retry_num if attempt.kind == "events_api" else None,
        )
        ack: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self.waiting[envelope["envelope_id"]] = ack
        started = time.perf_counter()
        try:
            await self._next_connection().send_str(json.dumps(envelope))
            answer = await ack
            self.recorder.complete(frame, ms=round((time.perf_counter() - started) * 1000, 1))
        except ConnectionError:
            return Receipt(acknowledged=False, reason="connection_failed")
        finally:
            del self.waiting[envelope["envelope_id"]]
        return Receipt(acknowledged=True, answer=answer)

    def _envelope(self, attempt: Attempt) -> Json:
        envelope: Json = {
            "envelope_id": _envelope_id(),
            "payload": attempt.payload,
            "type": attempt.kind,
            "accepts_response_payload": attempt.kind in _ACCEPTS_RESPONSE,
        }
        if attempt.kind == "events_api":
            envelope |= {
                "retry_attempt": attempt.retry_num,
                "retry_reason": attempt.retry_reason,
            }
        return envelope

    def _next_connection(self) -> web.WebSocketResponse:
        """Any connection may get a payload; the playground takes them in turn."""
        for key in list(self.connections):
            self.connections.move_to_end(key)
            if not self.connections[key].closed:
                return self.connections[key]
        raise ConnectionResetError("No open connection")

    def _receive(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            return
        if not isinstance(frame, dict) or "envelope_id" not in frame:
            return
        payload = frame.get("payload")
        self.recorder.record("in", "ack", str(frame["envelope_id"]), frame)
        ack = self.waiting.get(frame["envelope_id"])
        if ack is not None and not ack.done():
            ack.set_result(payload if isinstance(payload, dict) and payload else None)

    async def _greet(self, socket: web.WebSocketResponse) -> None:
        hello = {
            "type": "hello",
            "num_connections": self.connected,
            "debug_info": {
                "host": "playground",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": APP_ID},
        }
        self.recorder.record("out", "hello", "hello", hello)
        await socket.send_str(json.dumps(hello))
        self.arrived.set()
        self._announce()

    async def _say_goodbye(self, socket: web.WebSocketResponse, reason: str) -> None:
        goodbye = {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}
        self.recorder.record("out", "disconnect", reason, goodbye)
        try:
            await socket.send_str(json.dumps(goodbye))
            await socket.close()
        except ConnectionError:
            return

    def _announce(self) -> None:
        self.pages.push({"type": "connection", "mode": "socket", "connected": self.connected})


def _envelope_id() -> str:
    digits = secrets.token_hex(16)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
