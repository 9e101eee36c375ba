"""What a person enters by a press or a form, and how it joins the conversation of a draft."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.clock import Clock
from bot.domain.conversation.model import FollowUp, Message, MessageKind
from bot.domain.conversation.thread import Conversation
from bot.domain.errors import NotFoundError
from bot.domain.framing.flag import FlagStatus
from bot.domain.framing.version import StatementVersion
from bot.domain.ids import format_id
from bot.domain.intake.model import Origin
from bot.store.transaction import Transaction

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person put down about one field."""

    path: str
    text: str
    question: str | None = None
    verdict: FlagStatus | None = None
    follow_up: FollowUp | None = None

    @property
    def kind(self) -> MessageKind:
        """What it becomes in the conversation."""
        if self.verdict is not None:
            return MessageKind.REVIEW
        if self.follow_up is not None:
            return MessageKind.ASSUMPTION
        return MessageKind.ANSWER if self.question else MessageKind.EDIT


@dataclass(frozen=True, slots=True)
class Gesture:
    """One press or one form: it leaves the same messages however often its transaction is tried."""

    id: str
    actor: str
    at: datetime

    async def enter(
        self, tx: Transaction, conversation: Conversation, entries: Sequence[Entry]
    ) -> None:
        """Add what was entered to the conversation, after everything said so far.

        The chat's clock may be ahead of ours, and a person answers what they have read.
        """
        transcript = await tx.conversations.transcript(conversation.id)
        first = max([self.at, *(message.said_at + _TICK for message in transcript.messages)])
        for number, entry in enumerate(entries):
            said_at = first + number * _TICK
            await tx.conversations.hear(
                conversation.id,
                Message(
                    id=f"{self.id}-{number}",
                    ts=f"{said_at.timestamp():.6f}",
                    user=self.actor,
                    text=entry.text,
                    said_at=said_at,
                    kind=entry.kind,
                    verdict=entry.verdict,
                    field=entry.path,
                    question=entry.question,
                    follow_up=entry.follow_up,
                ),
            )


def begun_by(origin: Origin, clock: Clock) -> Gesture:
    """A press or a form that begins now."""
    now = clock.now()
    name = format_id("msg", secrets.token_bytes(10), int(now.timestamp() * 1000))
    return Gesture(name, origin.actor, now)


def gesture_of(message: Message) -> str:
    """Which press or form a message was entered with: one form may set several fields."""
    return message.id.rpartition("-")[0]


async def _visible(tx: Transaction, id: str, origin: Origin) -> StatementVersion:
    draft = await tx.statements.newest(id)
    if draft is None or not origin.may_touch(draft.place, draft.owner):
        raise NotFoundError(
            "I cannot find that draft.",
            next_step="Use `/remit list` to see yours.",
        )
    return draft


async def locked(tx: Transaction, id: str, origin: Origin) -> tuple[Conversation, StatementVersion]:
    """A draft somebody may act on and its conversation, which nobody else changes meanwhile.

    Raises:
        NotFoundError: there is none they may act on.
    """
    draft = await _visible(tx, id, origin)
    conversation = await tx.conversations.at(draft.place)
    newest = await tx.statements.newest(id)  # again: it may have moved before the lock
    assert conversation is not None  # noqa: S101  # a statement always has one
    assert newest is not None  # noqa: S101  # statements are never deleted
    return conversation, newest
