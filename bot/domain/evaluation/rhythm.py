"""How often a criterion is to be measured, and since when nobody did."""

from datetime import datetime, timedelta

from bot.domain.provenance import value_text
from bot.domain.schedule.span import spans_in
from bot.domain.spec.criterion import AcceptanceCriterion

WEEKLY = timedelta(days=7)  # where nobody says how often
MISSED = 2  # so many times in a row: once is a holiday, twice is a habit
_SLACK = timedelta(days=1)  # for who runs it


def rhythm_of(criterion: AcceptanceCriterion) -> timedelta:
    """The longest time that may lie between two measurements of a criterion."""
    said = (value_text(criterion.cadence.value), *criterion.triggers) if criterion.cadence else ()
    return next((each for text in said or criterion.triggers for each in spans_in(text)), WEEKLY)


def overdue_by(last: datetime, every: timedelta, now: datetime) -> int:
    """How many measurements are missing since the last one; nothing before it is a habit."""
    missing = (now - last - _SLACK) // every
    return missing if missing >= MISSED else 0
