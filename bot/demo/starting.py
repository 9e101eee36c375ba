"""Waiting for the bot to come: told every ten seconds, and given up at once when it has ended."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

LONGEST = 120.0  # seconds; a machine under load takes more than half a minute
TOLD_EVERY = 10.0
_LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Waiting:
    """Waits by a clock."""

    now: Callable[[], float] = time.monotonic
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def absent(
        self,
        is_there: Callable[[], bool],
        has_ended: Callable[[], bool],
        say: Callable[[str], None],
    ) -> str:
        """Wait until something is there; a sentence why it is not, or none.

        Args:
            is_there: Whether it has come.
            has_ended: Whether it never will.
            say: Tells whoever waits that it still goes on.
        """
        began, told = self.now(), TOLD_EVERY
        while not is_there():
            waited = self.now() - began
            if has_ended():
                return "The bot stopped before it was connected."
            if waited >= LONGEST:
                return f"The bot did not connect within {LONGEST:g} seconds."
            if waited >= told:
                told += TOLD_EVERY
                say(f"The bot is still starting ({waited:.0f} s of at most {LONGEST:g} s).")
            await self.pause(_LOOK_EVERY)
        return ""
