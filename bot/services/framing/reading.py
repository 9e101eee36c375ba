"""Read a conversation with no transaction open: whoever else needs the database does not wait."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import ModelMemory, Proposal
from bot.domain.framing.quarantine import quarantined
from bot.domain.framing.statement import ProblemStatement
from bot.domain.intake.model import Origin
from bot.llm.guide import OfflineGuide
from bot.llm.guide.quarantine import cleared
from bot.store.store import Store
from bot.store.transaction import Transaction

MOST_CHARACTERS = 100_000  # of what people said: about two seconds of reading
_READINGS = 3  # people who keep talking meanwhile are not waited for longer


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything a statement follows from."""

    transcript: Transcript
    memory: ModelMemory
    today: date


class UnreadError(Exception):
    """What the conversation says was not read yet: undo the transaction, read, and try again."""

    def __init__(self, said: _Said) -> None:
        """Carry what is to be read."""
        super().__init__()
        self.said = said


@dataclass(slots=True)
class Reading:
    """What one use case has read of a conversation so far."""

    guide: OfflineGuide
    origin: Origin
    at_once: bool = False  # even inside a transaction
    _last: tuple[_Said, ProblemStatement] | None = None

    async def statement(self, tx: Transaction, conversation: str) -> ProblemStatement:
        """Return what follows from everything said in a conversation.

        Raises:
            UnreadError: it reads otherwise than when it was read, or was not read yet.
        """
        said = _Said(
            (await tx.conversations.transcript(conversation)).about_the_goal,
            await tx.proposals.memory(conversation),
            tx.now.date(),
        )
        if self._last and self._last[0] == said:
            return self._last[1]
        if not self.at_once:
            raise UnreadError(said)
        return await self.read(said)

    async def read(self, said: _Said) -> ProblemStatement:
        """Read, in a thread: forty thousand hostile characters take most of a second."""
        statement = await asyncio.to_thread(self._follow, said)
        self._last = said, statement
        return statement

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
    """Commit a change of a conversation with the statement that follows from it.

    The first try finds out what there is to read and is undone; a later one keeps everything,
    provided that the conversation still says what was read. `change` must do the same each time.
    """
    reading = Reading(guide, origin)
    for tries_left in reversed(range(_READINGS + 1)):
        reading.at_once = not tries_left
        try:
            async with store.transaction(origin) as tx:
                await change(tx, reading)
        except UnreadError as unread:
            await reading.read(unread.said)
        else:
            return


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
