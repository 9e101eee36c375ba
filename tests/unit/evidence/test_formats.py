"""Files the tools themselves wrote about one task whose truth is known, read with the counts of a hand.

The task: 20 sums, 12 asked in English and 8 in German. 16 are right, three are wrong (4, 9, 17), and
one (13) breaks where the tool has a notion of that. `tests/data/evaluations/README.md` has the rest.
"""

from pathlib import Path

import pytest

from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.warning import WarningState
from bot.evidence.reading import read_file

FILES = Path(__file__).parents[2] / "data" / "evaluations"

_A = ("success", 19, 16, 1), ("correct", 19, 16, 1), ("short", 19, 19, 1)
_B = ("success", 19, 18, 1), ("correct", 19, 18, 1), ("short", 19, 19, 1)
_ECHO = ("success", 20, 0, 0), ("correct", 20, 0, 0), ("short", 20, 0, 0)
_JUDGED = ("correct", 19, 16, 1), ("brevity", 19, None, 1)
_DEEP = ("Exact Match", 20, 16, 0), ("Brevity", 19, 19, 1), ("success", 20, 16, 0)

# file -> form -> each run: subject, then (check, judged, passed, broke)
COUNTED = [
    ("promptfoo.json", "promptfoo-json", {"sums-a": _A, "sums-b": _B, "echo": _ECHO}),
    ("promptfoo.jsonl", "promptfoo-jsonl", {"echo": _ECHO, "sums-a": _A, "sums-b": _B}),
    ("promptfoo.csv", "promptfoo-csv", {"sums-a": _A, "sums-b": _B, "echo": _ECHO}),
    (
        "promptfoo_repeat.json",
        "promptfoo-json",
        {"sums-b": (("success", 4, 4, 0), ("correct", 4, 4, 0), ("short", 4, 4, 0))},
    ),
    ("junit.xml", "junit", {None: (("pytest", 18, 15, 1),)}),
    ("junit_quirks.xml", "junit", {None: (("pytest", 12, 7, 2), ("AC-01", 4, 3, 0))}),
    (
        "inspect.eval",
        "inspect-eval",
        {"mockllm/model": (("match", 19, 16, 1), ("brevity", 19, None, 1))},
    ),
    (
        "inspect.json",
        "inspect-json",
        {"mockllm/model": (("match", 19, 16, 1), ("brevity", 19, None, 1))},
    ),
    (
        "inspect_epochs.eval",
        "inspect-eval",
        {"mockllm/model": (("match", 57, 48, 3), ("brevity", 57, None, 3))},
    ),
    (
        "samples_toy_sums_2026-11-26T04-52-25.483824.jsonl",
        "lm-eval-samples",
        {None: (("exact_match", 20, 16, 0),)},
    ),
    (
        "samples_toy_choice_2026-11-26T04-52-25.483824.jsonl",
        "lm-eval-samples",
        {None: (("acc", 20, 16, 0),)},
    ),
    ("deepeval_test_run.json", "deepeval-test-run", {"sums-a": _DEEP}),
    (
        "inspect_parts.json",
        "inspect-json",
        {
            "mockllm/model": (
                ("letters", 3, 0, 2),
                ("parts/a", 4, 4, 1),
                ("parts/b", 4, None, 1),
                ("match", 4, 4, 1),
            )
        },
    ),
    (
        "deepeval_conversation_test_run.json",
        "deepeval-test-run",
        {None: (("Conv", 1, 1, 0), ("success", 1, 1, 0))},
    ),
    ("deepeval_latest_test_run.json", "deepeval-test-run", {"sums-a": _DEEP}),
    ("deepeval_results.json", "deepeval-results", {None: _DEEP}),
    (
        "pydantic_evals.json",
        "pydantic-evals",
        {"sums-a": (("EqualsExpected", 19, 16, 1), ("Brevity", 19, None, 1))},
    ),
    ("mlflow_rows_records.json", "mlflow-rows", {None: (*_JUDGED[1:], *_JUDGED[:1])}),
    ("mlflow_rows_table.json", "mlflow-rows", {None: (("correct", 20, 16, 0),)}),
    (
        "mlflow_run.json",
        "mlflow-run",
        {None: (("brevity", None, None, 0), ("correct", None, None, 0))},
    ),
    ("mlflow_run_classic.json", "mlflow-run", {"sums-a": (("correct", None, None, 0),)}),
    (
        "braintrust_summary.jsonl",
        "braintrust-summary",
        {
            "toy-sums [experiment_name=sums-a]": (
                ("ExactMatch", None, None, 0),
                ("brevity", None, None, 0),
            )
        },
    ),
    ("opentelemetry_logs.jsonl", "opentelemetry", {"sums-a": _JUDGED}),
    ("opentelemetry_spans.jsonl", "opentelemetry", {"sums-a": _JUDGED}),
]


