"""Read a conversation with no transaction open: whoever else needs the database does not wait."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import ModelMemory, Proposal
from bot.domain.framing.quarantine import quarantined
from bot.domain.framing.statement import ProblemStatement
from bot.domain.intake.model import Origin
from bot.llm.guide import OfflineGuide
from bot.llm.guide.quarantine import cleared
from bot.services.beforehand import Beforehand, commit
from bot.store.store import Store
from bot.store.transaction import Transaction

MOST_CHARACTERS = 100_000  # of what people said: about two seconds of reading


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything a statement follows from."""

    transcript: Transcript
    memory: ModelMemory
    today: date


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads a conversation for one use case."""

    guide: OfflineGuide
    origin: Origin
    beforehand: Beforehand

    async def statement(self, tx: Transaction, conversation: str) -> ProblemStatement:
        """Return what follows from everything said in a conversation.

        Raises:
            NotWorkedOutError: it reads otherwise than when it was read, or was not read yet.
        """
        said = _Said(
            (await tx.conversations.transcript(conversation)).about_the_goal,
            await tx.proposals.memory(conversation),
            tx.now.date(),
        )
        return await self.beforehand.worked_out("statement", said, partial(self._follow, said))

    def _follow(self, said: _Said) -> ProblemStatement:
        read = within(said.transcript)
        offline = self.guide.read(read, today=said.today)
        proposals = said.memory.proposals
        merged = merge(offline, proposals, cleared_beyond(read, said.transcript, proposals))
        return quarantined(merged, said.memory.suspicions, said.transcript)


async def keep(
    store: Store,
    guide: OfflineGuide,
    origin: Origin,
    change: Callable[[Transaction, Reading], Awaitable[None]],
) -> None:
    """Commit a change of a conversation with the statement that follows from it."""

    async def changed(tx: Transaction, beforehand: Beforehand) -> None:
        await change(tx, Reading(guide, origin, beforehand))

    await commit(store, origin, changed)


async def unlearn(tx: Transaction, conversation: str, message: str) -> None:
    """Forget what models made of a message whose words were changed or taken back."""
    await tx.proposals.forget(conversation, message)
    await tx.model_replies.forget(conversation)


def within(transcript: Transcript, most: int = MOST_CHARACTERS) -> Transcript:
    """Leave out the middle of a very long conversation.

    What opened it, what people entered in forms, and the newest messages are always read.
    """
    counted = list(transcript)
    if sum(len(message.text) for message in counted) <= most:
        return transcript
    kept = {message.id for message in [*counted[:1], *counted[-1:], *_entered(counted)]}
    left = most - sum(len(message.text) for message in counted if message.id in kept)
    for message in reversed(counted):
        if message.id not in kept:
            left -= len(message.text)
            if left < 0:
                break
            kept.add(message.id)
    return Transcript(messages=tuple(message for message in counted if message.id in kept))


def cleared_beyond(
    read: Transcript, transcript: Transcript, proposals: Sequence[Proposal]
) -> Transcript:
    """Clear of orders what a model read of a long conversation and the rules no longer do."""
    named = {proposal.message_id for proposal in proposals} - {message.id for message in read}
    if not named:
        return transcript
    return Transcript(
        messages=tuple(
            cleared(message).message if message.id in named else message
            for message in transcript.messages
        )
    )


def _entered(messages: Sequence[Message]) -> list[Message]:
    return [message for message in messages if message.kind is not MessageKind.SAID]
