"""Files of data on a disk or in an object store: found by a path or a pattern, and opened to read their bytes."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import NotFoundError
from bot.evidence.drift.objects import is_object, name_in, objects_of, opened

if TYPE_CHECKING:  # what is found is told before anything is loaded
    from pyarrow import NativeFile
    from pyarrow.fs import FileSystem


PACKED = frozenset({".gz", ".zst", ".bz2"})


class DataFileMissingError(NotFoundError):
    """There is no such file of data."""

    code = "drift.file-not-found"


def files_of(where: str) -> list[str]:
    """The files a path or a pattern names, in the order of their names."""
    if is_object(where):
        found = list(objects_of(where))
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


def is_packed(path: str) -> bool:
    """Whether a file is compressed as a whole, as its name says."""
    return Path(name_in(path)).suffix.lower() in PACKED


def _below(where: str) -> str:
    return where.removeprefix(Path(where).anchor)


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
