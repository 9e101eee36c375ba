"""A source of columns: files found by a path or a pattern, each opened by what its name ends in."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.evidence.drift.objects import is_object, name_in, objects_of, opened

if TYPE_CHECKING:  # the endings are told before anything is loaded
    from pyarrow import NativeFile
    from pyarrow.fs import FileSystem

Chunk = tuple[str, Any]  # a column's name and an Arrow array of it
Pass = Iterator[Chunk]


class DataFileMissingError(NotFoundError):
    """There is no such file of data."""

    code = "drift.file-not-found"


class UnreadableDataError(InvalidInputError):
    """A file is not of the format its name says, or is damaged."""

    code = "drift.unreadable"


class ColumnMissingError(InvalidInputError):
    """A column that was asked for is not there."""

    code = "drift.column-not-found"


class WidenedError(Exception):
    """A value did not fit the type of its column; the source has a wider one now: read again."""


class Source(Protocol):
    """Columns that can be read more than once."""

    by_column: bool  # whether reading some columns spares reading the others

    name: str

    @property
    def types(self) -> dict[str, Any]:
        """Arrow types by column, in the order of the source."""
        ...

    @property
    def rows(self) -> int | None:
        """How many rows there are; None where only reading everything tells."""
        ...

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        """Read columns: one pass for each column where the format allows, else one for all."""
        ...


Opened = Callable[[str], Source]


def _parquet(path: str) -> Source:
    from bot.evidence.drift.parquet import ParquetSource  # noqa: PLC0415  # only the format in hand

    return ParquetSource(path)


def _csv(path: str) -> Source:
    from bot.evidence.drift.csv_file import CsvSource  # noqa: PLC0415

    return CsvSource(path)


def _lines(path: str) -> Source:
    from bot.evidence.drift.json_lines import JsonLinesSource  # noqa: PLC0415

    return JsonLinesSource(path)


def _arrow(path: str) -> Source:
    from bot.evidence.drift.arrow import ArrowSource  # noqa: PLC0415

    return ArrowSource(path)


FORMATS: dict[str, Opened] = {
    ".parquet": _parquet,
    ".pq": _parquet,
    ".csv": _csv,
    ".tsv": _csv,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".arrow": _arrow,
    ".feather": _arrow,
    ".ipc": _arrow,
}


def open_source(where: str) -> Source:
    """Open a file, or all files of a pattern as one.

    Raises:
        DataFileMissingError: Nothing is there.
        UnreadableDataError: It is no data we can read.
    """
    paths = files_of(where)
    if len(paths) == 1:
        return _open(paths[0])
    from bot.evidence.drift.several import SeveralSources  # noqa: PLC0415

    return SeveralSources(where, [_open(path) for path in paths])


def files_of(where: str) -> list[str]:
    """The files a path or a pattern names, in the order of their names."""
    if is_object(where):
        found = objects_of(where)
    elif any(sign in where for sign in "*?["):
        start = Path(where).anchor or "."
        found = sorted(str(file) for file in Path(start).glob(_below(where)) if file.is_file())
    else:
        found = [where] if Path(where).is_file() else []
    if not found:
        folder = not is_object(where) and Path(where).is_dir()
        raise DataFileMissingError(
            f"{where} is a folder." if folder else f"There is no file {where}.",
            next_step="Give a pattern such as 'folder/*.parquet'."
            if folder
            else "Check the name and the folder.",
        )
    return found


def _below(where: str) -> str:
    return where.removeprefix(Path(where).anchor)


def _open(path: str) -> Source:
    ending = _ending(path)
    opened = FORMATS.get(ending)
    if opened is None:
        known = ", ".join(FORMATS)
        raise UnreadableDataError(
            f"{path} does not end in a format that is read here.", next_step=f"Known are {known}."
        )
    return opened(path)


def _ending(path: str) -> str:
    """What the name ends in; compression is seen through."""
    suffixes = [suffix.lower() for suffix in Path(name_in(path)).suffixes]
    return next((s for s in reversed(suffixes) if s not in {".gz", ".zst", ".bz2"}), "")


def stream_of(path: str) -> "NativeFile":
    """A file or an object of a store (`s3://`, `gs://`), open for reading from its start."""
    system, inside = _found(path)
    return system.open_input_stream(inside)


def file_of(path: str) -> "NativeFile":
    """The same, for formats that are read from their end."""
    system, inside = _found(path)
    return system.open_input_file(inside)


def _found(path: str) -> tuple["FileSystem", str]:
    if is_object(path):
        return opened(path)
    from pyarrow.fs import LocalFileSystem  # noqa: PLC0415

    return LocalFileSystem(), path
