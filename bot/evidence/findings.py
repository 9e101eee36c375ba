"""What an importer finds in a file: runs, checks, cases and what the file says about itself."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CaseRows, CheckResult, EvaluationRun, SliceResult
from bot.domain.evaluation.source import Dataset, Judge, Source
from bot.domain.evaluation.warning import RunWarning, WarningState
from bot.evidence.bounds import BOUNDS, Bounds, too_large
from bot.evidence.case_rows import CODES, CaseFile, RowBuffer
from bot.evidence.comparison import compared, unsized
from bot.evidence.tally import Tally
from bot.evidence.values import amount, finite, one_line

_LAST_ATTEMPT = 2**31 - 1  # as a column of attempts holds them; beyond it is another kind of number
ABOUT = "criterion"  # the property by which a case says which criterion it is about


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file says about a check as a whole. None is not said."""

    n: int | None = None
    passed: int | None = None
    mean: float | None = None
    deviation: float | None = None
    errored: int | None = None
    rows: int | None = None  # with the errored and the skipped ones
    by_case: bool = (
        False  # the tool writes a row for each case, so that without them they are missing
    )


@dataclass(slots=True)
class RunFacts:
    """What is known of one run besides its counts."""

    name: str | None = None
    provider: str | None = None
    model: str | None = None
    prompt_hash: str | None = None
    dataset: Dataset = field(default_factory=Dataset)
    judge: Judge | None = None
    made_at: datetime | None = None


