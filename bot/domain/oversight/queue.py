"""Whether people can keep up with what is put before them, and whether they still look."""

from enum import StrEnum
from math import ceil

from bot.domain.provenance import Frozen

FULL = 0.7  # of a person's time; beyond it waiting grows without end
_ALMOST = 1e-9  # what dividing may lose
_STAMPED_SHARE = 0.98
_STAMPED_DECISIONS = 100
_STAMPED_SECONDS = 10
_CATCH_RATE = 0.8


class Lever(StrEnum):
    """What helps a queue that is too full, the least harmful first."""

    NARROW = "narrow"  # send fewer cases to people
    BATCH = "batch"
    EVIDENCE = "evidence"  # a better card takes less time
    THRESHOLD = "threshold"  # ask for more confidence, where it is calibrated
    REVIEWERS = "reviewers"
    AMBITION = "ambition"


class Queue(Frozen):
    """What arrives, how much of it goes to people, and who is there."""

    arrivals_per_hour: float
    routed_share: float = 1.0
    minutes_each: float
    reviewers: float

    @property
    def load(self) -> float:
        """How many people would be busy all the time."""
        return self.arrivals_per_hour * self.routed_share * self.minutes_each / 60

    @property
    def fits(self) -> bool:
        """Whether those on shift can keep up."""
        return self.load <= FULL * self.reviewers + _ALMOST


def reviewers_needed(queue: Queue) -> int:
    """How many people it takes."""
    return ceil(queue.load / FULL - _ALMOST)


def share_possible(queue: Queue) -> float:
    """The largest share of what arrives that those on shift can look at."""
    every = queue.model_copy(update={"routed_share": 1.0}).load
    return 1.0 if every == 0 else min(1.0, FULL * queue.reviewers / every)


class Habit(Frozen):
    """How a queue was answered over some time."""

    decisions: int
    approved: int
    median_seconds: float
    catch_rate: float | None = None  # of wrong cases slipped in on purpose


def is_rubber_stamped(habit: Habit) -> bool:
    """Whether people seem to press yes without looking."""
    share = habit.approved / habit.decisions if habit.decisions else 0.0
    hasty = (
        habit.decisions >= _STAMPED_DECISIONS
        and share > _STAMPED_SHARE
        and habit.median_seconds < _STAMPED_SECONDS
    )
    return hasty or (habit.catch_rate is not None and habit.catch_rate < _CATCH_RATE)
