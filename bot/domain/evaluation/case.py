"""One case of a run as its tool judged it: what a row of the kept case file holds."""

from dataclasses import dataclass, field
from enum import StrEnum


class CaseState(StrEnum):
    """How a case ended. Only a judged one counts."""

    JUDGED = "judged"
    ERRORED = "errored"  # it broke: that says nothing about right or wrong
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """One case under one check. None is not known."""

    case: str  # the same case has the same name in every run; empty where it has none
    check: str
    provider: str | None = None
    repeat: int | None = None  # tells attempts at the same case apart; not in any order
    state: CaseState = CaseState.JUDGED
    passed: bool | None = None
    score: float | None = None
    cluster: str | None = None  # what belongs together: a conversation, a document, a customer
    label: bool | None = None  # what a person says, where the check is a judging model
    latency_ms: float | None = None
    cost: float | None = None
    slices: dict[str, str] = field(default_factory=dict)
