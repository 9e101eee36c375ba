"""An effect names one thing a person shall see; delivery renders it when it sends it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.intake.model import Claim

OPENED = "conversation.opened"
"""The job that begins a conversation under its opening message."""


class EffectKind(StrEnum):
    """How an effect reaches its audience."""

    CARD = "card"  # one message per `card` key: posted once, then updated to the newest state
    UPDATE = "update"  # a newer state of a card that is on show; nothing is posted for it
    REPLY = "reply"  # a message of its own
    OPENING = "opening"  # the first message of a new conversation; `OPENED` follows when it is up
    PRIVATE = "private"  # only `user` sees it; not kept by the chat
    FILES = "files"  # documents shared in the thread
    CANVAS = "canvas"  # a document beside the channel: made once, then kept to the newest version
    HOME = "home"  # the home page of `user`
    REACTION = "reaction"  # a sign on a message of somebody's; adding it twice is adding it once
    STATUS = "status"  # a passing "is working on it" line; nothing is lost when it fails


class Effect(BaseModel):
    """One effect. `key` is unique for ever; the same key is never sent twice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    kind: EffectKind
    team: str
    view: str  # the view that renders it
    channel: str | None = None
    thread: str | None = None  # the thread's first message
    user: str | None = None
    subject: str | None = None  # id of what is rendered, read when it is sent
    card: str | None = None
    version: int = 0  # of the subject; a card never goes back to an older one
    facts: dict[str, Any] = Field(default_factory=dict)  # small facts the view words

    @property
    def order_key(self) -> str:
        """Effects with one order key leave one at a time, oldest first.

        A note to one person beside a channel waits for other notes to them alone: what the channel
        has still to be shown may take minutes.
        """
        beside = f"@{self.user}" if self.kind is EffectKind.PRIVATE else ""
        place = "canvas" if self.kind is EffectKind.CANVAS else self.thread or beside
        return f"{self.team}:{self.channel or self.user}:{place}"


class SentCard(BaseModel):
    """Where a card was posted and which version it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    channel: str
    ts: str
    shown: int


class Dispatch(BaseModel):
    """An effect on its way out, with what is known of earlier tries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: Claim
    effect: Effect
    unsettled_since: datetime | None = None  # an earlier try whose outcome nobody knows
    card: SentCard | None = None
