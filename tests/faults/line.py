"""A line to PostgreSQL that can be cut, silenced or slowed, and that can lose the answer to a commit."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from psycopg.conninfo import conninfo_to_dict

from tests.faults.processes import free_port

# What the server says when it has kept a transaction for good: CommandComplete, and its tag.
_KEPT = b"C\x00\x00\x00\x0bCOMMIT\x00"
_CHUNK = 1 << 16
_LATE = 2.0  # seconds everything takes on a slow line


class Fault(StrEnum):
    """What can happen to the way between the bot and its database."""

    RESET = "reset"  # every connection breaks at once
    SILENT = "silent"  # nothing arrives for a while, then everything does
    SLOW = "slow"  # everything takes two seconds
    HALF_OPEN = "half-open"  # the server is gone, and the bot is never told
    ANSWER_LOST = "answer lost"  # a commit is kept, and the line breaks before the answer


@dataclass(eq=False)
class Wire:
    """One connection, with both of its ends."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    is_dead: bool = False  # what is said into it is heard by nobody


@dataclass
class Line:
    """Carries bytes; what happens to them is told from outside."""

    socket: str
    database: str
    port: int
    wires: set[Wire] = field(default_factory=set)
    lost: int = 0  # answers to commits
    _losing: bool = False
    _late: float = 0.0
    _flows: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._flows.set()

    @property
    def url(self) -> str:
        return f"postgresql://postgres:@127.0.0.1:{self.port}/{self.database}"

    async def strike(self, fault: Fault, seconds: float) -> None:
        """Let a fault happen, and be over after a while."""
        match fault:
            case Fault.RESET:
                self._cut(self.wires)
            case Fault.HALF_OPEN:
                for wire in tuple(self.wires):
                    wire.is_dead = True
                    wire.server.transport.abort()
            case Fault.SILENT:
                self._flows.clear()
            case Fault.SLOW:
                self._late = _LATE
            case Fault.ANSWER_LOST:
                self._losing = True
        await asyncio.sleep(seconds)
        self._late, self._losing = 0.0, False
        self._flows.set()

    def end(self) -> None:
        """Break every connection, and let nobody wait."""
        self._flows.set()
        self._cut(self.wires)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect somebody through, until either end is closed."""
        theirs, ours = await asyncio.open_unix_connection(self.socket)
        wire = Wire(writer, ours)
        self.wires.add(wire)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._forth(wire, reader))
                both.create_task(self._back(wire, theirs))
        except* OSError:
            pass
        finally:
            self.wires.discard(wire)
            self._cut([wire])

    async def _forth(self, wire: Wire, reader: asyncio.StreamReader) -> None:
        while said := await reader.read(_CHUNK):
            await self._delay()
            if not wire.is_dead:
                wire.server.write(said)
                await wire.server.drain()
        wire.server.transport.abort()

    async def _back(self, wire: Wire, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            while said := await reader.read(_CHUNK):
                await self._delay()
                if self._losing and _KEPT in said:
                    self.lost += 1
                    break
                wire.client.write(said)
                await wire.client.drain()
        if not wire.is_dead:
            wire.client.transport.abort()

    async def _delay(self) -> None:
        await self._flows.wait()
        if self._late:
            await asyncio.sleep(self._late)

    def _cut(self, wires: Iterable[Wire]) -> None:
        for wire in tuple(wires):
            wire.client.transport.abort()
            wire.server.transport.abort()


@asynccontextmanager
async def line_to(url: str) -> AsyncIterator[Line]:
    """Lay a line to a database whose server listens on a socket in a folder."""
    known = conninfo_to_dict(url)
    line = Line(f"{known['host']}/.s.PGSQL.5432", str(known["dbname"]), free_port())
    server = await asyncio.start_server(line.carry, "127.0.0.1", line.port)
    try:
        yield line
    finally:
        server.close()
        line.end()
