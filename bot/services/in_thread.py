"""The problem statement of a thread, for whatever is done to it there."""

from bot.domain.conversation.thread import Thread
from bot.domain.errors import NotFoundError
from bot.domain.framing.version import StatementVersion
from bot.store.transaction import Transaction


async def draft_in(tx: Transaction, place: Thread) -> StatementVersion:
    """Read the draft of a thread.

    Raises:
        NotFoundError: the thread has none.
    """
    draft = await tx.statements.in_thread(place)
    if draft is None:
        raise NotFoundError(
            "This thread has no problem statement yet.",
            next_step="Mention me with the goal, and I will draft one.",
        )
    return draft
