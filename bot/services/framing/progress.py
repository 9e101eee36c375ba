"""Show in the thread which section of a draft a model works on, at most once a second."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import structlog

from bot.domain.errors import UnavailableError
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Claim, LeaseLostError
from bot.llm.sections import Section
from bot.services.effect import progress_of
from bot.store.store import Store

log = structlog.get_logger()

_PAUSE = 1.0  # seconds between two lines about the same draft


@dataclass(slots=True)
class Progress:
    """Shows the newest section noted; whoever notes one does not wait for that."""

    store: Store
    draft: StatementVersion
    claim: Claim
    _section: Section | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, section: Section) -> None:
        """Remember what is worked on now."""
        self._section = section
        self._news.set()

    @contextlib.asynccontextmanager
    async def shown(self) -> AsyncIterator[None]:
        """Show what is noted until the block ends."""
        showing = asyncio.create_task(self._show())
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)

    async def _show(self) -> None:
        steps = 0
        while True:
            await self._news.wait()
            self._news.clear()
            if self._section is not None:
                steps += 1
                await self._tell(self._section, steps)
            await asyncio.sleep(_PAUSE)

    async def _tell(self, section: Section, step: int) -> None:
        try:
            async with self.store.transaction() as tx:
                # Nobody waits any more for a draft whose claim was taken back.
                await tx.leases(self.claim.queue).extend(self.claim.row, self.claim.token)
                await tx.outbox.add(progress_of(self.draft, section.value, step))
        except (LeaseLostError, UnavailableError) as error:
            log.info("progress.untold", cause=type(error).__name__)
