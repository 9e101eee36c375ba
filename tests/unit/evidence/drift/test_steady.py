"""A file that changes or ends while it is read is told, whatever its format; half of it is never counted."""

import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.feather as pf
import pyarrow.parquet as pq
import pytest

from bot.evidence.drift.opening import open_source
from bot.evidence.drift.place import profile_at, window_at
from bot.evidence.drift.steady import DataChangedError, ReadingBrokenOffError, need_whole, steady

ROWS = 12_000


def _lines(table: pa.Table, path: Path) -> None:
    columns = [table.column(name).to_pylist() for name in ("x", "y")]
    rows = (json.dumps({"x": x, "y": y}) for x, y in zip(*columns, strict=True))
    path.write_text("\n".join(rows) + "\n")


WRITERS: dict[str, Callable[[pa.Table, Path], object]] = {
    ".parquet": lambda table, path: pq.write_table(table, path, row_group_size=2_000),
    ".csv": pc.write_csv,
    ".jsonl": _lines,
    ".arrow": lambda table, path: pf.write_feather(table, str(path), chunksize=2_000),
}


@pytest.fixture
def table() -> pa.Table:
    chance = np.random.default_rng(3)
    return pa.table({"x": chance.normal(size=ROWS), "y": chance.normal(size=ROWS)})


def chunks(path: str) -> Iterator[int]:
    source = open_source(path)
    passes = chain.from_iterable(source.passes(["x"]))
    return (len(chunk) for _, chunk in passes)


def halved(path: Path) -> None:
    """Cut after a line, so that what is left looks whole; then the moment of its last change is another one."""
    written = path.read_bytes()
    path.write_bytes(written[: written.rfind(b"\n", 0, len(written) // 2) + 1])


@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_that_is_written_while_it_is_read_is_told_and_not_counted(
    table: pa.Table, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"rows{ending}"
    WRITERS[ending](table, file)

    with (
        pytest.raises(DataChangedError, match="changed while it was read") as refused,
        steady(str(file)),
    ):
        reading = chunks(str(file))
        next(reading)
        halved(file)
        list(reading)

    assert "half of a file" in refused.value.next_step


def test_a_reader_that_does_not_look_believes_the_half(table: pa.Table, tmp_path: Path) -> None:
    """The control: lines that were there when it was opened are gone, and nothing complains."""
    file = tmp_path / "rows.jsonl"
    _lines(table, file)
    source = open_source(str(file))
    halved(file)

    counted = sum(len(chunk) for _, chunk in chain.from_iterable(source.passes(["x"])))

    assert source.rows == ROWS
    assert ROWS * 0.49 < counted < ROWS * 0.51


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_a_stream_that_ends_early_is_no_end_of_the_file(
    table: pa.Table, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"rows{ending}"
    WRITERS[ending](table, file)
    size = file.stat().st_size

    need_whole(str(file), size)
    with pytest.raises(ReadingBrokenOffError, match=f"after 1,000 of {size:,} bytes"):
        need_whole(str(file), 1_000)
    assert profile_at(str(file), (), {}).rows == ROWS


def test_compressed_rows_that_break_off_are_told(table: pa.Table, tmp_path: Path) -> None:
    whole, file = tmp_path / "whole.csv.gz", tmp_path / "rows.csv.gz"
    with pa.CompressedOutputStream(str(whole), "gzip") as sink:
        pc.write_csv(table, sink)
    reference = profile_at(str(whole), (), {})
    packed = whole.read_bytes()
    file.write_bytes(packed[: len(packed) // 2])

    with pytest.raises(ReadingBrokenOffError, match="Truncated"):
        window_at(str(file), reference, (), {})


def test_files_that_join_a_pattern_meanwhile_change_nothing(
    table: pa.Table, tmp_path: Path
) -> None:
    pattern = str(tmp_path / "*.csv")
    pc.write_csv(table, tmp_path / "a.csv")

    with steady(pattern):
        pc.write_csv(table, tmp_path / "b.csv")
    with pytest.raises(DataChangedError), steady(pattern):
        (tmp_path / "a.csv").unlink()
