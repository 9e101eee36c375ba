"""A look: one scheduled comparison of the newest window with the reference, as it is kept and told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, FiniteFloat
from pydantic import Field as Declared

from bot.domain.drift.comparison import Comparison, Signal
from bot.domain.drift.declaration import WatchedSource
from bot.domain.drift.judgement import Finding, Judged, Judgement, Level
from bot.domain.drift.measure import quantile
from bot.domain.drift.model import ColumnKind, ColumnProfile, NumberShape
from bot.domain.drift.persistence import AT_ONCE, IN_A_ROW, Seen, Standing, course
from bot.domain.drift.role import Role
from bot.domain.drift.schema import SchemaKind
from bot.domain.drift.wording import headline, movers, next_steps, why
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen

LANGUAGES: tuple[Language, ...] = ("en", "fr", "de")
MOST_SLICES = 3  # told of one column
STANDS_OUT = 1.5  # times the index of all rows
MOST_MOVED = 20  # columns told one by one
_MOST_NAMED = 5


class Sign(Frozen):
    """One thing that moved in a column, with its share before and now where it has one."""

    signal: Signal
    level: Level
    flagged: bool
    before: FiniteFloat | None = None
    after: FiniteFloat | None = None
    names: tuple[str, ...] = ()  # new levels, the most frequent first
    schema_kind: SchemaKind | None = None
    type_before: str = ""
    type_after: str = ""


class LevelMove(Frozen):
    """A level, and its share of the rows before and now."""

    name: str
    before: FiniteFloat
    after: FiniteFloat


class Bars(Frozen):
    """A small distribution: shares of the rows in bins, of the reference and now."""

    labels: tuple[str, ...]
    before: tuple[FiniteFloat, ...]
    after: tuple[FiniteFloat, ...]


class SliceMove(Frozen):
    """How far a column moved among the rows of one slice."""

    column: str
    value: str
    psi: FiniteFloat
    rows: int
    flagged: bool


class Moved(Frozen):
    """A column that moved, as it is told."""

    name: str
    role: Role = Role.INPUT
    why: dict[Language, str] = Declared(default_factory=dict)  # what was found in it, in words
    kind: ColumnKind
    level: Level
    flagged: bool
    signs: tuple[Sign, ...]
    psi: FiniteFloat | None = None
    share: FiniteFloat | None = None  # of the rows that lie elsewhere now
    median_before: FiniteFloat | None = None
    median_after: FiniteFloat | None = None
    levels: tuple[LevelMove, ...] = ()
    bars: Bars | None = None
    weight: FiniteFloat | None = None
    seasonal: bool = False
    windows: int = 1  # in a row, in which it was flagged
    since: str = ""  # the day on which the first window began in which it had moved at all
    lasting: bool = False
    slices: tuple[SliceMove, ...] = ()  # the slices it moved in most

    @property
    def broken(self) -> bool:
        """Whether what reads it cannot go on as before."""
        return any(sign.flagged and sign.signal in AT_ONCE for sign in self.signs)

    @property
    def is_new(self) -> bool:
        """Whether it was not so in the window before: newly seen, or lasting from now on."""
        return self.flagged and self.windows in {1, IN_A_ROW}


class Labels(Frozen):
    """What is known of the truth about the rows of a window."""

    labelled: int = 0
    rows: int = 0


class Results(Frozen):
    """What labels say by now: of every window whose labels have had their time, also of earlier ones."""

    headline: dict[Language, str] = Declared(default_factory=dict)
    notes: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    next_steps: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    metric: str = "accuracy"
    known: int = 0  # windows after the reference whose labels are there
    worse: int = 0  # of these in a row up to the newest
    since: date | None = None  # when the first of them began
    calls: bool = False
    before: FiniteFloat | None = None  # of the reference
    now: FiniteFloat | None = None  # of the newest window that is known
    slices: dict[str, bool] = Declared(
        default_factory=dict
    )  # where it is worse, and where it is not
    is_new: bool = False  # something else is known than in the look before

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is more to say than that nothing is known."""
        return self.known > 0


