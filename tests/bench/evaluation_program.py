"""Reads a file of a million cases by ours, by json and by pandas, in this order, and prints what each took."""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from bot.evidence.reading import read_file


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:", 1)[1].split()[0]) / 1024


def main(file: Path, warm: Path) -> None:
    """Compare in one run; imports are paid before the first clock starts."""
    read_file(warm)
    before, started, began = _peak(), time.process_time(), time.perf_counter()
    check = read_file(file, cases=file.with_suffix(".parquet")).runs[0].checks[0]
    ours, growth = time.process_time() - started, _peak() - before
    ours_wall = time.perf_counter() - began
    started = time.process_time()
    counts: Counter[bool] = Counter()
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            counts[json.loads(line)["passed"]] += 1
    plain = time.process_time() - started
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415

    started, began = time.process_time(), time.perf_counter()
    grouped = pd.read_json(file, lines=True).groupby("passed").size()
    pandas, pandas_wall = time.process_time() - started, time.perf_counter() - began
    same = check.passed == counts[True] == int(grouped[True])
    told = {"ours": ours, "json": plain, "pandas": pandas, "growth": growth, "same": same,
            "wall": pandas_wall / ours_wall}  # fmt: skip
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
