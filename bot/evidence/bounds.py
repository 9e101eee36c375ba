"""How large, deep and tightly packed a file may be, and bytes read under those bounds.

A file comes from a stranger. Whatever it says about itself, it is read in blocks, what is held of it
at once has a cap, and nothing of it is ever written under a name that it chose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.domain.evaluation.errors import FileLimitError, UnreadableFileError

MEBIBYTE = 1 << 20
BLOCK = 1 * MEBIBYTE  # what is scanned at once: more only costs memory


@dataclass(frozen=True, slots=True)
class Bounds:
    """The caps. Each is far above what the tools write, and far below what hurts."""

    file: int = 4096 * MEBIBYTE
    unpacked: int = 8192 * MEBIBYTE  # all members of an archive together
    ratio: int = 100  # of an archive, and of each member
    members: int = 2_000_000
    row: int = 16 * MEBIBYTE  # one case, one member, one line
    depth: int = 50
    rows: int = 50_000_000
    columns: int = 2_000
    checks: int = 1_000  # different ones in a file
    runs: int = 500
    name: int = 300  # characters of a name that is kept
    block: int = BLOCK  # bytes that are read at once; what is found does not depend on it


BOUNDS = Bounds()


def too_large(what: str, cap: str) -> FileLimitError:
    """The refusal of something beyond its cap."""
    return FileLimitError(
        f"{what}: more than {cap} is not read.",
        next_step="Check that this is the file the tool wrote, or split it.",
    )


def file_blocks(
    path: Path, bounds: Bounds, *, start: int = 0, block: int | None = None
) -> Iterator[bytes]:
    """Read a file block by block, from a byte of it on.

    Raises:
        FileLimitError: it is larger than allowed.
        UnreadableFileError: it cannot be opened.
    """
    with opened(path) as file:
        file.seek(start)
        yield from blocks(file, bounds.file, read=start, block=block or bounds.block)


def opened(path: Path) -> BinaryIO:
    """Open a file for reading.

    Raises:
        UnreadableFileError: it cannot be opened.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableFileError(
            f"The file `{path.name}` cannot be read: {error.strerror or error}.",
            next_step="Check its name and who may read it.",
        ) from error


def blocks(file: BinaryIO, cap: int, *, read: int = 0, block: int = BLOCK) -> Iterator[bytes]:
    """Read an open file block by block; so many bytes of it were read before.

    Raises:
        FileLimitError: it is larger than allowed.
    """
    while piece := file.read(block):
        read += len(piece)
        if read > cap:
            raise too_large("The file is too large", f"{cap // MEBIBYTE:,} MiB")
        yield piece


def lines(pieces: Iterator[bytes], bounds: Bounds) -> Iterator[tuple[bytes, bool]]:
    """Cut bytes into lines; each comes with whether it ended, as the last of a cut file does not.

    Raises:
        FileLimitError: a line is longer than allowed.
    """
    parts: list[bytes] = []  # of the line that goes on
    held = 0
    for piece in pieces:
        first, *others = piece.split(b"\n")
        parts.append(first)
        held += len(first)
        if held > bounds.row:
            raise too_large("A line is too long", f"{bounds.row // MEBIBYTE} MiB")
        if others:
            yield b"".join(parts), True
            yield from ((line, True) for line in others[:-1])
            parts, held = [others[-1]], len(others[-1])
    if held:
        yield b"".join(parts), False
