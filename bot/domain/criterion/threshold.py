"""What a measured value is held against: a level, a range, a change of today's value, k per n."""

from typing import Annotated, Literal

from pydantic import Field as Declared
from pydantic import FiniteFloat, model_validator

from bot.domain.criterion.term import DURATION_UNITS, ThresholdType
from bot.domain.provenance import Frozen

PERCENT = "%"
POINTS = "pp"
COUNT = "count"


class Duration(Frozen):
    """A length of time: 7 days, 300 milliseconds."""

    number: FiniteFloat = Declared(gt=0)
    unit: str

    @model_validator(mode="after")
    def _is_of_time(self) -> "Duration":
        if self.unit not in DURATION_UNITS:
            raise ValueError(f"{self.unit!r} is no unit of time")
        return self


class Level(Frozen):
    """A fixed number, as it was written: 0.95, 95 %, 300 ms, 4 count."""

    form: Literal["level"] = "level"
    number: FiniteFloat
    unit: str = ""


class Range(Frozen):
    """From one number to another, both included."""

    form: Literal["range"] = "range"
    low: FiniteFloat
    high: FiniteFloat
    unit: str = ""

    @model_validator(mode="after")
    def _is_in_order(self) -> "Range":
        if self.low > self.high:
            raise ValueError("a range goes from the lower number to the higher one")
        return self


class Change(Frozen):
    """A change of the baseline: `* 0.85`, `* 1/2` (`over` 2), `- 3 pp`, `+ 5 min`.

    `reference` names the baseline: an earlier version, a period, an experiment. None: not said yet.
    """

    form: Literal["change"] = "change"
    sign: Literal["+", "-", "*"]
    number: FiniteFloat
    over: int | None = Declared(default=None, ge=1)
    unit: str = ""
    reference: str | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> "Change":
        if self.number < 0:
            raise ValueError("the sign says the direction of a change; its number has none")
        if self.sign != "*" and self.over is not None:
            raise ValueError("only a factor can be a fraction")
        if self.sign == "*" and self.unit:
            raise ValueError("a factor has no unit")
        return self

    @property
    def factor(self) -> float | None:
        """What today's value is multiplied by; none where an amount is added."""
        if self.sign == "*":
            return self.number / (self.over or 1)
        if self.unit != PERCENT:
            return None
        share = self.number / 100
        return 1 + share if self.sign == "+" else 1 - share

    def of(self, baseline: float) -> float:
        """The level it comes to; points and amounts are in the baseline's own unit."""
        factor = self.factor
        if factor is not None:
            return baseline * factor
        return baseline + self.number if self.sign == "+" else baseline - self.number


class PerCount(Frozen):
    """So many out of so many."""

    form: Literal["per_count"] = "per_count"
    count: int = Declared(ge=0)
    per: int = Declared(ge=1)

    @model_validator(mode="after")
    def _is_a_part(self) -> "PerCount":
        if self.count > self.per:
            raise ValueError(f"{self.count} per {self.per} is more than all")
        return self


Threshold = Annotated[Level | Range | Change | PerCount, Declared(discriminator="form")]


def type_of(
    threshold: Level | Range | Change | PerCount, *, counted: bool, quantile: bool
) -> ThresholdType:
    """What a threshold's number counts."""
    match threshold:
        case PerCount():
            return ThresholdType.COUNT_PER_N
        case Change(sign="*", over=int()):
            return ThresholdType.RATIO
        case Change(unit="pp"):
            return ThresholdType.DELTA_PP
        case Change():
            return ThresholdType.RELATIVE_TO_BASELINE
        case Level() | Range():
            if quantile:
                return ThresholdType.QUANTILE
            count = counted or threshold.unit == COUNT
            return ThresholdType.COUNT if count else ThresholdType.ABSOLUTE
