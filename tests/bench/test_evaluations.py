"""A million case rows imported, kept columnar and counted: memory, and time beside json and pandas."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_ROWS = 1_000_000
_MOST_GROWTH = 300  # MiB
_TEXT = (
    "The customer asks whether the invoice of last month was already paid, and wants a copy of it."
)


@pytest.mark.bench
def test_a_million_cases_are_imported_in_bounded_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, warm = tmp_path / "cases.jsonl", tmp_path / "warm.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for n in range(_ROWS):
            row = {"id": f"case-{n:07d}", "language": "en" if n % 3 else "de", "passed": n % 20 != 0,
                   "score": n % 97 / 97, "question": f"{_TEXT} {n}", "answer": f"Yes, on {n}."}  # fmt: skip
            out.write(json.dumps(row) + "\n")
    warm.write_text('{"id":"a","passed":true}\n{"id":"b","passed":true}\n', encoding="utf-8")

    program = [sys.executable, "-m", "tests.bench.evaluation_program", str(file), str(warm)]
    done = subprocess.run(program, capture_output=True, text=True, check=True)

    told = json.loads(done.stdout)
    ours = told["ours"]
    with capsys.disabled():
        print(f"\n{_ROWS:,} cases imported and judged: {told['growth']:.0f} MiB more memory, "  # noqa: T201
              f"{ours['clock']:.2f} s by the clock, {ours['cpu']:.2f} CPU s")  # fmt: skip
        for peer in ("pandas", "json"):
            ratio = {each: told[peer][each] / ours[each] for each in ("clock", "cpu")}
            print(f"  {ratio['clock']:.1f}x faster than {peer} by the clock ({told[peer]['clock']:.2f} s), "  # noqa: T201
                  f"{ratio['cpu']:.1f}x less CPU ({told[peer]['cpu']:.2f} s)")  # fmt: skip
    assert ours["passed"] == told["json"]["passed"] == told["pandas"]["passed"]
    assert told["growth"] <= _MOST_GROWTH
