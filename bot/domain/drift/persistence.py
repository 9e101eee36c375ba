"""How long a column has been away from the reference: one window may be chance or a holiday."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Judgement, Level
from bot.domain.drift.language import tongue
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased

IN_A_ROW = 2  # windows, before drift counts as lasting
AT_ONCE = {Signal.SCHEMA, Signal.MISSING}  # what is broken is not waited for


@dataclass(frozen=True, slots=True)
class Seen:
    """What a window showed, as it is remembered."""

    window: str
    flagged: tuple[str, ...]
    moved: tuple[str, ...]  # flagged, or small but real

    @classmethod
    def of(cls, window: str, judgement: Judgement) -> "Seen":
        """Remember a judgement by its columns."""
        moved = [column.name for column in judgement.columns if column.level >= Level.SMALL]
        return cls(window, tuple(column.name for column in judgement.flagged), tuple(moved))


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a flagged column has been so."""

    column: str
    windows: int  # in a row, the present one among them
    since: str  # the first window of the row in which it had moved at all
    lasting: bool
    broken: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The flagged columns of a window beside those of the windows before it."""

    standings: tuple[Standing, ...]
    recovered: tuple[str, ...]

    @property
    def news(self) -> tuple[Standing, ...]:
        """What was not so in the window before: newly seen, or lasting from now on."""
        return tuple(s for s in self.standings if s.windows in {1, IN_A_ROW})

    @property
    def calls(self) -> bool:
        """Whether somebody should be called now: something is broken, or has come to last."""
        return any((s.broken and s.windows == 1) or s.windows == IN_A_ROW for s in self.standings)


def course(history: Sequence[Seen], judgement: Judgement) -> Course:
    """Follow each flagged column back through the windows before this one, oldest first."""
    standings = []
    for column in judgement.flagged:
        windows, since = 1, ""
        for seen in reversed(history):
            if column.name not in seen.flagged:
                break
            windows += 1
        for seen in reversed(history):
            if column.name not in seen.moved:
                break
            since = seen.window
        broken = any(f.flagged and f.signal in AT_ONCE for f in column.findings)
        standings.append(Standing(column.name, windows, since, windows >= IN_A_ROW, broken))
    before = history[-1].flagged if history else ()
    # Of too few rows nobody can tell that it is back.
    back = {column.name for column in judgement.columns if column.level is Level.NOTHING}
    return Course(tuple(standings), tuple(name for name in before if name in back))


def told(standing: Standing, language: Language = "en") -> str:
    """How long, in words."""
    words = tongue(language).words
    if standing.broken and standing.windows == 1:
        return words.broken_now
    since = standing.since
    if standing.windows == 1:
        before = words.had_begun.format(since=since) if since else ""
        return words.first_time.format(before=before)
    return phrased(
        words.in_a_row, n=standing.windows, since=words.since.format(since=since) if since else ""
    )
