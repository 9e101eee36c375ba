"""JSON lines parsed a block at a time, some blocks at once; a block that is not plain is handed out as it is."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.json as pa_json
from numpy.typing import NDArray

from bot.evidence.bounds import BLOCK, Bounds
from bot.evidence.json_alike import columns_of, is_text
from bot.evidence.json_scan import COMMA, Scanner

_BLOCKS = 2  # that are cut together
_AT_ONCE = 2
_LINE, _RETURN, _OPEN, _OPEN_LIST, _CLOSE = b"\n\r{[}"


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines, and the columns in them; None where they have to be looked at one by one."""

    lines: bytes
    table: pa.Table | None

    def pieces(self) -> Iterator[bytes]:
        """The lines as they are read from a file: cut anywhere, none of the pieces large."""
        return (self.lines[at : at + BLOCK] for at in range(0, len(self.lines), BLOCK))


def parsed(
    blocks: Iterator[bytes], schema: pa.Schema, bounds: Bounds, *, strict: bool = True
) -> Iterator[Block]:
    """Parse blocks in their order.

    Args:
        blocks: The bytes, cut anywhere.
        schema: The columns that are wanted, with their types; others are passed over.
        bounds: How long and deep a line may be.
        strict: Whether each line has to be one object and nothing else, as in a stranger's file.
    """
    # Once such a one was freed, allocators keep smaller ones, not map them anew.
    bytes(2 * _BLOCKS * bounds.block)
    cutting = Lock()  # half of it holds the interpreter: two at once would only wait for each other
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting: deque[Future[Block]] = deque()
        for lines in _whole_lines(blocks, bounds):
            waiting.append(pool.submit(_parse, lines, schema, bounds if strict else None, cutting))
            if len(waiting) > _AT_ONCE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def array_lines(blocks: Iterator[bytes], bounds: Bounds) -> Iterator[bytes]:
    """Turn a JSON array into JSON lines: the commas between its rows become the ends of lines."""
    scanner = Scanner(bounds)
    last = COMMA  # as before the first row
    for block in blocks:
        marks = scanner.scan(block).up_to(1)
        is_outer = marks.depth == 1
        turns = marks.characters[is_outer & np.isin(marks.characters, (_OPEN, COMMA))]
        if turns.size:
            if turns[0] == last or (turns[1:] == turns[:-1]).any():
                raise pa.ArrowInvalid("rows and commas do not take turns")
            last = int(turns[-1])
        raw = np.frombuffer(block, np.uint8).copy()
        raw[raw == ord("\n")] = ord(" ")  # never part of a string: there it is written \n
        between = marks.at[is_outer & (marks.characters == COMMA)]
        raw[between] = ord("\n")
        raw[marks.at[marks.depth == 0]] = ord(" ")
        yield raw.tobytes()
    if not scanner.whole:
        raise pa.ArrowInvalid("the array has no end")
    if last == COMMA:
        raise pa.ArrowInvalid("there is no row after the last comma")
    yield b"\n"


def _whole_lines(blocks: Iterator[bytes], bounds: Bounds) -> Iterator[bytes]:
    parts: list[bytes | memoryview] = []
    held, enough = 0, _BLOCKS * bounds.block
    for block in blocks:
        end = block.rfind(b"\n") + 1 if held + len(block) >= enough else 0
        if end:
            yield b"".join((*parts, memoryview(block)[:end]))
            parts, held = [], 0
        parts.append(memoryview(block)[end:])
        held += len(block) - end
        if held > bounds.row + enough:  # whoever reads it line by line refuses it
            yield b"".join(parts)
            parts, held = [], 0
    if held:
        yield b"".join(parts)


def _parse(lines: bytes, schema: pa.Schema, bounds: Bounds | None, cutting: Lock) -> Block:
    with cutting:
        alike = columns_of(lines, schema) if bounds is None or len(lines) <= bounds.row else None
    if alike is not None:
        return Block(lines, alike)
    # What Arrow passes over or keeps need not be text, and nobody would look at it again.
    count = _count(lines, bounds) if bounds is not None else None if is_text(lines) else 0
    if count == 0:
        return Block(lines, None)
    try:
        table = pa_json.read_json(
            pa.BufferReader(lines),
            read_options=pa_json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
            parse_options=pa_json.ParseOptions(
                explicit_schema=schema, unexpected_field_behavior="ignore"
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return Block(lines, None)
    return Block(lines, table if count in {None, table.num_rows} else None)


def _count(lines: bytes, bounds: Bounds) -> int:
    """How many lines there are; 0 where one of them may be something else than one object.

    Between two objects inside another there is a comma. So where each line begins with a brace and
    ends with one no object goes on in the next line, and as many objects as lines are one in each.
    """
    raw = np.frombuffer(lines, np.uint8)
    ends = np.flatnonzero(raw == _LINE)
    if not lines.endswith(b"\n"):
        ends = np.append(ends, raw.size)
    starts = np.concatenate(([0], ends[:-1] + 1))
    last = np.maximum(ends - 1, 0)
    last -= raw[last] == _RETURN
    short = int((ends - starts).max()) <= bounds.row
    plain = short and bool((raw[starts] == _OPEN).all() and (raw[last] == _CLOSE).all())
    return ends.size if plain and is_text(lines) and _is_shallow(raw, ends, bounds) else 0


def _is_shallow(raw: NDArray[np.uint8], ends: NDArray[np.intp], bounds: Bounds) -> bool:
    """Whether no line can be deeper than allowed: it has fewer brackets than that."""
    openers = np.count_nonzero(raw == _OPEN) + np.count_nonzero(raw == _OPEN_LIST)
    if openers < ends.size + bounds.depth:  # each line begins with one
        return True
    at = np.flatnonzero((raw == _OPEN) | (raw == _OPEN_LIST))
    line = np.searchsorted(ends, at)
    return not (line[bounds.depth :] == line[: -bounds.depth]).any()
