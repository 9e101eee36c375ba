"""Waking those who wait for something to change, without anybody holding a connection meanwhile."""

import asyncio
import contextlib
from collections.abc import Iterable, Iterator


class Changes:
    """Knows who in this process waits for what; other processes have to be asked now and then."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self.is_closed = False

    @contextlib.contextmanager
    def watch(self, name: str) -> Iterator[asyncio.Event]:
        """Begin to listen: the event is set when `name` changes, or everything ends."""
        event = asyncio.Event()
        if self.is_closed:
            event.set()
        self._waiting.setdefault(name, set()).add(event)
        try:
            yield event
        finally:
            listening = self._waiting[name]
            listening.discard(event)
            if not listening:
                del self._waiting[name]

    def tell(self, names: Iterable[str]) -> None:
        """Wake whoever waits for one of these; a change is told after it is kept."""
        for name in names:
            for event in self._waiting.get(name, ()):
                event.set()

    def close(self) -> None:
        """Let nobody wait any longer, because the process ends."""
        self.is_closed = True
        self.tell(list(self._waiting))

    def __len__(self) -> int:
        """Count who waits."""
        return sum(map(len, self._waiting.values()))
