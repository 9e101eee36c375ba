"""The store: one transaction per use case, with every repository inside it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.clock import Clock
from bot.domain.errors import UnavailableError
from bot.domain.intake.model import Origin, Queue
from bot.store.change import Changes
from bot.store.engine import create_engine, looking
from bot.store.transaction import Transaction

_LONGEST_COURTESY = 0.25  # seconds
_NOTHING_CHANGED = "Nothing was changed; try again in a minute."
_NOBODY_KNOWS = (  # the answer to a commit was lost: the database knows, we do not
    "It may have been kept or not. Press or send it again in a minute; twice counts once."
)


class Store:
    """Opens transactions on one database."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        """Wrap an engine; nothing is connected yet."""
        self.engine = engine
        self._clock = clock
        self.changes = Changes()
        self._queued = {queue: asyncio.Event() for queue in Queue}
        self._waited_for = 0  # transactions somebody outside waits for
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()
        # One writer at a time on SQLite: waiting here is fair, waiting on its file lock is not.
        # Of all work in the background at most one transaction stands in that queue.
        self._writer, self._work = _turn(engine), _turn(engine)

    @classmethod
    def at(cls, url: str, clock: Clock) -> Self:
        """Make a store for a database URL."""
        return cls(create_engine(url), clock)

    @asynccontextmanager
    async def transaction(
        self, origin: Origin | None = None, *, ahead: bool = False
    ) -> AsyncIterator[Transaction]:
        """Change things, all or nothing; the claim of `origin` is used up by the commit.

        Args:
            origin: Who causes it, and the claim it settles.
            ahead: Go before work in the background, because somebody waits for the answer.

        Raises:
            LeaseLostError: another worker took the claimed row; nothing is kept.
            UnavailableError: the database cannot be reached or is full; it says so where it may have
                kept everything nevertheless.
        """
        transaction: Transaction | None = None
        async with self._ahead_of_work() if ahead else self._work, self._writer:
            with _said_plainly() as course:
                async with self.engine.begin() as connection:
                    transaction = Transaction(connection, self._clock.now())
                    yield transaction
                    if origin and origin.claim:
                        await transaction.leases(origin.claim.queue).finish(origin.claim)
                    course.committing = True
        if transaction:
            for queue in transaction.queued:
                self._queued[queue].set()
            self.changes.tell(transaction.changed)

    def now(self) -> datetime:
        """Tell the time by the host's clock."""
        return self._clock.now()

    @property
    def is_shared(self) -> bool:
        """Whether other processes may change things too."""
        return self.engine.dialect.name != "sqlite"

    @asynccontextmanager
    async def _ahead_of_work(self) -> AsyncIterator[None]:
        self._waited_for += 1
        self._nobody_waits.clear()
        try:
            yield
        finally:
            self._waited_for -= 1
            if not self._waited_for:
                self._nobody_waits.set()

    async def give_way(self) -> None:
        """Return when nobody outside waits any more, or after a moment: work has to go on too."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._nobody_waits.wait(), _LONGEST_COURTESY)

    async def wait_for_work(self, queue: Queue, seconds: float) -> None:
        """Return when this process queued a row, or after `seconds`: other processes queue too."""
        event = self._queued[queue]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
        event.clear()

    def wake(self, queue: Queue) -> None:
        """Have whoever waits for work in a queue look again."""
        self._queued[queue].set()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Look at one consistent state without changing it.

        Raises:
            UnavailableError: the database cannot be reached.
        """
        with _said_plainly():
            async with looking(self.engine) as connection:
                yield Transaction(connection, self._clock.now())

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[Transaction]:
        """Ask one question, in one round trip; a second one is refused.

        Raises:
            UnavailableError: the database cannot be reached.
        """
        with _said_plainly():
            async with looking(self.engine, for_one=True) as connection:
                yield Transaction(connection, self._clock.now())

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _turn(engine: AsyncEngine) -> contextlib.AbstractAsyncContextManager[object]:
    return asyncio.Lock() if engine.dialect.name == "sqlite" else contextlib.nullcontext()


@dataclass(slots=True)
class _Course:
    """How far a transaction is: from the commit on, an error does not mean that nothing was kept."""

    committing: bool = False

    @property
    def next_step(self) -> str:
        return _NOBODY_KNOWS if self.committing else _NOTHING_CHANGED


@contextlib.contextmanager
def _said_plainly() -> Iterator[_Course]:
    course = _Course()
    try:
        yield course
    except (OperationalError, NoConnectionLeftError) as error:
        raise UnavailableError(
            "The database cannot be used right now.",
            next_step=course.next_step,
            retry_after=2.0,
            cause=type(getattr(error, "orig", None) or error).__name__,
        ) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise UnavailableError(
                "The connection to the database broke.",
                next_step=course.next_step,
                retry_after=2.0,
            ) from error
        raise
