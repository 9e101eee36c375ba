"""One number for each name of a case, made in vector operations: equal names have the same, others practically never."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_AT_ONCE = 8  # letters, as one machine number
_SHORT = 4 * _AT_ONCE  # longer names are rare, and hashed one by one
_KEPT = np.array([(1 << 8 * letters) - 1 for letters in range(_AT_ONCE + 1)], np.uint64)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, without a pattern: 2**64 by the golden ratio
_HALF = np.uint64(32)


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
