"""What takes long is worked out with no transaction open: whoever else needs the database does not wait."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.domain.intake.model import Origin
from bot.store.store import Store
from bot.store.transaction import Transaction

_TRIES = 5  # people who keep talking meanwhile are not waited for longer

Result = TypeVar("Result")


class NotWorkedOutError(Exception):
    """Something is to be worked out first: undo the transaction, do so, and try again."""

    def __init__(self, name: str, given: object, work: Callable[[], object]) -> None:
        """Carry what is to be done."""
        super().__init__(name)
        self.name, self.given, self.work = name, given, work


@dataclass(slots=True)
class Beforehand:
    """What one use case has worked out so far, each beside what it was worked out from."""

    at_once: bool = False  # even inside a transaction
    _known: dict[str, tuple[object, Any]] = field(default_factory=dict)

    async def worked_out(self, name: str, given: object, work: Callable[[], Result]) -> Result:
        """Return what work comes to, which is done in a thread.

        Args:
            name: Of the work, within the use case.
            given: All that the work follows from; what was worked out from something else is not used.
            work: Pure and slow.

        Raises:
            NotWorkedOutError: it is to be done first, with no transaction open.
        """
        known = self._known.get(name)
        if known is not None and known[0] == given:
            found: Result = known[1]
            return found
        if not self.at_once:
            raise NotWorkedOutError(name, given, work)
        return await self.work_out(name, given, work)

    async def work_out(self, name: str, given: object, work: Callable[[], Result]) -> Result:
        """Do some work in a thread: forty thousand hostile characters take most of a second."""
        done = await asyncio.to_thread(work)
        self._known[name] = given, done
        return done


async def commit(
    store: Store, origin: Origin, change: Callable[[Transaction, Beforehand], Awaitable[Result]]
) -> Result:
    """Commit a change, with everything that takes long worked out before.

    A first try finds out what there is to work out and is undone; a later one keeps everything,
    provided that nothing it follows from has changed. `change` must do the same each time.
    """
    beforehand = Beforehand()
    for _ in range(_TRIES):
        try:
            async with store.transaction(origin) as tx:
                return await change(tx, beforehand)
        except NotWorkedOutError as missing:
            await beforehand.work_out(missing.name, missing.given, missing.work)
    beforehand.at_once = True
    async with store.transaction(origin) as tx:
        return await change(tx, beforehand)