class Look(Frozen):
    """What one comparison found; nothing of it is worked out again when it is read."""

    id: str
    source: str
    spec: str
    name: str  # of the source
    profile: int  # which version of the reference
    since: AwareDatetime
    until: AwareDatetime
    made_at: AwareDatetime
    timezone: str = "UTC"
    rows: int = 0
    reference_rows: int = 0
    columns: int = 0
    level: Level = Level.NOTHING
    moved: tuple[Moved, ...] = ()  # flagged ones first, then small but real
    flagged: tuple[str, ...] = ()  # all of them
    noted: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()
    short: int = 0  # columns with too few rows to tell
    more_rows: int | None = None  # that would be needed
    repeated: FiniteFloat | None = None  # the share of rows equal to an earlier one, where it grew
    headline: dict[Language, str] = Declared(default_factory=dict)
    next_steps: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    calls: bool = False  # an alarm: it lasts, or something is broken
    trouble: str = ""  # why nothing could be compared
    labels: Labels | None = None  # none: no label column is declared
    results: Results | None = None  # none: nothing to judge by

    @property
    def window(self) -> str:
        """The day on which its window began, as it is remembered."""
        return f"{self.since.astimezone(ZoneInfo(self.timezone)):%Y-%m-%d}"

    @property
    def seen(self) -> Seen:
        """What it showed, for the windows after it."""
        return Seen(self.window, self.flagged, (*self.flagged, *self.noted))

    @property
    def alarms(self) -> tuple[Moved, ...]:
        """What somebody has to decide about: what lasts, and what is broken."""
        return tuple(one for one in self.moved if one.flagged and (one.lasting or one.broken))

    @property
    def is_news(self) -> bool:
        """Whether anything is to be said that was not said of the window before."""
        moved = any(one.is_new for one in self.moved)
        learned = self.results is not None and self.results.is_new
        return moved or learned or bool(self.trouble or self.recovered)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of its window."""
        zone = ZoneInfo(self.timezone)
        last = self.until.astimezone(zone) - timedelta(seconds=1)
        return self.since.astimezone(zone).date(), last.date()


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which comparison it is."""

    id: str
    profile: int
    since: datetime
    until: datetime
    made_at: datetime


def looked(
    source: WatchedSource, occasion: Occasion, judgement: Judgement, history: Sequence[Look]
) -> Look:
    """Put down what a comparison found, with how long it has been so.

    Args:
        source: What was looked at.
        occasion: Which comparison it is.
        judgement: What was found.
        history: The looks before this one, the oldest first.
    """
    found = course([one.seen for one in history if not one.trouble], judgement)
    standings = {one.column: one for one in found.standings}
    told = [*judgement.flagged, *judgement.noted]
    short = [one.more_rows for one in judgement.columns if one.level is Level.TOO_FEW]
    look = _blank(source, occasion)
    look = look.model_copy(
        update={
            "rows": judgement.current.rows,
            "reference_rows": judgement.reference.rows,
            "columns": len(judgement.columns),
            "level": judgement.level,
            "moved": tuple(
                _moved(one, standings.get(one.name), look.window) for one in told[:MOST_MOVED]
            ),
            "flagged": tuple(one.name for one in judgement.flagged),
            "noted": tuple(one.name for one in judgement.noted),
            "recovered": found.recovered,
            "short": len(short),
            "more_rows": max((more for more in short if more is not None), default=None),
            "repeated": judgement.repeated,
            "headline": {language: headline(judgement, language) for language in LANGUAGES},
            "labels": _labels(source, judgement),
            "next_steps": {language: next_steps(judgement, language) for language in LANGUAGES},
        }
    )
    return look.model_copy(update={"calls": bool(look.alarms)})


def _stands_out(move: SliceMove, whole: Moved) -> bool:
    """Whether it moved in a slice clearly more than in all rows; else the slice says nothing."""
    return move.flagged and move.psi >= STANDS_OUT * (whole.psi or 0.0)


def with_results(look: Look, results: Results, history: Sequence[Look]) -> Look:
    """Put beside a look what labels say, and whether that was known before."""
    earlier = next((one.results for one in reversed(history) if one.results), None)
    state = (results.calls, results.since, results.known > 0)
    before = (earlier.calls, earlier.since, earlier.known > 0) if earlier else (False, None, False)
    told = results.model_copy(update={"is_new": state != before})
    return look.model_copy(update={"results": told})


def _labels(source: WatchedSource, judgement: Judgement) -> Labels | None:
    """How many rows of the window have a label by now."""
    if source.label is None:
        return None
    column = judgement.current.column(source.label)
    labelled = column.rows - column.missing if column else 0
    return Labels(labelled=labelled, rows=judgement.current.rows)


