"""How often a criterion is to be measured, and since when nobody did."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import value_text
from bot.domain.schedule.cadence import Cadence, read_cadence
from bot.domain.spec.criterion import AcceptanceCriterion

WEEKLY = timedelta(days=7)  # where nobody says how often
MISSED = 2  # so many times in a row: once is a holiday, twice is a habit
_SLACK = timedelta(days=1)  # for who runs it
_START = datetime(2026, 1, 1, tzinfo=UTC)
_OCCURRENCES = 15
_UNITS = {
    timedelta(days=1): r"days?|jours?|tage?n?",
    timedelta(days=7): r"weeks?|semaines?|wochen?",
    timedelta(days=31): r"months?|mois|monate?n?",
    timedelta(days=92): r"quarters?|trimestres?|quartale?",
}
_EVERY = re.compile(
    r"(?:every|tou(?:te)?s les|alle) (?P<number>\d{1,3}) (?P<unit>\w+)", re.IGNORECASE
)
_QUARTERLY = re.compile(
    r"\b(?:quarterly|trimestriel\w*|vierteljährlich\w*|quartalsweise)\b", re.IGNORECASE
)


def rhythm_of(criterion: AcceptanceCriterion) -> timedelta:
    """The longest time that may lie between two measurements of a criterion."""
    said = (value_text(criterion.cadence.value), *criterion.triggers) if criterion.cadence else ()
    return next((each for text in said or criterion.triggers for each in _read(text)), WEEKLY)


def overdue_by(last: datetime, every: timedelta, now: datetime) -> int:
    """How many measurements are missing since the last one; nothing before it is a habit."""
    missing = (now - last - _SLACK) // every
    return missing if missing >= MISSED else 0


def _read(text: str) -> Iterator[timedelta]:
    if found := _EVERY.search(text):
        for unit, names in _UNITS.items():
            if re.fullmatch(names, found["unit"], re.IGNORECASE) and int(found["number"]):
                yield unit * int(found["number"])
    elif _QUARTERLY.search(text):
        yield timedelta(days=92)
    else:
        try:
            yield _longest_gap(read_cadence(text, "UTC"))
        except InvalidInputError:  # such as "on every change of the model"
            return


def _longest_gap(cadence: Cadence) -> timedelta:
    moments = [_START]
    while len(moments) < _OCCURRENCES and (following := cadence.after(moments[-1])):
        moments.append(following)
    return max((later - sooner for sooner, later in pairwise(moments[1:])), default=WEEKLY)
