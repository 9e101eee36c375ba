"""Whether the course of a criterion is a breach that people have to decide about, and since which run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.evaluation.recorded import RecordedVerdict, at_each_moment
from bot.domain.evaluation.rhythm import overdue_by

BREACH_CHECK = "breach.check"  # the job after every verdict
ASKED_AGAIN = "#"  # in the name of a question: nobody answered the one before in time
IN_A_ROW = 3  # so often not shown on a critical criterion is a question, not bad luck
IN_A_ROW_ELSEWHERE = 6  # and so often on one that is not
_MEASURED = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE})
_UNMEASURED = frozenset({Outcome.INVALID, Outcome.NOT_RUN})


class BreachKind(StrEnum):
    """What is wrong."""

    VIOLATED = "violated"  # what must never happen did
    FAILED = "failed"
    MISSING = "missing"  # measured before, and not any more
    UNDECIDED = "undecided"
    OVERDUE = "overdue"  # nobody brought anything for longer than it may take


_SHOWN_BY = {
    BreachKind.VIOLATED: frozenset({Outcome.FAIL}),
    BreachKind.FAILED: frozenset({Outcome.FAIL}),
    BreachKind.MISSING: _UNMEASURED,
    BreachKind.UNDECIDED: frozenset({Outcome.INCONCLUSIVE}),
    BreachKind.OVERDUE: _MEASURED,
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach, and the run that began it: the first of its kind since the criterion held last.

    Of one that nobody measures any more it is the last run that did.
    """

    kind: BreachKind
    first: RecordedVerdict
    missing: int = 0  # measurements that should have been made since
    also: tuple[str, ...] = ()  # the other criteria of the spec nobody measures either
    waived_until: date | None = None  # somebody lived with it until then

    @property
    def key(self) -> str:
        """Name it, so that it is asked about once however many runs show it.

        When somebody lived with it until a day, it is asked about once more after that day.
        """
        lived = f":{self.waived_until:%Y-%m-%d}" if self.waived_until else ""
        return f"{breaches_of(self.first)}{self.kind.value}:{self.first.basis.run}{lived}"


def breaches_of(verdict: RecordedVerdict) -> str:
    """How the names of all breaches of one criterion begin."""
    return f"{breaches_in(verdict.basis.spec)}{verdict.basis.criterion}:"


def breaches_in(spec: str) -> str:
    """How the names of all breaches of a spec begin."""
    return f"breach:{spec}:"


def criterion_of(key: str) -> str:
    """Which criterion a breach of this name is about."""
    return key.split(":")[2]


def breach_of(course: Sequence[RecordedVerdict]) -> Breach | None:
    """Find the breach a criterion is in, if it is in one.

    Args:
        course: What runs said about it, the oldest first.
    """
    told = at_each_moment(course)
    kind = _kind(told) if told else None
    if kind is None:
        return None
    held = max((place for place, one in enumerate(told) if one.outcome is Outcome.PASS), default=-1)
    shown = (one for one in told[held + 1 :] if one.outcome in _SHOWN_BY[kind])
    return Breach(kind, next(shown))


def overdue(course: Sequence[RecordedVerdict], every: timedelta, now: datetime) -> Breach | None:
    """Find whether nobody measures a criterion any more that was measured once.

    Args:
        course: What runs said about it, the oldest first.
        every: How often it is to be measured.
        now: Until when nothing came.
    """
    measured = [one for one in at_each_moment(course) if _was_measured(one)]
    missing = overdue_by(measured[-1].made_at, every, now) if measured else 0
    return Breach(BreachKind.OVERDUE, measured[-1], missing) if missing else None


def is_overdue_key(key: str) -> bool:
    """Whether a breach of this name is about what nobody measures."""
    return f":{BreachKind.OVERDUE.value}:" in key


def is_overtaken(key: str, course: Sequence[RecordedVerdict]) -> bool:
    """Whether what a breach of this name asks is answered by what runs say now, though nothing holds.

    What did not count does now, or what was not shown yet has failed: then that is the question.
    """
    last = at_each_moment(course)[-1].outcome
    kind = key.split(":")[3]
    if kind == BreachKind.MISSING.value:
        return last in _MEASURED
    return kind == BreachKind.UNDECIDED.value and last is Outcome.FAIL


def holding(course: Sequence[RecordedVerdict]) -> RecordedVerdict | None:
    """The verdict by which a criterion holds now, if it does."""
    told = at_each_moment(course)
    return told[-1] if told and told[-1].outcome is Outcome.PASS else None


def _kind(told: Sequence[RecordedVerdict]) -> BreachKind | None:
    last = told[-1]
    if last.outcome is Outcome.FAIL and last.reason is Reason.VIOLATED:
        return BreachKind.VIOLATED
    if last.critical and last.outcome is Outcome.FAIL:
        return BreachKind.FAILED
    if last.critical and last.outcome in _UNMEASURED and any(map(_was_measured, told)):
        return BreachKind.MISSING
    often = IN_A_ROW if last.critical else IN_A_ROW_ELSEWHERE
    lately = [one.outcome for one in told[-often:]]
    return BreachKind.UNDECIDED if lately == [Outcome.INCONCLUSIVE] * often else None


def _was_measured(one: RecordedVerdict) -> bool:
    return one.outcome in _MEASURED
