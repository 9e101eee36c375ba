"""Kept files: by content, once, whole or not at all; and the cases of a run read back from them."""

from pathlib import Path

import pytest

from bot.domain.errors import InvalidInputError, UnavailableError
from bot.domain.evaluation.case import CaseState
from bot.evidence.case_rows import read_cases
from bot.evidence.result_files import ResultFiles

FILES = Path(__file__).parents[2] / "data" / "evaluations"


def _names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_a_kept_file_is_the_one_that_came(tmp_path: Path) -> None:
    sent = FILES / "junit.xml"

    reading = ResultFiles(tmp_path).keep(sent, name="junit.xml")

    kept = ResultFiles(tmp_path).raw(str(reading.source.raw))
    assert (sent.read_bytes(), len(sent.read_bytes())) == (kept.read_bytes(), reading.source.size)


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    files = ResultFiles(tmp_path)
    files.keep(FILES / "junit.xml", name="a")
    once = _names(tmp_path)

    files.keep(FILES / "junit.xml", name="b")

    assert (once, 2) == (_names(tmp_path), len(once))


def test_nothing_is_kept_of_a_file_that_is_refused(tmp_path: Path) -> None:
    unknown = tmp_path / "unknown"
    unknown.write_text('{"a": 1}', encoding="utf-8")

    with pytest.raises(InvalidInputError):
        ResultFiles(tmp_path / "kept").keep(unknown, name="unknown")

    assert [] == _names(tmp_path / "kept")


def test_a_folder_that_cannot_be_written_is_told_apart_from_one_that_is_full(
    tmp_path: Path,
) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.touch()

    with pytest.raises(UnavailableError) as refused:
        ResultFiles(in_the_way / "kept").keep(FILES / "junit.xml", name="junit.xml")

    assert "room" not in refused.value.sentence
    assert "`remit doctor`" in refused.value.sentence


def test_the_cases_of_a_run_are_read_back_as_they_were(tmp_path: Path) -> None:
    files = ResultFiles(tmp_path)
    second = files.keep(FILES / "promptfoo.json", name="results.json").runs[1]
    assert second.rows is not None

    path = files.cases(second.rows.address)
    cases = list(read_cases(path, second.rows.part, "correct"))

    assert ("sums-b", 60, 20) == (second.provider, second.rows.rows, len(cases))
    wrong = [case.case.split(" ")[0] for case in cases if case.passed is False]
    broke = [case.case.split(" ")[0] for case in cases if case.state is CaseState.ERRORED]
    assert (["q04"], ["q13"]) == (wrong, broke)
    assert {"en": 12, "de": 8} == {
        language: sum(case.slices == {"language": language} for case in cases)
        for language in ("en", "de")
    }


def test_a_summary_without_cases_has_no_rows(tmp_path: Path) -> None:
    run = ResultFiles(tmp_path).keep(FILES / "sklearn_report.json", name="report.json").runs[0]

    assert run.rows is None


def test_cases_that_are_damaged_or_gone_are_none_and_the_same_file_brings_them_back(
    tmp_path: Path,
) -> None:
    files = ResultFiles(tmp_path)
    run = files.keep(FILES / "junit.xml", name="a").runs[0]
    assert run.rows is not None
    kept, whole = files.cases(run.rows.address), files.read(run)
    cut = kept.read_bytes()[: kept.stat().st_size // 2]
    middle = bytearray(kept.read_bytes())
    middle[40] ^= 1

    for damaged in (cut, b"", bytes(middle), b"something else"):
        kept.write_bytes(damaged)
        assert [] == files.read(run)
    kept.unlink()
    assert [] == files.read(run)
    files.keep(FILES / "junit.xml", name="a")

    assert whole
    assert whole == files.read(run)
