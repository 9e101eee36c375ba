"""The attributes of cases as a column: names and values as words of a list, each kept once."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_WORD = pa.dictionary(pa.int32(), pa.string())  # the same few in all rows
SLICES = pa.field("slices", pa.map_(_WORD, _WORD))


def mapped(attributes: Sequence[Mapping[str, str] | None], row: NDArray[np.int32]) -> pa.MapArray:
    """Make the column.

    Args:
        attributes: What is true of some cases, in the order in which rows have it.
        row: The number of those of each row.
    """
    names: dict[str, int] = {}
    words: dict[str, int] = {}
    keys: list[int] = []
    values: list[int] = []
    ends = [0]
    for each in attributes:
        for name, word in (each or {}).items():
            keys.append(names.setdefault(name, len(names)))
            values.append(words.setdefault(word, len(words)))
        ends.append(len(keys))
    if not keys:
        return pa.nulls(row.size, SLICES.type)
    bounds = np.array(ends)
    starts, many = bounds[row], np.diff(bounds)[row]
    offsets = np.concatenate(([0], np.cumsum(many)))
    at = np.repeat(starts - offsets[:-1], many) + np.arange(offsets[-1])
    is_none = np.array([each is None for each in attributes])[row]
    return pa.MapArray.from_arrays(
        pa.array(offsets.astype(np.int32), mask=np.append(is_none, False)),
        _worded(np.array(keys, np.int32)[at], names),
        _worded(np.array(values, np.int32)[at], words),
    )


def _worded(numbers: NDArray[np.int32], words: dict[str, int]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(numbers, pa.array(list(words), pa.string()))
