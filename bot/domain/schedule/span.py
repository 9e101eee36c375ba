"""How often something is to happen, as a length of time: every two weeks, quarterly, Mondays and Thursdays."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot.domain.errors import InvalidInputError
from bot.domain.schedule.cadence import Cadence, nearest_cadence

_START = datetime(2026, 1, 1, tzinfo=UTC)
_OCCURRENCES = 15
_A_WEEK = timedelta(days=7)
_UNITS = {
    timedelta(days=1): r"days?|jours?|tage?n?",
    timedelta(days=7): r"weeks?|semaines?|wochen?",
    timedelta(days=31): r"months?|mois|monate?n?",
    timedelta(days=92): r"quarters?|trimestres?|quartale?",
}
_NUMBERS = {
    word: number
    for number, words in (
        (2, "two other second deux zwei"),
        (3, "three third trois drei"),
        (4, "four quatre vier"),
        (6, "six sechs"),
    )
    for word in words.split()
}
_EVERY = re.compile(
    rf"(?:every|tou(?:te)?s les|alle) (?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>\w+)",
    re.IGNORECASE,
)
_QUARTERLY = re.compile(
    r"\b(?:quarterly|trimestriel\w*|vierteljährlich\w*|quartalsweise)\b", re.IGNORECASE
)


def spans_in(text: str) -> Iterator[timedelta]:
    """The time a text names as a rhythm: every two weeks, quarterly, Mondays; nothing where it names none."""
    if found := _EVERY.search(text):
        for unit, names in _UNITS.items():
            written = found["number"].casefold()
            number = _NUMBERS.get(written) or int(written)
            if re.fullmatch(names, found["unit"], re.IGNORECASE) and number:
                yield unit * number
    elif _QUARTERLY.search(text):
        yield timedelta(days=92)
    else:
        try:
            yield _longest_gap(nearest_cadence(text))
        except InvalidInputError:  # such as "on every change of the model"
            return


def _longest_gap(cadence: Cadence) -> timedelta:
    moments = [_START]
    while len(moments) < _OCCURRENCES and (following := cadence.after(moments[-1])):
        moments.append(following)
    return max((later - sooner for sooner, later in pairwise(moments[1:])), default=_A_WEEK)
