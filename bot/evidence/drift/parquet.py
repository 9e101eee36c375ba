"""Parquet: one column after the other, row group by row group, text as dictionaries."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as t

from bot.evidence.drift.files import file_of
from bot.evidence.drift.source import Pass, UnreadableDataError


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
        self.groups = list(range(self._file.num_row_groups))

    def narrowed(self, name: str, low: Any, high: Any) -> "ParquetSource":  # noqa: ANN401  # as the column has it
        """Without the row groups that hold nothing between two values, as their statistics say."""
        narrow = copy(self)
        narrow.groups = [group for group in self.groups if self._may_hold(group, name, low, high)]
        narrow.rows = None
        return narrow

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        for name in columns:
            yield self._column(name)

    def _column(self, name: str) -> Pass:
        for group in self.groups:
            try:
                table = self._file.read_row_group(group, columns=[name], use_threads=False)
            except (pa.ArrowInvalid, OSError) as error:
                raise UnreadableDataError(
                    f"Row group {group + 1} of {self.name} is damaged.", next_step="Write it again."
                ) from error
            for chunk in table.column(0).chunks:
                yield name, chunk

    def _may_hold(self, group: int, name: str, low: Any, high: Any) -> bool:  # noqa: ANN401
        found = self._file.metadata.row_group(group)
        place = next(
            (at for at in range(found.num_columns) if found.column(at).path_in_schema == name), None
        )
        known = None if place is None else found.column(place).statistics
        if known is None or not known.has_min_max:
            return True
        try:
            return bool(known.max >= low and known.min < high)
        except TypeError:  # statistics of another type than the column's
            return True


def _is_text(arrow_type: pa.DataType) -> bool:
    return bool(t.is_string(arrow_type) or t.is_large_string(arrow_type))
