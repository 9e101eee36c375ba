"""Judging the same criterion again and again: which look it is, what luck could do, and bounds that hold at every look.

Whoever looks every week gives luck 52 tries a year. Three answers: the look is always told; *fail* on a
later look needs as much more evidence as there are looks planned; and where *met* is to be declared as
soon as it can be, an e-process decides, which is right at every look at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import expm1, log1p

from bot.domain.criterion.beta import beta_share
from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.criterion.plan import most_failures
from bot.domain.criterion.verdict import Outcome

WEEKS = 52
YEAR = timedelta(days=365)
FILE = 40  # letters of a digest that name a file
# Nothing was run, or what was does not count: neither *met* nor *fail* can come of that by luck.
NO_LOOK = frozenset({Outcome.NOT_RUN, Outcome.INVALID})


@dataclass(frozen=True, slots=True)
class Look:
    """Which look at a criterion this is, and how many are planned in the same period."""

    number: int = 1
    planned: int = 1

    def __post_init__(self) -> None:
        """A look has a number, and no plan is shorter than what was done already."""
        if self.number < 1 or self.planned < 1:
            raise ValueError("looks are counted from one")

    @property
    def looks(self) -> int:
        """How many looks share the chance of a wrong *fail*."""
        return max(self.number, self.planned)

    def sure_of_failing(self, confidence: float) -> float:
        """How sure the bound behind a *fail* must be: the looks of the period share the error.

        (Bonferroni; with fresh cases at each look hardly anything sharper is to be had.)
        """
        return 1 - (1 - confidence) / self.looks


ONLY_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of results that spoke to a criterion: that was a look at it, whether it settled it or not."""

    file: str
    made_at: datetime
    n: int = 0  # cases in it, where they were counted


def next_look(taken: Iterable[Taken], file: str, made_at: datetime) -> Look:
    """Which look at a criterion a file is within a year of looks at it; one every week is expected.

    Without it a good system would be called *fail* in most years, by luck alone. A file that says nothing
    about a criterion is no look at it, nor is one that does not count (damaged, of another model, without a
    number of cases): it gave luck no chance.
    """
    earlier = {one.file for one in _before(taken, file, made_at)}
    number = len(earlier) + 1
    return Look(number, max(WEEKS, number))


def most_before(taken: Iterable[Taken], file: str, made_at: datetime) -> int:
    """How many cases the largest file of the year before had: a set that grows has more."""
    return max((one.n for one in _before(taken, file, made_at)), default=0)


def _before(taken: Iterable[Taken], file: str, made_at: datetime) -> list[Taken]:
    since = made_at - YEAR
    return [one for one in taken if since <= one.made_at < made_at and one.file != file]


def luck(n: int, floor: float, looks: int = 1, confidence: float = CONFIDENCE) -> float:
    """How often a system that is right in just `floor` is called *met* in so many looks at `n` fresh cases."""
    failures = most_failures(n, floor, confidence)
    if failures is None:
        return 0.0
    once = beta_share(n - failures, failures + 1, floor)
    return -expm1(looks * log1p(-once))
