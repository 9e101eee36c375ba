"""A source counted: a profile of a reference, or a window at the edges of a profile."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bot.domain.drift.levels import compact
from bot.domain.drift.model import (
    ColumnKind,
    ColumnProfile,
    LevelShape,
    NumberShape,
    Profile,
    Shape,
    TimeShape,
)
from bot.evidence.drift.kinds import kind_of
from bot.evidence.drift.lengths import LengthSource
from bot.evidence.drift.levels import LevelCounter
from bot.evidence.drift.numbers import MOST_GATHERED, NumberCounter, NumberGatherer, Values
from bot.evidence.drift.repeats import repeats_in
from bot.evidence.drift.source import ColumnMissingError, Source, WidenedError
from bot.evidence.drift.times import TimeCounter, times_in, zone_of


def profile_of(source: Source, columns: Sequence[str] = ()) -> Profile:
    """Choose edges from a reference and count it, in one pass where it fits."""
    while True:
        try:
            return _profiled(source, chosen(source, columns))
        except WidenedError:
            continue


def window_of(source: Source, reference: Profile, columns: Sequence[str] = ()) -> Profile:
    """Count a window at the edges of a profile; columns the profile lacks are only told of."""
    while True:
        try:
            return _counted(source, reference, columns)
        except WidenedError:
            continue


def chosen(source: Source, columns: Sequence[str]) -> list[str]:
    """The columns asked for, in the order of the source; all where none is named.

    Raises:
        ColumnMissingError: One is not there.
    """
    unknown = [name for name in columns if name not in source.types]
    if unknown and source.types:
        some = ", ".join(list(source.types)[:12])
        raise ColumnMissingError(
            f"{source.name} has no column {unknown[0]}.", next_step=f"It has {some}."
        )
    return [name for name in source.types if not columns or name in columns]


class _Column:
    """What is being counted of one column."""

    def __init__(
        self, name: str, arrow_type: pa.DataType, known: ColumnProfile | None, most: int
    ) -> None:
        self.name = name
        self.kind, self.type = kind_of(arrow_type)
        self.rows = 0
        self.missing = 0
        self._gatherer: NumberGatherer | None = None
        self._counter: NumberCounter | None = None
        self._levels: LevelCounter | None = None
        self._times: TimeCounter | None = None
        wanted = self.kind
        if known is not None and known.kind in _COUNTED_AS and self.kind in _READ_AS[known.kind]:
            wanted = known.kind
        shape = known.shape if known else None
        self._as = wanted
        if wanted is ColumnKind.NUMBER:
            if isinstance(shape, NumberShape):
                self._counter = NumberCounter(shape.edges, shape.deciles)
            else:
                self._gatherer = NumberGatherer(most)
        elif wanted is ColumnKind.CATEGORY:
            self._levels = LevelCounter()
        elif wanted is ColumnKind.TIME and self.kind is ColumnKind.TIME:
            self._times = TimeCounter(zone_of(arrow_type))
        elif wanted is ColumnKind.TIME:
            self._levels = LevelCounter()

    def add(self, chunk: pa.Array) -> None:
        self.rows += len(chunk)
        self.missing += chunk.null_count
        numbers = self._counter or self._gatherer
        if numbers is not None:
            values = _numbers(chunk, numbers)
            if len(values):
                self.missing += numbers.add(values)
        elif self._levels is not None:
            self._levels.add(_as_text(chunk))
        elif self._times is not None:
            self._times.add(chunk)

    @property
    def thinned(self) -> bool:
        return self._gatherer is not None and self._gatherer.thinned

    def counter(self) -> NumberCounter | None:
        """For a second pass: a counter at edges chosen from a part of the values."""
        return self._gatherer.counter() if self._gatherer else None

    def done(self, shape: Shape | None = None) -> ColumnProfile:
        kind = self._as
        if shape is None and self._gatherer is not None:
            shape = self._gatherer.counter().shape(self._gatherer.moments)
        elif shape is None and self._counter is not None:
            shape = self._counter.shape()
        elif self._levels is not None:
            shape = self._levels.shape()
            times = times_in(shape)
            if times is not None or kind is ColumnKind.TIME:
                kind, shape = ColumnKind.TIME, times or TimeShape(None, None)
        elif self._times is not None:
            shape = self._times.shape()
        return ColumnProfile(self.name, kind, self.type, self.rows, self.missing, shape)


# What the values of a column may be read as, because the reference has it so.
_COUNTED_AS = {ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.TIME}
_READ_AS = {
    ColumnKind.NUMBER: {ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.EMPTY},
    ColumnKind.CATEGORY: {ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.EMPTY},
    ColumnKind.TIME: {ColumnKind.TIME, ColumnKind.CATEGORY, ColumnKind.EMPTY},
}


def _profiled(source: Source, names: Sequence[str]) -> Profile:
    found: dict[str, ColumnProfile] = {}
    again: dict[str, tuple[_Column, NumberCounter]] = {}
    together = 1 if source.by_column else max(1, len(names))
    for one in source.passes(names):
        columns: dict[str, _Column] = {}
        for name, chunk in one:
            if name not in columns:
                most = MOST_GATHERED * (1 if together == 1 else 3) // together
                columns[name] = _Column(name, source.types[name], None, most)
            columns[name].add(chunk)
        for name, column in columns.items():
            counter = column.counter() if column.thinned else None
            if counter is None:
                found[name] = _compacted(column.done())
            else:
                again[name] = (column, counter)
    for one in source.passes(list(again)) if again else ():
        for name, chunk in one:
            column, counter = again[name]
            counter.add(_numbers(chunk, counter))
    for name, (column, counter) in again.items():
        found[name] = column.done(counter.shape())
    return _window(source, names, found)


def _counted(source: Source, reference: Profile, columns: Sequence[str]) -> Profile:
    names = [name for name in source.types if not columns or name in columns]
    found: dict[str, ColumnProfile] = {}
    for one in source.passes(names):
        counting: dict[str, _Column] = {}
        for name, chunk in one:
            if name not in counting:
                known = reference.column(name) or ColumnProfile(name, ColumnKind.OTHER, "", 0, 0)
                counting[name] = _Column(name, source.types[name], known, MOST_GATHERED)
            counting[name].add(chunk)
        found |= {name: column.done() for name, column in counting.items()}
    return _window(source, names, found)


def _window(source: Source, names: Sequence[str], found: dict[str, ColumnProfile]) -> Profile:
    for name in names:
        if name not in found:  # no row at all
            kind, called = kind_of(source.types[name])
            found[name] = ColumnProfile(name, kind, called, 0, 0)
    rows = max((column.rows for column in found.values()), default=source.rows or 0)
    columns = tuple(found[name] for name in names)
    texts = source.texts if isinstance(source, LengthSource) else source
    return Profile(source.name, rows, columns, repeats_in(texts, rows, names))


def _compacted(column: ColumnProfile) -> ColumnProfile:
    if isinstance(column.shape, LevelShape):
        return ColumnProfile(
            column.name,
            column.kind,
            column.type,
            column.rows,
            column.missing,
            compact(column.shape),
        )
    return column


def _numbers(chunk: pa.Array, counter: NumberCounter | NumberGatherer) -> Values:
    """The values of a chunk that are there, as numpy sees them."""
    if chunk.null_count:
        chunk = chunk.drop_null()
    kind, _ = kind_of(chunk.type)
    if kind is ColumnKind.EMPTY or not len(chunk):
        return np.empty(0)
    if kind is ColumnKind.CATEGORY:
        if pa.types.is_boolean(chunk.type):
            return _values(chunk.cast(pa.int8()))
        return _read(chunk, counter)
    if pa.types.is_decimal(chunk.type):
        chunk = chunk.cast(pa.float64(), safe=False)
    elif pa.types.is_duration(chunk.type):
        chunk = chunk.cast(pa.int64())
    return _values(chunk)


def _values(chunk: pa.Array) -> Values:
    values: Values = chunk.to_numpy(zero_copy_only=False)
    return values


def _read(chunk: pa.Array, counter: NumberCounter | NumberGatherer) -> Values:
    """Text where numbers were: what reads as a number is one, the rest is counted as unreadable."""
    encoded = chunk if pa.types.is_dictionary(chunk.type) else chunk.dictionary_encode()
    values = np.array([_float(text) for text in encoded.dictionary.to_pylist()], dtype=np.float64)
    read: Values = values[_values(encoded.indices)]
    counter.unreadable += int(np.isnan(read).sum())
    return read


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _as_text(chunk: pa.Array) -> pa.Array:
    kind, _ = kind_of(chunk.type)
    if kind is ColumnKind.EMPTY:
        return pa.nulls(len(chunk), pa.string())
    if pa.types.is_dictionary(chunk.type):
        return chunk
    return (
        chunk
        if kind is ColumnKind.CATEGORY and not pa.types.is_boolean(chunk.type)
        else pc.cast(chunk, pa.string())
    )
