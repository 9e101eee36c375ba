"""The one way to ask what time it is."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests hand in their own."""

    def now(self) -> datetime:
        """Return the present instant, in UTC, with its time zone."""
        ...
