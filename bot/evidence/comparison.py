"""What the rows of a file say, held against what the same file says about itself."""

from collections.abc import Iterator
from math import isclose
from typing import Protocol

from bot.domain.evaluation.run import CheckResult
from bot.domain.evaluation.warning import WarningState
from bot.evidence.tally import Count

_CLOSE = 1e-6

Finding = tuple[WarningState, str, int | None, int | None]


class Summary(Protocol):
    """What a file says about a check as a whole."""

    @property
    def n(self) -> int | None: ...
    @property
    def passed(self) -> int | None: ...
    @property
    def mean(self) -> float | None: ...
    @property
    def rows(self) -> int | None: ...
    @property
    def errored(self) -> int | None: ...
    @property
    def by_case(self) -> bool: ...


def compared(
    count: Count | None, summary: Summary, expected: int | None, again: int
) -> Iterator[Finding]:
    """Yield every way in which rows and summary differ."""
    seen = count.rows if count else 0 if summary.by_case else summary.n
    broke = summary.errored or 0
    if count is None and seen is not None and not summary.by_case:
        seen += broke
    if seen is not None:
        yield from _of_wanted(seen, summary.rows, expected)
    if count is None:
        if broke and seen and not summary.by_case:
            yield WarningState.ERRORED, _broke(broke, seen), broke, seen
        return
    if count.errored:
        yield WarningState.ERRORED, _broke(count.errored, count.rows), count.errored, count.rows
    if again > 0:
        verb = "repeats" if again == 1 else "repeat"
        text = f"{again} of {count.rows} rows {verb} a case that was there already."
        yield WarningState.DUPLICATE, text, again, count.rows
    yield from _contradictions(count, summary)


def _broke(cases: int, rows: int) -> str:
    if rows == 1:
        return "The only case broke before it could be judged; it is in neither count."
    if cases == 1:
        return f"1 of {rows} cases broke before it could be judged; it is in neither count."
    return f"{cases} of {rows} cases broke before they could be judged; they are in neither count."


def _of_wanted(seen: int, declared: int | None, expected: int | None) -> Iterator[Finding]:
    """Yield how many are there of how many there should be, by the file and by whoever brings it."""
    wanted = max((one for one in (declared, expected) if one is not None), default=seen)
    if declared is not None and seen > declared:
        text = f"There are {seen} rows, and the file says {declared}."
        yield WarningState.CONTRADICTORY, text, seen, declared
    elif seen < wanted:
        verb = "is" if seen == 1 else "are"
        text = f"{seen} of {wanted} cases {verb} there; the others are neither passed nor failed."
        yield WarningState.MISSING, text, seen, wanted
    elif expected is not None and seen > expected:
        verb = "was" if expected == 1 else "were"
        text = f"There are {seen} rows, and {expected} {verb} expected."
        yield WarningState.CONTRADICTORY, text, seen, expected


def _contradictions(count: Count, summary: Summary) -> Iterator[Finding]:
    if summary.rows is not None and summary.rows != count.rows:
        return  # rows are missing, which was said
    state = WarningState.CONTRADICTORY
    if summary.n is not None and summary.n != count.judged:
        text = f"{count.judged} cases were judged by the rows, {summary.n} by the summary."
        yield state, text, count.judged, summary.n
    elif summary.passed is not None and count.passed not in {None, summary.passed}:
        text = f"{count.passed} cases passed by the rows, {summary.passed} by the summary."
        yield state, text, count.passed, summary.passed
    elif (
        summary.mean is not None
        and count.scores
        and not isclose(summary.mean, count.mean, rel_tol=_CLOSE, abs_tol=_CLOSE)
    ):
        text = f"The mean is {count.mean:.6g} by the rows, {summary.mean:.6g} by the summary."
        yield state, text, None, None


def unsized(result: CheckResult, *, known: bool) -> Iterator[Finding]:
    """Yield that nobody knows out of how many, where nobody does."""
    if result.n is None and not known:
        text = "The file does not say how many cases this is; without that there is no verdict."
        yield WarningState.UNSIZED, text, None, None
