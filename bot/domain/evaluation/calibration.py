"""Where a language model graded the cases: how far it can be trusted, and the rate people would have found.

The judge's own rate says little: at a true 95 % its interval covers the truth in a quarter of all runs. So
people label some cases of each pile, those the judge passed and those it did not, and the rate is the two
piles' true rates, weighted by their sizes: no error rates are inverted, and nothing is clipped.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from bot.domain.criterion.interval import wilson_lower, wilson_upper
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.estimate import Estimate, Remark, Sure
from bot.domain.evaluation.formula import ROGAN_GLADEN, TWO_PHASE

FEWEST_LABELS = 100
FEWEST_OF_A_PILE = 10
LEAST_SKILL = 1.2  # sensitivity and specificity together; a coin has 1


class Unusable(StrEnum):
    """Why a judge's verdicts say nothing about the system."""

    TOO_FEW_LABELS = "too_few_labels"
    UNCHECKED_PILE = (
        "unchecked_pile"  # nobody looked at the cases it passed, or at those it did not
    )
    NO_SKILL = "no_skill"  # it is hardly better than a coin
    OUTSIDE_ITS_ERRORS = "outside_its_errors"  # its error rates cannot have led to this rate


@dataclass(frozen=True, slots=True)
class Pile:
    """Cases a judge called one way; of some of them people said whether they are right."""

    n: int
    labelled: int
    right: int  # of those labelled

    def __post_init__(self) -> None:
        """Nobody labels more cases than there are."""
        if not 0 <= self.right <= self.labelled <= self.n:
            raise ValueError(f"{self.right} of {self.labelled} of {self.n} is no count")


@dataclass(frozen=True, slots=True)
class GradedByModel:
    """All graded cases in two piles, each with its human labels."""

    passed: Pile
    failed: Pile
    of_wrong: bool = False  # the criterion counts what is wrong

    @property
    def n(self) -> int:
        """How many cases the judge graded."""
        return self.passed.n + self.failed.n

    @property
    def labelled(self) -> int:
        """How many of them people checked."""
        return self.passed.labelled + self.failed.labelled


@dataclass(frozen=True, slots=True)
class Skill:
    """How often a judge agrees with people, put back to the proportions of all its cases."""

    sensitivity: float  # of the right ones, how many it passes (TPR)
    specificity: float  # of the wrong ones, how many it does not (TNR)
    kappa: float  # agreement beyond luck
    labelled: int


def unusable(seen: GradedByModel) -> Unusable | None:
    """Why no rate may rest on this judge; none where it may."""
    for pile in (seen.passed, seen.failed):
        if pile.labelled < min(pile.n, FEWEST_OF_A_PILE):
            return Unusable.UNCHECKED_PILE
    if seen.labelled < min(seen.n, FEWEST_LABELS):
        return Unusable.TOO_FEW_LABELS
    found = skill_of(seen)
    if found.sensitivity + found.specificity <= LEAST_SKILL:
        return Unusable.NO_SKILL
    return None


def skill_of(seen: GradedByModel) -> Skill:
    """The judge held against people; labels of each pile count for as many cases as it has.

    Where people found no wrong case at all, no skill in finding one can be seen, nor is it needed.
    """
    passing, true_of_passed, true_of_failed = _rates(seen)
    failing = 1 - passing
    hits, misses = passing * true_of_passed, failing * true_of_failed
    false_alarms, rejections = passing * (1 - true_of_passed), failing * (1 - true_of_failed)
    right = hits + misses
    by_luck = passing * right + failing * (1 - right)
    return Skill(
        sensitivity=hits / right if right else 1.0,
        specificity=rejections / (1 - right) if false_alarms + rejections else 1.0,
        kappa=(hits + rejections - by_luck) / (1 - by_luck) if by_luck < 1 else 1.0,
        labelled=seen.labelled,
    )


