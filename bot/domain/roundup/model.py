"""A roundup tells a channel, once a period, which decisions wait: how many, since when, what is overdue."""

from pydantic import AwareDatetime

from bot.domain.escalation.batch import batches
from bot.domain.escalation.model import Escalation
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen
from bot.domain.schedule.cadence import Cadence

ROUNDUP_DUE = "roundup.due"  # the job of each fire
LISTED = 5  # the oldest; who decides more of them opens their own home page


class RoundupPlan(Frozen):
    """One roundup, again and again, in one channel."""

    id: str
    team: str
    channel: str
    queue: str | None = None  # the rule of the policy; none is all of them
    cadence: Cadence
    language: Language = "en"
    created_by: str
    created_at: AwareDatetime

    @property
    def schedule(self) -> str:
        """The name of its schedule."""
        return f"roundup:{self.id}"


class Backlog(Frozen):
    """What waits in one queue."""

    queue: str
    count: int
    oldest_at: AwareDatetime
    overdue: int = 0


class Roundup(Frozen):
    """What waits at one moment. A request is listed only where everybody in the channel saw its card."""

    plan: RoundupPlan
    at: AwareDatetime
    queues: tuple[Backlog, ...] = ()
    listed: tuple[Escalation, ...] = ()  # the oldest of those whose card is in this channel
    alike: bool = False  # some of them can be decided together

    @property
    def count(self) -> int:
        """How many wait."""
        return sum(one.count for one in self.queues)

    @property
    def overdue(self) -> int:
        """How many should have been decided by now."""
        return sum(one.overdue for one in self.queues)


def roundup_of(
    plan: RoundupPlan,
    backlogs: tuple[Backlog, ...],
    waiting: tuple[Escalation, ...],
    at: AwareDatetime,
) -> Roundup:
    """Put together what a channel is told.

    Args:
        plan: Where, and of which queue.
        backlogs: What waits, by queue.
        waiting: The oldest that wait, with what they are about.
        at: Now.
    """
    here = tuple(one for one in waiting if any(s.channel == plan.channel for s in one.spots))
    queues = tuple(sorted(backlogs, key=lambda one: (one.oldest_at, one.queue)))
    return Roundup(
        plan=plan, at=at, queues=queues, listed=here[:LISTED], alike=bool(batches(waiting))
    )
