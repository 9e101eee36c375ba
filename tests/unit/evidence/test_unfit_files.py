"""Files that are not what they should be: each is read for what it is, or refused in a plain sentence."""

import bz2
import gzip
import json
import lzma
from pathlib import Path

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.run import FileReading
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import Bounds
from bot.evidence.glimpse import Shape, look_at
from bot.evidence.reading import read_file

ROWS = [json.dumps({"id": f"case {n}", "passed": True, "score": 1, "text": "x"}) for n in range(60)]
LINES = "\n".join(ROWS) + "\n"
ARRAY = "[" + ",".join(ROWS) + "]"
TABLE = "id,passed,language\n" + "".join(f"case {n},true,en\n" for n in range(60))


def read(folder: Path, content: bytes) -> FileReading:
    file = folder / "upload"
    file.write_bytes(content)
    return read_file(file, cases=folder / "cases.parquet")


@pytest.mark.parametrize(
    ("content", "told", "next_step"),
    [
        (gzip.compress(LINES.encode()), "packed with gzip", "Unpack it"),
        (bz2.compress(LINES.encode()), "packed with bzip2", "Unpack it"),
        (lzma.compress(LINES.encode()), "packed with xz", "Unpack it"),
        (b"PAR1\x15\x04\x15PAR1", "a Parquet file", "Export the results"),
        (b"%PDF-1.7\n1 0 obj", "a PDF", "Export the results"),
        (LINES.encode("utf-16"), "not text in UTF-8", "Save it as UTF-8"),
        (ARRAY.replace("x", "\u00e9", 1).encode("latin-1"), "not text in UTF-8", "Save it as UTF-8"),
        (b"id,passed\n", "no row after it", "ran to its end"),
        (b"id,passed,passed\na,true,false\n", "more than one column called `passed`", "a name of"),
        (ARRAY.replace("},{", "} {", 1).encode(), "not JSON", "Export the file again"),
        ((LINES + '{"x":' + "[" * 60 + "]" * 60 + "}\n").encode(), "nested too deeply", "wrote"),
        ((LINES + '{"x":"' + "y" * (17 << 20) + '"}\n').encode(), "line is too long", "split it"),
    ],
)  # fmt: skip
def test_it_is_refused_with_the_reason_and_what_to_do(
    content: bytes, told: str, next_step: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read(tmp_path, content)

    assert told in refused.value.message
    assert next_step in refused.value.next_step


@pytest.mark.parametrize(
    ("content", "judged", "passed", "states"),
    [
        (b"\xef\xbb\xbf" + LINES.replace("\n", "\r\n").encode(), 60, 60, set()),
        ((json.dumps({"id": "long", "passed": False, "text": "y" * 600_000}) + "\n" + LINES).encode(), 61, 60, set()),
        ((LINES + '{"id":"q","passed":true,"passed":false}\n').encode(), 61, 60, set()),
        ((LINES + '{"id":"q","passed":NaN}\n').encode(), 60, 60, {WarningState.UNREAD}),
        ((LINES + '{"id":"q","passed":true,"score":-Infinity}\n').encode(), 60, 60, {WarningState.ERRORED}),
        ((LINES + '{"id":"q","passed":true,"score":' + "9" * 400 + "}\n").encode(), 60, 60, {WarningState.ERRORED}),
        (b'{"id":"a","passed":true,"attempt":1e18}\n{"id":"b","passed":false,"attempt":2}\n', 2, 1, set()),
        (LINES[:-9].encode(), 59, 59, {WarningState.TRUNCATED}),
        (TABLE[:-6].encode(), 59, 59, {WarningState.TRUNCATED}),
        (ARRAY[:-20].encode(), 59, 59, {WarningState.TRUNCATED}),
        ((TABLE + "last,true,fran\u00e7ais\n").encode("latin-1"), 61, 61, {WarningState.LOSSY}),
    ],
)  # fmt: skip
def test_it_is_read_for_what_it_is(
    content: bytes, judged: int, passed: int, states: set[WarningState], tmp_path: Path
) -> None:
    (run,) = read(tmp_path, content).runs

    assert (judged, passed) == (run.checks[0].n, run.checks[0].passed)
    assert states == {warning.state for warning in run.warnings}


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ('"a, b, c";"passed"\n"1";"true"\n', ("a, b, c", "passed")),
        ("id,passed\n1,true\n", ("id", "passed")),
    ],
)
def test_a_mark_inside_a_name_divides_no_columns(
    tmp_path: Path, text: str, columns: tuple[str, ...]
) -> None:
    file = tmp_path / "results.csv"
    file.write_text(text)

    assert columns == look_at(file, Bounds()).columns


def test_a_sentence_with_a_comma_is_no_header(tmp_path: Path) -> None:
    file = tmp_path / "hello.txt"
    file.write_text("Hello, world")

    assert Shape.OTHER is look_at(file, Bounds()).shape
    file.write_text("id,passed\n")
    with pytest.raises(UnreadableFileError, match="no row after it"):
        look_at(file, Bounds())
