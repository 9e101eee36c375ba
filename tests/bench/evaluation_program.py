"""Reads a file of a million cases by ours, by json and by pandas, in this order, and prints what each took.

What is timed of ours is all that an import does with the rows: the file read, hashed, recognised and
checked, the cases written to Parquet and counted with their slices, and a criterion judged by the counts.
The others only parse the same lines and count how many passed.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.verdict import Counts, Outcome, verdict
from bot.evidence.reading import read_file

_CRITERION = parse_line("AC-01 statistical: accuracy >= 94 %")


def main(file: Path, warm: Path) -> None:
    """Compare in one run; imports are paid before the first clock starts."""
    ours(warm)
    before = _peak()
    told: dict[str, object] = {"ours": _timed(lambda: ours(file)), "growth": _peak() - before}
    told["json"] = _timed(lambda: by_json(file))
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415

    told["pandas"] = _timed(
        lambda: int(pd.read_json(file, lines=True).groupby("passed").size()[True])
    )
    print(json.dumps(told))  # noqa: T201


def ours(file: Path) -> int | None:
    """Import a file, and judge a criterion by it."""
    check = read_file(file, cases=file.with_suffix(".parquet")).runs[0].checks[0]
    if check.passed is None or check.n is None:
        return None
    judged = verdict(_CRITERION, Counts(check.passed, check.n))
    return check.passed if judged.outcome is Outcome.PASS else None


def by_json(file: Path) -> int:
    """What somebody would write who has nothing but the standard library."""
    counts: Counter[bool] = Counter()
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            counts[json.loads(line)["passed"]] += 1
    return counts[True]


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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
