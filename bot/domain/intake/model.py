"""Arrivals, jobs, the claim a worker holds on one of them, and where a use case came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.conversation.thread import Thread


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that reached us; `dedupe_key` is equal for repeats of the same gesture."""

    dedupe_key: str
    kind: str  # names the route that will act on it
    team: str
    order_key: str  # arrivals with one key are handled one at a time, oldest first
    payload: dict[str, Any]


class Queue(StrEnum):
    """The tables of claimable rows."""

    INBOX = "inbox"
    JOBS = "jobs"
    OUTBOX = "outbox"
    WEBHOOKS = "webhooks"


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's time-limited right to one row. Without it, nothing the worker did is kept."""

    queue: Queue
    row: int
    token: str
    kind: str
    team: str
    payload: dict[str, Any]
    attempts: int  # this one included
    came_back: bool = False  # it was put off before, until now


@dataclass(frozen=True, slots=True)
class Origin:
    """Who caused a use case and where, and the claim that is used up when it commits."""

    team: str
    actor: str
    claim: Claim | None = None
    channel: str | None = None  # as the signed envelope says; none for forms and the home page

    def may_touch(self, place: Thread, owner: str) -> bool:
        """Whether this may act on something of a place: from inside its channel, or as its owner.

        A form has no channel; it was opened for somebody who is in the channel.
        """
        here = self.channel is None or self.channel == place.channel
        return self.team == place.team and (here or self.actor == owner)


class LeaseLostError(Exception):
    """Another worker holds the row by now; the whole transaction must be undone."""


MAX_ATTEMPTS = 5
"""Tries before a row is put aside as dead, where people can see it (reliability of poison rows)."""

MAX_ENDS = MAX_ATTEMPTS + 2
"""Tries that may end with the process before a row is taken for what ends it. The last three are made
alone and in a process that has lived a while: one of them may be somebody's `kill -9`, hardly three."""

CALM_AFTER = 10.0
"""Seconds a process has lived before it tries again what may have ended others."""
