"""What a run measured, as a value with the bounds its formula gives it, and what must be said with it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.evaluation.formula import Formula


class Remark(StrEnum):
    """What must be said with a value, or it says more than it should."""

    NOTHING_SEEN = "nothing_seen"  # no event: what that still allows
    ALONE_A_FAIL = "alone_a_fail"  # a fail by itself, and not yet one of so many looks
    LOOKED_OFTEN = "looked_often"  # the same criterion was judged before
    TOO_FEW_FOR_ANY = "too_few_for_any"  # no bound exists with so few
    BY_GROUP = "by_group"  # cases that belong together count for less
    NO_SPREAD = "no_spread"  # all cases alike: how groups differ cannot be seen
    GRADED_BY_MODEL = "graded_by_model"  # people checked some of the grades
    UNCHECKED_JUDGE = "unchecked_judge"  # a model graded the cases, and nobody checked it
    LOPSIDED = "lopsided"  # too few cases for a symmetric bound
    NOT_GROWING = "not_growing"  # to be judged at every look, and not of a set that grows
    TOO_LOPSIDED = "too_lopsided"  # and for any bound on the long side


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure each bound has to be, one-sided."""

    low: float = CONFIDENCE
    high: float = CONFIDENCE

    @classmethod
    def both(cls, confidence: float | None) -> "Sure":
        """The same for both bounds; the usual one where nobody said."""
        return cls(confidence or CONFIDENCE, confidence or CONFIDENCE)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value between its bounds."""

    value: float
    low: float
    high: float
    n: int | None
    formula: Formula
    positives: int | None = None
    remarks: tuple[Remark, ...] = ()
