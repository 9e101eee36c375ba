"""Let a language model improve a draft; a dead model costs the draft nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.domain.errors import RemitError
from bot.domain.framing.proposal import ModelMemory
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Claim, Origin
from bot.llm.allowance import Allowance
from bot.llm.errors import DayBudgetError
from bot.llm.ledger import LedgerEntry, calls_of
from bot.llm.model import LangChainModel
from bot.services.budget import Budget, spend
from bot.services.effect import budget_note_of, status_of
from bot.services.framing.drafting import Answering, Framing
from bot.services.framing.progress import Progress
from bot.services.framing.reading import Reading, keep, within
from bot.store.store import Store
from bot.store.transaction import Transaction

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Improvement:
    """Asks outside any transaction; what comes back is checked like anything a stranger says."""

    store: Store
    framing: Framing
    model: LangChainModel
    deadline_seconds: float
    budget: Budget

    async def prepare(self) -> None:
        """Load what asking takes; whatever is wrong with that, drafts by rules go on."""
        try:
            await self.model.prepare()
        except Exception as error:  # noqa: BLE001 - the first job tries again and says why
            log.warning("model.unprepared", error=type(error).__name__)

    async def improve(self, claim: Claim) -> None:
        """Ask the model about the newest version of a draft, and keep what holds."""
        origin = Origin(claim.team, claim.payload["actor"], claim)
        async with self.store.reading() as tx:
            draft = await tx.statements.newest(claim.payload["id"])
            overtaken = draft is None or draft.version != claim.payload["version"]
            heard = await tx.conversations.transcript(draft.conversation) if draft else None
            transcript = heard.about_the_goal if heard else None
            memory = await tx.proposals.memory(draft.conversation) if draft else ModelMemory()
        if draft is None or transcript is None or overtaken:
            async with self.store.transaction(origin):  # the newest version has a job of its own
                return
        try:
            allowance = await self._allowance(draft, origin)
            statement = await asyncio.to_thread(
                self.framing.guide.read, within(transcript), today=draft.created_at.date()
            )
            progress = Progress(self.store, draft, claim)
            async with progress.shown():
                result = await self.model.propose(
                    transcript,
                    statement,
                    today=draft.created_at.date(),
                    deadline_seconds=self.deadline_seconds,
                    memory=memory,
                    allowance=allowance,
                    tell=progress.note,
                )
        except RemitError as error:
            await self._give_up(draft, origin, error)
            return
        for failure in result.failures:
            log.warning("model.failed", code=failure.code, subject=draft.id, team=claim.team)

        async def change(tx: Transaction, reading: Reading) -> None:
            await _spend(tx, draft, origin, result.calls)
            conversation = await tx.conversations.at(draft.place)
            assert conversation is not None  # noqa: S101  # a statement always has one
            said = (await tx.conversations.transcript(conversation.id)).about_the_goal
            await tx.proposals.replace(
                conversation.id,
                result.memory.within(said),  # what was taken back meanwhile is not kept
                model=result.calls[-1].model if result.calls else self.model.name,
                at=tx.now,
            )
            if said == transcript:
                await tx.model_replies.add(conversation.id, allowance.learned, at=tx.now)
            # What was said meanwhile is in none of these proposals: a next job reads it.
            overtaken = await _overtaken(tx, draft)
            await self.framing.follow(tx, reading, conversation, Answering.NEVER, improve=overtaken)
            if not overtaken:
                await tx.outbox.add(status_of(draft, working=False))

        await keep(self.store, self.framing.guide, origin, change)

    async def _allowance(self, draft: StatementVersion, origin: Origin) -> Allowance:
        async def recall(key: str) -> str | None:
            async with self.store.reading() as tx:
                return await tx.model_replies.find(draft.conversation, key)

        async with self.store.reading() as tx:
            tokens = await self.budget.tokens_left(tx, origin.team, origin.actor)
        return Allowance(calls=self.budget.calls_per_draft, tokens=tokens, recall=recall)

    async def _give_up(self, draft: StatementVersion, origin: Origin, error: RemitError) -> None:
        """Keep the draft by rules, and say so only where somebody can do something about it."""
        log.warning("model.failed", code=error.code, subject=draft.id, team=origin.team)
        async with self.store.transaction(origin) as tx:
            await _spend(tx, draft, origin, calls_of(error))
            if isinstance(error, DayBudgetError):
                returns_at = error.context["returns_at"]
                assert isinstance(returns_at, datetime)  # noqa: S101  # that is what it carries
                await tx.outbox.add(budget_note_of(draft, origin.actor, returns_at))
            if not await _overtaken(tx, draft):
                await tx.outbox.add(status_of(draft, working=False))


async def _spend(
    tx: Transaction, draft: StatementVersion, origin: Origin, calls: Sequence[LedgerEntry]
) -> None:
    await spend(tx, calls, team=draft.place.team, subject=draft.id, actor=origin.actor)


async def _overtaken(tx: Transaction, read: StatementVersion) -> bool:
    """Whether there is a newer version than the one the model read; it has a job of its own."""
    newest = await tx.statements.newest(read.id)
    return newest is not None and newest.version != read.version
