"""What stands at places of JSON lines that are alike, read as columns; None where another reader has to look."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_ZERO, _POINT, _LAST_OF_FALSE = b"0.e"
_DIGITS = 10
_WORDS = pa.array(["false", "true", "null"])
_FALSE, _TRUE, _NULL = np.frombuffer(b"falstruenull", "<u4")  # by their first four letters
_NULL_AMONG_WORDS = 2

Places = NDArray[np.intp]


def spelled(
    lines: bytes, start: Places, stop: Places, kind: pa.DataType, *, has_escapes: bool
) -> pa.StringArray | None:
    """Texts as they are written; None if one has to be read."""
    if kind != pa.string():
        return None
    words = _between(lines, start, stop)
    if has_escapes and pc.any(pc.match_substring(words, "\\"), min_count=0).as_py():
        return None
    return words


def read(lines: bytes, start: Places, stop: Places, kind: pa.DataType | None) -> pa.Array | None:
    """Values that are no texts, read as a type, or only held against the grammar; None for a misfit."""
    if kind == pa.bool_():
        return _answers(np.frombuffer(lines, np.uint8), start, stop)
    words = _between(lines, start, stop)
    if kind != pa.string() and _are_decimals(words):
        return words if kind is None else _numbers(words, kind)
    known = pc.index_in(words, value_set=_WORDS)
    if kind == pa.string():
        is_empty = known.null_count == 0 and pc.min(known).as_py() == _NULL_AMONG_WORDS
        return pa.nulls(len(words), kind) if is_empty else None
    are_all = known.null_count == len(words)
    numbers = words if are_all else words.filter(known.is_null())
    if not pc.all(pc.match_substring_regex(numbers, _NUMBER), min_count=0).as_py():
        return None
    if kind is None:
        return words
    return _numbers(words if are_all else pc.if_else(pc.equal(words, "null"), None, words), kind)


def _between(lines: bytes, start: Places, stop: Places) -> pa.StringArray:
    """What is between two places of every line."""
    # All bytes as texts one after the other, of which each second one is wanted.
    places = np.column_stack((start, stop)).astype(np.int32)
    every = pa.StringArray.from_buffers(places.size - 1, pa.py_buffer(places), pa.py_buffer(lines))
    return every.take(pa.array(np.arange(0, places.size, 2, dtype=np.int32)))


def _answers(raw: NDArray[np.uint8], start: Places, stop: Places) -> pa.BooleanArray | None:
    """Yes, no or nothing; None for anything else."""
    length = stop - start
    is_long = length == len("false")
    if not (is_long | (length == len("true"))).all():
        return None
    letters = np.ndarray(raw.size - 3, "<u4", raw, strides=(1,))[start]
    is_true, is_null = letters == _TRUE, letters == _NULL
    is_false = (letters == _FALSE) & (raw[stop - 1] == _LAST_OF_FALSE)
    if not np.where(is_long, is_false, is_true | is_null).all():
        return None
    return pa.array(is_true, mask=is_null if is_null.any() else None)


def _are_decimals(words: pa.StringArray) -> bool:
    """Whether all of them are digits, or all have one point between digits: most numbers, without a grammar."""
    ends = np.frombuffer(words.buffers()[1], np.int32)[: len(words) + 1]
    signs = np.frombuffer(words.buffers()[2], np.uint8)[: ends[-1]]
    first, length = ends[:-1], np.diff(ends)
    others = np.flatnonzero(signs - np.uint8(_ZERO) >= _DIGITS)
    has_more = (signs[first] != _ZERO) | (length == 1)
    if not others.size:
        return bool(has_more.all())
    return bool(
        others.size == len(words)
        and (signs[others] == _POINT).all()
        and (others > first).all()
        and (others < ends[1:] - 1).all()
        and (has_more | (others == first + 1)).all()
    )


def _numbers(words: pa.StringArray, kind: pa.DataType) -> pa.Array | None:
    try:
        column = words.cast(kind)
    except pa.ArrowInvalid:
        return None
    return column if pc.all(pc.is_finite(column), min_count=0).as_py() else None