@dataclass(slots=True)
class Findings:
    """Filled by one importer, from the start of a file to its end."""

    format: Format
    bounds: Bounds = BOUNDS
    case_path: Path | None = None
    facts: list[RunFacts] = field(default_factory=list)
    tool_version: str | None = None
    tool_run: str | None = None  # the tool's own name of the run
    rows: int = 0
    unread: int = 0  # rows that could not be read
    # What the rows of a run say it was made with; none where they differ.
    constants: dict[tuple[int, str], str | None] = field(default_factory=dict)
    expected: int | None = None  # how many cases there should be of each check, as somebody told
    _runs: dict[Hashable, int] = field(default_factory=dict)
    _checks: dict[str, int] = field(default_factory=dict)
    _parts: set[int] = field(default_factory=set)  # checks that only some cases are about
    _declared: dict[tuple[int, int], Declared] = field(default_factory=dict)
    _thresholds: dict[tuple[int, int], float] = field(default_factory=dict)
    _warnings: list[tuple[int | None, RunWarning]] = field(default_factory=list)
    _tally: Tally = field(default_factory=Tally)
    _file: CaseFile | None = None
    _buffer: RowBuffer | None = None

    def run(self, key: Hashable = None, *, provider: str | None = None) -> int:
        """The run of a key; several providers in one file stay apart."""
        found = self._runs.get(key)
        if found is None:
            if len(self.facts) >= self.bounds.runs:
                raise too_large("The file has too many runs in it", f"{self.bounds.runs} of them")
            found = self._runs[key] = len(self.facts)
            self.facts.append(RunFacts(provider=self.text(provider)))
        return found

    def check(self, name: str, *, part: bool = False) -> int:
        """The number of a check of this name; of a `part`, only some cases of the run are about it."""
        found = self._checks.get(name)
        if found is not None:  # a name as it is kept is kept as it is
            return found
        name = one_line(name, self.bounds.name) or "check"
        found = self._checks.get(name)
        if found is None:
            if len(self._checks) >= self.bounds.checks:
                raise too_large(
                    "The file has too many checks in it", f"{self.bounds.checks} of them"
                )
            found = self._checks[name] = len(self._checks)
            if part:
                self._parts.add(found)
        return found

    def text(self, value: object) -> str | None:
        """A name as it is kept: one line of bounded length."""
        if value is None or isinstance(value, dict | list):
            return None
        return one_line(value, self.bounds.name) or None

    def case(  # noqa: PLR0913  # one row has many columns
        self,
        run: int,
        check: int,
        case: str | None,
        *,
        state: CaseState = CaseState.JUDGED,
        passed: bool | None = None,
        score: float | None = None,
        repeat: int | None = None,
        cluster: str | None = None,
        label: bool | None = None,
        latency_ms: float | None = None,
        cost: float | None = None,
        slices: dict[str, str] | None = None,
    ) -> None:
        """Take one case under one check. A score that is no number makes it an errored one, or leaves it failed."""
        if score is not None and finite(score) is None:
            score = None
            if passed is not False:
                passed, state = None, CaseState.ERRORED
        if state is CaseState.JUDGED and passed is None and score is None:
            state = CaseState.ERRORED
        if state is not CaseState.JUDGED:
            passed = score = None
        if repeat is not None and repeat > _LAST_ATTEMPT:
            repeat = None
        into = self._buffer or self._into()
        into.add(slices or None, run, check, case, repeat, CODES[state], passed, score, cluster,
                 label, amount(latency_ms), amount(cost))  # fmt: skip
        self._counted(1)

    def take(self, batch: pa.RecordBatch) -> None:
        """Take a batch of cases that was made by columns."""
        into = self._into()
        into.flush()
        into.take(batch)
        self._counted(batch.num_rows)

    def restart(self) -> None:
        """Forget everything that was found: the file is read again in another way."""
        self.abandon()
        self.facts, self.rows, self.unread = [], 0, 0
        self._runs, self._checks, self._declared = {}, {}, {}
        self._parts, self.constants = set(), {}
        self._thresholds, self._warnings = {}, []
        self._tally, self._file, self._buffer = Tally(), None, None

    def abandon(self) -> None:
        """Let go of a file of cases that was not finished; nothing of it is wanted."""
        if self._file is not None:
            self._file.abandon()

    def _into(self) -> RowBuffer:
        if self._buffer is None:
            if self.case_path is not None:
                self._file = CaseFile(self.case_path)
            sinks = (self._tally, self._file) if self._file else (self._tally,)
            self._buffer = RowBuffer(sinks)
        return self._buffer

    def _counted(self, rows: int) -> None:
        self.rows += rows
        if self.rows > self.bounds.rows:
            raise too_large("The file has too many cases", f"{self.bounds.rows:,}")

    def declare(self, run: int, check: int, declared: Declared) -> None:
        """Note what the file says about a check as a whole; a figure that is no number is not known."""
        mean, spread = finite(declared.mean), finite(declared.deviation)
        self._declared[run, check] = replace(declared, mean=mean, deviation=spread)

    def declared(self, run: int, check: int) -> Declared | None:
        """What the file said about a check so far."""
        return self._declared.get((run, check))

    def threshold(self, run: int, check: int, value: float | None) -> None:
        """Note from which score on the tool calls a case passed."""
        if (value := finite(value)) is not None:
            self._thresholds[run, check] = value

    def warn(  # noqa: PLR0913  # the figures are apart from the sentence
        self,
        state: WarningState,
        text: str,
        *,
        run: int | None = None,
        check: int | None = None,
        seen: int | None = None,
        expected: int | None = None,
    ) -> None:
        """Note what is wrong; without a run it is wrong with every run of the file."""
        name = None if check is None else self._named(check)
        warning = RunWarning(state=state, text=text, check=name, seen=seen, expected=expected)
        if (run, warning) not in self._warnings:
            self._warnings.append((run, warning))

    def _named(self, check: int) -> str:
        return next(name for name, number in self._checks.items() if number == check)

    def truncated(self, text: str, **figures: int | None) -> None:
        """Note that the file ends too early."""
        self.warn(WarningState.TRUNCATED, text, **figures)

    def finish(
        self, digest: str, size: int, address: str | None = None
    ) -> tuple[EvaluationRun, ...]:
        """Count everything, hold it against what the file says, and hand out the runs."""
        if self._buffer is not None:
            self._buffer.flush()
        if self._file is not None:
            self._file.write()
        distinct = self._tally.distinct()
        if self._file is not None:
            self._file.close(tuple(self._checks))
        if self.unread:
            text = f"{self.unread} rows could not be read and are in no count."
            if self.unread == 1:
                text = "1 row could not be read and is in no count."
            self.warn(WarningState.UNREAD, text, seen=self.unread)
        names = list(self._checks)
        groups = sorted({*self._tally.counts, *self._declared})
        checks: dict[int, list[CheckResult]] = {}
        rows: dict[int, int] = {}
        for run, check in groups:
            count = self._tally.counts.get((run, check))
            declared = self._declared.get((run, check), Declared())
            cases, again = distinct.get((run, check), (None, 0))
            result = self._result((run, check), names[check], declared, cases)
            checks.setdefault(run, []).append(result)
            rows[run] = rows.get(run, 0) + (count.rows if count else 0)
            for state, text, seen, wanted in (
                *compared(count, declared, None if check in self._parts else self.expected, again),
                *unsized(result, known=count is not None or self._unsized(run)),
            ):
                self.warn(state, text, run=run, check=check, seen=seen, expected=wanted)
        source = Source(
            format=self.format, tool_version=self.tool_version, raw=digest, size=size,
            run=self.tool_run or None,
        )  # fmt: skip
        return tuple(
            EvaluationRun(
                source=source,
                checks=tuple(checks.get(number, ())),
                rows=CaseRows(address=address, part=number, rows=rows[number])
                if address and rows.get(number)
                else None,
                warnings=tuple(w for run, w in self._warnings if run in {None, number}),
                **{name: getattr(facts, name) for name in RunFacts.__slots__},
            )
            for number, facts in enumerate(self.facts)
        )

    def _unsized(self, run: int) -> bool:
        """Whether it was said already that a run does not tell its size."""
        return any(
            each == run and w.state is WarningState.UNSIZED
            for each, w in self._warnings
            if w.check is None
        )

    def _result(
        self, group: tuple[int, int], name: str, declared: Declared, cases: int | None
    ) -> CheckResult:
        count = self._tally.counts.get(group)
        threshold = self._thresholds.get(group)
        if count is None:
            return CheckResult(
                name=name,
                n=declared.n,
                passed=declared.passed,
                mean=declared.mean,
                deviation=declared.deviation,
                errored=declared.errored or 0,
                threshold=threshold,
            )
        slices = tuple(
            SliceResult.model_validate({**part.measure, "name": key, "value": value})
            for key, value, part in sorted(self._tally.sliced(group), key=lambda s: s[:2])
        )
        return CheckResult.model_validate(
            {
                **count.measure,
                "name": name,
                "cases": cases,
                "threshold": threshold,
                "slices": slices,
            }
        )
