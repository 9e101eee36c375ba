"""Acceptance criteria as a spec holds them: each attribute with who said it, or that nobody did."""

from datetime import date

from bot.domain.criterion.reading.at_once import without_at_once
from bot.domain.criterion.term import (
    Comparator,
    CriterionKind,
    Method,
    OnFail,
    Severity,
    Statistic,
    ThresholdType,
)
from bot.domain.number import numbers_in, traceable
from bot.domain.provenance import Field, Frozen, Quantity, value_text
from bot.domain.spec.reading import without_numbers

__all__ = [
    "AcceptanceCriterion",
    "Comparator",
    "CriterionKind",
    "Method",
    "OnFail",
    "Parameter",
    "Severity",
    "Statistic",
    "ThresholdType",
    "Waiver",
]


class Parameter(Frozen):
    """One parameter of a metric, such as its class or its k."""

    name: str
    value: str | float


class Waiver(Frozen):
    """A named person lives with a failure until a day."""

    by: str
    until: date
    reason: str


class AcceptanceCriterion(Frozen):
    """One condition of acceptance.

    `threshold` is what must hold, `target` what is hoped for. A threshold without a value is still
    to be agreed, and `open_item` says where; no threshold at all means that no number applies.
    `proposed` names the attributes that nobody stated and Remit filled in.
    """

    id: str
    kind: CriterionKind
    text: Field  # as said, or as proposed
    metric: Field | None = None
    params: tuple[Parameter, ...] = ()
    subject: Field | None = None
    slice: Field | None = None
    comparator: Comparator | None = None
    threshold: Field | None = None
    target: Field | None = None
    threshold_type: ThresholdType | None = None
    baseline: Field | None = None
    statistic: Statistic | None = None
    confidence: Field | None = None
    method: Method | None = None
    min_n: Field | None = None
    min_positives: Field | None = None
    dataset: Field | None = None
    window: Field | None = None
    cadence: Field | None = None
    triggers: tuple[str, ...] = ()
    severity: Severity = Severity.MAJOR
    owner: Field
    on_fail: tuple[OnFail, ...] = ()
    waiver: Waiver | None = None
    user_impact: Field | None = None
    proposed: tuple[str, ...] = ()
    open_item: str | None = None

    @property
    def title(self) -> str:
        """The few words it goes by; of those it was said in, no number that counts no more."""
        words, at_once = without_at_once(value_text((self.metric or self.text).value))
        words = " ".join(words.split()).strip(" ,;") if at_once else words
        limit = self.threshold.value if self.threshold else None
        if not isinstance(limit, Quantity) or not limit.unit or _names(words, limit):
            return words
        return without_numbers(words, limit.unit) or words

    @property
    def to_be_agreed(self) -> bool:
        """Whether it needs a number nobody has given."""
        return self.threshold is not None and self.threshold.value is None


def _names(words: str, limit: Quantity) -> bool:
    """Whether words have a limit in them, or none at all."""
    same = tuple(number for number in numbers_in(words) if (number.unit or "") == limit.unit)
    return not same or traceable(limit.value, same)
