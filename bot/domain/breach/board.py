"""How all criteria of a spec stood when a breach began: what the rule about a release asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.spec.criterion import AcceptanceCriterion, Waiver


@dataclass(frozen=True, slots=True)
class Board:
    """Criteria counted: how many there are, and how many are shown or lived with."""

    critical: int = 0
    critical_shown: int = 0
    others: int = 0
    others_shown: int = 0
    waived: int = 0
    violated: int = 0  # rules that must never be broken, and were


def board_of(
    acceptance: Sequence[AcceptanceCriterion],
    courses: Mapping[str, Sequence[RecordedVerdict]],
    until: datetime,
    waivers: Mapping[str, Waiver],
) -> Board:
    """Count criteria by what the last run until a moment said of each.

    Args:
        acceptance: The criteria.
        courses: What runs said of each, the oldest first.
        until: The moment; what came later does not change what people are asked.
        waivers: What people live with, by criterion.
    """
    last = {
        one.id: next(
            (each for each in reversed(courses.get(one.id, ())) if each.made_at <= until), None
        )
        for one in acceptance
    }
    shown = {name for name, each in last.items() if each and each.outcome is Outcome.PASS}
    critical = {one.id for one in acceptance if one.severity is Severity.CRITICAL}
    others = {one.id for one in acceptance} - critical
    return Board(
        critical=len(critical),
        critical_shown=len(critical & shown),
        others=len(others),
        others_shown=len(others & shown),
        waived=len((others - shown) & waivers.keys()),
        violated=sum(
            each is not None and each.outcome is Outcome.FAIL and each.reason is Reason.VIOLATED
            for each in last.values()
        ),
    )


def waived_on(waiver: Waiver, day: date) -> bool:
    """Whether somebody still lives with a failure on a day; the last day counts."""
    return day <= waiver.until
