"""JSON Lines: one object a line, read in blocks; what is not one of a column's type makes it text."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from bot.evidence.drift.files import stream_of
from bot.evidence.drift.source import Pass, UnreadableDataError
from bot.evidence.drift.steady import need_whole

_BLOCK = 20_000  # lines


class JsonLinesSource:
    """One file of JSON objects; the columns are the keys of all of them."""

    by_column = False

    def __init__(self, path: str) -> None:
        self.name = path
        self.rows: int | None = 0
        self.types: dict[str, Any] = {}
        for block in self._blocks():
            self.rows += len(block)
            for key in dict.fromkeys(key for row in block for key in row):
                self.types[key] = _joined(self.types.get(key), _type_of(block, key))

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        yield self._all(columns)

    def _all(self, columns: Sequence[str]) -> Pass:
        for block in self._blocks():
            for name in columns:
                yield name, _array([row.get(name) for row in block], self.types[name])

    def _blocks(self) -> Iterator[list[dict[str, Any]]]:
        with stream_of(self.name) as stream:
            block: list[dict[str, Any]] = []
            for number, line in enumerate(_lines(stream, self.name), 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError:
                    row = None
                if not isinstance(row, dict):
                    raise UnreadableDataError(
                        f"Line {number} of {self.name} is no JSON object.",
                        next_step="Write one object a line.",
                    )
                block.append(row)
                if len(block) == _BLOCK:
                    yield block
                    block = []
            if block:
                yield block


def _lines(stream: pa.NativeFile, path: str) -> Iterator[bytes]:
    rest, read = b"", 0
    while piece := stream.read(1 << 20):
        read += len(piece)
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    need_whole(path, read)
    yield rest


def _type_of(block: list[dict[str, Any]], key: str) -> pa.DataType:
    kinds = {type(row[key]) for row in block if row.get(key) is not None}
    if not kinds:
        return pa.null()
    if kinds == {bool}:
        return pa.bool_()
    if kinds <= {int, float}:
        return pa.float64()
    if kinds & {dict, list}:
        return pa.list_(pa.null())
    return pa.string()


def _joined(before: pa.DataType, now: pa.DataType) -> pa.DataType:
    if before is None or before == now or before == pa.null():
        return now
    return before if now == pa.null() else pa.string()


def _array(values: list[Any], arrow_type: pa.DataType) -> pa.Array:
    if arrow_type == pa.string():
        written = [v if v is None or isinstance(v, str) else json.dumps(v) for v in values]
        return pa.array(written, pa.string())
    if arrow_type == pa.float64():
        return pa.array([None if v is None else _float(v) for v in values], arrow_type)
    if arrow_type == pa.list_(pa.null()):
        return pa.array([None if v is None else [] for v in values], arrow_type)
    return pa.array(values, arrow_type)


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number no machine number is large enough for
        return float("inf") if value > 0 else float("-inf")
