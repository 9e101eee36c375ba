"""Data that is not whole is a state of its own: never a zero, and never all clear."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import RemitError
from bot.domain.evaluation.errors import MappingNeededError, UnknownFormatError, UnreadableFileError
from bot.domain.evaluation.mapping import parse_mapping
from bot.domain.evaluation.run import EvaluationRun, FileReading
from bot.domain.evaluation.warning import WarningState
from bot.evidence.reading import read_file

_CSV = "q,verdict,lang\nx,ok,de\ny,no,de\nz,error,fr\n"
_ROWS = [
    {"q": "x", "verdict": "ok", "lang": "de"},
    {"q": "y", "verdict": "no", "lang": "de"},
    {"q": "z", "verdict": "error", "lang": "fr"},
]
FILES = Path(__file__).parents[2] / "data" / "evaluations"


def _read(tmp_path: Path, content: str | bytes, **how: Any) -> FileReading:  # noqa: ANN401
    file = tmp_path / "upload"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(file, **how)


def _states(run: EvaluationRun) -> set[WarningState]:
    return {warning.state for warning in run.warnings}


def _promptfoo(rows: int) -> str:
    document = json.loads((FILES / "promptfoo.json").read_text(encoding="utf-8"))
    mine = [row for row in document["results"]["results"] if row["promptIdx"] == 0]
    document["results"]["results"] = mine[:rows]
    document["results"]["prompts"] = document["results"]["prompts"][:1]
    return json.dumps(document)


def test_rows_that_the_summary_counts_and_the_file_lacks_are_missing(tmp_path: Path) -> None:
    """A tracker that keeps some of the rows: the rest is unknown, and the check is spoilt."""
    run = _read(tmp_path, _promptfoo(8)).runs[0]

    assert [(8, 20)] == [
        (w.seen, w.expected) for w in run.warnings if w.state is WarningState.MISSING
    ]
    assert (WarningState.MISSING,) == run.spoilt("success")


def test_the_whole_file_has_no_such_state(tmp_path: Path) -> None:
    assert {WarningState.ERRORED} == _states(_read(tmp_path, _promptfoo(20)).runs[0])


def test_38_of_80_rows_are_caught_when_somebody_says_how_many_there_are(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": f"c{n}", "passed": True}) for n in range(38))

    run = _read(tmp_path, rows + "\n", expected=80).runs[0]

    assert (38, 38) == (run.checks[0].n, run.checks[0].passed)
    assert [(WarningState.MISSING, 38, 80)] == [(w.state, w.seen, w.expected) for w in run.warnings]


@pytest.mark.parametrize(
    ("there", "declared", "expected", "state"),
    [
        (38, 38, 80, WarningState.MISSING),  # the file calls itself whole, and it is not
        (38, 60, 80, WarningState.MISSING),
        (38, 38, 20, WarningState.CONTRADICTORY),
        (38, 20, 38, WarningState.CONTRADICTORY),
        (38, 38, 38, None),
    ],
)
def test_how_many_somebody_expects_counts_beside_what_the_file_says(
    there: int, declared: int, expected: int, state: WarningState | None, tmp_path: Path
) -> None:
    tests = "".join(f'<testcase classname="t" name="c{n}"/>' for n in range(there))
    suite = f'<testsuite name="s" tests="{declared}">{tests}</testsuite>'

    run = _read(tmp_path, suite, expected=expected).runs[0]

    assert state is None or {state} <= {one.state for one in run.warnings}
    assert bool(state) == bool(run.warnings)


@pytest.mark.parametrize(
    ("place", "figure", "value", "check"),
    [
        (None, "accuracy", 0.99, "accuracy"),
        ("urgent", "f1-score", 0.99, "f1(urgent)"),
        ("urgent", "precision", 0.31, "f1(urgent)"),
    ],
)
def test_a_report_whose_figures_cannot_be_together_is_no_basis_of_a_verdict(
    place: str | None, figure: str, value: float, check: str, tmp_path: Path
) -> None:
    file = Path(__file__).parents[2] / "data" / "evaluations" / "sklearn_report.json"
    report = json.loads(file.read_text())
    (report[place] if place else report)[figure] = value

    (run,) = _read(tmp_path, json.dumps(report)).runs

    told = {one.check for one in run.warnings if one.state is WarningState.CONTRADICTORY}
    assert {check} == told


def test_a_class_is_no_smaller_than_expected_for_being_one_of_several() -> None:
    report = Path(__file__).parents[2] / "data" / "evaluations" / "sklearn_report.json"

    (whole,), (cut,) = (read_file(report, expected=n).runs for n in (20, 40))

    assert () == whole.warnings
    assert "accuracy" in {one.check for one in cut.warnings}
    assert "recall(urgent)" not in {one.check for one in cut.warnings}


def test_38_of_80_tests_in_a_suite_are_caught(tmp_path: Path) -> None:
    tests = "".join(f'<testcase classname="t" name="c{n}"/>' for n in range(38))

    run = _read(tmp_path, f'<testsuite name="s" tests="80">{tests}</testsuite>').runs[0]

    assert [(WarningState.MISSING, 38, 80)] == [(w.state, w.seen, w.expected) for w in run.warnings]


@pytest.mark.parametrize(
    "name",
    ["promptfoo.json", "promptfoo.jsonl", "junit.xml", "inspect.json", "deepeval_results.json",
     "pydantic_evals.json", "mlflow_rows_table.json", "opentelemetry_logs.jsonl",
     "samples_toy_sums_2026-11-26T04-52-25.483824.jsonl"],
)  # fmt: skip
@pytest.mark.parametrize("share", [0.4, 0.7, 0.93])
def test_a_file_that_was_cut_off_says_so_or_is_refused(
    name: str, share: float, tmp_path: Path
) -> None:
    content = (FILES / name).read_bytes()

    try:
        reading = _read(tmp_path, content[: int(len(content) * share)])
    except RemitError as refused:
        assert refused.next_step  # noqa: PT017  # either is right; which depends on where it was cut
        return

    spoilt = {state for run in reading.runs for state in _states(run)}
    assert WarningState.TRUNCATED in spoilt


def test_an_archive_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    content = (FILES / "inspect.eval").read_bytes()

    with pytest.raises(UnreadableFileError, match="cut off"):
        _read(tmp_path, content[: len(content) // 2])


def test_an_evaluation_that_did_not_finish_is_truncated(tmp_path: Path) -> None:
    document = json.loads((FILES / "inspect.json").read_text(encoding="utf-8"))
    document["status"] = "cancelled"
    document["samples"] = document["samples"][:9]

    run = _read(tmp_path, json.dumps(document)).runs[0]

    assert {WarningState.TRUNCATED, WarningState.MISSING} <= _states(run)


def test_the_same_case_twice_is_said(tmp_path: Path) -> None:
    rows = [{"id": name, "passed": True} for name in ("a", "b", "b", "c")]

    run = _read(tmp_path, json.dumps(rows)).runs[0]

    assert (4, 3) == (run.checks[0].n, run.checks[0].cases)
    assert [(WarningState.DUPLICATE, 1)] == [(w.state, w.seen) for w in run.warnings]


def test_rows_and_summary_that_disagree_are_said(tmp_path: Path) -> None:
    document = json.loads((FILES / "deepeval_test_run.json").read_text(encoding="utf-8"))
    document["metricsScores"][0].update(passes=19, fails=1)

    run = _read(tmp_path, json.dumps(document)).runs[0]

    assert [(WarningState.CONTRADICTORY, "Exact Match", 16, 19)] == [
        (w.state, w.check, w.seen, w.expected) for w in run.warnings if w.state.spoils
    ]


def test_a_table_that_rounds_says_what_it_lost() -> None:
    run = read_file(FILES / "promptfoo.csv").runs[0]

    assert WarningState.LOSSY in _states(run)
    assert not WarningState.LOSSY.spoils


def test_rows_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    rows = '{"id":"a","passed":true}\n{"id":"b","passed":\n{"id":"c","passed":"maybe"}\n'

    run = _read(tmp_path, rows).runs[0]

    assert (1, 1) == (run.checks[0].n, run.checks[0].passed)
    assert [(WarningState.UNREAD, 2)] == [(w.state, w.seen) for w in run.warnings]


def test_a_score_that_is_no_number_is_a_broken_case(tmp_path: Path) -> None:
    run = _read(tmp_path, "id,score\na,0.5\nb,nan\nc,0.7\n").runs[0]

    assert (2, 1) == (run.checks[0].n, run.checks[0].errored)
    assert run.checks[0].mean == pytest.approx(0.6)


def test_an_empty_file_is_neither_a_pass_nor_a_fail(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="empty"):
        _read(tmp_path, "")


def test_a_file_without_a_result_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no result"):
        _read(tmp_path, '{"name": "r", "cases": [], "failures": []}')


def test_an_unknown_shape_is_refused_with_what_is_there_and_the_nearest_known_one(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        _read(tmp_path, '{"test_results": [{"passed": 1}], "by": "our own script"}')

    assert "`test_results`, `by`" in refused.value.message
    assert "deepeval-results" in refused.value.message
    assert "`metrics_data`" in refused.value.message


def test_a_shape_like_nothing_known_names_no_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        _read(tmp_path, '{"a": 1}')

    assert "nearest" not in refused.value.message


def test_a_plain_table_asks_which_column_holds_what(tmp_path: Path) -> None:
    with pytest.raises(MappingNeededError) as asked:
        _read(tmp_path, "q,verdict\nx,ok\n")

    assert ("q", "verdict") == asked.value.columns


@pytest.mark.parametrize(
    "content",
    [_CSV, "\n".join(map(json.dumps, _ROWS)) + "\n", json.dumps(_ROWS, separators=(",", ":"))],
    ids=["csv", "jsonl", "json"],
)
@pytest.mark.parametrize("way", ["by columns", "row by row"])
def test_a_mapping_reads_it_by_columns_and_row_by_row_alike(
    content: str, way: str, tmp_path: Path
) -> None:
    mapping = parse_mapping("case=q,passed=verdict,slice=lang")
    if way == "row by row":  # a row that does not fit the types of the others
        content = content.replace('"x"', "7").replace("x,ok", "x ,OK ")

    run = _read(tmp_path, content, mapping=mapping).runs[0]

    check = run.checks[0]
    assert (2, 1, 1) == (check.n, check.passed, check.errored)
    assert {("de", 2, 1)} == {(s.value, s.n, s.passed) for s in check.slices if s.n}


def test_several_providers_and_checks_of_a_table_stay_apart(tmp_path: Path) -> None:
    rows = "id,model,metric,passed\na,m1,polite,1\na,m1,right,0\na,m2,polite,1\na,m2,right,1\n"

    runs = _read(tmp_path, rows).runs

    assert [
        ("m1", [("polite", 1, 1), ("right", 1, 0)]),
        ("m2", [("polite", 1, 1), ("right", 1, 1)]),
    ] == [(run.provider, [(c.name, c.n, c.passed) for c in run.checks]) for run in runs]


def test_a_prompt_whose_number_is_none_is_a_run_of_its_own(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (FILES / "promptfoo.jsonl").read_text().splitlines()]
    mine = [row for row in rows if row["promptIdx"] == 0]
    odd = [{**mine[0], "promptIdx": [1, {}]}]

    runs = _read(tmp_path, "\n".join(map(json.dumps, mine + odd))).runs

    assert [len(mine), 1] == [(run.checks[0].n or 0) + run.checks[0].errored for run in runs]
