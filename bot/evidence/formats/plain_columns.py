"""Plain tables read by columns: a million rows without a Python object for each.

Whatever does not fit is read row by row: that is slower, and says of each row that cannot be read that
it could not. Of JSON lines only the block that does not fit is read so; another table is either read
here to its end, or not at all.
"""

import io
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.mapping import CONSTANT, Mapping
from bot.evidence.bounds import BLOCK, lines
from bot.evidence.case_rows import CODES, SCHEMA
from bot.evidence.findings import Findings
from bot.evidence.formats.constant_columns import note_columns
from bot.evidence.formats.plain_row import check_name, graded, take
from bot.evidence.formats.slice_columns import slices_of
from bot.evidence.importer import OpenFile
from bot.evidence.json_blocks import array_lines, parsed
from bot.evidence.json_lines import objects_of
from bot.evidence.values import BROKEN, LARGEST, LEFT_OUT, NO, NO_ERROR, YES

_TEXTS = frozenset({"case", "provider", "check", "cluster", "error", "judge"})
_NUMBERS = frozenset({"score", "repeat", "latency_ms", "cost"})
_CONSTANTS = {str: pa.string(), int: pa.int64(), float: pa.float64()}
_BLOCK = 4 * BLOCK

Batches = Iterable[pa.RecordBatch]


class _MisfitError(Exception):
    """Something in the table needs to be looked at row by row."""


def read_lines(file: OpenFile, found: Findings, mapping: Mapping) -> bool:
    """Read JSON lines, block by block; False if all of them have to be read row by row."""
    schema = schema_of(file, mapping)
    if schema is None:
        return False
    for block in parsed(file.blocks(), schema, file.bounds):
        if block.table is None or not _took(block.table, found, mapping):
            for row in objects_of(lines(block.pieces(), file.bounds), found):
                take(found, row, mapping)
    return True


def _took(table: pa.Table, found: Findings, mapping: Mapping) -> bool:
    try:
        parts = [_cases(batch, found, mapping) for batch in table.to_batches()]
    except (_MisfitError, pa.ArrowInvalid):
        return False
    for part in parts:
        found.take(part)
    return True


def read_array(file: OpenFile, found: Findings, mapping: Mapping) -> bool:
    """Read a JSON array of rows; False if it has to be read row by row."""
    return _read(file, found, mapping, lambda schema: _rows_of_array(file, schema))


def read_csv(file: OpenFile, found: Findings, mapping: Mapping) -> bool:
    """Read a CSV table; False if it has to be read row by row."""
    return _read(file, found, mapping, lambda schema: _csv(file, schema))


def _read(
    file: OpenFile, found: Findings, mapping: Mapping, opened: Callable[[pa.Schema], Batches]
) -> bool:
    schema = schema_of(file, mapping)
    if schema is None:
        return False
    try:
        for batch in opened(schema):
            found.take(_cases(batch, found, mapping))
    except (_MisfitError, pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError):
        found.restart()
        return False
    return found.rows > 0


def schema_of(file: OpenFile, mapping: Mapping) -> pa.Schema | None:
    """The types of the columns that are wanted, from the rows at the head; None if they differ."""
    wanted: dict[str, str] = {}
    for role, column in mapping.columns.items():
        wanted.setdefault(column, role)
    wanted.update(dict.fromkeys(mapping.slices, "slice"))
    fields = []
    for column, role in wanted.items():
        kinds = {type(row[column]) for row in file.glimpse.rows if row.get(column) is not None}
        kind = _of_a_run(kinds) if role in CONSTANT else _kind(role, kinds)
        if kind is None:
            return None
        fields.append(pa.field(column, kind))
    return pa.schema(fields)


def _of_a_run(kinds: set[type]) -> pa.DataType | None:
    return _CONSTANTS.get(*kinds) if len(kinds) == 1 else None


