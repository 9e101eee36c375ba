"""What an evaluation of prompts found, as it is printed, written to a file and read back."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, ValidationError

from bot.domain.criterion.interval import Interval, wilson
from bot.domain.criterion.paired import Paired
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.llm.prompts import Prompt
from bot.llm.trial import Trial


class Part(BaseModel):
    """Part of a record: frozen, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CallRecord(Part):
    """What one call took."""

    model: str
    input_tokens: NonNegativeInt | None  # none: the endpoint did not say
    output_tokens: NonNegativeInt | None


class CaseRecord(Part):
    """How one case went, over all its runs."""

    name: str
    sha256: str
    right: NonNegativeInt  # runs
    judged: NonNegativeInt  # runs that gave an answer at all
    unanswered: NonNegativeInt
    shortcomings: tuple[str, ...]  # of every run, each once
    milliseconds: NonNegativeInt
    calls: tuple[CallRecord, ...]

    @property
    def is_right(self) -> bool | None:
        """Whether it was right every time; none if there was never an answer."""
        return self.right == self.judged if self.judged else None

    @property
    def is_unsteady(self) -> bool:
        """Whether the same question was answered rightly and wrongly."""
        return 0 < self.right < self.judged


class PromptRecord(Part):
    """How one version of one prompt went."""

    prompt: str
    version: int
    sha256: str
    cases: tuple[CaseRecord, ...]

    @property
    def right(self) -> int:
        """How many cases were right."""
        return sum(case.is_right is True for case in self.cases)

    @property
    def judged(self) -> int:
        """How many cases were answered."""
        return sum(case.is_right is not None for case in self.cases)

    @property
    def interval(self) -> Interval | None:
        """The rates that fit; none before anything was judged."""
        return wilson(self.right, self.judged) if self.judged else None

    @property
    def calls(self) -> tuple[CallRecord, ...]:
        """Every call of every case."""
        return tuple(call for case in self.cases for call in case.calls)

    @property
    def tokens(self) -> int | None:
        """What was sent and received; none if the endpoint left any of it unsaid."""
        counts = [n for call in self.calls for n in (call.input_tokens, call.output_tokens)]
        return None if None in counts or not counts else sum(n for n in counts if n is not None)

    @property
    def runs(self) -> int:
        """How often a case was put to the model."""
        return sum(case.judged + case.unanswered for case in self.cases)


class Comparison(Part):
    """Two versions on the cases both were judged on."""

    fixed: tuple[str, ...]
    broken: tuple[str, ...]
    changed: tuple[str, ...]  # cases that are no longer what they were, so they prove nothing

    @property
    def paired(self) -> Paired:
        """The counts that decide."""
        return Paired(len(self.fixed), len(self.broken))


class RunRecord(Part):
    """One evaluation. Holds no prompt, no reply and no key."""

    format: Literal[1] = 1
    at: AwareDatetime
    model: str
    host: str
    repeats: int
    is_complete: bool
    results: tuple[PromptRecord, ...]

    def of(self, prompt: str) -> PromptRecord | None:
        """The result of one prompt."""
        return next((found for found in self.results if found.prompt == prompt), None)


def compare(new: PromptRecord, old: PromptRecord) -> Comparison:
    """Pair the cases by name; a case whose file changed is a different question."""
    before = {case.name: case for case in old.cases}
    pairs = [(case, before[case.name]) for case in new.cases if case.name in before]
    same = [(now, then) for now, then in pairs if now.sha256 == then.sha256]
    return Comparison(
        fixed=tuple(n.name for n, o in same if n.is_right is True and o.is_right is False),
        broken=tuple(n.name for n, o in same if n.is_right is False and o.is_right is True),
        changed=tuple(now.name for now, then in pairs if now.sha256 != then.sha256),
    )


def recorded(prompt: Prompt, trials: Iterable[Trial]) -> PromptRecord:
    """Sum up the trials of one version of one prompt."""
    by_case: dict[str, list[Trial]] = {}
    for trial in trials:
        by_case.setdefault(trial.job.case.name, []).append(trial)
    return PromptRecord(
        prompt=prompt.id,
        version=prompt.version,
        sha256=prompt.sha256,
        cases=tuple(_case(by_case[name]) for name in sorted(by_case)),
    )


def read_record(file: Path) -> RunRecord:
    """Read what `--out` wrote.

    Raises:
        NotFoundError: There is no such file.
        InvalidInputError: It is something else.
    """
    try:
        return RunRecord.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise NotFoundError(
            f"There is no file {file}.", next_step="Write one with `remit prompts eval --out FILE`."
        ) from None
    except OSError as error:
        raise InvalidInputError(f"{file} cannot be read: {error.strerror}.") from None
    except ValidationError:
        raise InvalidInputError(
            f"{file} is no result of `remit prompts eval --out`.",
            next_step="Name a file that it wrote.",
        ) from None


def _case(trials: Sequence[Trial]) -> CaseRecord:
    named = trials[0].job.case
    reasons = dict.fromkeys(reason for trial in trials for reason in trial.shortcomings)
    return CaseRecord(
        name=named.name,
        sha256=named.sha256,
        right=sum(trial.right is True for trial in trials),
        judged=sum(trial.right is not None for trial in trials),
        unanswered=sum(trial.right is None for trial in trials),
        shortcomings=tuple(reasons),
        milliseconds=sum(trial.milliseconds for trial in trials),
        calls=tuple(
            CallRecord(
                model=call.model,
                input_tokens=call.input_tokens,
                output_tokens=call.output_tokens,
            )
            for trial in trials
            for call in trial.calls
        ),
    )
