"""What does not fit: long, wide and heavy files, counted below a GiB.

`DRIFT_ROWS`, `DRIFT_COLUMNS` and `DRIFT_GIGABYTES` set the sizes; the files are made and removed one after the other.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROWS = int(os.environ.get("DRIFT_ROWS", "10_000_000"))
COLUMNS = int(os.environ.get("DRIFT_COLUMNS", "500"))
GIGABYTES = float(os.environ.get("DRIFT_GIGABYTES", "5"))
_LIMIT = 1024  # MB
_GROUP = 50_000  # rows
_COUNT = (
    "import sys, time\n"
    "from bot.cli.main import app\n"
    "try: app(['drift', *sys.argv[1:]])\n"
    "except SystemExit as done: assert not done.code\n"
    "peak = int(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]) / 1024\n"
    "print(time.process_time(), peak, file=sys.stderr)\n"
)


def counted(*arguments: str) -> tuple[float, float]:
    """CPU seconds and megabytes at the peak of `remit drift` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNT, *arguments], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stderr.splitlines()[-1].split()
    return float(seconds), float(megabytes)


def both(file: Path) -> tuple[float, float, float]:
    """A profile made, and the file compared with it: seconds of each, and the higher peak."""
    profile = file.with_suffix(".json")
    made, first = counted("profile", str(file), "-o", str(profile))
    run, second = counted("compare", str(profile), str(file), "--json")
    profile.unlink()
    return made, run, max(first, second)


def rows_of(chance: np.random.Generator, columns: int) -> pa.Table:
    numbers = {f"n{place}": chance.normal(size=_GROUP) for place in range(columns - columns // 5)}
    places = {
        f"c{place}": chance.integers(0, 50, _GROUP, dtype=np.int32) for place in range(columns // 5)
    }
    names = pa.array([f"level_{level}" for level in range(50)])
    return pa.table(
        {**numbers, **{name: names.take(pa.array(one)) for name, one in places.items()}}
    )


def write_groups(file: Path, groups: Iterator[pa.Table], until: float = float("inf")) -> None:
    writer: pq.ParquetWriter | None = None
    for table in groups:
        writer = writer or pq.ParquetWriter(file, table.schema, compression="zstd")
        writer.write_table(table)
        if file.stat().st_size >= until:
            break
    assert writer is not None
    writer.close()


def told(text: str) -> None:
    sys.stdout.write(f"\n{text}\n")


@pytest.mark.bench
def test_long_and_wide_files_cost_what_their_values_cost(tmp_path: Path) -> None:
    """Ten million rows of twenty columns, and a million of five hundred, against a million of twenty."""
    cost, peaks = {}, {}
    for rows, columns in ((1_000_000, 20), (ROWS, 20), (1_000_000, COLUMNS)):
        chance = np.random.default_rng(7)
        file = tmp_path / "grows.parquet"
        write_groups(file, (rows_of(chance, columns) for _ in range(rows // _GROUP)))
        made, run, peak = both(file)
        file.unlink()
        name = f"{rows:,} x {columns}"
        cost[name], peaks[name] = (made + run) / rows / columns * 1e9, peak
        told(f"{name}: profile {made:.1f} s CPU, window {run:.1f} s, {peak:.0f} MB")

    assert max(peaks.values()) < _LIMIT
    assert max(cost.values()) < 2.5 * min(cost.values())


@pytest.mark.bench
@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_file_larger_than_the_memory_is_counted_below_a_gigabyte(
    tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"heavy.{ending}"
    size = GIGABYTES * 1e9
    chance = np.random.default_rng(8)
    if ending == "parquet":
        write_groups(file, iter(lambda: rows_of(chance, 20), None), until=size)
    else:
        from pyarrow import csv  # noqa: PLC0415

        csv.write_csv(rows_of(chance, 20), file)
        header, _, body = file.read_bytes().partition(b"\n")
        with file.open("wb") as sink:
            sink.write(header + b"\n")
            while sink.tell() < size:
                sink.write(body)
    made, run, peak = both(file)
    weight = file.stat().st_size / 1e9
    file.unlink()

    told(
        f"{weight:.1f} GB of {ending}: profile {made:.1f} s CPU, window {run:.1f} s, {peak:.0f} MB"
    )
    assert peak < _LIMIT
