"""A plain table in JSON lines: by columns the same is found as row by row, to the last state and warning."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.evaluation.case import Case
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import Mapping, parse_mapping
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import BOUNDS, Bounds
from bot.evidence.case_rows import read_cases
from bot.evidence.findings import Findings
from bot.evidence.formats.plain_columns import schema_of
from bot.evidence.formats.plain_lines import IMPORTER
from bot.evidence.formats.plain_row import take
from bot.evidence.glimpse import look_at
from bot.evidence.importer import OpenFile
from bot.evidence.json_blocks import parsed
from bot.evidence.json_lines import objects

FILES = Path(__file__).parents[2] / "data" / "evaluations"
MAPPING = parse_mapping(
    "case=id,passed=passed,score=score,repeat=attempt,provider=model,check=metric,cluster=group,"
    "error=error,label=people,judge=grader,latency_ms=ms,cost=usd,slice=language"
)
FOUND = tuple[tuple[EvaluationRun, ...], list[list[Case]]]


def found_in(
    file: Path, *, row_by_row: bool, mapping: Mapping = MAPPING, bounds: Bounds = BOUNDS
) -> FOUND:
    rows = file.with_name("rows.parquet" if row_by_row else "columns.parquet")
    found = Findings(Format.JSONL, case_path=rows)
    opened = OpenFile(file, look_at(file, bounds), bounds, file.name, mapping)
    if row_by_row:
        for row in objects(opened, found):
            take(found, row, mapping)
    else:
        IMPORTER.read(opened, found)
    runs = found.finish("0" * 64, 1, "cases.parquet")
    return tuple(map(about, runs)), [
        list(read_cases(rows, part)) for part in range(len(runs))
    ] if rows.exists() else []


def about(run: EvaluationRun) -> EvaluationRun:
    """The same with means to ten digits: added up in another order they differ in the last."""
    checks = [
        check.model_copy(
            update={
                "mean": shown(check.mean),
                "deviation": shown(check.deviation),
                "slices": tuple(
                    one.model_copy(
                        update={"mean": shown(one.mean), "deviation": shown(one.deviation)}
                    )
                    for one in check.slices
                ),
            }
        )
        for check in run.checks
    ]
    return run.model_copy(update={"checks": tuple(checks)})


def shown(figure: float | None) -> float | None:
    return None if figure is None else float(f"{figure:.10g}")


KINDS: dict[str, st.SearchStrategy[object]] = {
    "id": st.text(max_size=30),
    "passed": st.booleans()
    | st.sampled_from(
        ["yes", " No ", "error", "skipped", "", " ", "1", "0.0", "FA\u0130L", " T\u0130MEOUT"]
    ),
    "score": st.floats(0, 1) | st.integers(-2, 2),
    "attempt": st.integers(-1, 3),
    "model": st.sampled_from(["m1", "m2", ""]),
    "metric": st.sampled_from(["right", "polite", " odd\tname", ""]),
    "group": st.sampled_from(["a", "b", ""]),
    "grader": st.sampled_from(["g1", "g2", ""]),
    "error": st.sampled_from(["", " ", "timeout", "None", "FALSE", "nan", "0", "no"]),
    "people": st.booleans() | st.sampled_from(["ja", "nein", "?"]),
    "ms": st.floats(0, 1e6) | st.just("12.5"),
    "usd": st.integers(0, 9),
    "language": st.sampled_from(["de", "fr", "", " ", "x" * 90, "two\nlines", "\u00e9t\u00e9"]),
    "text": st.text(max_size=40) | st.lists(st.integers(), max_size=3),
}
ROW = st.fixed_dictionaries({}, optional={key: st.none() | kind for key, kind in KINDS.items()})
ODD = st.sampled_from(
    ['{"id":"cut', "[1]", "7", "", "  ", '{"id":"a"} {"id":"b"}', '{"id":"a","id":"b","passed":true}',
     '{"passed":', "true}", '{"id":"\\ud800","passed":true}', '{"id":"a","passed":NaN}',
     ' {"id":"a","passed":true} ', '{"id":7,"passed":"ok"}', '{"id":true,"passed":1.0}',
     '{"id":"a","passed":0.5}', '{"score":1e999}', '{"id":"\\u00e9\\"","passed":false}\r']
)  # fmt: skip


# The types of the columns are taken from the first rows: all columns are there, and empty.
HEAD = [
    json.dumps({**dict.fromkeys(KINDS), "id": f"case {number}", "passed": None})
    for number in range(50)
]


def same(content: bytes, *, passed: str = "true", block: int = 100) -> None:
    head = "\n".join([*HEAD, f'{{"id":"a","passed":{passed}}}', ""]).replace(
        '"passed": null', f'"passed": {passed}'
    )
    content = head.encode() + content
    with TemporaryDirectory() as folder:
        file = Path(folder) / "upload"
        file.write_bytes(content)

        by_rows = found_in(file, row_by_row=True)
        assert by_rows == found_in(file, row_by_row=False)
        small = replace(BOUNDS, block=block)
        assert by_rows == found_in(file, row_by_row=False, bounds=small)
        assert by_rows == found_in(file, row_by_row=True, bounds=small)


PLAIN = '{"id":"a","passed":true}'


@given(
    rows=st.lists(ROW.map(json.dumps) | ODD, max_size=12),
    passed=st.sampled_from(["true", '"yes"', "1.0"]),
    ended=st.booleans(),
    block=st.integers(3, 400),
)
@example(rows=[PLAIN, '{"id":"b",', '"passed":true}'], passed="true", ended=True, block=50)
@example(rows=[PLAIN, PLAIN + PLAIN, '{"id":', '"b"}'], passed="true", ended=True, block=50)
@example(rows=['{"attempt":-1,"passed":true}'], passed="true", ended=True, block=50)
@example(rows=['{"attempt":1.5,"passed":true}'], passed="true", ended=True, block=50)
@example(
    rows=['{"passed":"yes","error":" none"}', '{"passed":" "}'], passed='"yes"', ended=True, block=3
)
@settings(max_examples=30, deadline=None)
def test_any_lines_are_read_by_columns_as_row_by_row_however_they_are_cut(
    rows: list[str], passed: str, *, ended: bool, block: int
) -> None:
    same(("\n".join(rows) + "\n" * ended).encode(), passed=passed, block=block)


def test_lines_that_end_as_on_windows_are_read_by_columns_and_a_long_one_is_not() -> None:
    lines, schema = b'{"id":"a"}\r\n{"id":"b"}\r\n', pa.schema([("id", pa.string())])

    (read,) = parsed(iter([lines]), schema, BOUNDS)
    (refused,) = parsed(iter([lines]), schema, replace(BOUNDS, row=5))

    assert read.table is not None
    assert read.table.num_rows == 2
    assert refused.table is None


def test_what_is_no_text_is_in_no_count_either_way() -> None:
    same(b'{"id":"a","passed":true,"text":"\xff"}\n' + PLAIN.encode() + b"\n")


@pytest.mark.parametrize("file", sorted(FILES.glob("*.jsonl")), ids=lambda file: file.stem[:30])
def test_lines_of_other_tools_read_as_a_plain_table_are_the_same(file: Path) -> None:
    same(file.read_bytes())


def test_one_line_that_does_not_fit_sends_its_own_block_another_way_and_no_other(
    tmp_path: Path,
) -> None:
    file, filler = tmp_path / "upload", "x" * 4_000
    rows = [f'{{"id":"{n}","passed":true,"text":"{filler}"}}' for n in range(3_500)]
    rows[1_700] = rows[1_700][:-1]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    mapping = parse_mapping("case=id,passed=passed")
    opened = OpenFile(file, look_at(file, BOUNDS), BOUNDS, file.name, mapping)

    blocks = list(parsed(opened.blocks(), schema_of(opened, mapping), BOUNDS))
    runs, cases = found_in(file, row_by_row=False, mapping=mapping)

    assert 1 == sum(block.table is None for block in blocks) < len(blocks)
    assert b"".join(block.lines for block in blocks) == file.read_bytes()
    assert [(WarningState.UNREAD, 1)] == [(w.state, w.seen) for w in runs[0].warnings]
    assert [str(n) for n in range(3_500) if n != 1_700] == [case.case for case in cases[0]]
