"""What can be seen of a criterion in a run, and which formula bounds which kind of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from bot.domain.criterion.anytime import lower_at_every_look, upper_at_every_look
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Method
from bot.domain.criterion.verdict import Counts, Measured
from bot.domain.evaluation.calibration import GradedByModel, of_graded
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import ANYTIME, GIVEN
from bot.domain.evaluation.mean import Moments, Scores, of_moments, of_scores
from bot.domain.evaluation.quantile import Sample, of_sample
from bot.domain.evaluation.rate import Group, of_counts, of_groups
from bot.domain.evaluation.repeats import Attempts, counted, of_attempts


@dataclass(frozen=True, slots=True)
class Grouped:
    """Counted cases that come in groups."""

    groups: Sequence[Group]

    @property
    def counts(self) -> Counts:
        """All groups together."""
        return Counts(sum(group.hits for group in self.groups), sum(g.n for g in self.groups))


Seen = Counts | Grouped | Scores | Moments | Sample | Attempts | GradedByModel | Measured


def size_of(seen: Seen) -> int | None:
    """Over how many cases it was seen; None where nobody said."""
    match seen:
        case Grouped():
            return seen.counts.n
        case Scores(values=values) | Sample(values=values):
            return len(values)
        case Attempts(tasks=tasks):
            return len(tasks)
        case _:
            return seen.n


def counts_of(seen: Seen | None) -> Counts | None:
    """The counts in it; none where it is no matter of counting."""
    match seen:
        case Counts():
            return seen
        case Grouped():
            return seen.counts
        case Attempts():
            return counted(seen)
        case _:
            return None


def estimate(
    criterion: Criterion, seen: Seen, sure: Sure, *, seed: int = 0, at_every_look: bool = False
) -> Estimate:
    """Bound what was seen by the formula for its kind, within the values its metric can have."""
    found = _estimate(criterion, seen, sure, seed=seed, at_every_look=at_every_look)
    metric = criterion.known_metric
    low = metric.low if metric and metric.low is not None else -inf
    return replace(found, low=max(low, found.low)) if found.low == -inf else found


def _estimate(
    criterion: Criterion, seen: Seen, sure: Sure, *, seed: int, at_every_look: bool
) -> Estimate:
    match seen:
        case Counts() if at_every_look:
            found = _at_every_look(seen, sure)
        case Counts():
            found = of_counts(seen, sure, score=criterion.method is Method.WILSON)
        case Grouped(groups=groups):
            found = of_groups(groups, sure)
        case Scores():
            found = of_scores(seen, sure, method=criterion.method, seed=seed)
        case Moments():
            found = of_moments(seen, sure)
        case Sample():
            found = of_sample(seen, sure)
        case Attempts():
            found = of_attempts(seen, sure)
        case GradedByModel():
            found = of_graded(seen, sure)
        case Measured():
            found = _given(seen)
    return found


def _given(seen: Measured) -> Estimate:
    low = seen.value if seen.low is None else seen.low
    high = seen.value if seen.high is None else seen.high
    return Estimate(seen.value, low, high, seen.n, GIVEN, seen.positives)


def _at_every_look(seen: Counts, sure: Sure) -> Estimate:
    return Estimate(
        value=seen.hits / seen.n,
        low=lower_at_every_look(seen.hits, seen.n, sure.low),
        high=upper_at_every_look(seen.hits, seen.n, sure.high),
        n=seen.n,
        formula=ANYTIME,
        positives=seen.positives,
        remarks=(Remark.NOTHING_SEEN,) if seen.hits == 0 else (),
    )
