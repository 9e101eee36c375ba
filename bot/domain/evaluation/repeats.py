"""The same task several times, as agents need it: how often all of k attempts succeed, or at least one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import NamedTuple

from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.estimate import Estimate, Sure
from bot.domain.evaluation.mean import Scores, of_scores
from bot.domain.evaluation.rate import of_counts


@dataclass(frozen=True, slots=True)
class Task:
    """One task and how many of its attempts succeeded."""

    right: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Attempts:
    """Tasks that were tried repeatedly; of k attempts all must succeed, or only one."""

    tasks: Sequence[Task]
    k: int
    any_of: bool = False

    def __post_init__(self) -> None:
        """Nobody can tell how k attempts go from fewer than k of them."""
        short = [task for task in self.tasks if task.attempts < self.k]
        if short or self.k < 1:
            raise ValueError(f"{len(short)} tasks have fewer than {self.k} attempts")


class Tries(NamedTuple):
    """How often each task was to be tried, and whether one success is enough."""

    k: int
    any_of: bool


def counted(seen: Attempts) -> Counts | None:
    """Tasks counted, where each was tried just so often that it counts or does not; else none."""
    shares = [_share(task, seen.k, any_of=seen.any_of) for task in seen.tasks]
    whole = all(share in {0.0, 1.0} for share in shares)
    return Counts(round(sum(shares)), len(shares)) if whole else None


def of_attempts(seen: Attempts, sure: Sure) -> Estimate:
    """Bounds over tasks: attempts at one task are no cases of their own."""
    if counts := counted(seen):
        return of_counts(counts, sure)
    shares = [_share(task, seen.k, any_of=seen.any_of) for task in seen.tasks]
    return of_scores(Scores(shares, 0.0, 1.0), sure)


def _share(task: Task, k: int, *, any_of: bool) -> float:
    """Of all ways to pick k attempts, those that all (or not all but one) succeed; without bias.

    Every one: Yao et al. 2024; at least one: Chen et al. 2021.
    """
    ways = comb(task.attempts, k)
    if any_of:
        return 1 - comb(task.attempts - task.right, k) / ways
    return comb(task.right, k) / ways
