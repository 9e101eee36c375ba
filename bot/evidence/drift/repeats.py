"""Rows that are there more than once, looked for where there are few enough to hold."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from bot.domain.drift.model import ColumnKind
from bot.evidence.drift.kinds import kind_of
from bot.evidence.drift.source import Source

MOST_LOOKED_AT = 50_000  # rows; an export that was appended twice shows in a small window as well
_MOST_HELD = 5_000_000  # cells, some hundred megabytes of texts; wide files are not looked at


def repeats_in(source: Source, rows: int, names: Sequence[str]) -> int | None:
    """How many rows equal an earlier one in every column; None where it was not looked for."""
    compared = [name for name in names if kind_of(source.types[name])[0] in _COMPARED]
    if not 0 < rows <= MOST_LOOKED_AT or not 0 < rows * len(compared) <= _MOST_HELD:
        return None
    chunks: dict[str, list[Any]] = {name: [] for name in compared}
    for one in source.passes(compared):
        for name, chunk in one:
            chunks[name].append(_plain(chunk))
    table = pa.table({name: _joined(kept) for name, kept in chunks.items()})
    return rows - int(table.group_by(compared, use_threads=False).aggregate([]).num_rows)


_COMPARED = {ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.TIME}


def _plain(chunk: pa.Array) -> pa.Array:
    """Without a dictionary, which differs from chunk to chunk."""
    return chunk.dictionary_decode() if pa.types.is_dictionary(chunk.type) else chunk


def _joined(chunks: list[pa.Array]) -> pa.ChunkedArray:
    """As one column, though files of a pattern may have it in several types, or one may lack it."""
    types = {chunk.type for chunk in chunks if not pa.types.is_null(chunk.type)}
    one = types.pop() if len(types) == 1 else pa.string()
    return pa.chunked_array([chunk.cast(one) for chunk in chunks])
