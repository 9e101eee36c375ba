"""Reads a file of many cases by ours, by json and by pandas, in this order, and prints what each took.

What is timed of ours is all that an import does with the rows: the file read, hashed, recognised and
checked, the cases written to Parquet and counted with their slices, and a criterion judged by the counts.
The others parse the same lines and group them.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.verdict import Counts, Outcome, verdict
from bot.evidence.reading import read_file
from tests.bench.evaluation_peers import (
    grouped_by_json,
    grouped_by_pandas,
    passed_by_json,
    passed_by_pandas,
)

_CRITERION = parse_line("AC-01 statistical: accuracy >= 10 %")


def main(file: Path, warm: Path, key: str) -> None:
    """Compare in one run; imports are paid before the first clock starts.

    Args:
        file: JSON lines of one tool, or a plain table.
        warm: A few lines of the same form.
        key: Under which a line says whether the case passed.
    """
    ours(warm, key)
    before = _peak()
    told: dict[str, object] = {"ours": _timed(lambda: ours(file, key)), "growth": _peak() - before}
    for peer in (passed_by_json, grouped_by_json):
        told[peer.__name__] = _timed(partial(peer, file, key))
    import pandas as pd  # type: ignore[import-untyped]  # noqa: F401, PLC0415

    for peer in (passed_by_pandas, grouped_by_pandas):
        told[peer.__name__] = _timed(partial(peer, file, key))
    print(json.dumps(told))  # noqa: T201


def ours(file: Path, key: str) -> int | None:
    """Import a file, and judge a criterion by all runs in it."""
    runs = read_file(file, cases=file.with_suffix(".parquet")).runs
    checks = [check for run in runs for check in run.checks if check.name == key]
    passed = sum(check.passed or 0 for check in checks)
    judged = verdict(_CRITERION, Counts(passed, sum(check.n or 0 for check in checks)))
    return passed if judged.outcome is Outcome.PASS else None


def _timed(run: Callable[[], int | None]) -> dict[str, float | None]:
    cpu, clock = time.process_time(), time.perf_counter()
    passed = run()
    return {
        "passed": passed,
        "cpu": time.process_time() - cpu,
        "clock": time.perf_counter() - clock,
    }


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:", 1)[1].split()[0]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