def _counts(run: EvaluationRun) -> tuple[tuple[str, int | None, int | None, int], ...]:
    return tuple((check.name, check.n, check.passed, check.errored) for check in run.checks)


@pytest.mark.parametrize(("name", "form", "runs"), COUNTED, ids=[row[0] for row in COUNTED])
def test_counts_of_every_provider_and_check_are_those_of_a_hand(
    name: str, form: str, runs: dict[str | None, tuple[tuple[str, int, int, int], ...]]
) -> None:
    reading = read_file(FILES / name)

    assert form == reading.source.format
    assert runs == {run.subject: _counts(run) for run in reading.runs}


@pytest.mark.parametrize(("name", "form", "runs"), COUNTED, ids=[row[0] for row in COUNTED])
def test_the_form_is_found_in_the_content_whatever_the_file_is_called(
    name: str, form: str, runs: object, tmp_path: Path
) -> None:
    renamed = tmp_path / "results.dat"
    renamed.write_bytes((FILES / name).read_bytes())

    assert form == read_file(renamed).source.format


def test_a_file_of_lm_eval_has_a_run_for_every_task_with_its_version() -> None:
    runs = read_file(FILES / "lm_eval_results.json").runs

    assert [
        ("toy_sums", "2.0", ("exact_match", 20, 16, 0)),
        ("toy_choice", "1.0", ("acc", 20, 16, 0)),
    ] == [(run.name, run.dataset.version, *_counts(run)) for run in runs]


def test_a_classification_report_gives_the_counts_behind_its_shares() -> None:
    """Of 8 urgent tickets 7 are found; 9 are called urgent, of which 7 are; 17 of 20 are right."""
    counts = _counts(read_file(FILES / "sklearn_report.json").runs[0])

    assert {
        ("accuracy", 20, 17, 0),
        ("recall(urgent)", 8, 7, 0),
        ("precision(urgent)", 9, 7, 0),
        ("recall(normal)", 12, 10, 0),
        ("precision(normal)", 11, 10, 0),
    } <= set(counts)


def test_a_report_on_some_of_the_labels_gives_the_counts_of_those() -> None:
    """9 of 10 a are found, and nothing else is called a; 5 of 6 b, with one other called b."""
    counts = _counts(read_file(FILES / "sklearn_report_subset.json").runs[0])

    assert {
        ("recall(a)", 10, 9, 0),
        ("precision(a)", 9, 9, 0),
        ("recall(b)", 6, 5, 0),
        ("precision(b)", 6, 5, 0),
    } <= set(counts)
    assert "accuracy" not in {name for name, *_ in counts}  # of the third class nothing is known


def test_every_file_is_counted_and_has_its_tool_and_version_written_down() -> None:
    written = (FILES / "README.md").read_text()
    counted = {name for name, *_ in COUNTED} | {
        "lm_eval_results.json", "sklearn_report.json", "sklearn_report_subset.json",
        "from_spec_promptfoo.json", "from_spec_inspect.json",  # in test_from_a_spec.py
    }  # fmt: skip

    kept = {file.name for file in FILES.iterdir()} - {"README.md"}

    assert counted == kept
    assert [] == [
        name for name in kept
        if name not in written and not name.endswith(".jsonl") and "promptfoo" not in name
    ]  # fmt: skip


def test_slices_are_counted_apart() -> None:
    run = read_file(FILES / "promptfoo.json").runs[0]

    assert {("language", "en", 12, 10), ("language", "de", 7, 6)} == {
        (part.name, part.value, part.n, part.passed) for part in run.checks[0].slices
    }


def test_broken_cases_are_said_and_counted_neither_as_failed_nor_as_passed() -> None:
    run = read_file(FILES / "inspect.eval").runs[0]

    assert [(WarningState.ERRORED, "match", 1, 20)] == [
        (w.state, w.check, w.seen, w.expected) for w in run.warnings_about("match")
    ]


def test_an_unknown_size_stays_unknown_and_is_said() -> None:
    run = read_file(FILES / "mlflow_run.json").runs[0]

    assert [None, None] == [check.n for check in run.checks]
    assert WarningState.UNSIZED in {warning.state for warning in run.warnings}


def test_repeated_attempts_are_no_duplicates() -> None:
    checks = {
        name: read_file(FILES / name).runs[0]
        for name in ("inspect_epochs.eval", "promptfoo_repeat.json")
    }

    assert [20, 2] == [run.checks[0].cases for run in checks.values()]
    assert not any(
        warning.state is WarningState.DUPLICATE
        for run in checks.values()
        for warning in run.warnings
    )


def test_runs_know_tool_model_dataset_and_time_where_the_file_says_them() -> None:
    run = read_file(FILES / "inspect.eval").runs[0]

    assert run.made_at is not None
    assert ("0.3.285", "mockllm/model", "toy-sums", "2026-11-26T04:43:15+00:00") == (
        run.source.tool_version,
        run.model,
        run.dataset.name,
        run.made_at.isoformat(),
    )
