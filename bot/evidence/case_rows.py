"""The rows of single cases, columnar: gathered in batches, written to Parquet, and read again."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from bot.domain.evaluation.case import Case, CaseState
from bot.evidence.bounds import MEBIBYTE
from bot.evidence.slice_maps import SLICES, mapped

BATCH = 32_768  # rows that are gathered before they are counted
GROUP = 131_072  # rows of a row group …
HEAVY = 128 * MEBIBYTE  # … or fewer, if they are as large as this
TEXT = 200  # characters of a slice that are kept

SCHEMA = pa.schema(
    [
        pa.field("part", pa.int32(), nullable=False),  # which run of the file
        pa.field("check", pa.int32(), nullable=False),  # its place in `checks` of the metadata
        pa.field("case", pa.string()),
        pa.field("repeat", pa.int32()),
        pa.field("state", pa.int8(), nullable=False),
        pa.field("passed", pa.bool_()),
        pa.field("score", pa.float64()),
        pa.field("cluster", pa.string()),
        pa.field("label", pa.bool_()),
        pa.field("latency_ms", pa.float64()),
        pa.field("cost", pa.float64()),
        SLICES,
    ]
)
_CASE, _CLUSTER = (SCHEMA.get_field_index(name) for name in ("case", "cluster"))
_ATTRIBUTE = 100  # bytes of one, about
_CELLS = BATCH * len(SCHEMA)
_CELLS_AT_ONCE = 32 * len(SCHEMA)  # that are weighed together
_KINDS = [*SCHEMA.types[:-1], pa.int32()]  # attributes by their number
_REPEATED = ["part", "check", "state", "cluster", "slices.key_value.key", "slices.key_value.value"]
STATES = (CaseState.JUDGED, CaseState.ERRORED, CaseState.SKIPPED)
CODES = {state: code for code, state in enumerate(STATES)}


class Sink(Protocol):
    """What takes batches of rows."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Take the next batch."""


@dataclass(slots=True)
class RowBuffer:
    """Gathers rows until they make a batch: so many, or fewer that are large."""

    sinks: tuple[Sink, ...]
    _cells: list[object] = field(default_factory=list)  # row after row
    _attributes: list[Mapping[str, str] | None] = field(default_factory=list)
    _weighed: tuple[int, int] = (0, 0)  # cells and attributes
    _weight: int = 0  # bytes of these, about
    _next: int = _CELLS_AT_ONCE  # cells at which the next are weighed

    def add(self, attributes: Mapping[str, str] | None, *row: object) -> None:
        """Take a row, in the order of the schema; what is true of its case comes first."""
        known = self._attributes
        if not known or attributes is not known[-1]:  # all checks of a case share one mapping
            known.append(attributes)
        cells = self._cells
        cells += row
        cells.append(len(known) - 1)
        if len(cells) >= self._next:
            self._weigh()

    def _weigh(self) -> None:
        """Pass on what was gathered if it is enough; a stranger's names are as long as he likes."""
        cells, known = self._weighed
        texts: list[str] = []
        for column in (_CASE, _CLUSTER):
            texts += filter(None, self._cells[cells + column :: len(SCHEMA)])  # type: ignore[arg-type]
        self._weight += sum(map(len, texts))
        self._weight += _ATTRIBUTE * sum(map(len, filter(None, self._attributes[known:])))
        self._weighed = len(self._cells), len(self._attributes)
        self._next = min(len(self._cells) + _CELLS_AT_ONCE, _CELLS)
        if len(self._cells) >= _CELLS or self._weight >= HEAVY:
            self.flush()

    def flush(self) -> None:
        """Pass on what was gathered."""
        if not self._cells:
            return
        columns = [self._cells[place :: len(SCHEMA)] for place in range(len(SCHEMA))]
        *arrays, which = (
            pa.array(column, kind) for column, kind in zip(columns, _KINDS, strict=True)
        )
        arrays.append(mapped(self._attributes, which.to_numpy()))
        self._cells, self._attributes = [], []
        self._weighed, self._weight, self._next = (0, 0), 0, _CELLS_AT_ONCE
        self.take(pa.RecordBatch.from_arrays(arrays, schema=SCHEMA))

    def take(self, batch: pa.RecordBatch) -> None:
        """Pass on a batch that was made elsewhere."""
        for sink in self.sinks:
            sink.add(batch)


class CaseFile:
    """Writes batches to one Parquet file, beside whoever reads; nothing of it counts before `close`."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._writer = pq.ParquetWriter(
            path, SCHEMA, compression="zstd", use_dictionary=_REPEATED, write_statistics=False
        )
        self._waiting: list[pa.RecordBatch] = []
        self._rows = self._held = 0
        self._beside = ThreadPoolExecutor(1)  # packing leaves the interpreter to others
        self._writing: Future[None] | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Keep a batch."""
        self._waiting.append(batch)
        self._rows += batch.num_rows
        self._held += batch.get_total_buffer_size()
        if self._rows >= GROUP or self._held >= HEAVY:
            self.write()

    def write(self) -> None:
        """Write what is kept, beside whoever goes on."""
        self._settle()
        if self._waiting:
            group = pa.Table.from_batches(self._waiting, SCHEMA)
            self._writing = self._beside.submit(self._writer.write_table, group)
        self._waiting, self._rows, self._held = [], 0, 0

    def _settle(self) -> None:
        """Wait for the group that is being written: no more than one is held beside the next."""
        if self._writing is not None:
            self._writing.result()
            self._writing = None

    def abandon(self) -> None:
        """Close a file that will be written again from its start."""
        self._waiting = []
        self._end()

    def _end(self) -> None:
        try:
            self._settle()
        finally:
            self._beside.shutdown()
            self._writer.close()

    def close(self, checks: tuple[str, ...]) -> None:
        """Finish the file, with the names of the checks in it."""
        self.write()
        self._settle()
        self._writer.add_key_value_metadata({"checks": "\n".join(checks)})
        self._end()


def read_cases(path: Path, part: int, check: str | None = None) -> Iterator[Case]:
    """Read the cases of one run, or of one check of it, in the order of their file."""
    with pq.ParquetFile(path) as file:
        names = (file.schema_arrow.metadata or {}).get(b"checks")
        if names is None:
            names = file.metadata.metadata[b"checks"]
        checks = names.decode().split("\n")
        for batch in file.iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                if row["part"] == part and (check is None or checks[row["check"]] == check):
                    yield _case(row, checks)


def _case(row: dict[str, Any], checks: list[str]) -> Case:
    values = {key: value for key, value in row.items() if key not in {"part", "check", "state"}}
    values["slices"] = dict(row["slices"] or ())
    values["case"] = row["case"] or ""
    return Case(check=checks[row["check"]], state=STATES[row["state"]], **values)
