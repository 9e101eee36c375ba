"""Where the brackets, commas and colons of JSON stand, block by block, in vector operations.

Everything that reads large JSON rests on this: what is inside a string is masked by the parity of
the quotes before it, and the depth at each bracket is a running sum. Nothing is parsed here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.evaluation.errors import UnreadableFileError
from bot.evidence.bounds import Bounds, too_large

QUOTE, BACKSLASH, COMMA, COLON = b'"\\,:'
OPENERS, CLOSERS = b"{[", b"}]"

_CASE = 0x20  # apart from it square and curly brackets are the same
_STEP = np.zeros(256, np.int8)
_STEP[list(OPENERS)] = 1
_STEP[list(CLOSERS)] = -1


@dataclass(frozen=True, slots=True)
class Marks:
    """Positions in a block, the characters there, and how many containers are around each.

    A bracket counts as outside the container it opens or closes.
    """

    at: NDArray[np.intp]
    characters: NDArray[np.uint8]
    depth: NDArray[np.intp]

    def up_to(self, depth: int) -> "Marks":
        """Only those with few containers around them."""
        kept = self.depth <= depth
        return Marks(self.at[kept], self.characters[kept], self.depth[kept])


@dataclass(slots=True)
class Scanner:
    """What has to be known at the start of the next block."""

    bounds: Bounds
    inside: int = 0  # a string that began earlier goes on
    escaped: bool = False  # the next character follows a backslash
    depth: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything that was opened is closed."""
        return not self.inside and self.depth == 0

    def scan(self, block: bytes) -> Marks:
        """Find the marks of the next block.

        Raises:
            FileLimitError: it is nested deeper than allowed.
            UnreadableFileError: something is closed that was never opened.
        """
        raw = np.frombuffer(block, np.uint8)
        if not raw.size:
            return Marks(np.empty(0, np.intp), raw, np.empty(0, np.intp))
        seen = _seen(raw)
        self._pass_escaped(raw, seen)
        at = np.flatnonzero(seen)
        characters = raw[at]
        quotes = characters == QUOTE
        inside = np.cumsum(quotes, dtype=np.uint8)
        inside += np.uint8(self.inside)
        inside &= np.uint8(1)
        if inside.size:
            self.inside = int(inside[-1])
        inside |= quotes.view(np.uint8)
        outside = inside == 0
        at, characters = at[outside], characters[outside]
        steps = _STEP[characters]
        depth = np.cumsum(steps, dtype=np.intp)
        depth += self.depth
        if depth.size:
            self._check(depth)
            self.depth = int(depth[-1])
        depth -= steps == 1
        return Marks(at, characters, depth)

    def _check(self, depth: NDArray[np.intp]) -> None:
        if int(depth.max()) > self.bounds.depth:
            raise too_large("The JSON is nested too deeply", f"{self.bounds.depth} levels")
        if int(depth.min()) < 0:
            raise UnreadableFileError(
                "This is not JSON: a bracket is closed that was never opened.",
                next_step="Export the file again.",
            )

    def _pass_escaped(self, raw: NDArray[np.uint8], seen: NDArray[np.bool_]) -> None:
        """Pass over the quotes that follow an odd number of backslashes."""
        slashes = np.flatnonzero(raw == BACKSLASH)
        if not slashes.size:
            if self.escaped and raw[0] == QUOTE:
                seen[0] = False
            self.escaped = False
            return
        breaks = np.flatnonzero(np.diff(slashes) != 1)
        first = slashes[np.concatenate(([0], breaks + 1))]
        last = slashes[np.concatenate((breaks, [slashes.size - 1]))]
        length = last - first + 1
        if self.escaped:
            if first[0] == 0:
                length[0] -= 1  # the first of them is itself escaped
            elif raw[0] == QUOTE:
                seen[0] = False
        after = last[length % 2 == 1] + 1
        self.escaped = bool(after.size and after[-1] == raw.size)
        after = after[after < raw.size]
        seen[after[raw[after] == QUOTE]] = False


def _seen(raw: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where quotes and marks are; comparing each with every byte is faster than looking each byte up."""
    folded = raw | _CASE
    seen: NDArray[np.bool_] = folded == OPENERS[0]
    for found in (folded == CLOSERS[0], raw == COMMA, raw == COLON, raw == QUOTE):
        seen |= found
    return seen
