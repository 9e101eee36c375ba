"""Tables as programs and people really write them: what is in them is counted once, whichever way they are read."""

import csv
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.evaluation.errors import FileLimitError, UnreadableFileError
from bot.domain.evaluation.mapping import parse_mapping
from bot.domain.evaluation.run import CheckResult
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import BOUNDS, Bounds
from bot.evidence.reading import read_file


def counted(
    content: str | bytes,
    folder: Path,
    mapping: str = "case=id,passed=passed,error=error",
    bounds: Bounds = BOUNDS,
) -> tuple[CheckResult, dict[WarningState, int | None]]:
    file = folder / "results"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (run,) = read_file(
        file, mapping=parse_mapping(mapping), cases=folder / "cases.parquet", bounds=bounds
    ).runs
    (check,) = run.checks
    return check, {warning.state: warning.seen for warning in run.warnings}


# What of it is no word for a result sends a table another way; the others are counted the same.
ODD = pytest.mark.parametrize("odd", ["", "z,perhaps,\n"], ids=["by columns", "row by row"])


@ODD
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_blank_lines_are_no_rows_and_no_header(end: str, odd: str, tmp_path: Path) -> None:
    table = f"\n\nid,passed,error\na,yes,\n\nb,no,\n{odd}\n".replace("\n", end)

    check, warnings = counted(table, tmp_path)

    assert (2, 1, 0) == (check.n, check.passed, check.errored)
    assert warnings == ({WarningState.UNREAD: 1} if odd else {})


@ODD
@pytest.mark.parametrize("nothing", ["", " ", "False", "none", "NULL", "NaN", "0"])
def test_a_word_for_no_error_is_no_error(nothing: str, odd: str, tmp_path: Path) -> None:
    table = f"id,passed,error\na,yes,{nothing}\nb,no,{nothing}\nc,yes,timeout\n{odd}"

    check, _ = counted(table, tmp_path)

    assert (2, 1, 1) == (check.n, check.passed, check.errored)


@ODD
def test_yes_and_no_are_read_where_a_program_made_decimals_of_them(
    odd: str, tmp_path: Path
) -> None:
    check, _ = counted(f"id,passed,error\na,1.0,\nb,0.0,\n{odd}", tmp_path)

    assert (2, 1, 0) == (check.n, check.passed, check.errored)


def test_a_large_cell_is_read_whatever_was_read_before(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)  # as in a process that read no table yet

    check, _ = counted(f"id,passed,error,text\na,yes,,{'x' * 150_000}\nb,no,,x\n", tmp_path)

    assert (2, 1, 0) == (check.n, check.passed, check.errored)


def test_a_row_that_goes_on_in_line_after_line_is_refused_before_it_is_all_held(
    tmp_path: Path,
) -> None:
    small = replace(BOUNDS, row=1_000)
    endless = "id,passed,error\n" + '"x\n",' * 400

    with pytest.raises(FileLimitError, match="row of the table"):
        counted(endless, tmp_path, bounds=small)
    check, _ = counted(
        "id,passed,error\n" + '"x\n",yes,\nz,perhaps,\n' * 400, tmp_path, bounds=small
    )
    assert (400, 400) == (check.n, check.passed)


@pytest.mark.parametrize("part", ['"id": "\xff"', '"id": "b", "text": ["\xff"]'])
def test_an_array_that_is_no_text_is_refused_and_not_kept_as_it_is(
    part: str, tmp_path: Path
) -> None:
    first = '{"id": "a", "passed": true, "text": "%s"}' % ("x" * 300_000)
    array = f'[{first}, {{"passed": true, "kinds": [1], {part}}}]'

    with pytest.raises(UnreadableFileError, match="not JSON"):
        counted(array.encode("latin-1"), tmp_path, "case=id,passed=passed")


def test_an_empty_object_is_a_case_without_a_result_in_an_array_as_on_a_line(
    tmp_path: Path,
) -> None:
    rows = ['{"id": "a", "passed": true}', "{}", '{"id": "b", "passed": false}']
    alike = [f"[{', '.join(rows)}]", f"[{', '.join([*rows, '1'])}]", "\n".join(rows) + "\n"]

    for content in alike:
        check, _ = counted(content, tmp_path, "case=id,passed=passed")
        assert (2, 1, 1) == (check.n, check.passed, check.errored)


def test_rows_that_are_not_between_commas_are_no_array(tmp_path: Path) -> None:
    text = "x" * 150_000
    a, b, c = (f'{{"id": "{name}", "passed": true, "text": "{text}"}}' for name in "abc")

    assert counted(f"[{a}, {b}, {c}]", tmp_path, "case=id,passed=passed")[0].n == 3
    with pytest.raises(UnreadableFileError, match="not JSON"):
        counted(f"[{a}, {b} {c}, , {a}]", tmp_path, "case=id,passed=passed")


@pytest.mark.parametrize("more", [0, 1])
def test_a_line_is_as_deep_as_allowed_or_refused_by_columns_too(more: int, tmp_path: Path) -> None:
    lists = BOUNDS.depth - 1 + more
    deep = f'{{"id": "b", "passed": true, "x": {"[" * lists}{"]" * lists}}}\n'
    lines = '{"id": "a", "passed": true}\n' * 3 + deep

    if more:
        with pytest.raises(FileLimitError, match="deep"):
            counted(lines, tmp_path, "case=id,passed=passed")
    else:
        assert counted(lines, tmp_path, "case=id,passed=passed")[0].n == 4


def test_rows_without_a_name_repeat_none_wherever_blocks_are_cut(tmp_path: Path) -> None:
    rows = [f'{{"id": "{n}", "passed": true}}\n' for n in range(50)]
    rows += ['{"id": null, "passed": true}\n'] * 50
    found = [
        counted("".join(rows), tmp_path, "case=id,passed=passed", replace(BOUNDS, block=block))
        for block in (100, 1_000, 3_000, BOUNDS.block)
    ]

    assert [(100, 50)] * 4 == [(check.n, check.cases) for check, _ in found]
    assert [{}] * 4 == [warnings for _, warnings in found]


def test_a_file_that_is_refused_leaves_no_thread_that_writes_its_cases(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{n}", "passed": true}}\n' for n in range(140_000))
    before = set(threading.enumerate())

    with pytest.raises(FileLimitError) as refused:  # held, with all that its frames hold
        counted(
            lines, tmp_path, "case=id,passed=passed", replace(BOUNDS, rows=135_000, block=100_000)
        )

    left = [one for one in threading.enumerate() if one not in before and not one.daemon]
    assert [] == left, refused
