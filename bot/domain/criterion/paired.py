"""Two versions on the same cases: what got better, what got worse, and whether it is chance."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.criterion.beta import beta_share

CHANCE = 0.05  # a difference that chance shows this often or more proves nothing


class Trend(StrEnum):
    """What a paired comparison says."""

    SAME = "same"  # no case changed
    CHANCE = "chance"  # cases changed, but no more one way than chance explains
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Paired:
    """Cases that were wrong and are right now, and the other way round; the rest says nothing."""

    fixed: int
    broken: int

    @property
    def chance(self) -> float:
        """How often luck alone would split the changed cases at least this unevenly.

        McNemar's test in its exact form, two-sided: if nothing really changed, each changed case
        falls on either side like a fair coin.
        """
        changed = self.fixed + self.broken
        if not changed:
            return 1.0
        more, fewer = max(self.fixed, self.broken), min(self.fixed, self.broken)
        return min(1.0, 2 * beta_share(more, fewer + 1, 0.5))

    @property
    def trend(self) -> Trend:
        """What may be said about it."""
        if not self.fixed and not self.broken:
            return Trend.SAME
        if self.chance >= CHANCE:
            return Trend.CHANCE
        return Trend.BETTER if self.fixed > self.broken else Trend.WORSE

    @property
    def sentence(self) -> str:
        """Say it to somebody who has to decide."""
        split = f"better in {self.fixed}, worse in {self.broken}"
        match self.trend:
            case Trend.SAME:
                return "no case got better or worse"
            case Trend.CHANCE:
                return f"{split}: this could be chance"
            case Trend.BETTER:
                return f"{split}: the new one is better"
            case Trend.WORSE:
                return f"{split}: the new one is worse"
