"""A part of a source: the rows of a stretch of time, of one slice, or of both."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from bot.evidence.drift.part import Cut
from bot.evidence.drift.several import SeveralSources
from bot.evidence.drift.source import ColumnMissingError, Pass, Source, UnreadableDataError

Limit = str | date | datetime


def cut_out(source: Source, cut: Cut) -> Source:
    """The part of a source.

    Raises:
        ColumnMissingError: It has no such column.
        UnreadableDataError: The time column holds no times.
    """
    if cut.is_whole:
        return source
    if isinstance(source, SeveralSources):
        return SeveralSources(source.name, [cut_out(part, cut) for part in source.parts])
    for name in cut.columns:
        if name not in source.types and source.types:
            raise ColumnMissingError(
                f"{source.name} has no column {name}.",
                next_step=f"It has {', '.join(list(source.types)[:12])}.",
            )
    return _Part(source, cut)


def limit_in(arrow_type: pa.DataType, moment: datetime | None, name: str) -> Limit | None:
    """A moment as a column writes it: where it names no zone, by the clock on the wall.

    Raises:
        UnreadableDataError: The column holds no times.
    """
    if moment is None:
        return None
    inner = arrow_type.value_type if t.is_dictionary(arrow_type) else arrow_type
    if t.is_timestamp(inner):
        return moment if inner.tz else moment.replace(tzinfo=None)
    if t.is_date(inner):
        return moment.date()
    if t.is_string(inner) or t.is_large_string(inner):
        return moment.date().isoformat()
    raise UnreadableDataError(
        f"{name} holds no times but {inner}.", next_step="Name the column that says when."
    )


class _Part:
    """What is left of a source when each chunk of it is cut."""

    def __init__(self, source: Source, cut: Cut) -> None:
        self._cut = cut
        narrowed = getattr(source, "narrowed", None)
        if narrowed and cut.time in source.types and cut.start and cut.end:
            kind = source.types[cut.time]
            source = narrowed(
                cut.time, *(limit_in(kind, at, cut.time) for at in (cut.start, cut.end))
            )
        self._source = source
        self._kept: pa.Array | None = None
        self.by_column = source.by_column
        self.name = source.name
        self.types = source.types
        self.rows: int | None = None

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        if not columns or not self.types:
            return
        if self.by_column:
            for one in self._source.passes(columns):
                yield self._masked(one)
        else:
            yield self._together(columns)

    def _masked(self, one: Pass) -> Pass:
        """A column, cut by what the columns that choose rows said; a bit is kept for each row."""
        if self._kept is None:
            each = [self._chosen_by(name) for name in dict.fromkeys(self._cut.columns)]
            self._kept = each[0] if len(each) == 1 else pc.and_(*each)
        at = 0
        for name, chunk in one:
            kept = chunk.filter(self._kept.slice(at, len(chunk)))
            at += len(chunk)
            if len(kept):
                yield name, kept

    def _chosen_by(self, name: str) -> pa.Array:
        masks = [
            self._mask({name: chunk}) for one in self._source.passes([name]) for _, chunk in one
        ]
        return pa.concat_arrays([pa.array([], pa.bool_()), *masks])

    def _together(self, columns: Sequence[str]) -> Pass:
        """Columns that come side by side: a batch is whole when its last column has come."""
        names = list(dict.fromkeys([*columns, *self._cut.columns]))
        for one in self._source.passes(names):
            batch: dict[str, pa.Array] = {}
            for name, chunk in one:
                batch[name] = chunk
                if len(batch) < len(names):
                    continue
                mask = self._mask(batch)
                for wanted in columns:
                    if len(kept := batch[wanted].filter(mask)):
                        yield wanted, kept
                batch = {}

    def _mask(self, batch: dict[str, pa.Array]) -> pa.Array:
        cut = self._cut
        masks: list[pa.Array] = []
        if cut.time is not None and cut.time in batch:
            masks += _inside(_plain(batch[cut.time]), cut)
        if cut.column is not None and cut.column in batch:
            values = pc.cast(_plain(batch[cut.column]), pa.string())
            masks.append(pc.equal(values, pa.scalar(cut.value)))
        mask = reduce(pc.and_, masks)
        return pc.fill_null(mask, fill_value=False)


def _inside(times: pa.Array, cut: Cut) -> Iterator[pa.Array]:
    if t.is_null(times.type):
        yield pa.array([False] * len(times))
        return
    low, high = (limit_in(times.type, at, cut.time or "") for at in (cut.start, cut.end))
    if low is not None:
        yield pc.greater_equal(times, pa.scalar(low, type=times.type))
    if high is not None:
        yield pc.less(times, pa.scalar(high, type=times.type))


def _plain(chunk: pa.Array) -> pa.Array:
    return chunk.dictionary_decode() if t.is_dictionary(chunk.type) else chunk
