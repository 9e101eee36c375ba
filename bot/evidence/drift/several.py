"""Several files as one source: a column that one of them lacks is missing in its rows."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from bot.evidence.drift.source import Pass, Source


class SeveralSources:
    """The files of a pattern, one after the other."""

    def __init__(self, name: str, parts: Sequence[Source]) -> None:
        self.name = name
        self.parts = tuple(parts)
        self.by_column = all(part.by_column for part in parts)
        self.types: dict[str, Any] = {}
        for part in parts:
            for column, arrow_type in part.types.items():
                if self.types.get(column, pa.null()) == pa.null():
                    self.types[column] = arrow_type
        counts = [part.rows for part in parts]
        self.rows = None if None in counts else sum(count or 0 for count in counts)

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        together = [[name] for name in columns] if self.by_column else [list(columns)]
        for names in together:
            yield self._each(names)

    def _each(self, names: Sequence[str]) -> Pass:
        for part in self.parts:
            yield from _of(part, names)


def _of(part: Source, columns: Sequence[str]) -> Pass:
    """What a file has of some columns, and nulls for what it lacks."""
    there = [name for name in columns if name in part.types]
    absent = [name for name in columns if name not in part.types]
    counted = there or list(part.types)[:1]
    rows = 0
    for one in part.passes(counted):
        for name, chunk in one:
            rows += len(chunk) if name == counted[0] else 0
            if there:
                yield name, chunk
    for name in absent:
        yield name, pa.nulls(rows)
