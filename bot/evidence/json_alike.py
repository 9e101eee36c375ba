"""JSON lines that are alike, cut into columns by where their quotes stand; nothing if one of them differs.

What a program writes in a loop has the same keys in the same order on every line, and no value with
values in it. Then all that is between two values is the same bytes on every line. Where that was held
against every line, and every value against the grammar, the lines are JSON without having been parsed.
"""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bot.evidence.json_values import Places, read, spelled

_QUOTE, _FIRST_PRINTED, _BACKSLASH, _UNICODE = b'" \\u'
_HEAD = re.compile(rb" *\{ *")
_PAIR = re.compile(rb'"([^"\\]*)"( *: *)("(?:[^"\\]++|\\.)*+"|[^" ,:{}\[\]]+)( *, *| *\} *)')
_MOST_PAIRS = 200  # on a line; more come from no evaluation
_ESCAPED = np.isin(np.arange(256), list(b'"\\/bfnrtu'))
_HEXADECIMAL = np.isin(np.arange(256), list(b"0123456789abcdefABCDEF"))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A key and its value, as they stand on every line."""

    key: str
    before: bytes  # what is between the value before it and its own, the quotes of texts with it
    colon: int  # signs between the quote that ends the key and a value that is no text
    comma: int  # signs after a value that is no text
    is_text: bool


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is the same on every line."""

    pairs: tuple[_Pair, ...]
    head: int  # signs before the first quote
    tail: bytes  # what follows the last value

    @property
    def quotes(self) -> int:
        """How many there are on a line."""
        return sum(4 if pair.is_text else 2 for pair in self.pairs)


def columns_of(lines: bytes, schema: pa.Schema) -> pa.Table | None:
    """Read the wanted columns of whole lines; None where another reader has to look.

    Args:
        lines: One object each, without empty lines between them.
        schema: The columns that are wanted, with their types; one that is not there is empty.
    """
    lines = lines if lines.endswith(b"\n") else lines + b"\n"
    outline = _outline(lines[: lines.find(b"\n")])
    if outline is None:
        return None
    raw = np.frombuffer(lines, np.uint8)
    quoted = raw == _QUOTE
    has_escapes = b"\\" in lines
    if has_escapes and not _unquoted_escaped(raw, quoted):
        return None
    quotes = np.flatnonzero(quoted)
    rows, odd = divmod(quotes.size, outline.quotes)
    if odd or not _is_printed(lines, raw, rows):
        return None
    values = _values(raw, outline, quotes.reshape(rows, outline.quotes))
    if values is None:
        return None
    columns: dict[str, pa.Array] = {}
    for pair, (start, stop) in zip(outline.pairs, values, strict=True):
        is_wanted = pair.key in schema.names
        kind = schema.field(pair.key).type if is_wanted else None
        if not pair.is_text:
            column = read(lines, start, stop, kind)
        elif is_wanted:
            column = spelled(lines, start, stop, kind, has_escapes=has_escapes)
        else:
            continue
        if column is None:
            return None
        columns[pair.key] = column
    return pa.Table.from_arrays(
        [columns.get(field.name, pa.nulls(rows, field.type)) for field in schema], schema=schema
    )


def is_text(lines: bytes) -> bool:
    """Whether these bytes are text in UTF-8."""
    if not lines.isascii():
        try:
            lines.decode()
        except UnicodeDecodeError:
            return False
    return True


def _is_printed(lines: bytes, raw: NDArray[np.uint8], rows: int) -> bool:
    """Whether it is text, and only so many signs of it are no printed ones."""
    # As numbers with a sign all but ASCII is below zero: mostly one look at the bytes will do.
    if np.count_nonzero(raw.view(np.int8) < _FIRST_PRINTED) == rows:
        return True
    return int(np.count_nonzero(raw < _FIRST_PRINTED)) == rows and is_text(lines)


def _outline(line: bytes) -> _Outline | None:
    """The outline of a line; None if it is no object, or has a value with values in it."""
    head = _HEAD.match(line)
    if head is None:
        return None
    pairs: list[_Pair] = []
    at, before = head.end(), head[0]
    while pair := _PAIR.match(line, at):
        key, colon, value, after = pair.groups()
        is_text = value.startswith(b'"')
        quote = b'"' if is_text else b""
        try:
            name = key.decode()
        except UnicodeDecodeError:
            return None
        pairs.append(
            _Pair(name, before + b'"' + key + b'"' + colon + quote, len(colon), len(after), is_text)
        )
        at, before = pair.end(), quote + after
        if b"}" in after or len(pairs) > _MOST_PAIRS:
            break
    is_whole = at == len(line) and b"}" in before
    is_plain = len({pair.key for pair in pairs}) == len(pairs) > 0
    return _Outline(tuple(pairs), head.end(), before + b"\n") if is_whole and is_plain else None


def _unquoted_escaped(raw: NDArray[np.uint8], quoted: NDArray[np.bool_]) -> bool:
    """Take the quotes off that a backslash stands before; whether all that is escaped may be.

    Halves of a sign that is written in two are left to others.
    """
    slashes = np.flatnonzero(raw == _BACKSLASH)
    runs = np.diff(slashes, prepend=-2) != 1
    first = slashes[runs][np.cumsum(runs) - 1]  # of the backslashes next to each other
    escapes = slashes[(slashes - first) % 2 == 0]
    after = raw[escapes + 1]  # there is one: the last byte ends a line
    codes = escapes[after == _UNICODE]
    if not _ESCAPED[after].all() or (codes + 5 >= raw.size).any():
        return False
    if codes.size:
        digits = [raw[codes + at] for at in (2, 3, 4, 5)]
        is_half = ((digits[0] | 32) == ord("d")) & (digits[1] > ord("7"))
        if is_half.any() or not all(_HEXADECIMAL[each].all() for each in digits):
            return False
    quoted[escapes + 1] = False
    return True


def _values(
    raw: NDArray[np.uint8], outline: _Outline, quotes: NDArray[np.intp]
) -> list[tuple[Places, Places]] | None:
    """Where each value begins and ends on every line; None where something else is between them."""
    begins = quotes[:, 0] - outline.head
    following = np.append(begins[1:], raw.size)
    found: list[tuple[Places, Places]] = []
    at, end = 0, begins
    for pair in outline.pairs:
        if pair.is_text:
            start, stop = quotes[:, at + 2] + 1, quotes[:, at + 3]
            at += 4
        else:
            at += 2
            start = quotes[:, at - 1] + (1 + pair.colon)
            is_last = at == quotes.shape[1]
            stop = (following - 1 if is_last else quotes[:, at]) - pair.comma
            if (stop <= start).any():
                return None
        if not _is_between(raw, end, start, pair.before):
            return None
        found.append((start, stop))
        end = stop
    return found if _is_between(raw, end, following, outline.tail) else None


def _is_between(raw: NDArray[np.uint8], starts: Places, ends: Places, what: bytes) -> bool:
    """Whether the same bytes are between two places of every line."""
    if (ends - starts != len(what)).any():
        return False
    at_each = np.ndarray(raw.size - len(what) + 1, f"V{len(what)}", raw, strides=(1,))
    return (what * starts.size).startswith(at_each[starts])  # type: ignore[arg-type]  # any bytes
