"""What is found in a file does not depend on where it is cut for reading."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.evaluation.case import Case
from bot.domain.evaluation.mapping import parse_mapping
from bot.domain.evaluation.run import FileReading
from bot.evidence.bounds import BOUNDS
from bot.evidence.case_rows import read_cases
from bot.evidence.reading import read_file

FILES = Path(__file__).parents[2] / "data" / "evaluations"
SMALL = sorted(
    file for file in FILES.iterdir() if file.suffix != ".md" and file.stat().st_size < 60_000
)
TABLES = {
    "bom, carriage returns, blank lines": "\ufeffid,passed\r\n\r\na,yes\r\n\r\n\u00e9,no\r\n",
    "quotes": 'id,passed\n"a ""b""\nc",yes\n"d,\u00e9",no\n',
    "array": '[\n{"id": "\\u00e9\\"}", "passed": true},\n {"id": "\u00e9\u20ac", "passed": false}\n]\n',
    "nested": '[{"id": "a", "passed": true, "b": [1]}, {"passed": false, "id": "\\ud83d\\ude00"}]',
    "lines": '\ufeff{"id": "\\"", "passed": true}\r\n\r\n{"id": "\\\\", "passed": false}\r\n',
}


def read(file: Path, folder: Path, block: int) -> tuple[FileReading, list[Case]]:
    cases = folder / "cases.parquet"
    cases.unlink(missing_ok=True)
    mapping = parse_mapping("case=id,passed=passed") if file.suffix == ".table" else None
    reading = read_file(
        file, cases=cases, bounds=replace(BOUNDS, block=block), mapping=mapping, name="results"
    )
    parts = range(len(reading.runs)) if cases.exists() else ()
    return reading, [case for part in parts for case in read_cases(cases, part)]


@pytest.mark.parametrize("file", SMALL, ids=lambda file: file.name[:30])
def test_a_file_of_a_tool_is_read_the_same_however_it_is_cut(file: Path, tmp_path: Path) -> None:
    assert read(file, tmp_path, BOUNDS.block) == read(file, tmp_path, 37)


@pytest.mark.parametrize("name", TABLES)
def test_a_plain_table_is_read_the_same_wherever_it_is_cut(name: str, tmp_path: Path) -> None:
    file = tmp_path / "results.table"
    file.write_bytes(TABLES[name].encode())
    whole = read(file, tmp_path, BOUNDS.block)

    assert [2] == [check.n for check in whole[0].runs[0].checks]
    for block in range(3, 40):
        assert whole == read(file, tmp_path, block)
