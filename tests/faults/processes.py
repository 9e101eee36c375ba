"""Starts, kills and awaits programs through the nursery."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Nursery:
    """The parent of every process a fault test starts and ends."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "REMIT_LOG_FORMAT": "json", "OPENBLAS_NUM_THREADS": "1"},
        )
        if self._tell() != "ready":
            raise RuntimeError("the nursery did not start")

    def order(self, **order: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._tell())
        return answer

    def _tell(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@dataclass(frozen=True, slots=True)
class Program:
    """What to run: a module with a `main`, its environment, and where its output goes."""

    nursery: Nursery
    module: str
    environment: Mapping[str, str]
    log: Path
    arguments: tuple[str, ...] = ("program",)

    def start(self) -> "Running":
        answer = self.nursery.order(
            do="start",
            module=self.module,
            environment=dict(self.environment),
            arguments=list(self.arguments),
            log=str(self.log),
        )
        return Running(self.nursery, answer["pid"])


@dataclass(slots=True)
class Running:
    """A process of ours."""

    nursery: Nursery
    pid: int
    code: int | None = None  # negative when a signal ended it

    def kill(self) -> None:
        """End it at once, as a crash or a power cut would; it cannot tidy up."""
        self._note(self.nursery.order(do="signal", pid=self.pid, number=signal.SIGKILL, waits=True))

    async def stop(self) -> None:
        """Ask it to finish and wait until it has."""
        self._note(
            self.nursery.order(do="signal", pid=self.pid, number=signal.SIGTERM, waits=False)
        )
        await self.ended()

    async def ended(self, *, seconds: float = 60.0) -> int:
        """Wait until it ends by itself."""
        async with asyncio.timeout(seconds):
            while not self.has_ended():  # noqa: ASYNC110 - its parent is another process
                await asyncio.sleep(0.02)
        return self.code or 0

    def has_ended(self) -> bool:
        if self.code is None:
            self._note(self.nursery.order(do="look", pid=self.pid, waits=False))
        return self.code is not None

    def _note(self, answer: Mapping[str, Any]) -> None:
        if answer["ended"]:
            self.code = answer.get("code", self.code or 0)


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def listening(port: int, running: Running, *, seconds: float = 30.0) -> None:
    """Wait until a process accepts connections."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                if running.has_ended():
                    raise RuntimeError(f"ended with {running.code} before it listened") from None
                await asyncio.sleep(0.02)
            else:
                writer.close()
                await writer.wait_closed()
                return
