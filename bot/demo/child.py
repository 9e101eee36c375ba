"""The bot as a process of its own, started exactly as an operator starts it."""

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from pathlib import Path

_PATIENCE = 12.0  # seconds for a clean stop; the bot gives its own work eight


class Child:
    """`remit run` with an environment of ours and its log in a file."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        """Start nothing yet."""
        self._environment = environment
        self.log = log
        self._process: Process | None = None

    @property
    def pid(self) -> int:
        """The number to give to `kill`."""
        return self._running.pid

    @property
    def _running(self) -> Process:
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return self._process

    async def start(self) -> None:
        """Start the bot; what it says is appended to its log."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def ended(self) -> int:
        """Wait until it stops; a negative number is the signal that killed it."""
        return await self._running.wait()

    async def stop(self) -> None:
        """Ask it to finish its work and leave; insist if it does not."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def last_words(self, lines: int = 5) -> str:
        """The end of its log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
