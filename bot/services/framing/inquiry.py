"""Answer questions about a problem statement itself: why it says what it says, and what changed."""

from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect
from bot.domain.framing.inquiry import Asked, Inquiry, fields_meant
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.services.effect import history_of, why_of
from bot.services.framing.drafting import Framing
from bot.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Shows what a statement rests on; changes nothing in it."""

    store: Store
    framing: Framing

    async def ask(self, place: Thread, asked: Asked, origin: Origin) -> bool:
        """Answer a question about the statement of a thread; False if it is about none."""
        async with self.store.reading() as tx:
            draft = await _draft(tx, place)
        if draft is None or not _is_about(asked, draft):
            return False
        async with self.store.transaction(origin) as tx:
            await tx.outbox.add(_answer(draft, asked, origin))
        return True

    async def hear(self, place: Thread, message: Message, asked: Asked, origin: Origin) -> None:
        """Somebody asks "why?" in a thread: answered where Remit spoke last, else only heard.

        People ask each other the same; a thread does not say to whom a message is a reply.
        """
        async with self.store.reading() as tx:
            conversation = await tx.conversations.find(place)
            ours = await tx.outbox.last_shown(place.order_key) if conversation else None
            said = await tx.conversations.transcript(conversation.id) if conversation else ()
            theirs = max((one.ts for one in said if one.id != message.id), default="")
        if ours and ours > theirs and await self.ask(place, asked, origin):
            return
        await self.framing.hear(place, message, origin)


def _is_about(asked: Asked, draft: StatementVersion) -> bool:
    return asked.sure or bool(fields_meant(asked.about, draft.statement))


def _answer(draft: StatementVersion, asked: Asked, origin: Origin) -> Effect:
    if asked.inquiry is Inquiry.CHANGES:
        return history_of(draft, origin)
    meant = fields_meant(asked.about, draft.statement)
    return why_of(draft, [field.path for field in meant], origin, understood=not asked.about)


async def _draft(tx: Transaction, place: Thread) -> StatementVersion | None:
    conversation = await tx.conversations.find(place)
    return await tx.statements.of_conversation(conversation.id) if conversation else None
