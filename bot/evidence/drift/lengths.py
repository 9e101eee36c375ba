"""Texts counted by how long they are: answers of a language model have no levels to compare."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from bot.evidence.drift.source import Pass, Source


class LengthSource:
    """A source of which some columns are read as the lengths of their texts, in characters."""

    def __init__(self, source: Source, as_length: Callable[[str], bool]) -> None:
        self._source = source
        self._columns = {
            name for name, of_it in source.types.items() if as_length(name) and _is_text(of_it)
        }
        self.by_column = source.by_column
        self.name = source.name

    @property
    def types(self) -> dict[str, Any]:
        """Read anew each time: a source may widen its types while it is read."""
        read_as = dict.fromkeys(self._columns, pa.int64())
        return {name: read_as.get(name, of_it) for name, of_it in self._source.types.items()}

    @property
    def texts(self) -> Source:
        """The source as it is: texts of one length are not the same text."""
        return self._source

    @property
    def rows(self) -> int | None:
        """As many as there are texts."""
        return self._source.rows

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        """Read columns, and measure the texts on the way."""
        for one in self._source.passes(columns):
            yield ((name, self._measured(name, chunk)) for name, chunk in one)

    def _measured(self, name: str, chunk: pa.Array) -> pa.Array:
        if name not in self._columns:
            return chunk
        if pa.types.is_dictionary(chunk.type):
            return pc.utf8_length(chunk.dictionary).take(chunk.indices).cast(pa.int64())
        return pc.utf8_length(chunk).cast(pa.int64())


def _is_text(arrow_type: pa.DataType) -> bool:
    if pa.types.is_dictionary(arrow_type):
        arrow_type = arrow_type.value_type
    return bool(pa.types.is_string(arrow_type) or pa.types.is_large_string(arrow_type))
