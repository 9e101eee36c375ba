"""JSON of any size in pieces: whole values at chosen places, without holding the rest in memory."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from pydantic_core import from_json

from bot.domain.evaluation.errors import UnreadableFileError
from bot.evidence.bounds import MEBIBYTE, Bounds, too_large
from bot.evidence.json_scan import CLOSERS, COLON, OPENERS, Scanner

Path = tuple[str, ...]
EACH = "*"  # in a path: any element of an array

_BLANK = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One whole value, with where it stands."""

    path: Path
    body: bytes

    @property
    def key(self) -> str:
        """The last part of its path."""
        return self.path[-1] if self.path else ""

    def value(self) -> object:
        """Parse it.

        Raises:
            UnreadableFileError: it is not JSON.
        """
        return parsed(self.body)


def parsed(body: bytes | str) -> object:
    """Parse one JSON value.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        return from_json(body)
    except ValueError as error:
        raise UnreadableFileError(
            f"A part of the file is not JSON: {str(error)[:120]}.",
            next_step="Export the file again.",
        ) from error


@dataclass(slots=True)
class Pieces:
    """Reads blocks of JSON; every container in `opened` is entered, every wanted value handed out."""

    opened: Collection[Path]
    wanted: Callable[[Path], bool]
    bounds: Bounds
    truncated: bool = False
    _frames: list[tuple[Path, bool]] = field(default_factory=list)  # path, and whether an array
    _key: str = ""

    def read(self, blocks: Iterable[bytes]) -> Iterator[Piece]:
        """Hand out the wanted values in the order of the file; afterwards `truncated` is known.

        Raises:
            FileLimitError: a value is larger, or the file deeper, than allowed.
            UnreadableFileError: it is not JSON.
        """
        scanner = Scanner(self.bounds)
        reach = max((len(path) for path in self.opened), default=-1) + 1
        held = b""  # from where the current value or key began
        start: int | None = 0
        for block in blocks:
            shift = len(held)
            text = held + block if held else block
            marks = scanner.scan(block).up_to(reach)
            for at, character, depth in zip(
                (marks.at + shift).tolist(),
                marks.characters.tolist(),
                marks.depth.tolist(),
                strict=True,
            ):
                if depth > len(self._frames):
                    continue  # inside a value that is not entered
                if character in OPENERS:
                    start = self._entered(at, character, start)
                elif character == COLON:
                    self._key = _name(text, start, at, self.bounds)
                    start = at + 1
                elif character in CLOSERS and depth == len(self._frames):
                    if not depth:  # a whole document that is not entered
                        yield from self._finished(text, start, at + 1)
                        start = at + 1
                else:
                    yield from self._finished(text, start, at)
                    start = at + 1 if character not in CLOSERS else self._left(at)
            held, start = self._carried(text, start)
        self.truncated = not scanner.whole

    def _entered(self, at: int, character: int, start: int | None) -> int:
        """A container begins: one to enter, or a value."""
        path = self._value_path()
        if path not in self.opened:
            return at if start is None else start
        self._frames.append((path, character == OPENERS[1]))
        return at + 1

    def _left(self, at: int) -> int | None:
        """A container that was entered ends."""
        self._frames.pop()
        self._key = ""
        return None if self._frames else at + 1

    def _value_path(self) -> Path:
        if not self._frames:
            return ()
        path, is_array = self._frames[-1]
        return (*path, EACH if is_array else self._key)

    def _finished(self, text: bytes, start: int | None, end: int) -> Iterator[Piece]:
        """A value ended; the comma after a container that was entered ends nothing."""
        path = self._value_path()
        if start is None or (self._frames and not self._frames[-1][1] and not self._key):
            return
        self._key = ""
        if not self.wanted(path):
            return
        body = text[start:end].strip(_BLANK)
        if body:
            yield Piece(path, body)

    def _carried(self, text: bytes, start: int | None) -> tuple[bytes, int | None]:
        """Keep what the next block needs; of a value nobody wants only that it is going on."""
        if start is None:
            return b"", None
        in_object = bool(self._frames) and not self._frames[-1][1]
        is_key = in_object and not self._key
        if not is_key and not self.wanted(self._value_path()):
            return b"", 0
        held = text[start:]
        if len(held) > self.bounds.row:
            raise too_large("A part of the file is too large", f"{self.bounds.row // MEBIBYTE} MiB")
        return held, 0


def _name(text: bytes, start: int | None, end: int, bounds: Bounds) -> str:
    """Read the key before a colon."""
    raw = text[start or 0 : end].strip(_BLANK)
    key = parsed(raw) if raw else None
    if not isinstance(key, str):
        raise UnreadableFileError(
            "This is not JSON: a name is missing before a colon.",
            next_step="Export the file again.",
        )
    return key[: bounds.name]
