"""Arrow and Feather files, batch by batch."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from bot.evidence.drift.files import file_of
from bot.evidence.drift.source import Pass, UnreadableDataError


class ArrowSource:
    """One file in Arrow's file format."""

    by_column = False

    def __init__(self, path: str) -> None:
        self.name = path
        try:
            self._file = pa.ipc.open_file(file_of(path))
        except (pa.ArrowInvalid, OSError) as error:
            raise UnreadableDataError(
                f"{path} is no Arrow file that can be read.",
                next_step="Write it in Arrow's file format, not as a stream.",
            ) from error
        self.types: dict[str, Any] = {field.name: field.type for field in self._file.schema}
        self.rows: int | None = None

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        yield self._all(columns)

    def _all(self, columns: Sequence[str]) -> Pass:
        for number in range(self._file.num_record_batches):
            try:
                batch = self._file.get_batch(number)
            except (pa.ArrowInvalid, OSError) as error:
                raise UnreadableDataError(
                    f"Batch {number + 1} of {self.name} is damaged.", next_step="Write it again."
                ) from error
            for name in columns:
                yield name, batch.column(name)