def sliced(look: Look, moves: Mapping[str, Sequence[SliceMove]]) -> Look:
    """Put beside each column the slices in which it moved most, the farthest first."""
    told = tuple(
        one.model_copy(
            update={
                "slices": tuple(
                    sorted(
                        (move for move in moves.get(one.name, ()) if _stands_out(move, one)),
                        key=lambda move: -move.psi,
                    )[:MOST_SLICES]
                )
            }
        )
        for one in look.moved
    )
    return look.model_copy(update={"moved": told})


def not_looked(source: WatchedSource, occasion: Occasion, trouble: str) -> Look:
    """Put down that nothing could be compared, and why."""
    return _blank(source, occasion).model_copy(update={"trouble": trouble})


def _blank(source: WatchedSource, occasion: Occasion) -> Look:
    return Look(
        id=occasion.id,
        source=source.id,
        spec=source.spec,
        name=source.name,
        profile=occasion.profile,
        since=occasion.since,
        until=occasion.until,
        made_at=occasion.made_at,
        timezone=source.cadence.timezone,
    )


def _moved(judged: Judged, standing: Standing | None, window: str) -> Moved:
    one = judged.comparison
    figures = one.figures
    before, after = _shape(one.reference), _shape(one.current)
    return Moved(
        name=judged.name,
        role=judged.role,
        why={language: why(judged, language) for language in LANGUAGES},
        kind=one.kind,
        level=judged.level,
        flagged=judged.flagged,
        signs=tuple(_sign(one, finding) for finding in judged.findings),
        psi=figures.textbook if figures else None,
        share=figures.moved if figures else None,
        median_before=quantile(before, 0.5) if before else None,
        median_after=quantile(after, 0.5) if after else None,
        levels=tuple(
            LevelMove(name=name, before=was, after=now)
            for name, was, now in movers(one, _MOST_NAMED)
        ),
        bars=_bars(one),
        weight=judged.weight,
        seasonal=judged.seasonal,
        windows=standing.windows if standing else 1,
        since=(standing.since if standing else "") or window,
        lasting=standing is not None and standing.lasting,
    )


def _shape(column: ColumnProfile | None) -> NumberShape | None:
    return column.shape if column and isinstance(column.shape, NumberShape) else None


def _sign(one: Comparison, finding: Finding) -> Sign:
    before, after = _SHARES.get(finding.signal, _no_shares)(one)
    new = one.newcomers.levels if one.newcomers and finding.signal is Signal.NEW_LEVELS else ()
    change = finding.schema
    return Sign(
        signal=finding.signal,
        level=finding.level,
        flagged=finding.flagged,
        before=before,
        after=change.share if change and change.share else after,
        names=tuple(name for name, _ in new[:_MOST_NAMED]),
        schema_kind=change.kind if change else None,
        type_before=change.before if change else "",
        type_after=change.after if change else "",
    )


_Shares = tuple[float | None, float | None]  # of the rows, before and now


def _no_shares(_one: Comparison) -> _Shares:
    return None, None


def _missing(one: Comparison) -> _Shares:
    before, now = one.reference, one.current
    return before.missing_rate if before else None, now.missing_rate if now else None


def _new(one: Comparison) -> _Shares:
    new = one.newcomers
    return (new.expected, new.share) if new else (None, None)


def _beyond(one: Comparison) -> _Shares:
    return 0.0, one.beyond


_SHARES: dict[Signal, Callable[[Comparison], _Shares]] = {
    Signal.MISSING: _missing,
    Signal.NEW_LEVELS: _new,
    Signal.RANGE: _beyond,
}


def _bars(one: Comparison) -> Bars | None:
    """Shares between the deciles of the reference, or of the levels that moved most."""
    figures = one.figures
    reference = _shape(one.reference)
    if figures is None or (reference is None and not one.groups):
        return None
    if reference is None:
        moves = movers(one, _MOST_NAMED)
        return Bars(
            labels=tuple(name for name, _, _ in moves),
            before=tuple(before for _, before, _ in moves),
            after=tuple(after for _, _, after in moves),
        )
    n, m = sum(figures.reference_bins) or 1, sum(figures.current_bins) or 1
    return Bars(
        labels=_between(reference.deciles),
        before=tuple(count / n for count in figures.reference_bins),
        after=tuple(count / m for count in figures.current_bins),
    )


def _between(edges: Sequence[float]) -> tuple[str, ...]:
    """How bins are called: up to the first edge, between two, and above the last."""
    if not edges:
        return ("all",)
    return (*(f"≤ {edge:.4g}" for edge in edges), f"> {edges[-1]:.4g}")
