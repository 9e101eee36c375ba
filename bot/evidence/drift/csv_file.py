"""CSV: types told by the first block; what does not fit them later is read as a wider type."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.types as t
from pyarrow import csv

from bot.evidence.drift.files import file_of, is_packed, stream_of
from bot.evidence.drift.source import Pass, UnreadableDataError, WidenedError
from bot.evidence.drift.steady import need_whole

_BLOCK = 4 << 20
_EMPTY = "Empty CSV file"
_COLUMN = re.compile(r"In CSV column #(\d+)")


class CsvSource:
    """One file of comma or tab separated values, with a header, compressed or not."""

    by_column = False

    def __init__(self, path: str) -> None:
        self.name = path
        self._delimiter = "\t" if ".tsv" in path.lower() else ","
        self.rows: int | None = None
        self.types: dict[str, Any] = {}
        self._names: list[str] = []
        with stream_of(path) as stream:
            try:
                schema = self._reader(stream, {}).schema
            except (pa.ArrowInvalid, OSError) as error:
                if _EMPTY in str(error):
                    return
                raise UnreadableDataError(
                    f"{path} is no CSV file that can be read: {_first(error)}",
                    next_step="It needs a header and rows of one length.",
                ) from error
        self._names = list(schema.names)
        if len(set(self._names)) < len(self._names):
            raise UnreadableDataError(
                f"{path} has two columns of one name.", next_step="Name every column differently."
            )
        # A whole number in the first block may be a broken one later.
        self.types = {
            field.name: pa.float64() if t.is_integer(field.type) else field.type for field in schema
        }

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        yield self._all(columns)

    def _all(self, columns: Sequence[str]) -> Pass:
        # What is not compressed is opened as a file, which knows how far it was read.
        with (stream_of if is_packed(self.name) else file_of)(self.name) as stream:
            try:
                for batch in self._reader(stream, self.types, columns):
                    for name in columns:
                        yield name, batch.column(name)
                if not is_packed(self.name):
                    need_whole(self.name, stream.tell())
            except pa.ArrowInvalid as error:
                if _EMPTY in str(error):  # a header alone, or not even that
                    return
                self._widen(error)
                raise WidenedError from error

    def _reader(
        self, stream: pa.NativeFile, types: dict[str, Any], columns: Sequence[str] = ()
    ) -> csv.CSVStreamingReader:
        return csv.open_csv(
            stream,
            read_options=csv.ReadOptions(block_size=_BLOCK),
            parse_options=csv.ParseOptions(delimiter=self._delimiter, newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=types, strings_can_be_null=True, include_columns=list(columns) or None
            ),
        )

    def _widen(self, error: Exception) -> None:
        found = _COLUMN.search(str(error))
        name = self._names[int(found[1])] if found else None
        if name is None or self.types[name] == pa.string():
            raise UnreadableDataError(
                f"{self.name} cannot be read: {_first(error)}",
                next_step="Look at that row; every row needs the same number of columns.",
            ) from error
        self.types[name] = pa.string()


def _first(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
