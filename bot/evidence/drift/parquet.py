"""Parquet: one column after the other, row group by row group, text as dictionaries."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as t

from bot.evidence.drift.source import Pass, UnreadableDataError, file_of


class ParquetSource:
    """One Parquet file; only what is asked for is read of it."""

    by_column = True

    def __init__(self, path: str) -> None:
        self.name = path
        try:
            schema = pq.read_schema(file_of(path))
            text = [field.name for field in schema if _is_text(field.type)]
            self._file = pq.ParquetFile(file_of(path), read_dictionary=text)
        except (pa.ArrowInvalid, OSError) as error:
            raise UnreadableDataError(
                f"{path} is no Parquet file that can be read.", next_step="Write it again."
            ) from error
        self.types: dict[str, Any] = {field.name: field.type for field in schema}
        self.rows: int | None = self._file.metadata.num_rows

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        for name in columns:
            yield self._column(name)

    def _column(self, name: str) -> Pass:
        for group in range(self._file.num_row_groups):
            try:
                table = self._file.read_row_group(group, columns=[name], use_threads=False)
            except (pa.ArrowInvalid, OSError) as error:
                raise UnreadableDataError(
                    f"Row group {group + 1} of {self.name} is damaged.", next_step="Write it again."
                ) from error
            for chunk in table.column(0).chunks:
                yield name, chunk


def _is_text(arrow_type: pa.DataType) -> bool:
    return bool(t.is_string(arrow_type) or t.is_large_string(arrow_type))