def _kind(role: str, kinds: set[type]) -> pa.DataType | None:
    if role in _TEXTS or role == "slice":
        if kinds == {int} and role == "case":
            return pa.int64()
        return pa.string() if kinds <= {str} else None
    if role in _NUMBERS:
        # In a table of text the reader of CSV parses the numbers.
        return pa.float64() if kinds <= {int, float} or kinds == {str} else None
    if kinds == {bool}:
        return pa.bool_()
    if kinds <= {int, float} and kinds:
        return pa.float64()
    return pa.string() if kinds <= {str} else None


def _rows_of_array(file: OpenFile, schema: pa.Schema) -> Batches:
    for block in parsed(array_lines(file.blocks(), file.bounds), schema, file.bounds, strict=False):
        if block.table is None:
            raise _MisfitError
        yield from block.table.to_batches()


def _csv(file: OpenFile, schema: pa.Schema) -> Batches:
    return pa_csv.open_csv(  # type: ignore[no-any-return]
        io.BufferedReader(_Stream(file.blocks()), _BLOCK),
        read_options=pa_csv.ReadOptions(block_size=_BLOCK),
        parse_options=pa_csv.ParseOptions(
            delimiter=file.glimpse.delimiter, newlines_in_values=True
        ),
        convert_options=pa_csv.ConvertOptions(
            include_columns=schema.names,
            column_types=schema,
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


class _Stream(io.RawIOBase):
    """Blocks of bytes as a file that can be read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = memoryview(next(self._blocks, b""))
        size = min(len(into), len(self._rest))
        into[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _cases(batch: pa.RecordBatch, found: Findings, mapping: Mapping) -> pa.RecordBatch:
    """Turn a batch of the table into a batch of cases."""
    size = batch.num_rows
    columns = {role: batch.column(column) for role, column in mapping.columns.items()}
    state, passed = _outcome(columns, size)
    case = _said_at_all(columns.get("case", pa.nulls(size, pa.string())).cast(pa.string()))
    number = {name: columns.get(name) for name in _NUMBERS}
    score = _filled(number["score"], size, pa.float64())
    unjudged = pc.not_equal(state, CODES[CaseState.JUDGED])
    if pc.any(unjudged).as_py():
        score = pc.if_else(unjudged, None, score)
    latency, cost = (_filled(number[name], size, pa.float64()) for name in ("latency_ms", "cost"))
    for column, least in ((score, -LARGEST), (latency, 0.0), (cost, 0.0)):
        if column.null_count < size and not _within(column, least):
            raise _MisfitError
    repeat = _filled(number["repeat"], size, pa.int32())
    if repeat.null_count < size and pc.min(repeat).as_py() < 0:
        raise _MisfitError
    if passed.null_count and score.null_count:
        known = pc.or_(pc.or_(pc.is_valid(passed), pc.is_valid(score)), unjudged)
        state = pc.if_else(known, state, pa.scalar(CODES[CaseState.ERRORED], pa.int8()))
    label = columns.get("label")
    part, check = _places(columns, found, mapping, size)
    note_columns(found, part, columns, mapping)
    if mapping.is_graded:
        _note_judges(part, columns.get("judge"), found)
    return pa.RecordBatch.from_arrays(
        [
            part,
            check,
            case,
            repeat,
            state,
            passed,
            score,
            _said_at_all(_filled(columns.get("cluster"), size, pa.string())),
            _said(label) if label is not None else pa.nulls(size, pa.bool_()),
            latency,
            cost,
            slices_of(batch, mapping.slices),
        ],
        schema=SCHEMA,
    )


def _within(column: pa.Array, least: float) -> bool:
    """Whether all of it are figures that can be reckoned with."""
    fits = pc.and_(pc.greater_equal(column, least), pc.less_equal(column, LARGEST))
    return bool(pc.all(fits, min_count=0).as_py())


def _filled(column: pa.Array | None, size: int, kind: pa.DataType) -> pa.Array:
    return pa.nulls(size, kind) if column is None else column.cast(kind)


def _said_at_all(words: pa.Array) -> pa.Array:
    """The same words; an empty one is none."""
    empty = pc.equal(words, "")
    return pc.if_else(empty, None, words) if pc.any(empty).as_py() else words


def _outcome(columns: dict[str, pa.Array], size: int) -> tuple[pa.Array, pa.Array]:
    """How each case ended, and whether it passed."""
    state = pa.array(np.zeros(size, np.int8))
    said = columns.get("passed")
    passed = pa.nulls(size, pa.bool_())
    if said is not None:
        if pa.types.is_string(said.type):
            word = pc.utf8_lower(pc.utf8_trim_whitespace(said))
            state = _coded(state, pc.is_in(word, pa.array(sorted(BROKEN))), CaseState.ERRORED)
            state = _coded(state, pc.is_in(word, pa.array(sorted(LEFT_OUT))), CaseState.SKIPPED)
            said = pc.if_else(pc.equal(state, CODES[CaseState.JUDGED]), said, None)
        passed = _said(said)
    error = columns.get("error")
    if error is not None:
        state = _coded(state, _are_errors(error), CaseState.ERRORED)
        passed = pc.if_else(pc.equal(state, CODES[CaseState.JUDGED]), passed, None)
    return state, passed


def _are_errors(column: pa.Array) -> pa.Array:
    told = pc.greater(pc.binary_length(column), 0)
    if not pc.any(told).as_py():
        return told
    word = pc.utf8_lower(pc.utf8_trim_whitespace(column))
    return pc.and_(told, pc.invert(pc.is_in(word, pa.array(sorted(NO_ERROR)))))


def _coded(state: pa.Array, where: pa.Array, to: CaseState) -> pa.Array:
    return pc.if_else(pc.fill_null(where, fill_value=False), pa.scalar(CODES[to], pa.int8()), state)


def _said(column: pa.Array) -> pa.Array:
    """Yes or no, in any word that is known; another word has to be looked at row by row."""
    if pa.types.is_boolean(column.type):
        return column
    if pa.types.is_floating(column.type):
        yes, no = pc.equal(column, 1.0), pc.equal(column, 0.0)
    else:
        word = pc.utf8_lower(pc.utf8_trim_whitespace(column))
        word = pc.if_else(pc.equal(word, ""), None, word)
        yes, no = (pc.is_in(word, pa.array(sorted(known))) for known in (YES, NO))
        yes = pc.if_else(pc.is_valid(word), yes, None)
    if pc.any(pc.and_not(pc.invert(yes), no)).as_py():
        raise _MisfitError
    return yes


def _note_judges(part: pa.Array, judge: pa.Array | None, found: Findings) -> None:
    for run in pc.unique(part).to_pylist():
        ours = None if judge is None else judge.filter(pc.equal(part, run))
        graded(found, run, *(() if ours is None else pc.unique(ours).to_pylist()))


def _places(
    columns: dict[str, pa.Array], found: Findings, mapping: Mapping, size: int
) -> tuple[pa.Array, pa.Array]:
    """The numbers of the run and of the check of each row."""
    provider = columns.get("provider")
    if provider is None:
        part = pa.array(np.full(size, found.run(None), np.int32))
    else:
        part = _numbered(provider, lambda name: found.run(name, provider=name))
    named = columns.get("check")
    if named is None:
        return part, pa.array(np.full(size, found.check(check_name(mapping)), np.int32))
    return part, _numbered(named, lambda name: found.check(name or "passed"))


def _numbered(column: pa.Array, number: Callable[[str | None], int]) -> pa.Array:
    encoded = column.dictionary_encode(null_encoding="encode")
    numbers = np.array([number(name or None) for name in encoded.dictionary.to_pylist()], np.int32)
    return pa.array(numbers[encoded.indices.to_numpy(zero_copy_only=False)])
