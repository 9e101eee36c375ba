"""What an importer is: how its files are recognised, and how one is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import Mapping
from bot.evidence.bounds import Bounds, file_blocks, lines
from bot.evidence.digest import Digest
from bot.evidence.findings import Findings
from bot.evidence.glimpse import Glimpse, Shape, text_blocks
from bot.evidence.json_pieces import Path as JsonPath
from bot.evidence.json_pieces import Piece, Pieces


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is being imported."""

    path: Path
    glimpse: Glimpse
    bounds: Bounds
    name: str  # what its sender calls it: a label, never trusted with more
    mapping: Mapping | None = None
    digest: Digest | None = None  # takes what is read

    def blocks(self) -> Iterator[bytes]:
        """Read it from its start."""
        return text_blocks(self._read())

    def _read(self) -> Iterator[bytes]:
        at = 0
        for block in file_blocks(self.path, self.bounds):
            if self.digest is not None:
                self.digest.take(at, block)
            at += len(block)
            yield block

    def lines(self) -> Iterator[tuple[bytes, bool]]:
        """Read it line by line; each comes with whether it ended."""
        return lines(self.blocks(), self.bounds)

    def pieces(
        self, found: Findings, opened: set[JsonPath], wanted: Callable[[JsonPath], bool]
    ) -> Iterator[Piece]:
        """Read it as JSON in pieces, and note if it was cut off."""
        pieces = Pieces(frozenset(opened), wanted, self.bounds)
        yield from pieces.read(self.blocks())
        if pieces.truncated:
            found.truncated("The file ends in the middle; what came after is unknown.")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that shows which tool wrote a file, with the words for its absence."""

    told: str
    seen: Callable[[Glimpse], bool]
    weighs: bool = True  # what many unlike files have makes none of them alike


@dataclass(frozen=True, slots=True)
class Importer:
    """One form of one tool's files."""

    format: Format
    signs: tuple[Sign, ...]
    read: Callable[[OpenFile, Findings], None]

    def recognises(self, glimpse: Glimpse) -> bool:
        """Whether a file is of this form."""
        return all(sign.seen(glimpse) for sign in self.signs)

    def likeness(self, glimpse: Glimpse) -> float:
        """Which share of the signs a file shows."""
        signs = [sign for sign in self.signs if sign.weighs]
        return sum(sign.seen(glimpse) for sign in signs) / len(signs) if signs else 0.0

    def missing(self, glimpse: Glimpse) -> tuple[str, ...]:
        """What a file lacks to be of this form."""
        return tuple(sign.told for sign in self.signs if not sign.seen(glimpse))


def has(*path: str) -> Sign:
    """The document has something at a path."""
    return Sign(f"`{'.'.join(path)}`", lambda glimpse: glimpse.has(*path))


def row_has(*keys: str) -> Sign:
    """The first row has these keys."""
    told = ", ".join(f"`{key}`" for key in keys)
    return Sign(f"rows with {told}", lambda glimpse: all(key in glimpse.row for key in keys))


def shaped(*shapes: Shape) -> Sign:
    """The file is made of this."""
    return Sign(" or ".join(shapes), lambda glimpse: glimpse.shape in shapes, weighs=False)
