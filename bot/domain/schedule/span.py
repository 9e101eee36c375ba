"""How often something is to happen, as a length of time: every two weeks, quarterly, Mondays and Thursdays."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot.domain.errors import InvalidInputError
from bot.domain.schedule.cadence import Cadence, read_cadence

_START = datetime(2026, 1, 1, tzinfo=UTC)
_OCCURRENCES = 15
_A_WEEK = timedelta(days=7)
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


def spans_in(text: str) -> Iterator[timedelta]:
    """The time a text names as a rhythm: every two weeks, quarterly, Mondays; nothing where it names none."""
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
    return max((later - sooner for sooner, later in pairwise(moments[1:])), default=_A_WEEK)
