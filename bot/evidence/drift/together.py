"""Columns taken together by principal components: a row is put together again from what most rows have in common."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from bot.domain.drift.model import ColumnKind
from bot.domain.drift.together import Together
from bot.evidence.drift.kinds import kind_of
from bot.evidence.drift.rows import aligned
from bot.evidence.drift.source import Source, WidenedError

KEPT = 0.65  # of the variance, by which components are chosen; NannyML's figure as well
_MOST_COLUMNS = 500
_MOST_LEVELS = 10_000
_Matrix = npt.NDArray[np.float64]


@dataclass(slots=True)
class _Column:
    """How one column becomes a number: itself, or how frequent its level was in the reference."""

    kind: ColumnKind
    mean: float = 0.0
    spread: float = 1.0
    usual: float = 0.0  # what stands in for a missing value
    frequencies: dict[str, float] | None = None


class Structure:
    """What most rows of a reference have in common."""

    def __init__(self, source: Source, columns: tuple[str, ...] = ()) -> None:
        self._names, self.left_out = _chosen(source, columns)
        self._columns: dict[str, _Column] = {}
        while True:
            try:
                self._fit(source)
            except WidenedError:
                self._names, self.left_out = _chosen(source, columns)
            else:
                return

    def compared(self, source: Source) -> Together:
        """How far the rows of a window are from that, beside those of the reference."""
        while True:
            try:
                rows, error, spread = self._errors(source)
                break
            except WidenedError:
                continue
        return Together(
            tuple(self._names),
            tuple(self.left_out),
            self._basis.shape[1],
            self._rows,
            rows,
            self._error,
            self._spread,
            error,
            spread,
        )

    def _fit(self, source: Source) -> None:
        self._columns = self._scales(source)
        width = len(self._names)
        square, rows = np.zeros((width, width)), 0
        for matrix in self._matrices(source):
            square += matrix.T @ matrix
            rows += len(matrix)
        values, vectors = np.linalg.eigh(square / max(1, rows))
        order = np.argsort(values)[::-1]
        shares = np.cumsum(values[order]) / max(float(values.sum()), np.finfo(float).tiny)
        kept = min(width, int(np.searchsorted(shares, KEPT, side="right")) + 1)
        self._basis: _Matrix = vectors[:, order[:kept]]
        self._rows, self._error, self._spread = self._errors(source)

    def _scales(self, source: Source) -> dict[str, _Column]:
        counts: dict[str, Counter[str]] = {name: Counter() for name in self._names}
        sums = dict.fromkeys(self._names, (0, 0.0, 0.0, 0.0))  # there, around, sum, squares
        rows = 0
        for batch in aligned(source, self._names):
            for name, chunk in batch.items():
                if kind_of(chunk.type)[0] is ColumnKind.NUMBER:
                    sums[name] = _added(sums[name], chunk)
                else:
                    for one in pc.value_counts(_text(chunk)).to_pylist():
                        if one["values"] is not None:
                            counts[name][one["values"]] += one["counts"]
            rows += len(next(iter(batch.values())))
        found = {}
        crowded = [name for name, levels in counts.items() if len(levels) > _MOST_LEVELS]
        self._names = [name for name in self._names if name not in crowded]
        self.left_out += crowded
        for name in self._names:
            if counts[name]:
                found[name] = _by_levels(counts[name], rows)
            else:
                found[name] = _by_moments(sums[name], rows)
        return found

    def _matrices(self, source: Source) -> Iterator[_Matrix]:
        for batch in aligned(source, self._names):
            yield np.column_stack(
                [_scaled(batch[name], self._columns[name]) for name in self._names]
            )

    def _errors(self, source: Source) -> tuple[int, float, float]:
        n, total, squares = 0, 0.0, 0.0
        for matrix in self._matrices(source):
            left = matrix - (matrix @ self._basis) @ self._basis.T
            distances = np.sqrt(np.square(left).sum(axis=1))
            n += len(distances)
            total += float(distances.sum())
            squares += float(np.square(distances).sum())
        if not n:
            return 0, 0.0, 0.0
        mean = total / n
        return n, mean, float(np.sqrt(max(0.0, squares / n - mean * mean)))


def _chosen(source: Source, columns: tuple[str, ...]) -> tuple[list[str], list[str]]:
    wanted = [name for name in source.types if not columns or name in columns]
    kinds = {name: kind_of(source.types[name])[0] for name in wanted}
    usable = [n for n in wanted if kinds[n] in {ColumnKind.NUMBER, ColumnKind.CATEGORY}]
    return usable[:_MOST_COLUMNS], [name for name in wanted if name not in usable[:_MOST_COLUMNS]]


def _text(chunk: pa.Array) -> pa.Array:
    plain = chunk.dictionary_decode() if pa.types.is_dictionary(chunk.type) else chunk
    return plain.cast(pa.string())


def _numbers(chunk: pa.Array) -> _Matrix:
    values: _Matrix = chunk.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
    return np.where(np.isfinite(values), values, np.nan)


def _added(
    seen: tuple[int, float, float, float], chunk: pa.Array
) -> tuple[int, float, float, float]:
    values = _numbers(chunk)
    there = values[~np.isnan(values)]
    if not len(there):
        return seen
    n, around, total, squares = seen
    if n == 0:
        around = float(there[0])  # squares around a value of the column lose no digits
    off = there - around
    return n + len(there), around, total + float(off.sum()), squares + float(np.square(off).sum())


def _by_moments(seen: tuple[int, float, float, float], rows: int) -> _Column:
    n, around, total, squares = seen
    if n == 0:
        return _Column(ColumnKind.NUMBER)
    off = total / n
    # Missing values stand at the mean and add no spread; they count as rows.
    spread = float(np.sqrt(max(0.0, squares - n * off * off) / max(1, rows)))
    return _Column(ColumnKind.NUMBER, around + off, spread or 1.0, around + off)


def _by_levels(counts: Counter[str], rows: int) -> _Column:
    usual = min(counts, key=lambda level: (-counts[level], level))
    filled = Counter(counts)
    filled[usual] += rows - counts.total()
    shares = {level: count / rows for level, count in filled.items()}
    mean = sum(share * share for share in shares.values())
    variance = sum(share * (share - mean) ** 2 for share in shares.values())
    spread = float(np.sqrt(variance))
    return _Column(ColumnKind.CATEGORY, mean, spread or 1.0, shares[usual], shares)


def _scaled(chunk: pa.Array, column: _Column) -> Any:  # noqa: ANN401  # numbers
    if column.frequencies is None:
        values = (
            _numbers(chunk)
            if kind_of(chunk.type)[0] is ColumnKind.NUMBER
            else np.full(len(chunk), np.nan)
        )
        values = np.where(np.isnan(values), column.usual, values)
    else:
        encoded = _text(chunk).dictionary_encode()
        levels = [column.frequencies.get(level, 0.0) for level in encoded.dictionary.to_pylist()]
        places = pc.fill_null(encoded.indices, len(levels)).to_numpy(zero_copy_only=False)
        values = np.array([*levels, column.usual])[places]
    return (values - column.mean) / column.spread
