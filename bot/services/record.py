"""The record, read for somebody else: whole entries, and the stories of escalations in other forms."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.audit.aais_envelope import envelopes_of
from bot.domain.audit.agentack_trace import trace_of
from bot.domain.audit.story import Story, by_digest
from bot.domain.errors import NotFoundError
from bot.store.store import Store

OPENED = "escalation.opened"
FORMS: dict[str, Callable[[Story], list[dict[str, Any]]]] = {
    "agentack": trace_of,
    "aais": envelopes_of,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the record somebody wants."""

    team: str
    escalation: str | None = None
    since: datetime | None = None
    with_words: bool = True  # what was asked for, beside the digest of it


@dataclass(frozen=True, slots=True)
class Record:
    """Reads the audit chain alone; of what was shown only what a digest in it stands for."""

    store: Store

    async def workspaces(self) -> list[str]:
        """List the workspaces that have a chain."""
        async with self.store.reading() as tx:
            return [one.chain for one in await tx.audit.heads()]

    async def lines(self, form: str, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
        """Read the record in one of its forms; `jsonl` is the chain itself."""
        if form in FORMS:
            async for story in self.stories(wanted):
                for line in FORMS[form](story):
                    yield line
            return
        async for entry in self._entries(wanted):
            yield entry

    async def _entries(self, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
        """Read entries as they stand in the chain, so that somebody else can compute it anew."""
        async with self.store.reading() as tx:
            found = tx.audit.entries(wanted.team, subject=wanted.escalation, since=wanted.since)
            async for entry in found:
                yield entry.as_document()

    async def stories(self, wanted: Wanted) -> AsyncIterator[Story]:
        """Read the whole story of each escalation that is wanted, the oldest first.

        Raises:
            NotFoundError: the record has no such escalation.
        """
        async with self.store.reading() as tx:
            ids = await tx.audit.subjects(wanted.team, OPENED, wanted.since)
            if wanted.escalation is not None:
                ids = [one for one in ids if one == wanted.escalation]
                if not ids:
                    raise NotFoundError(
                        "The record has no such escalation.",
                        next_step="`remit escalation list --all` names them.",
                    )
            for one in ids:
                entries = [entry async for entry in tx.audit.entries(wanted.team, subject=one)]
                shown = await tx.escalations.all_shown(one) if wanted.with_words else []
                yield Story(id=one, entries=tuple(entries), documents=by_digest(shown))
