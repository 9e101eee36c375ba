"""Making a look: what a comparison found is put down with how long it has been so, and with what labels say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.drift.comparison import Comparison, Signal
from bot.domain.drift.declaration import WatchedSource
from bot.domain.drift.judgement import Finding, Judged, Judgement, Level
from bot.domain.drift.look import (
    LANGUAGES,
    Bars,
    Labels,
    LevelMove,
    Look,
    Moved,
    Results,
    Sign,
    SliceMove,
)
from bot.domain.drift.measure import quantile
from bot.domain.drift.model import ColumnProfile, NumberShape
from bot.domain.drift.persistence import Standing, course
from bot.domain.drift.wording import headline, movers, next_steps, why

MOST_SLICES = 3  # told of one column
STANDS_OUT = 1.5  # times the index of all rows
MOST_MOVED = 20  # columns told one by one
_MOST_NAMED = 5


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
            "unsure": _unsure(judgement, history),
            "short": len(short),
            "more_rows": max((more for more in short if more is not None), default=None),
            "key_like": () if any(one.rows for one in history) else _key_like(judgement),
            "repeated": judgement.repeated,
            "headline": {language: headline(judgement, language) for language in LANGUAGES},
            "labels": _labels(source, judgement),
            "next_steps": {language: next_steps(judgement, language) for language in LANGUAGES},
        }
    )
    holds = bool(_undecided([*history, look]))
    return look.model_copy(update={"calls": bool(look.alarms), "holds": holds})


def _key_like(judgement: Judgement) -> tuple[str, ...]:
    """The columns that are not compared because nearly every value is another one, and that are no text to be read."""
    columns = judgement.columns if judgement.current.rows else ()
    return tuple(one.name for one in columns if one.comparison.names_rows and not one.findings)


def _undecided(looks: Sequence[Look]) -> set[str]:
    """The columns of alarms that no window since then has shown to be over, the oldest look first."""
    open_ones: set[str] = set()
    for look in looks:
        if look.rows:  # none where it could not be read either
            open_ones &= {*look.flagged, *look.unsure}
        open_ones |= {one.name for one in look.alarms}
    return open_ones


def _unsure(judgement: Judgement, history: Sequence[Look]) -> tuple[str, ...]:
    """The columns that were flagged in earlier windows, of which this one has too few rows."""
    flagged = {name for one in history for name in one.flagged}
    few = (one.name for one in judgement.columns if one.level is Level.TOO_FEW)
    return tuple(name for name in few if name in flagged)


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


def without_labels(look: Look, trouble: str, code: str) -> Look:
    """Put down that labels could not be read, and why; all else was compared."""
    told = Labels(rows=look.rows, trouble=trouble, trouble_code=code)
    return look.model_copy(update={"labels": told, "results": None})


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


def not_looked(
    source: WatchedSource, occasion: Occasion, history: Sequence[Look], trouble: str, code: str = ""
) -> Look:
    """Put down that nothing could be compared, and why."""
    told = {"trouble": trouble, "trouble_code": code, "holds": bool(_undecided(history))}
    return _blank(source, occasion).model_copy(update=told)


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
