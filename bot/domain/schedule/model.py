"""A schedule and its fires: a fire is one moment at which it was due, and there is only one of each."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.provenance import Frozen
from bot.domain.schedule.recurrence import Times


class Overlap(StrEnum):
    """What happens when a fire is due while an earlier one is still worked on."""

    SKIP = "skip"
    QUEUE = "queue"  # one after the other


class FireState(StrEnum):
    """What became of a moment at which a schedule was due."""

    QUEUED = "queued"  # the work is in the queue of jobs
    SKIPPED = "skipped"  # an earlier one was still going on
    MISSED = "missed"  # nobody was there for longer than the schedule catches up


class Schedule(Frozen):
    """What is due when. `kind` names the job that is queued for each fire."""

    id: str
    team: str
    kind: str
    subject: str
    times: Times
    next_at: AwareDatetime | None
    overlap: Overlap = Overlap.SKIP
    catch_up: timedelta | None = timedelta(hours=24)  # none: however late
    paused: bool = False
    version: int = 1

    def missed(self, fire_at: datetime, now: datetime) -> bool:
        """Whether a fire is too late to be worth doing."""
        return self.catch_up is not None and now - fire_at > self.catch_up

    def following(self, fire_at: datetime, now: datetime) -> datetime | None:
        """Return the next moment; of those nobody would catch up with only the last is passed on."""
        if self.catch_up is not None and now - fire_at > self.catch_up:
            return self.times.after(max(fire_at, now - self.catch_up))
        return self.times.after(fire_at)
