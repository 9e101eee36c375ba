"""Ordinary seasons: what moved as it did a year ago is told, and calls nobody."""

from dataclasses import replace

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Judged, Judgement, Level

_SEASONAL = {Signal.DISTRIBUTION, Signal.NEW_LEVELS, Signal.RANGE}


def in_season(judgement: Judgement, against_last_year: Judgement) -> Judgement:
    """Take back the flag of columns that are as they were in the same season a year ago."""
    last_year = {column.name: column for column in against_last_year.columns}
    columns = [
        replace(column, flagged=False, seasonal=True)
        if column.flagged and _as_last_year(column, last_year.get(column.name))
        else column
        for column in judgement.columns
    ]
    columns.sort(key=lambda column: -column.flagged)
    return replace(judgement, columns=tuple(columns))


def _as_last_year(column: Judged, then: Judged | None) -> bool:
    """Whether nothing has moved since then, and that could have been seen; never for broken data."""
    seasonal = all(f.signal in _SEASONAL for f in column.findings if f.flagged)
    return seasonal and then is not None and not then.flagged and then.level is not Level.TOO_FEW
