"""Whether luck explains how far scores moved between two versions: their signs, thrown like coins.

If nothing really changed, each case could as well have moved the other way, so the total is held against those
of all ways to choose the signs. It needs no shape of the scores and no number of cases, and of changes that are
all alike it is McNemar's exact test. (Fisher 1935, Pitman 1937.)
"""

from collections.abc import Iterable
from math import erfc, fsum, sqrt
from random import Random

_ALL = 14  # changes: of these every choice is looked at
_THROWN = 400  # of these some choices; beyond them the sum is normal enough
_THROWS = 4000
_ROUNDED = 1e-9  # of all sizes together: sums that differ by less are the same


def chance_of(moved: Iterable[float], *, seed: int = 0) -> float:
    """How often luck alone would move the total at least so far, up or down."""
    changes = [change for change in moved if change]
    sizes = [abs(change) for change in changes]
    total = max(0.0, abs(fsum(changes)) - _ROUNDED * fsum(sizes))
    if len(sizes) <= _ALL:
        return _of_all(sizes, total)
    if len(sizes) <= _THROWN:
        return _of_thrown(sizes, total, Random(seed))  # noqa: S311  # chance that can be repeated
    return erfc(total / sqrt(2 * fsum(size * size for size in sizes)))


def _of_all(sizes: list[float], total: float) -> float:
    sums = [0.0]
    for size in sizes:
        sums = [one + way for one in sums for way in (size, -size)]
    return sum(abs(one) >= total for one in sums) / len(sums)


def _of_thrown(sizes: list[float], total: float, chance: Random) -> float:
    """What was seen counts as one of the throws, so that luck is never told too small."""
    whole, as_far = fsum(sizes), 1
    for _ in range(_THROWS):
        bits = chance.getrandbits(len(sizes))
        up = sum(size for place, size in enumerate(sizes) if bits >> place & 1)
        as_far += abs(2 * up - whole) >= total
    return as_far / (_THROWS + 1)
