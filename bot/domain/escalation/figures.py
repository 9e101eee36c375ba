"""How a queue of decisions is doing: how long things wait, how they end, and whether people look."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median

from bot.domain.escalation.model import CLOCK, POLICY, Choice, Escalation, State
from bot.domain.oversight.queue import Habit, is_rubber_stamped
from bot.domain.provenance import Frozen

FEWEST_CHECKS = 5  # planted ones, before a share of them says anything
_ENDED = ("approved", "denied", "edited", "unanswered", "withdrawn")


class Shares(Frozen):
    """How many ended how; edited ones were changed by a person before they ended."""

    approved: int = 0
    denied: int = 0
    edited: int = 0
    unanswered: int = 0
    withdrawn: int = 0


class QueueFigures(Frozen):
    """The figures of one queue: everything one rule of the policy puts before people."""

    queue: str
    waiting: int = 0
    oldest_seconds: float | None = None
    decided: int = 0
    wait_p50_seconds: float | None = None
    wait_p95_seconds: float | None = None
    in_time: float | None = None  # of those whose time is up or that are decided
    shares: Shares = Shares()
    median_decision_seconds: float | None = None
    disagreement: float | None = None  # of those that several people answered
    checks: int = 0  # planted ones that were answered
    caught: int = 0
    rubber_stamped: bool = False


class Answered(Frozen):
    """One person's answer: when they could first give it, and when they did."""

    by: str
    shown_at: datetime
    at: datetime
    yes: bool


def figures_of(
    escalations: Sequence[Escalation], planted: frozenset[str], now: datetime
) -> tuple[QueueFigures, ...]:
    """Work out the figures of every queue, by name.

    Args:
        escalations: What was asked in the time that is looked at.
        planted: Which of them are checks; they count as nothing but checks.
        now: The present time.
    """
    queues: dict[str, list[Escalation]] = defaultdict(list)
    for one in escalations:
        if not _by_itself(one):
            queues[one.plan.rule].append(one)
    pace = decision_seconds(escalations)
    return tuple(
        _figures(name, found, planted, pace, now) for name, found in sorted(queues.items())
    )


def decision_seconds(escalations: Iterable[Escalation]) -> dict[tuple[str, str], float]:
    """How long each person took at most: since it was there, or since their answer before.

    Nobody can see when somebody begins to look; whoever answers one after the other cannot have
    looked longer than the time between two answers.
    """
    answers = [(one.id, each) for one in escalations for each in answers_of(one)]
    last: dict[str, datetime] = {}
    found: dict[tuple[str, str], float] = {}
    for named, answer in sorted(answers, key=lambda pair: pair[1].at):
        since = max(answer.shown_at, last.get(answer.by, answer.shown_at))
        found[named, answer.by] = (answer.at - since).total_seconds()
        last[answer.by] = answer.at
    return found


def answers_of(escalation: Escalation) -> tuple[Answered, ...]:
    """What people answered to the newest version."""
    opened = escalation.opened_at
    given = [
        Answered(by=vote.by, shown_at=opened, at=vote.at, yes=True) for vote in escalation.votes
    ]
    decision = escalation.decision
    if decision and decision.choice is Choice.DENY:
        given += [
            Answered(by=one, shown_at=opened, at=decision.at, yes=False)
            for one in decision.by
            if one not in {POLICY, CLOCK}
        ]
    return tuple(given)


def _figures(
    name: str,
    found: Sequence[Escalation],
    planted: frozenset[str],
    pace: dict[tuple[str, str], float],
    now: datetime,
) -> QueueFigures:
    real = [one for one in found if one.id not in planted]
    pending = [one for one in real if one.state.is_pending]
    decided = [one for one in real if _ended(one) in {"approved", "denied", "edited"}]
    waits = sorted((_decided_at(one) - one.opened_at).total_seconds() for one in decided)
    judged = [one for one in real if not one.state.is_pending or one.plan.deadline_at <= now]
    judged = [one for one in judged if _ended(one) != "withdrawn"]
    seconds = [pace[one.id, each.by] for one in found for each in answers_of(one)]
    several = [answers for one in real if len(answers := answers_of(one)) > 1]
    answered = [one for one in found if one.id in planted and not one.state.is_pending]
    caught = sum(_ended(one) in {"denied", "edited"} for one in answered)
    counts = {ending: sum(_ended(one) == ending for one in real) for ending in _ENDED}
    habit = Habit(
        decisions=len(decided),
        approved=counts["approved"],
        median_seconds=median(seconds) if seconds else 0.0,
        catch_rate=caught / len(answered) if len(answered) >= FEWEST_CHECKS else None,
    )
    return QueueFigures(
        queue=name,
        waiting=len(pending),
        oldest_seconds=max((_age(one, now) for one in pending), default=None),
        decided=len(decided),
        wait_p50_seconds=_share(waits, 0.5),
        wait_p95_seconds=_share(waits, 0.95),
        in_time=_mean([one in decided and _in_time(one) for one in judged]),
        shares=Shares(**counts),
        median_decision_seconds=median(seconds) if seconds else None,
        disagreement=_mean([len({each.yes for each in answers}) > 1 for answers in several]),
        checks=len(answered),
        caught=caught,
        rubber_stamped=is_rubber_stamped(habit),
    )


def _ended(one: Escalation) -> str:
    """How it ended, as far as people are concerned."""
    decision = one.decision
    if one.state is State.CANCELLED:
        return "withdrawn"
    if decision is None or decision.by == (CLOCK,):
        return "" if one.state.is_pending else "unanswered"
    if decision.by == (POLICY,):
        return ""
    if decision.choice is Choice.DENY:
        return "denied"
    return "edited" if one.version > 1 else "approved"


def _by_itself(one: Escalation) -> bool:
    return one.decision is not None and one.decision.by == (POLICY,)


def _decided_at(one: Escalation) -> datetime:
    assert one.decision is not None  # noqa: S101  # it is decided
    return one.decision.at


def _in_time(one: Escalation) -> bool:
    return _decided_at(one) <= one.plan.deadline_at


def _age(one: Escalation, now: datetime) -> float:
    return max((now - one.opened_at), timedelta()).total_seconds()


def _mean(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(ordered: Sequence[float], share: float) -> float | None:
    """The smallest value that this share of them does not exceed."""
    if not ordered:
        return None
    rank = -(-len(ordered) * share // 1)  # rounded up: nearest rank
    return ordered[max(int(rank) - 1, 0)]
