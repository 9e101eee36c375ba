"""How often something happens, or how much it is on average: what is watched of answers and outcomes."""

from dataclasses import dataclass
from math import erfc, inf, sqrt

from bot.domain.drift.chance import same_rate
from bot.domain.drift.levels import OTHERS, Group
from bot.domain.drift.model import ColumnProfile, NumberShape
from bot.domain.drift.role import ASKED_YES, YES, Role

_LEAST_SHARE = 0.01  # a level rarer than this in both windows moves by luck
_LEAST_ROWS = 30  # before a mean is compared
_TWO = 2
_CLEAR = 0.005


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of the rows, or a mean, before and now."""

    before: float
    after: float
    chance: float  # of so different ones where nothing changed
    level: str | None  # whose share it is; None for a mean

    @property
    def relative(self) -> float:
        """The change as a part of what it was."""
        if self.before == self.after:
            return 0.0
        return (self.after - self.before) / abs(self.before) if self.before else inf

    @property
    def points(self) -> float:
        """The change itself."""
        return self.after - self.before


def rate_of(
    role: Role,
    reference: ColumnProfile | None,
    current: ColumnProfile | None,
    groups: tuple[Group, ...],
) -> Rate | None:
    """The share or mean that has changed most surely; None for inputs, and where there is too little."""
    if role is Role.INPUT or reference is None or current is None:
        return None
    before, after = reference.shape, current.shape
    if isinstance(before, NumberShape) and isinstance(after, NumberShape):
        return _mean(before, after)
    return _share(_asked(role, groups), groups) if groups else None


def _mean(before: NumberShape, after: NumberShape) -> Rate | None:
    n, m = before.total, after.total
    known = (before.mean, after.mean, before.deviation, after.deviation)
    if min(n, m) < _LEAST_ROWS or None in known:
        return None
    old, new, old_spread, new_spread = (float(one or 0.0) for one in known)
    level = "1" if set(before.edges) <= {0.0, 1.0} else None
    spread = sqrt(old_spread * old_spread / n + new_spread * new_spread / m)
    # Without any spread the smallest difference is certain.
    apart = abs(new - old) / spread if spread else inf if new != old else 0.0
    return Rate(old, new, erfc(apart / sqrt(2)), level)


def _asked(role: Role, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    named = tuple(group for group in groups if group.name != OTHERS)
    if role in ASKED_YES:
        yes = tuple(group for group in named if group.name.casefold() in YES)
        return yes or named
    if len(named) == _TWO == len(groups):
        return (min(named, key=lambda group: group.reference),)  # the other is its mirror image
    return named


def _share(asked: tuple[Group, ...], groups: tuple[Group, ...]) -> Rate | None:
    n, m = sum(one.reference for one in groups), sum(one.current for one in groups)
    often = [one for one in asked if max(one.reference / n, one.current / m) >= _LEAST_SHARE]
    rates = [
        Rate(
            one.reference / n,
            one.current / m,
            min(1.0, len(often) * same_rate(one.reference, n, one.current, m)),
            one.name,
        )
        for one in often
    ]
    clear = [rate for rate in rates if rate.chance <= _CLEAR]
    if clear:
        return max(clear, key=lambda rate: (abs(rate.relative), abs(rate.points)))
    return min(rates, key=lambda rate: rate.chance, default=None)
