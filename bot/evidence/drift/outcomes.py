"""Rows with what was predicted and what turned out true, counted by the days on which they were predicted."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from bot.domain.decay.model import BINS, Calibration, Cell, Cohort, DecayAskedError
from bot.evidence.drift.counting import chosen
from bot.evidence.drift.cut import limit_in
from bot.evidence.drift.late_labels import Batches, labelled
from bot.evidence.drift.outcome_columns import MONDAY, Columns, cohort_start, level_number
from bot.evidence.drift.rows import aligned
from bot.evidence.drift.source import Source, WidenedError

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]
_Truths = npt.NDArray[np.bool_]


def cohorts_of(
    source: Source, columns: Columns, labels: Source | None = None
) -> tuple[Cohort, ...]:
    """Count cohorts in one pass; every stretch of days between the first and the last is one.

    Args:
        source: What was predicted.
        columns: Which column says what.
        labels: What turned out true, where it lies elsewhere; found by key.

    Raises:
        ColumnMissingError: The source has no such column.
        DecayAskedError: A column does not hold what it should.
    """
    chosen(source, columns.names)
    positive = columns.positive or _usual(source.types.get(columns.prediction))
    while True:
        counts = _Counts(columns.days)
        try:
            for batch in _batches(source, columns, labels):
                counts.add(_Rows(batch, columns, positive))
        except WidenedError:
            continue
        if counts.others and positive and columns.positive is None:
            positive = None  # numbers, but not of two outcomes: count what was predicted as such
            continue
        return counts.cohorts()


def _batches(source: Source, columns: Columns, labels: Source | None) -> Batches:
    if labels is None:
        return aligned(source, columns.names)
    return labelled(source, labels, columns.keys, columns.names, columns.label)


def _usual(arrow_type: pa.DataType | None) -> str | None:
    """Of yes and no, and of ones and zeros, what is looked for is the yes."""
    if arrow_type is None or not (t.is_boolean(arrow_type) or _is_number(arrow_type)):
        return None
    return "1"


class _Rows:
    """A batch, as what is counted of it."""

    def __init__(self, batch: dict[str, pa.Array], columns: Columns, positive: str | None) -> None:
        there = pc.and_(pc.is_valid(batch[columns.prediction]), pc.is_valid(batch[columns.time]))
        kept = {name: chunk.filter(there) for name, chunk in batch.items()}
        self.day = _days(kept[columns.time], columns.time)
        prediction, label = kept[columns.prediction], kept[columns.label]
        self.known = _truths(pc.is_valid(label))
        self.lately = self.known & _since(kept[columns.time], columns)
        if positive is None:
            self.yes = np.ones(len(prediction), dtype=np.bool_)
            self.right = _truths(_same(prediction, label))
            self.others = False
        else:
            self.yes = _truths(_is(prediction, positive))
            self.right = self.yes == _truths(_is(label, positive))
            self.others = _has_others(prediction)
        self.right &= self.known
        self.score = _chances(kept[columns.score], columns.score) if columns.score else None
        self.binary = positive is not None


@dataclass(slots=True)
class _Sums:
    """One cohort while it is counted: everything twice, for rows predicted positive and for others."""

    rows: _Ints = field(default_factory=lambda: np.zeros(2, np.int64))
    labelled: _Ints = field(default_factory=lambda: np.zeros(2, np.int64))
    right: _Ints = field(default_factory=lambda: np.zeros(2, np.int64))
    lately: _Ints = field(default_factory=lambda: np.zeros(2, np.int64))
    scored: _Ints = field(default_factory=lambda: np.zeros(2, np.int64))
    chance: _Floats = field(default_factory=lambda: np.zeros(2))
    variance: _Floats = field(default_factory=lambda: np.zeros(2))
    calibration: _Floats = field(default_factory=lambda: np.zeros((4, BINS)))

    def cell(self, place: int) -> Cell:
        return Cell(
            int(self.rows[place]),
            int(self.labelled[place]),
            int(self.right[place]),
            int(self.scored[place]),
            float(self.chance[place]),
            float(self.variance[place]),
        )

    def calibrated(self) -> Calibration:
        rows, promised, came, variance = self.calibration
        return Calibration(
            tuple(int(one) for one in rows),
            tuple(promised.tolist()),
            tuple(int(one) for one in came),
            tuple(variance.tolist()),
        )


class _Counts:
    """All cohorts while they are counted."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._sums: dict[int, _Sums] = {}
        self.others = False

    def add(self, rows: _Rows) -> None:
        self.others = self.others or rows.others
        if not len(rows.day):
            return
        numbers, place = np.unique((rows.day - MONDAY) // self._days, return_inverse=True)
        cell = place * 2 + ~rows.yes
        size = 2 * len(numbers)
        found = {
            "rows": _summed(cell, size),
            "labelled": _summed(cell[rows.known], size),
            "right": _summed(cell[rows.right], size),
            "lately": _summed(cell[rows.lately], size),
        }
        for number, start in zip(numbers.tolist(), range(0, size, 2), strict=True):
            sums = self._sums.setdefault(int(number), _Sums())
            for name, counts in found.items():
                setattr(sums, name, getattr(sums, name) + counts[start : start + 2])
        if rows.score is not None:
            self._scores(rows, rows.score, place, cell, numbers)

    def _scores(
        self, rows: _Rows, score: _Floats, place: _Ints, cell: _Ints, numbers: _Ints
    ) -> None:
        there = ~np.isnan(score)
        spread = score * (1 - score)
        # Of two outcomes the chance is that of the positive one, whatever was predicted.
        chance = np.where(rows.yes, score, 1 - score) if rows.binary else score
        size = 2 * len(numbers)
        scored = _summed(cell[there], size)
        chances = _summed(cell[there], size, chance[there])
        variance = _summed(cell[there], size, spread[there])
        checked = there & rows.known
        came = (rows.right == rows.yes) if rows.binary else rows.right
        bins = np.minimum((score[checked] * BINS).astype(np.int64), BINS - 1)
        key, width = place[checked] * BINS + bins, len(numbers) * BINS
        table = np.stack(
            [
                _summed(key, width),
                _summed(key, width, score[checked]),
                _summed(key, width, came[checked].astype(np.float64)),
                _summed(key, width, spread[checked]),
            ]
        )
        for index, number in enumerate(numbers.tolist()):
            sums, two = self._sums[int(number)], slice(2 * index, 2 * index + 2)
            sums.scored = sums.scored + scored[two]
            sums.chance = sums.chance + chances[two]
            sums.variance = sums.variance + variance[two]
            sums.calibration = sums.calibration + table[:, index * BINS : (index + 1) * BINS]

    def cohorts(self) -> tuple[Cohort, ...]:
        if not self._sums:
            return ()
        first, last = min(self._sums), max(self._sums)
        return tuple(self._cohort(number) for number in range(first, last + 1))

    def _cohort(self, number: int) -> Cohort:
        sums = self._sums.get(number, _Sums())
        start = cohort_start(number, self._days)
        return Cohort(
            start,
            start + timedelta(days=self._days),
            sums.cell(0),
            sums.cell(1),
            sums.calibrated(),
            int(sums.lately.sum()),
        )


def _summed(places: _Ints, size: int, weights: _Floats | None = None) -> Any:  # noqa: ANN401  # whole, or broken
    return np.bincount(places, weights=weights, minlength=size)


def _days(chunk: pa.Array, name: str) -> _Ints:
    """Whole days since 1970, of dates, of times, and of either written as text."""
    plain = chunk.dictionary_decode() if t.is_dictionary(chunk.type) else chunk
    try:
        if t.is_string(plain.type) or t.is_large_string(plain.type):
            plain = pc.utf8_slice_codeunits(plain, 0, 10).cast(pa.date32())
        days: _Ints = (
            plain.cast(pa.date32(), safe=False).cast(pa.int32()).to_numpy(zero_copy_only=False)
        )
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise DecayAskedError(
            f"{name} holds no times.",
            next_step="Name the column that says when a row was predicted, such as 2026-01-31.",
        ) from None
    return days.astype(np.int64)


def _since(chunk: pa.Array, columns: Columns) -> _Truths:
    """Which rows are of the time whose labels are counted by themselves."""
    if columns.since is None:
        return np.zeros(len(chunk), dtype=np.bool_)
    plain = chunk.dictionary_decode() if t.is_dictionary(chunk.type) else chunk
    low = limit_in(plain.type, columns.since, columns.time)
    return _truths(pc.greater_equal(plain, pa.scalar(low, type=plain.type)))


def _chances(chunk: pa.Array, name: str) -> _Floats:
    try:
        values: _Floats = chunk.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        values = np.array([2.0])
    if np.any((values < 0) | (values > 1)):
        raise DecayAskedError(
            f"{name} holds what is no chance between 0 and 1.",
            next_step="Name a column of chances, or leave it out: nothing is estimated then.",
        )
    return values


def _is(chunk: pa.Array, level: str) -> pa.Array:
    """Where a value is one level; nowhere where it is missing."""
    plain = _plain(chunk)
    if _is_number(plain.type):
        wanted = level_number(level)
        if wanted is None:
            return pa.array(np.zeros(len(plain), dtype=np.bool_))
        return pc.fill_null(pc.equal(plain.cast(pa.float64()), wanted), fill_value=False)
    return pc.fill_null(pc.equal(plain.cast(pa.string()), level), fill_value=False)


def _same(one: pa.Array, other: pa.Array) -> pa.Array:
    """Where two values are the same: as numbers where both are, else as they are written."""
    one, other = _plain(one), _plain(other)
    if _is_number(one.type) and _is_number(other.type):
        same = pc.equal(one.cast(pa.float64()), other.cast(pa.float64()))
    else:
        same = pc.equal(one.cast(pa.string()), other.cast(pa.string()))
    return pc.fill_null(same, fill_value=False)


def _has_others(prediction: pa.Array) -> bool:
    plain = _plain(prediction)
    if not _is_number(plain.type):
        return False
    values = plain.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return bool(np.any((values != 0) & (values != 1)))


def _plain(chunk: pa.Array) -> pa.Array:
    """Without a dictionary; yes and no as one and zero."""
    if t.is_dictionary(chunk.type):
        chunk = chunk.dictionary_decode()
    if t.is_null(chunk.type):
        return chunk.cast(pa.float64())
    return chunk.cast(pa.int8()) if t.is_boolean(chunk.type) else chunk


def _is_number(arrow_type: pa.DataType) -> bool:
    return bool(t.is_integer(arrow_type) or t.is_floating(arrow_type) or t.is_decimal(arrow_type))


def _truths(chunk: pa.Array) -> _Truths:
    values: _Truths = chunk.to_numpy(zero_copy_only=False)
    return values.astype(np.bool_)
