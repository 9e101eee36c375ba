"""Files meant to hurt are refused with a reason, in little memory, and write nothing anywhere else."""

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.domain.errors import NotFoundError
from bot.evidence.result_files import ResultFiles
from tests.unit.evidence.hostile import MEBIBYTE, READ, REFUSED, write

_CAP = 288  # MiB, the interpreter and its libraries included


@dataclass(frozen=True, slots=True)
class _Outcome:
    told: dict[str, dict[str, object]]
    peak: float
    folder: Path


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> _Outcome:
    """Every hostile file, read by one process of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "sent").mkdir()
    written = write(folder / "sent")
    program = [sys.executable, "-m", "tests.unit.evidence.hostile_program"]
    done = subprocess.run(
        [*program, str(folder / "sent"), str(folder / "kept")],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    told = {name: report["files"][file.name] for name, file in written.items()}
    return _Outcome(told, report["peak"], folder)


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) + len(READ) >= 30


def test_each_is_refused_with_a_reason_or_read_for_what_it_is(outcome: _Outcome) -> None:
    assert set(REFUSED) == {name for name, told in outcome.told.items() if "refused" in told}


def test_all_of_them_together_take_little_memory(outcome: _Outcome) -> None:
    assert outcome.peak < _CAP


def test_what_is_kept_has_names_of_our_own_and_nothing_else_is_written(outcome: _Outcome) -> None:
    kept = [file for file in (outcome.folder / "kept").rglob("*") if file.is_file()]

    assert {"raw", "cases"} == {file.parent.parent.name for file in kept}
    assert all(len(file.stem) == 64 for file in kept)
    assert {"kept", "sent"} == {entry.name for entry in outcome.folder.iterdir()}


def test_an_identifier_makes_no_slices(outcome: _Outcome) -> None:
    assert [[None, [["passed", 50_000, 0]]]] == outcome.told["an identifier as a slice"]["runs"]


def test_names_lose_the_signs_that_steer_a_terminal(outcome: _Outcome) -> None:
    runs = outcome.told["names with markup and control signs"]["runs"]

    assert [["<!channel> *m*", [["[31mred [0m", 1, 0]]]] == runs


def test_the_bomb_would_go_off_elsewhere(tmp_path: Path) -> None:
    """The control: the library's own reader inflates it without a word."""
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(REFUSED["a deflate bomb"]())

    with zipfile.ZipFile(bomb) as archive:
        inflated = len(archive.read("summaries.json"))

    assert inflated >= 40 * MEBIBYTE > 400 * bomb.stat().st_size


@pytest.mark.parametrize("address", ["../../etc/passwd", "", "A" * 64, "a" * 63, "a" * 64 + "/x"])
def test_an_address_that_is_none_leads_nowhere(address: str, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        ResultFiles(tmp_path).cases(address)
