"""A plain table says what a run was made with where all its rows agree, by columns and row by row."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bot.domain.evaluation.mapping import Mapping, parse_mapping
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.source import Dataset
from bot.evidence.reading import read_file

Row = dict[str, object]
Write = Callable[[list[Row]], str]


def csv(rows: list[Row]) -> str:
    lines = [",".join(str(value) for value in row.values()) for row in rows]
    return "\n".join([",".join(rows[0]), *lines])


def lines(rows: list[Row]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def cases(number: int = 80, **more: object) -> list[Row]:
    """More rows than the first look at a file sees."""
    return [{"id": f"c{place}", "passed": "yes", **more} for place in range(number)]


def read(folder: Path, text: str, mapping: Mapping | None = None) -> tuple[EvaluationRun, ...]:
    file = folder / "table"
    file.write_text(text, encoding="utf-8")
    return read_file(file, mapping=mapping).runs


def made_with(runs: Iterable[EvaluationRun]) -> list[tuple[object, ...]]:
    return [(run.provider, run.dataset.version, run.prompt_hash, run.model) for run in runs]


ODD: Row = {"passed": "maybe"}  # has the table read row by row
FORMS = pytest.mark.parametrize("write", [csv, lines, json.dumps], ids=["csv", "lines", "array"])


@FORMS
@pytest.mark.parametrize("last", [{}, ODD], ids=["by columns", "row by row"])
def test_what_all_rows_of_a_run_agree_on_goes_without_saying(
    write: Write, last: Row, tmp_path: Path
) -> None:
    said = {
        "provider": "remote", "Dataset version": "2026-11", "prompt_id": "p7", "model": "m-2"
    }  # fmt: skip
    rows = [row | said for row in cases()]
    rows.append({**rows[0], "id": "last", **last})

    assert [("remote", "2026-11", "p7", "m-2")] == made_with(read(tmp_path, write(rows)))


@FORMS
@pytest.mark.parametrize("place", [1, 79])  # in the first look, and behind it
@pytest.mark.parametrize("other", ["2026-12", ""])
def test_a_column_that_varies_says_nothing_of_the_run_and_stays_the_slice_it_was(
    write: Write, place: int, other: str, tmp_path: Path
) -> None:
    rows = cases(dataset="2026-11", prompt_hash="p7")
    rows[place]["dataset"] = other
    mapping = parse_mapping("case=id,passed=passed,slice=dataset")

    (run,) = read(tmp_path, write(rows), mapping)

    assert [(None, None, "p7", None)] == made_with([run])
    counted = {one.value: one.n for one in run.checks[0].slices}
    assert {"2026-11": 79} | ({other: 1} if other else {}) == counted


@FORMS
def test_each_run_of_a_table_says_its_own(write: Write, tmp_path: Path) -> None:
    rows = [row for name in "abc" for row in cases(40, system=name, prompt_hash=f"p-{name}")]
    rows[-1]["prompt_hash"] = "another"

    found = made_with(read(tmp_path, write(rows)))

    assert [("a", None, "p-a", None), ("b", None, "p-b", None), ("c", None, None, None)] == found


@FORMS
def test_a_run_that_varies_keeps_no_other_from_saying_its_own(write: Write, tmp_path: Path) -> None:
    rows = cases(60, system="a", dataset="1") + cases(60, system="b", dataset="2")
    rows[0]["dataset"] = "3"

    found = made_with(read(tmp_path, write(rows)))

    assert [("a", None, None, None), ("b", "2", None, None)] == found


@FORMS
def test_a_column_of_another_name_is_told(write: Write, tmp_path: Path) -> None:
    rows = cases(satz=7, anweisung="x1", modell="m-2")
    told = parse_mapping("case=id,passed=passed,dataset=satz,prompt=anweisung,model=modell")

    (run,) = read(tmp_path, write(rows), told)

    assert (Dataset(version="7"), "x1", "m-2") == (run.dataset, run.prompt_hash, run.model)


@FORMS
def test_a_model_that_names_the_runs_and_a_column_told_otherwise_stay_that(
    write: Write, tmp_path: Path
) -> None:
    rows = cases(model="m-1", dataset="polite")
    told = parse_mapping("case=id,passed=passed,provider=model,check=dataset")

    (run,) = read(tmp_path, write(rows), told)

    assert [("m-1", None, None, None)] == made_with([run])
    assert ["polite"] == [check.name for check in run.checks]


def test_two_columns_of_a_usual_name_and_columns_of_other_things_are_passed_over(
    tmp_path: Path,
) -> None:
    doubled = "id,passed,dataset,dataset\na,yes,1,1\nb,no,1,1\n"
    nested = lines(cases(dataset={"name": "faq"}, provider="p", model=True))

    assert [(None, None, None, None)] == made_with(read(tmp_path, doubled))
    assert [("p", None, None, None)] == made_with(read(tmp_path, nested))
