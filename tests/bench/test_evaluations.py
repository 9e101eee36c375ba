"""Many case rows imported, kept columnar and counted: memory, and time beside json and pandas.

The others are asked twice: only how many passed, and by groups as ours is. Of what promptfoo wrote ours
reads every assertion, names the case by its variables and keeps its attributes.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROWS = 1_000_000
_RESULTS = 50_000  # of two kilobytes each, with three checks in it
_WRITTEN = Path(__file__).parents[1] / "data" / "evaluations" / "promptfoo.jsonl"
_PEERS = ("passed_by_pandas", "grouped_by_pandas", "passed_by_json", "grouped_by_json")
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

    growth = compared(file, warm, "passed", capsys)

    assert growth <= _MOST_GROWTH


@pytest.mark.bench
def test_lines_as_promptfoo_writes_them_are_imported_in_bounded_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "results.jsonl"
    warm = shutil.copyfile(_WRITTEN, tmp_path / "warm.jsonl")
    rows = [json.loads(line) for line in _WRITTEN.read_text(encoding="utf-8").splitlines()]
    with file.open("w", encoding="utf-8") as out:
        for n in range(_RESULTS):
            row = rows[n % len(rows)]
            asked = {**row["testCase"]["vars"], "question": f"{_TEXT} {n}"}
            case = {**row["testCase"], "vars": asked}
            out.write(json.dumps({**row, "testIdx": n, "testCase": case, "vars": asked}) + "\n")

    growth = compared(file, warm, "success", capsys)

    assert growth <= _MOST_GROWTH


def compared(file: Path, warm: Path, key: str, capsys: pytest.CaptureFixture[str]) -> float:
    """Print what reading a file takes in three ways; return by how many MiB memory grew in ours."""
    with file.open("rb") as written:
        os.fsync(written.fileno())  # or whoever reads first shares the machine with the writing
    program = [sys.executable, "-m", "tests.bench.evaluation_program", str(file), str(warm), key]
    done = subprocess.run(program, capture_output=True, text=True, check=True)

    told = json.loads(done.stdout)
    ours = told["ours"]
    with capsys.disabled():
        print(f"\n{file.name}, imported and judged: {told['growth']:.0f} MiB more memory, "  # noqa: T201
              f"{ours['clock']:.2f} s by the clock, {ours['cpu']:.2f} CPU s")  # fmt: skip
        for peer in _PEERS:
            ratio = {each: told[peer][each] / ours[each] for each in ("clock", "cpu")}
            print(f"  {ratio['clock']:.1f}x faster than {peer} by the clock ({told[peer]['clock']:.2f} s), "  # noqa: T201
                  f"{ratio['cpu']:.1f}x less CPU ({told[peer]['cpu']:.2f} s)")  # fmt: skip
    assert {told[peer]["passed"] for peer in _PEERS} == {ours["passed"]}
    return float(told["growth"])
