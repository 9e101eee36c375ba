"""Lines of JSON that are alike: what is cut out of them is what a parser reads, and nothing else is taken."""

import json

import pyarrow as pa
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import from_json

from bot.evidence.json_alike import columns_of
from bot.evidence.values import number

SCHEMA = pa.schema(
    [("id", pa.string()), ("passed", pa.bool_()), ("score", pa.float64()), ("n", pa.int64()),
     ("absent", pa.string())]
)  # fmt: skip
PLAIN = b'{"id": "a", "passed": true, "score": 0.5, "n": 7, "said": "x"}\n'

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBER = st.sampled_from(
    ["0", "-0", "0.5", "1e5", "-1.5E-3", "9007199254740993", "1e999", "01", "1.", ".5", "+1", "1e",
     "1.e5", "--1", "1.2.3", "NaN", "Infinity", "inf", "0x1F", "1_0", "null", "true", "tru"]
)  # fmt: skip
LINE = st.tuples(
    TEXT.filter(lambda text: "\\" not in json.dumps(text, ensure_ascii=False)),
    st.sampled_from(["true", "false", "null"]),
    NUMBER | st.floats(-1, 1).map(json.dumps),
    st.integers(-9, 9).map(str) | st.just("null"),
    TEXT.map(json.dumps) | TEXT.map(lambda text: json.dumps(text, ensure_ascii=False)),
)
SIGN = st.sampled_from([bytes([each]) for each in b'"{}[],:\n\r \\0e.-tuxd\x00\xc3\xff'])


def rows_of(lines: bytes) -> list[dict[str, object]]:
    """What a parser reads, line by line."""
    rows = [from_json(line) for line in lines.removesuffix(b"\n").split(b"\n")]
    assert all(isinstance(row, dict) for row in rows)
    return rows


def is_as_parsed(lines: bytes) -> bool:
    table = columns_of(lines, SCHEMA)
    if table is None:
        return False
    rows = [{name: row.get(name) for name in SCHEMA.names} for row in rows_of(lines)]
    for row in rows:
        row["score"] = number(row["score"])
    assert rows == table.to_pylist()
    assert table.schema == SCHEMA
    return True


