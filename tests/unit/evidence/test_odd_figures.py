"""Figures no evaluation can have had, and counts tools have of their own: a reason, never a crash or a pass."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.document import reading_document
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.warning import WarningState
from bot.evidence.case_rows import read_cases
from bot.evidence.reading import read_file

FILES = Path(__file__).parents[2] / "data" / "evaluations"


def run_of(folder: Path, content: str) -> EvaluationRun:
    file = folder / "upload"
    file.write_text(content, encoding="utf-8")
    reading = read_file(file)
    json.dumps(reading_document(reading), allow_nan=False)
    return reading.runs[0]


def of_class(**figures: float) -> dict[str, float]:
    return {"precision": 1.0, "recall": 1.0, "f1-score": 1.0, "support": 3.0, **figures}


def report(zero: dict[str, float], one: dict[str, float], weighted: float) -> str:
    """A report as `json.dump` writes it, which writes NaN where there is none."""
    whole = of_class(support=weighted)
    return json.dumps(
        {"0": zero, "1": one, "accuracy": 0.0, "macro avg": whole, "weighted avg": whole}
    )


def test_a_report_with_undefined_figures_is_read_without_them(tmp_path: Path) -> None:
    nan = float("nan")
    nothing = of_class(precision=nan, recall=0.0)

    run = run_of(tmp_path, report(nothing, of_class(precision=0.0, recall=nan, support=0.0), 3.0))

    found = {check.name: (check.n, check.passed, check.mean) for check in run.checks}
    assert (3, 0, 0.0) == found["recall(0)"]
    assert (None, None, None) == found["precision(0)"]
    assert (0, None, None) == found["recall(1)"]


@pytest.mark.parametrize("precision", [1e308, 5e-324, float("inf"), -1.0])
def test_a_precision_that_cannot_be_makes_no_counts(precision: float, tmp_path: Path) -> None:
    run = run_of(tmp_path, report(of_class(precision=precision), of_class(), 6.0))

    (found,) = [check for check in run.checks if check.name == "precision(0)"]
    assert (None, None) == (found.n, found.passed)


def test_a_class_that_is_no_longer_in_its_report_is_a_contradiction(tmp_path: Path) -> None:
    run = run_of(tmp_path, report(of_class(), of_class(support=2.0), 6.0))

    assert (WarningState.CONTRADICTORY,) == run.spoilt("accuracy")


@pytest.mark.parametrize("row", ["1e308", "-1e200", "nan", "1e999"])
def test_a_score_nothing_can_be_reckoned_with_is_a_broken_case(row: str, tmp_path: Path) -> None:
    """By columns, and row by row, where a word makes it so."""
    for more in ("", "c9,error\n"):
        run = run_of(tmp_path, f"id,score\na,0.5\nb,{row}\nc,0.7\n{more}")

        (found,) = run.checks
        assert (2, 0.6) == (found.n, found.mean)


@pytest.mark.parametrize("score", ["nan", "5e307", "inf"])
def test_a_failed_case_stays_failed_whatever_its_score_and_a_passed_one_is_in_doubt(
    score: str, tmp_path: Path
) -> None:
    run = run_of(tmp_path, f"id,passed,score\na,no,{score}\nb,yes,{score}\nc,yes,1\n")

    (found,) = run.checks
    assert (2, 1, 1) == (found.n, found.passed, found.errored)


@pytest.mark.parametrize("value", ["nan", "inf", "-5", "1e300"])
def test_a_time_or_a_cost_that_cannot_be_is_not_known(value: str, tmp_path: Path) -> None:
    file, cases = tmp_path / "upload", tmp_path / "cases.parquet"
    file.write_text(f"id,passed,latency_ms,cost\na,yes,{value},{value}\nb,yes,7,1\n")

    read_file(file, cases=cases)

    assert [(None, None), (7.0, 1.0)] == [(c.latency_ms, c.cost) for c in read_cases(cases, 0)]


def test_what_grading_cost_is_not_taken_for_what_the_case_cost(tmp_path: Path) -> None:
    document = json.loads((FILES / "deepeval_results.json").read_text(encoding="utf-8"))
    for case in document["test_results"]:
        for metric in case["metrics_data"]:
            metric["evaluation_cost"] = 0.0125
    file, cases = tmp_path / "upload", tmp_path / "cases.parquet"
    file.write_text(json.dumps(document), encoding="utf-8")

    read_file(file, cases=cases)

    assert {None} == {case.cost for case in read_cases(cases, 0)}


def test_an_encoding_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="not text in UTF-8"):
        run_of(tmp_path, '<?xml version="1.0" encoding="nan"?><testsuite tests="1"/>')


def test_a_suite_in_which_nothing_was_run_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="there is no result in it"):
        run_of(tmp_path, '<testsuites><testsuite name="pytest" tests="0"/></testsuites>')


def test_a_suite_that_counts_failures_it_does_not_show_contradicts_itself(tmp_path: Path) -> None:
    cases = "".join(f'<testcase name="c{number}"/>' for number in range(9))
    run = run_of(
        tmp_path, f'<testsuite name="s" tests="9" failures="2" errors="1">{cases}</testsuite>'
    )

    assert (WarningState.CONTRADICTORY,) == run.spoilt("s")
    assert "The suite says 3 tests failed or broke, and 0 are there." == run.warnings[0].text


def test_pytests_own_way_of_counting_spoils_nothing() -> None:
    run = read_file(FILES / "junit_quirks.xml").runs[0]

    assert () == run.spoilt("pytest")
    assert {WarningState.LOSSY, WarningState.ERRORED} == {one.state for one in run.warnings}
    assert "pytest counts 21 tests and has rows for 16" in run.warnings[0].text


@pytest.mark.parametrize(("tests", "failures"), [(9, 0), (9, 2)])
def test_rows_that_are_missing_elsewhere_are_missing(
    tests: int, failures: int, tmp_path: Path
) -> None:
    """Only what pytest is known to count so is; and of what failed nothing may be missing."""
    suite = f'<testsuite name="s" tests="{tests}" failures="{failures}"><testcase name="c"/></testsuite>'
    root = '<testsuites name="pytest tests">' if failures else '<testsuites name="others">'

    run = run_of(tmp_path, f"{root}{suite}</testsuites>")

    assert WarningState.MISSING in run.spoilt("s")


def test_a_log_without_its_samples_tells_how_many_broke(tmp_path: Path) -> None:
    """Inspect AI leaves them out where it is told to; what it says of their number stands."""
    log = json.loads((FILES / "inspect_parts.json").read_text())
    log["samples"] = None

    run = run_of(tmp_path, json.dumps(log))

    assert {"letters": (3, 2), "parts/a": (4, 1), "parts/b": (4, 1), "match": (4, 1)} == {
        check.name: (check.n, check.errored) for check in run.checks
    }
    assert {WarningState.ERRORED} == {one.state for one in run.warnings}


def of_promptfoo(rows: slice) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FILES / "promptfoo_repeat.json").read_text())
    document["results"]["results"] = document["results"]["results"][rows]
    return document


def test_a_summary_whose_rows_are_gone_is_no_pass(tmp_path: Path) -> None:
    run = run_of(tmp_path, json.dumps(of_promptfoo(slice(0))))
    test_run = json.loads((FILES / "deepeval_latest_test_run.json").read_text())
    test_run["testRunData"]["testCases"] = []
    other = run_of(tmp_path, json.dumps(test_run))

    assert (WarningState.MISSING,) == run.spoilt("success")
    assert [(0, 4)] == [(one.seen, one.expected) for one in run.warnings]
    assert other.checks
    assert all(WarningState.MISSING in other.spoilt(check.name) for check in other.checks)
