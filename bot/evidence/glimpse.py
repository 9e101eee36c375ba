"""The first look at a file: its shape, its outermost keys, its first rows. The name is not looked at."""

import csv
import re
import zipfile
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pydantic_core import from_json

from bot.domain.evaluation.errors import FileLimitError, UnreadableFileError
from bot.evidence.bounds import MEBIBYTE, Bounds, opened, too_large
from bot.evidence.json_scan import Scanner
from bot.evidence.values import Record, record, records

HEAD = 262_144
BOM = b"\xef\xbb\xbf"
_SAMPLE = 50
_DELIMITERS = ",;\t"  # the first of those that are there as often
_QUOTED = re.compile(r'"[^"]*"')
_NAME = re.compile(r"[a-z_][\w.]{0,60}")  # of a column, as tools write it; "Hello, world" is prose
_PACKED = {  # by their first bytes; what is in them is never looked for
    b"\x1f\x8b": "packed with gzip",
    b"BZh": "packed with bzip2",
    b"\xfd7zXZ": "packed with xz",
    b"\x28\xb5\x2f\xfd": "packed with Zstandard",
    b"7z\xbc\xaf": "packed with 7-Zip",
}
_NO_RESULTS = {
    b"PAR1": "a Parquet file",
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database of SQLite",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


class Shape(StrEnum):
    """What a file is made of, in the words of a refusal."""

    JSON = "a JSON object"
    ARRAY = "a JSON array"
    LINES = "JSON lines"
    XML = "XML"
    ZIP = "a ZIP archive"
    TABLE = "a table"
    OTHER = "not text that Remit knows"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What the head of a file shows."""

    shape: Shape
    document: Record = field(default_factory=dict)  # as far as the head goes
    rows: tuple[Record, ...] = ()
    columns: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    root: str = ""
    delimiter: str = ","  # between the cells of a table

    def has(self, *path: str) -> bool:
        """Whether the document has something at a path."""
        found: object = self.document
        for key in path:
            if not isinstance(found, dict) or key not in found:
                return False
            found = found[key]
        return True

    @property
    def row(self) -> Record:
        """The first row, or the document where it is one line."""
        return self.rows[0] if self.rows else self.document

    @property
    def named(self) -> tuple[str, ...]:
        """The columns of a plain table: its header, or the keys of its first rows."""
        return self.columns or tuple(dict.fromkeys(key for row in self.rows for key in row))

    @property
    def told(self) -> str:
        """What is there, for a person who expected something else."""
        names = (
            self.columns or tuple(self.row) or self.members or ((self.root,) if self.root else ())
        )
        shown = ", ".join(f"`{name[:40]}`" for name in names[:8])
        return f"{self.shape}" + (f" with {shown}" if shown else "")


def look_at(path: Path, bounds: Bounds) -> Glimpse:
    """Look at the head of a file.

    Raises:
        UnreadableFileError: it is empty, not there, or not in UTF-8.
        FileLimitError: it is nested too deeply, or an archive with too much in it.
    """
    with opened(path) as file:
        head = file.read(HEAD)
        is_one_line = b"\n" not in head and head.removeprefix(BOM).lstrip().startswith(b"{")
        more = _after_a_long_line(file, bounds) if is_one_line else b""
    if head.startswith(b"PK\x03\x04"):
        return Glimpse(Shape.ZIP, members=tuple(islice(_members(path, bounds), 200)))
    _refuse_what_is_no_text(head)
    start = head.removeprefix(BOM).lstrip()
    if not start:
        raise UnreadableFileError(
            "The file is empty: that is neither a pass nor a fail.",
            next_step="Check that the evaluation ran to its end.",
        )
    if start.startswith(b"<"):
        return Glimpse(Shape.XML, root=_root(start))
    if start.startswith(b"{"):
        return _objects(start, bounds) if not more else _long_objects(start, more, bounds)
    if start.startswith(b"["):
        _check_depth(start, bounds)
        found = tuple(records(_partial(start)))[:_SAMPLE]
        return Glimpse(Shape.ARRAY, document={}, rows=found)
    return _table(start, bounds)


def _refuse_what_is_no_text(head: bytes) -> None:
    for start, told in _PACKED.items():
        if head.startswith(start):
            raise UnreadableFileError(
                f"The file is {told}.", next_step="Unpack it, and send the file that is in it."
            )
    for start, told in _NO_RESULTS.items():
        if head.startswith(start):
            raise UnreadableFileError(
                f"The file is {told}.", next_step="Export the results as JSON, JSON lines or CSV."
            )
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:1000]:
        raise _no_utf_8()


def _no_utf_8() -> UnreadableFileError:
    return UnreadableFileError(
        "The file is not text in UTF-8.", next_step="Save it as UTF-8 and send it again."
    )


def text_blocks(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks of a text file, without the mark some editors put before it."""
    yield next(blocks, b"").removeprefix(BOM)
    yield from blocks


def _members(path: Path, bounds: Bounds) -> Iterator[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > bounds.members:
                raise too_large("The archive has too many members", f"{bounds.members:,}")
            yield from archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFileError(
            "The archive is damaged or was cut off: its list of contents, at its end, is missing.",
            next_step="Copy it again from where the evaluation ran.",
        ) from error


def _root(start: bytes) -> str:
    for piece in start.split(b"<")[1:]:
        name = piece.lstrip().split(b">", 1)[0].split()[:1]
        if name and not name[0].startswith((b"?", b"!")):
            return name[0].decode("utf-8", "replace").rstrip("/")[:60]
    return ""


def _objects(start: bytes, bounds: Bounds) -> Glimpse:
    """One object, or one on every line."""
    head, has_more, rest = start.partition(b"\n")
    lines = [head, *rest.split(b"\n")] if has_more else [head]
    _check_depth(head if len(lines) > 1 else start, bounds)
    rows = [row for row in map(_whole, lines[:_SAMPLE]) if row]
    if len(lines) > 1 and rows and _whole(head) is not None and rest.strip():
        return Glimpse(Shape.LINES, document=rows[0], rows=tuple(rows))
    _check_depth(start, bounds)
    return Glimpse(Shape.JSON, document=record(_partial(start)))


def _after_a_long_line(file: BinaryIO, bounds: Bounds) -> bytes:
    """What follows the first line where that is longer than the head; nothing if no object begins there."""
    for _ in range(bounds.row // HEAD):
        piece = file.read(HEAD)
        line, ended, rest = piece.partition(b"\n")
        if ended:
            more = rest + file.read(HEAD)
            return more if line.rstrip().endswith(b"}") and more.startswith(b"{") else b""
        if not piece:
            break
    return b""


def _long_objects(start: bytes, more: bytes, bounds: Bounds) -> Glimpse:
    """Objects on lines, of which the first is shown as far as the head goes."""
    _check_depth(start, bounds)
    first = record(_partial(start))
    rows = [row for row in map(_whole, more.split(b"\n")[:_SAMPLE]) if row]
    return Glimpse(Shape.LINES, document=first, rows=(first, *rows))


def _check_depth(head: bytes, bounds: Bounds) -> None:
    try:
        Scanner(bounds).scan(head)
    except FileLimitError:
        raise
    except UnreadableFileError:  # whoever reads it says where
        return


def _whole(line: bytes) -> Record | None:
    try:
        found = from_json(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _partial(head: bytes) -> object:
    try:
        return from_json(head, allow_partial=True)
    except ValueError:
        pass
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        raise _no_utf_8() from error
    return None


def _table(start: bytes, bounds: Bounds) -> Glimpse:
    words = start.decode("utf-8", "replace")
    head = words.splitlines(keepends=True)
    delimiter = _delimiter(head[0])
    csv.field_size_limit(MEBIBYTE)  # as for its rows; it is the same for the whole process
    try:
        rows = list(islice(csv.reader(head, delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return Glimpse(Shape.OTHER)
    width = len(rows[0])
    if width > bounds.columns:
        raise too_large("The table has too many columns", f"{bounds.columns:,}")
    if width > 1 and len(rows) == 1 and all(_NAME.fullmatch(name.strip()) for name in rows[0]):
        raise UnreadableFileError(
            "The table has one line and no row after it: that is neither a pass nor a fail.",
            next_step="Check that the evaluation ran to its end.",
        )
    if width <= 1 or len(rows) <= 1 or any(not name.isprintable() for name in rows[0]):
        return Glimpse(Shape.OTHER)
    named: list[Record] = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
    return Glimpse(Shape.TABLE, columns=tuple(rows[0]), rows=tuple(named), delimiter=delimiter)


def _delimiter(first: str) -> str:
    """What stands between the names of the columns; where decimals have a comma it is a semicolon."""
    bare = _QUOTED.sub("", first)
    return max(_DELIMITERS, key=bare.count)
