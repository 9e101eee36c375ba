"""Levels of a category brought side by side: groups that can be tested, and levels never seen before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.criterion.beta import beta_share
from bot.domain.drift.chance import only_in_current
from bot.domain.drift.model import LevelShape, mark_of

MOST_GROUPS = 50
_LEAST_EXPECTED = 5
OTHERS = "(others)"
MOST_LEVELS = 200_000  # more different values than this are names of rows, not levels
MOST_NAMED = 2_000  # levels kept by name in a profile
MOST_MARKED = 20_000  # and those of the rest kept by a mark


def counted(levels: Mapping[str, int]) -> LevelShape:
    """Levels that were counted one by one, in order."""
    ordered = tuple(sorted(levels.items(), key=lambda pair: (-pair[1], pair[0])))
    return LevelShape(ordered, distinct=len(ordered), once=sum(n == 1 for _, n in ordered))


def compact(shape: LevelShape) -> LevelShape:
    """What a profile keeps of many levels: the most frequent by name, of the rest how many and marks."""
    if len(shape.levels) <= MOST_NAMED:
        return shape
    kept, others = shape.levels[:MOST_NAMED], shape.levels[MOST_NAMED:]
    marked = frozenset(mark_of(level) for level, _ in others[:MOST_MARKED])
    return replace(
        shape,
        levels=kept,
        rest=shape.rest + sum(count for _, count in others),
        marks=marked if len(others) <= MOST_MARKED else frozenset(),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """One level, or all that is not named."""

    name: str
    reference: int
    current: int


def grouped(reference: LevelShape, current: LevelShape) -> tuple[Group, ...]:
    """The most frequent levels of both windows together, and one group of all others.

    Chosen by both windows together: levels chosen by the reference alone would be those it happened
    to see often, and would seem to have sunk.
    """
    before = dict(reference.levels)
    after = {
        level: count
        for level, count in current.levels
        if level in before or (reference.knows_all and not reference.has_rest(level))
    }
    names = sorted(before.keys() | after.keys())
    pairs = [Group(name, before.get(name, 0), after.get(name, 0)) for name in names]
    pairs.sort(key=lambda group: -(group.reference + group.current))
    n, m = reference.total, current.total
    share = min(n, m) / (n + m) if n + m else 0.0
    kept = [
        group
        for group in pairs[:MOST_GROUPS]
        if (group.reference + group.current) * share >= _LEAST_EXPECTED
    ]
    rest = Group(
        OTHERS,
        n - sum(group.reference for group in kept),
        m - sum(group.current for group in kept),
    )
    return (*kept, rest) if rest.reference or rest.current else tuple(kept)


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Levels the reference never saw: the most frequent first, their share, and what was to be expected."""

    levels: tuple[tuple[str, int], ...]
    share: float
    expected: float  # Good and Turing's estimate: the share of what was seen once
    chance: float


def newcomers(reference: LevelShape, current: LevelShape) -> Newcomers | None:
    """The levels that are new, and whether that is news.

    None where the reference has too many levels to know a new one.
    """
    if not reference.knows_all or current.countless or not reference.total or not current.total:
        return None
    known = {level for level, _ in reference.levels}
    new = tuple(
        (level, count)
        for level, count in current.levels
        if level not in known and not reference.has_rest(level)
    )
    n, m = reference.total, current.total
    share, expected = sum(count for _, count in new) / m, reference.once / n
    if not new or share <= expected:
        return Newcomers(new, share, expected, 1.0)
    most = max(count for _, count in new)
    as_frequent = max(1, min(reference.distinct + len(new), (n + m) // most))
    loud = min(1.0, as_frequent * only_in_current(most, n, m))
    single = sum(count == 1 for _, count in new)
    # Of the levels seen once in all, each is in the current window with the chance m / (n + m).
    many = beta_share(single, reference.once + 1, m / (n + m)) if single else 1.0
    return Newcomers(new, share, expected, min(1.0, 2 * min(loud, many)))
