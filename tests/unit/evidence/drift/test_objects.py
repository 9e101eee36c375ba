"""Addresses and patterns of object stores; Arrow opens `file://` by the same way as the stores of others."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from bot.domain.errors import UnavailableError
from bot.evidence.drift.files import DataFileMissingError, files_of
from bot.evidence.drift.objects import UnreadableAddressError, asked
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.outline import outline_at
from bot.evidence.drift.place import profile_at
from bot.evidence.drift.steady import DataChangedError, steady

ROWS = pa.table({"amount": [1.0, 2.0, 3.0], "region": ["north", "south", "north"]})


@pytest.fixture
def store(tmp_path: Path) -> str:
    for month in ("march", "april"):
        (tmp_path / month).mkdir()
        for day in (1, 2):
            pq.write_table(ROWS, tmp_path / month / f"day-{day}.parquet")
    pc.write_csv(ROWS, tmp_path / "march" / "day-1.csv")
    return f"file://{tmp_path}"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("march/day-1.parquet", ["march/day-1.parquet"]),
        ("march/*.parquet", ["march/day-1.parquet", "march/day-2.parquet"]),
        ("*/day-[1].*", ["april/day-1.parquet", "march/day-1.csv", "march/day-1.parquet"]),
        ("*/*/*.parquet", []),
        ("may/*.parquet", []),
        ("march", []),
        ("march/day-3.parquet", []),
    ],
)
def test_a_pattern_names_objects_as_it_names_files(
    store: str, pattern: str, found: list[str]
) -> None:
    if not found:
        with pytest.raises(DataFileMissingError) as refused:
            files_of(f"{store}/{pattern}")
        assert refused.value.message == f"There is no file {store}/{pattern}."
        return

    assert files_of(f"{store}/{pattern}") == [f"{store}/{name}" for name in found]


def test_objects_are_counted_and_measured_like_files(store: str) -> None:
    folder = Path(store.removeprefix("file://"))
    where = f"{store}/march/*.parquet"

    profile, seen = profile_at(where, (), {}), outline_at(where, {})

    assert profile.columns == profile_at(f"{folder}/march/*.parquet", (), {}).columns
    size = sum(file.stat().st_size for file in (folder / "march").glob("*.parquet"))
    assert (seen.rows, seen.files, seen.size) == (6, 2, size)


def test_a_store_is_asked_as_often_for_twenty_objects_as_for_two(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    asked_for: list[object] = []

    class Counting:
        """A store that keeps what it is asked about the state of objects."""

        def __init__(self, system: FileSystem) -> None:
            self.system = system

        def get_file_info(self, of: object) -> object:
            asked_for.append(of)
            return self.system.get_file_info(of)

        def __getattr__(self, name: str) -> object:
            return getattr(self.system, name)

        @staticmethod
        def from_uri(where: str) -> object:
            system, name = FileSystem.from_uri(where)
            return Counting(system), name

    monkeypatch.setattr("pyarrow.fs.FileSystem", Counting)
    where = f"{store}/march/*.parquet"

    def asked_while(look: Callable[[], object]) -> int:
        asked_for.clear()
        look()
        return len(asked_for)

    looks = (lambda: profile_at(where, (), {}), lambda: outline_at(where, {}))
    few = [asked_while(look) for look in looks]
    for day in range(3, 21):
        pq.write_table(ROWS, Path(store.removeprefix("file://")) / "march" / f"day-{day}.parquet")
    many = [asked_while(look) for look in looks]

    assert [3, 4] == few  # before, to open them, and after; an outline names them too
    assert few == many


def test_an_object_that_is_written_anew_or_taken_away_is_told(store: str) -> None:
    first = Path(store.removeprefix("file://")) / "march" / "day-1.parquet"
    for change in (lambda: pq.write_table(ROWS.slice(1), first), first.unlink):
        with (
            pytest.raises(DataChangedError, match=r"day-1\.parquet changed"),
            steady(f"{store}/march/*.parquet"),
        ):
            change()


def test_what_is_asked_of_a_store_is_no_part_of_the_name(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A region stands behind the name; stores of this machine know none, and are asked without."""
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    heard: list[str] = []

    class Near:
        @staticmethod
        def from_uri(where: str) -> object:
            heard.append(where)
            return FileSystem.from_uri(where.partition("?")[0])

    monkeypatch.setattr("pyarrow.fs.FileSystem", Near)

    source = open_source(f"{store}/mar*/day-1.csv?region=eu-west-1")

    assert list(source.types) == ["amount", "region"]
    assert heard
    assert all(one.endswith("?region=eu-west-1") for one in heard)


def test_no_such_store_and_one_that_is_silent_are_sentences() -> None:
    def silent() -> None:
        raise OSError("Could not connect to server\nand much more")

    with pytest.raises(UnreadableAddressError, match="no address that can be opened"):
        files_of("ftp://shop/x.parquet")
    with pytest.raises(UnavailableError) as refused:
        asked("s3://shop/exports/x.parquet?region=eu", silent)
    assert refused.value.message == "s3://shop does not answer, or refuses: Could not connect to server"  # fmt: skip
