"""What is wrong with the data of a run: each a state of its own, never a zero and never "all clear"."""

from enum import StrEnum

from bot.domain.provenance import Frozen


class WarningState(StrEnum):
    """The states data can be in besides being whole."""

    TRUNCATED = "truncated"  # the file ends before it is complete
    MISSING = "missing"  # cases that should be there are not
    LOSSY = "lossy"  # the file no longer holds what the tool knew
    DUPLICATE = "duplicate"  # the same case, or the same file, more than once
    LATE = "late"  # measured too long before it arrived
    CONTRADICTORY = "contradictory"  # the rows and the summary of one file disagree
    ERRORED = "errored"  # cases that broke before they could be judged
    UNSIZED = "unsized"  # nobody knows out of how many
    UNREAD = "unread"  # rows that could not be read, each counted

    @property
    def spoils(self) -> bool:
        """Whether no verdict may rest on such data: what is there may not be what was measured."""
        return self in _SPOILING


_SPOILING = frozenset(
    {
        WarningState.TRUNCATED,
        WarningState.MISSING,
        WarningState.DUPLICATE,
        WarningState.CONTRADICTORY,
        WarningState.UNREAD,
    }
)


class RunWarning(Frozen):
    """One thing that is wrong, in a sentence, with the figures it rests on."""

    state: WarningState
    text: str
    check: str | None = None  # none: it is about the whole run
    seen: int | None = None  # 38 rows …
    expected: int | None = None  # … of 80
