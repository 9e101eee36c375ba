"""Which cases were there, as one number each, made of their names in vector operations.

Equal names have equal numbers, and others practically never.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_AT_ONCE = 8  # letters, as one machine number
_SHORT = 4 * _AT_ONCE  # longer names are rare, and hashed one by one
_KEPT = np.array([(1 << 8 * letters) - 1 for letters in range(_AT_ONCE + 1)], np.uint64)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, without a pattern: 2**64 by the golden ratio
_HALF = np.uint64(32)
_SPREAD = np.int64(1_000_003)  # keeps attempts at one case apart from other cases


@dataclass(frozen=True, slots=True)
class _Piece:
    """Cases that were met together; what is the same for all of them is held once."""

    place: NDArray[np.int32] | int
    keys: NDArray[np.int64]
    attempts: NDArray[np.int32] | None

    def places(self) -> set[int]:
        return {self.place} if isinstance(self.place, int) else set(np.unique(self.place).tolist())

    def at(self, place: int) -> tuple[NDArray[np.int64], NDArray[np.int32] | int]:
        """The cases of one place, and which attempt at it each is."""
        if isinstance(self.place, int):
            mine: slice | NDArray[np.bool_] = slice(None if self.place == place else 0)
        else:
            mine = self.place == place
        return self.keys[mine], -1 if self.attempts is None else self.attempts[mine]


@dataclass(slots=True)
class Cases:
    """Remembers eight bytes of each case; what tells attempts or places apart takes four more."""

    _pieces: list[_Piece] = field(default_factory=list)

    def add(self, place: NDArray[np.int64], names: pa.StringArray, repeat: pa.Int32Array) -> None:
        """Remember the cases of a batch; a row without a name is no case that is known, nor one again."""
        if names.null_count == len(names):
            return
        if names.null_count:
            named = names.is_valid()
            names, repeat = names.filter(named), repeat.filter(named)
            place = place[named.to_numpy(zero_copy_only=False)]
        is_one = bool((place == place[0]).all())
        attempts = None
        if repeat.null_count < len(repeat):
            attempts = pc.fill_null(repeat, -1).to_numpy()
        self._pieces.append(
            _Piece(int(place[0]) if is_one else place.astype(np.int32), keys_of(names), attempts)
        )

    def distinct(self) -> dict[int, tuple[int, int]]:
        """Of every place: different cases, and rows that repeat a case without saying so."""
        places = sorted(set[int]().union(*(piece.places() for piece in self._pieces)))
        return {place: self._distinct(place) for place in places}

    def _distinct(self, place: int) -> tuple[int, int]:
        parts = [piece.at(place) for piece in self._pieces]
        keys = np.concatenate([part for part, _ in parts])
        if all(isinstance(attempts, int) for _, attempts in parts):
            cases = _how_many(keys)
            return cases, keys.size - cases
        each = np.concatenate([part * _SPREAD + attempts for part, attempts in parts])
        return _how_many(keys), each.size - _how_many(each)


def _how_many(values: NDArray[np.int64]) -> int:
    """How many different values there are; they are sorted where they lie, one half beside the other."""
    middle = values.size // 2
    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(values[middle:].sort)
        values[:middle].sort()
        other.result()
    values.sort(kind="stable")  # two sorted halves are only merged
    return int(np.count_nonzero(values[1:] != values[:-1])) + 1


def keys_of(names: pa.StringArray) -> NDArray[np.int64]:
    """The numbers of names; no name has one too.

    Eight letters at a time are mixed in: by a product, whose upper half is folded upon the lower.
    """
    names = pc.fill_null(names, "")
    ends = np.frombuffer(names.buffers()[1], np.int32)[names.offset :][: len(names) + 1]
    lengths = np.diff(ends)
    held = names.buffers()[2]
    letters = np.zeros(ends[-1] - ends[0] + _AT_ONCE, np.uint8)
    if held is not None:
        letters[:-_AT_ONCE] = np.frombuffer(held, np.uint8)[ends[0] : ends[-1]]
    words = np.ndarray(letters.size - _AT_ONCE + 1, "<u8", letters, strides=(1,))  # at each letter
    keys = lengths.astype(np.uint64) * _FACTOR
    at = ends[:-1] - ends[0]
    longest = int(lengths.max(initial=0))
    for start in range(0, min(longest, _SHORT), _AT_ONCE):
        left = np.minimum(lengths - start, _AT_ONCE)
        rows = slice(None) if (left > 0).all() else np.flatnonzero(left > 0)
        mixed = (keys[rows] ^ (words[at[rows] + start] & _KEPT[left[rows]])) * _FACTOR
        keys[rows] = mixed ^ (mixed >> _HALF)
    if longest > _SHORT:
        rows = np.flatnonzero(lengths > _SHORT)
        keys[rows] = np.array([hash(name) for name in names.take(rows).to_pylist()]).view(np.uint64)
    return keys.view(np.int64)
