"""An evaluation run: one system, one measurement, with every check counted apart."""

from datetime import datetime
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from bot.domain.evaluation.source import Dataset, Judge, Source
from bot.domain.evaluation.warning import RunWarning, WarningState
from bot.domain.provenance import Frozen

Count = Field(default=None, ge=0)


class Measure(Frozen):
    """What was counted over some cases. None is not known, and is never zero.

    `n` are the cases that were judged; those that broke or were left out are beside it, not in it.
    """

    n: int | None = Count
    passed: int | None = Count  # none where a check gives scores alone
    mean: float | None = None  # of the scores
    deviation: float | None = Field(default=None, ge=0)  # of one score, not of their mean
    errored: int = Field(default=0, ge=0)
    skipped: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.passed is not None and self.n is not None and self.passed > self.n:
            raise ValueError(f"{self.passed} of {self.n} cannot have passed")
        return self

    @property
    def rate(self) -> float | None:
        """The share that passed; none if either count is unknown or nothing was judged."""
        return self.passed / self.n if self.passed is not None and self.n else None


class SliceResult(Measure):
    """The same check over the cases that share one attribute."""

    name: str
    value: str


class CheckResult(Measure):
    """One check of a run: a metric, an assertion, a scorer, an evaluator."""

    name: str
    cases: int | None = Count  # different ones; fewer than `n` where cases were repeated
    threshold: float | None = None  # from which score on the tool calls a case passed
    slices: tuple[SliceResult, ...] = ()


class CaseRows(Frozen):
    """The rows of the single cases, kept columnar; `address` is the hash of that file."""

    address: str
    part: int = 0  # which of the runs in that file
    rows: int = Field(ge=0)


class EvaluationRun(Frozen):
    """One measurement of one provider or model. Several in a file are several runs."""

    id: str = ""  # given when it is kept
    system: str | None = None
    source: Source
    name: str | None = None  # what the tool calls it: a suite, a task, an experiment
    provider: str | None = None  # the system under test as the tool names it
    model: str | None = None
    prompt_hash: str | None = None
    dataset: Dataset = Dataset()
    judge: Judge | None = None
    made_at: AwareDatetime | None = None  # when the tool ran
    received_at: AwareDatetime | None = None
    checks: tuple[CheckResult, ...] = ()
    rows: CaseRows | None = None
    warnings: tuple[RunWarning, ...] = ()

    @property
    def subject(self) -> str | None:
        """What was measured, as the tool names it."""
        return self.provider or self.model

    def moment(self, otherwise: datetime) -> datetime:
        """When it was made, or else came; `otherwise` where neither is known."""
        return self.made_at or self.received_at or otherwise

    def check(self, name: str) -> CheckResult | None:
        """Return the check of a name."""
        return next((check for check in self.checks if check.name == name), None)

    def warnings_about(self, check: str) -> tuple[RunWarning, ...]:
        """Return what is wrong with one check, and with the run as a whole."""
        return tuple(each for each in self.warnings if each.check in {None, check})

    def spoilt(self, check: str) -> tuple[WarningState, ...]:
        """Return the states that keep a verdict on this check from being given."""
        return tuple(dict.fromkeys(w.state for w in self.warnings_about(check) if w.state.spoils))


class FileReading(Frozen):
    """What was read from one file: a run for each provider or model in it."""

    source: Source
    runs: tuple[EvaluationRun, ...]
