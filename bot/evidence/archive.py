"""Members of a ZIP archive read in memory under bounds; nothing is ever unpacked to disk.

The standard library knows the container and not Zstandard, which some tools pack with; so members are
located by it and inflated here, block by block, counting what comes out.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import zstandard

from bot.domain.evaluation.errors import UnreadableFileError
from bot.evidence.bounds import BLOCK, MEBIBYTE, Bounds, opened, too_large
from bot.evidence.json_pieces import parsed

_LOCAL = struct.Struct("<26xHH")  # of the header before a member: how long its name and extras are
_FREE = MEBIBYTE  # small members pack tightly and harm nobody
_STEP = 65_536  # packed bytes at a time: what comes out of them stays small


class Archive:
    """One archive; what was inflated from it in total is counted."""

    def __init__(self, path: Path, bounds: Bounds) -> None:
        """Open it.

        Raises:
            UnreadableFileError: it is damaged.
        """
        self._bounds = bounds
        self._file = opened(path)
        self._size = path.stat().st_size
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            self._file.close()
            raise _damaged() from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) != len(self._zip.namelist()):
            self._file.close()
            raise UnreadableFileError(
                "The archive has two members of one name.", next_step="Export the log again."
            )

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def value(self, name: str) -> object:
        """Parse a small member as JSON.

        Raises:
            UnreadableFileError: it is not there, damaged, or no JSON.
            FileLimitError: it is too large.
        """
        if name not in self.names:
            raise _damaged()
        found = bytearray()
        for block in self.read(name):
            found += block
            if len(found) > self._bounds.row:
                raise too_large(
                    "A member of the archive is too large", f"{self._bounds.row // MEBIBYTE} MiB"
                )
        return parsed(bytes(found))

    def read(self, name: str) -> Iterator[bytes]:
        """Inflate a member block by block.

        Raises:
            UnreadableFileError: it is damaged, encrypted or packed in an unknown way.
            FileLimitError: it inflates to more than allowed.
        """
        member = self._zip.getinfo(name)
        if member.flag_bits & 0x1:
            raise UnreadableFileError(
                "The archive is encrypted.", next_step="Export the log without a password."
            )
        if not 0 <= member.header_offset <= self._size:
            raise _damaged()
        self._file.seek(member.header_offset)
        header = self._file.read(_LOCAL.size)
        if not header.startswith(b"PK\x03\x04") or len(header) < _LOCAL.size:
            raise _damaged()
        self._file.seek(sum(_LOCAL.unpack(header)), 1)
        packed = _Section(self._file, member.compress_size)
        out = 0
        for block in _inflated(packed, member.compress_type):
            out += len(block)
            self._unpacked += len(block)
            if out > _FREE and out > packed.taken * self._bounds.ratio:
                raise too_large("The archive is packed too tightly", f"{self._bounds.ratio} to 1")
            if self._unpacked > self._bounds.unpacked:
                raise too_large(
                    "The archive unpacks to too much", f"{self._bounds.unpacked // MEBIBYTE:,} MiB"
                )
            yield block
        if packed.left or out != member.file_size:
            raise _damaged()


class _Section:
    """The packed bytes of one member, and how many were taken."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self.left, self.taken = file, size, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(piece)
        self.taken += len(piece)
        return piece


def _inflated(packed: _Section, kind: int) -> Iterator[bytes]:
    try:
        match kind:
            case zipfile.ZIP_STORED:
                yield from iter(lambda: packed.read(BLOCK), b"")
            case zipfile.ZIP_DEFLATED:
                yield from _deflated(packed)
            case 93:  # Zstandard; its window is what a frame may ask to be held in memory
                raw = zstandard.ZstdDecompressor(max_window_size=64 * MEBIBYTE)
                reader = raw.stream_reader(packed, read_size=_STEP, read_across_frames=True)  # type: ignore[arg-type]
                yield from iter(lambda: reader.read(BLOCK), b"")
            case _:
                raise UnreadableFileError(
                    "The archive is packed in a way Remit does not know.",
                    next_step="Export the log as JSON instead.",
                )
    except (zlib.error, zstandard.ZstdError) as error:
        raise _damaged() from error


def _deflated(packed: _Section) -> Iterator[bytes]:
    raw = zlib.decompressobj(-zlib.MAX_WBITS)
    while piece := packed.read(_STEP):
        while piece:
            yield raw.decompress(piece, BLOCK)
            piece = raw.unconsumed_tail
    yield raw.flush()


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(
        "The archive is damaged or was cut off.",
        next_step="Copy it again from where the evaluation ran.",
    )
