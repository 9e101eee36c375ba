"""Whole rows of a source: its columns side by side, in batches, however its format cuts each of them."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from bot.evidence.drift.source import Pass, Source


def aligned(source: Source, columns: Sequence[str]) -> Iterator[dict[str, pa.Array]]:
    """Read some columns together; every batch holds the same rows of each."""
    if not columns:
        return
    passes = list(source.passes(columns))
    waiting: dict[str, list[pa.Array]] = {name: [] for name in columns}
    if source.by_column:
        readers = dict(zip(columns, passes, strict=True))
        while _filled(waiting, readers):
            yield _cut(waiting)
        return
    for one in passes:
        for name, chunk in one:
            if len(chunk):
                waiting[name].append(chunk)
            while all(waiting.values()):
                yield _cut(waiting)


def _filled(waiting: dict[str, list[pa.Array]], readers: dict[str, Pass]) -> bool:
    """Read on in the columns of which nothing is waiting; false where one has come to its end."""
    for name, reader in readers.items():
        while not waiting[name]:
            chunk = next(reader, None)
            if chunk is None:
                return False
            if len(chunk[1]):
                waiting[name].append(chunk[1])
    return True


def _cut(waiting: dict[str, list[pa.Array]]) -> dict[str, pa.Array]:
    """As many rows as every column has; what is longer waits on."""
    rows = min(len(chunks[0]) for chunks in waiting.values())
    cut = {}
    for name, chunks in waiting.items():
        first = chunks.pop(0)
        cut[name] = first.slice(0, rows)
        if len(first) > rows:
            chunks.insert(0, first.slice(rows))
    return cut
