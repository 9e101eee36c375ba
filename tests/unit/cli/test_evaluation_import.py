"""`remit eval import`: what a file holds, for a person and for a program, with no database."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.domain.errors import InvalidInputError

FILES = Path(__file__).parents[2] / "data" / "evaluations"
_TABLE = "q,verdict\na,ok\nb,no\n"


def _run(*words: str, home: Path | None = None) -> str:
    env = {"XDG_CONFIG_HOME": str(home)} if home else {}
    done = CliRunner().invoke(
        app, ["eval", "import", *words], env=env, catch_exceptions=True, standalone_mode=False
    )
    if done.exception:
        raise done.exception
    return done.stdout


def test_the_json_has_exactly_what_programs_rely_on() -> None:
    document = json.loads(_run(str(FILES / "mlflow_rows_table.json"), "--json"))

    assert {"format", "runs"} == set(document)
    (run,) = document["runs"]
    assert {"provider", "model", "check", "n", "passed", "mean", "slices", "warnings"} == set(run)
    assert ("mlflow-rows", "correct", 20, 16, 0.8) == (
        document["format"],
        run["check"],
        run["n"],
        run["passed"],
        run["mean"],
    )


def test_what_is_not_known_is_null() -> None:
    document = json.loads(_run(str(FILES / "braintrust_summary.jsonl"), "--json"))

    assert [(None, None, ["unsized"])] * 2 == [
        (run["n"], run["passed"], [w["state"] for w in run["warnings"]]) for run in document["runs"]
    ]


def test_a_person_reads_counts_and_what_is_wrong() -> None:
    said = _run(str(FILES / "junit.xml"))

    assert "pytest: 15 of 18 passed, 1 broke, 1 left out" in said
    assert "! errored (pytest): 1 of 20 cases broke" in said


def test_a_mapping_is_asked_once_and_remembered_for_the_system(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(_TABLE, encoding="utf-8")
    with pytest.raises(InvalidInputError, match="do not say which one holds the result"):
        _run(str(table), "--system", "refunds", home=tmp_path)

    _run(str(table), "--system", "refunds", "--map", "case=q,passed=verdict", home=tmp_path)
    said = _run(str(table), "--system", "refunds", home=tmp_path)

    assert "verdict: 1 of 2 passed" in said
    with pytest.raises(InvalidInputError):
        _run(str(table), "--system", "another", home=tmp_path)


def test_a_spec_needs_its_workspace() -> None:
    with pytest.raises(InvalidInputError, match="no"):
        _run(str(FILES / "junit.xml"), "--spec", "spec_01J0000000000000000000000A")