@given(lines=st.lists(LINE, min_size=1, max_size=5), ended=st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_taken_is_what_a_parser_reads(
    lines: list[tuple[str, str, str, str, str]], *, ended: bool
) -> None:
    written = "\n".join(
        f'{{"id": "{case}", "passed": {passed}, "score": {score}, "n": {n}, "said": {said}}}'
        for case, passed, score, n, said in lines
    )

    is_as_parsed(written.encode() + b"\n" * ended)


@given(
    scores=st.lists(st.from_regex(r"-?[0-9.]{1,5}", fullmatch=True), min_size=1, max_size=3),
    whole=st.lists(st.from_regex(r"-?[0-9]{1,4}", fullmatch=True), min_size=1, max_size=3),
    answers=st.lists(st.from_regex(r"(true|false|null|fals|truet|nulle|falsy)", fullmatch=True),
                     min_size=1, max_size=3),
)  # fmt: skip
@example(scores=["0.5", "10.25"], whole=["0", "10"], answers=["true", "false", "null"])
@example(scores=["0.5", ".75"], whole=["1"], answers=["true"])
@example(scores=["0.5", "1."], whole=["1"], answers=["true"])
@example(scores=["1.5", "00.5"], whole=["1"], answers=["true"])
@example(scores=["1", "01"], whole=["1"], answers=["true"])
@example(scores=["1.5.5", "1"], whole=["1"], answers=["true"])  # two points, on one line of two
@settings(max_examples=150, deadline=None)
def test_numbers_and_answers_are_taken_as_a_parser_reads_them_or_not_at_all(
    scores: list[str], whole: list[str], answers: list[str]
) -> None:
    written = [
        f'{{"id": "a", "passed": {passed}, "score": {score}, "n": {n}, "said": "x"}}\n'
        for score in scores
        for n in whole
        for passed in answers
    ]

    is_as_parsed("".join(written).encode())


def test_plain_numbers_and_answers_are_taken() -> None:
    numbers = PLAIN.replace(b"0.5", b"0.25") + PLAIN.replace(b"0.5", b"12.5").replace(b"7", b"10")

    assert is_as_parsed(numbers)
    assert is_as_parsed(numbers.replace(b"true", b"null") + PLAIN.replace(b"true", b"false"))
    assert is_as_parsed(PLAIN + PLAIN.replace(b"0.5", b"-1e-5"))  # as the grammar has them


@given(at=st.integers(0, 2 * len(PLAIN)), width=st.integers(0, 3), put=st.lists(SIGN, max_size=3))
@example(at=len(PLAIN) + 2, width=2, put=[b"o", b"k"])  # another key
@example(at=len(PLAIN) - 5, width=1, put=[b"\t"])  # no text may hold it
@example(at=len(PLAIN) - 5, width=1, put=[b"\xff"])
@settings(max_examples=150, deadline=None)
def test_lines_that_were_damaged_anywhere_are_read_as_a_parser_reads_them_or_not_at_all(
    at: int, width: int, put: list[bytes]
) -> None:
    lines = PLAIN * 3
    damaged = lines[:at] + b"".join(put) + lines[at + width :]
    assume(damaged != lines)

    is_as_parsed(damaged)


@pytest.mark.parametrize(
    "said", [r"\n", r"\"", r"\\", r"\\\"", r"\u00e9", r"\/", "\u00e9", "{[,:]}", "", r"\ud7ff"]
)
def test_a_text_of_any_kind_beside_the_wanted_ones_is_no_hindrance(said: str) -> None:
    other = PLAIN.replace(b'"x"', f'"{said}"'.encode())

    assert is_as_parsed(PLAIN + other + PLAIN)
    assert is_as_parsed(other + PLAIN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"id"', b'"Id"'),
        (b'"id": "a", ', b""),
        (b'"said": "x"', b'"said": {"x": 1}'),
        (b'"said": "x"', b'"id": "x"'),
        (b"0.5", b'"0.5"'),
        (b"0.5", b"1e999"),
        (b": 7", b": 7.5"),
        (b"true", b"1"),
        (b'"a"', rb'"\u0061"'),
        (b'"x"', rb'"\ud83d\ude00"'),
        (b", ", b","),
        (b"\n", b"\n\n"),
        (b"\n", b"\r\n"),
    ],
)
def test_a_line_that_differs_is_left_to_another_reader(old: bytes, new: bytes) -> None:
    assert is_as_parsed(PLAIN * 2)

    assert columns_of(PLAIN + PLAIN.replace(old, new), SCHEMA) is None


@pytest.mark.parametrize(
    "line",
    [b"[1]", b"7", b"{}", b'{"id": "a"', b'{"id": "a"}}', b'{"id": "a",}', b'{"id": "a" "n": 7}',
     b'{"id": "a", "id": "b"}', b'{"id": [1]}', b'{"\\u0069d": "a"}', b'{"\xff": "a"}', b"",
     b'{"id": "a"} {"id": "b"}', b'{"score": 01}', b'{"score": nan}', b'{"said": tru}',
     b'{"said": "\\x"}', b'{"said": "\\u00g0"}', b'{"said": "\\ud800"}', b'{"said": "\\"}']
)  # fmt: skip
def test_a_line_that_is_no_plain_object_is_left_to_another_reader(line: bytes) -> None:
    assert columns_of((line + b"\n") * 2, SCHEMA) is None


def test_a_line_with_more_keys_than_an_evaluation_has_is_left_to_another_reader() -> None:
    line = json.dumps({str(number): number for number in range(5_000)}).encode()

    assert columns_of(line, SCHEMA) is None


def test_columns_nobody_wants_need_not_be_there_to_count_the_lines() -> None:
    lines = b'{"said": "x"}\n{"said": "y"}\n'

    table = columns_of(lines, pa.schema([("id", pa.string())]))

    assert table is not None
    assert [{"id": None}, {"id": None}] == table.to_pylist()
