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
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{_ROWS:,} cases: {told['ours']:.2f} CPU s, {told['pandas'] / told['ours']:.1f}x less "
            f"than pandas ({told['wall']:.1f}x faster by the clock), {told['json'] / told['ours']:.1f}x less than json; "
            f"{told['growth']:.0f} MiB more memory"
        )
    assert told["same"]
    assert told["growth"] <= _MOST_GROWTH