def of_graded(seen: GradedByModel, sure: Sure) -> Estimate:
    """The rate people would have found, with Wilson's bounds of its parts joined by square-and-add.

    (Neyman 1938 for the two phases, Zou and Donner 2008 for joining bounds.)
    """
    if seen.of_wrong:
        right = of_graded(replace(seen, of_wrong=False), Sure(sure.high, sure.low))
        return replace(right, value=1 - right.value, low=1 - right.high, high=1 - right.low)
    passing, of_passed, of_failed = _rates(seen)
    rate = passing * of_passed + (1 - passing) * of_failed
    lean = of_passed - of_failed  # more passed cases would move the rate by so much
    low = _joined(
        (passing, of_passed - _low(seen.passed, sure.low)),
        (1 - passing, of_failed - _low(seen.failed, sure.low)),
        (lean, _away(seen, sure.low, up=lean < 0)),
    )
    high = _joined(
        (passing, _high(seen.passed, sure.high) - of_passed),
        (1 - passing, _high(seen.failed, sure.high) - of_failed),
        (lean, _away(seen, sure.high, up=lean > 0)),
    )
    return Estimate(
        value=rate,
        low=max(0.0, rate - low),
        high=min(1.0, rate + high),
        n=seen.n,
        formula=TWO_PHASE,
        remarks=(Remark.GRADED_BY_MODEL,),
    )


def corrected(
    graded: Counts, sensitivity: Counts, specificity: Counts, sure: Sure
) -> Estimate | Unusable:
    """The rate behind a judge's rate where labels come from elsewhere: error rates inverted.

    (Rogan and Gladen 1978, bounds as in Lee et al. 2025.) That is wider than labels of the same cases,
    and where the judge's rate lies outside its own error rates it is refused: clipped to 0 or 1 it would
    look certain just where it knows nothing.
    """
    rate, finds, rejects = (one.hits / one.n for one in (graded, sensitivity, specificity))
    if finds + rejects <= LEAST_SKILL:
        return Unusable.NO_SKILL
    if not 1 - rejects <= rate <= finds:
        return Unusable.OUTSIDE_ITS_ERRORS
    bounds = []
    for confidence, side in ((sure.low, -1), (sure.high, 1)):
        z = NormalDist().inv_cdf(confidence)
        square = z * z
        n, of_right, of_wrong = graded.n + square, sensitivity.n + 2, specificity.n + 2
        p = (graded.hits + square / 2) / n
        q1, q0 = (sensitivity.hits + 1) / of_right, (specificity.hits + 1) / of_wrong
        skill = q0 + q1 - 1
        middle = (p + q0 - 1) / skill
        right, wrong = q1 * (1 - q1) / of_right, q0 * (1 - q0) / of_wrong
        shift = 2 * square * (middle * right - (1 - middle) * wrong)
        error = sqrt(p * (1 - p) / n + (1 - middle) ** 2 * wrong + middle**2 * right) / skill
        bounds.append(min(1.0, max(0.0, middle + shift + side * z * error)))
    value = (rate + rejects - 1) / (finds + rejects - 1)
    return Estimate(
        value=value,
        low=min(bounds[0], value),
        high=max(bounds[1], value),
        n=graded.n,
        formula=ROGAN_GLADEN,
        remarks=(Remark.GRADED_BY_MODEL,),
    )


def _rates(seen: GradedByModel) -> tuple[float, float, float]:
    """The share the judge passed, and the share of right ones among those it passed and did not."""
    of_passed = seen.passed.right / seen.passed.labelled if seen.passed.labelled else 0.0
    of_failed = seen.failed.right / seen.failed.labelled if seen.failed.labelled else 0.0
    return seen.passed.n / seen.n, of_passed, of_failed


def _low(pile: Pile, sure: float) -> float:
    return wilson_lower(pile.right, pile.labelled, confidence=sure) if pile.labelled else 0.0


def _high(pile: Pile, sure: float) -> float:
    return wilson_upper(pile.right, pile.labelled, confidence=sure) if pile.labelled else 0.0


def _away(seen: GradedByModel, sure: float, *, up: bool) -> float:
    """How far the share the judge passes may be off: other cases would have been graded otherwise."""
    share = seen.passed.n / seen.n
    if up:
        return wilson_upper(seen.passed.n, seen.n, confidence=sure) - share
    return share - wilson_lower(seen.passed.n, seen.n, confidence=sure)


def _joined(*parts: tuple[float, float]) -> float:
    return sqrt(sum((weight * distance) ** 2 for weight, distance in parts))
