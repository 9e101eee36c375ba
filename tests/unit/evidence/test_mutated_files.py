"""Files somebody damaged by chance or on purpose: a reading or a reason, and never more passes than there were."""

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.document import reading_document, reading_lines
from bot.domain.evaluation.run import FileReading
from bot.evidence.reading import read_file

FILES = Path(__file__).parents[2] / "data" / "evaluations"
SMALL = sorted(
    file.name
    for file in FILES.iterdir()
    if file.suffix != ".md" and file.stat().st_size < 60_000  # a larger one takes long
)
ROUNDS = 15
_VALUE = re.compile(rb'(?<=[:,\[\s"=])(?:-?\d+(?:\.\d+)?|true|false|null|"[^"\\]{0,40}")')
_ODD = (
    b"NaN", b"-Infinity", b"1e999", b"-1", b"1e308", b"5e-324", b"9" * 30, b"null", b"true", b"[]",
    b"{}", b'""', b'"\\ud800"', b'"2026-99-99"', b'"nan"', b"2147483648", b'"\\u0000"', b"1.5",
)  # fmt: skip


def chance_of(seed: str) -> random.Random:
    """The same changes in every run."""
    return random.Random(seed)  # noqa: S311  # nothing is kept secret by it


def flipped(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(chance.choice((1, 2, 20))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def with_odd_values(content: bytes, chance: random.Random) -> bytes:
    places = list(_VALUE.finditer(content))
    found = bytearray(content)
    for place in sorted(chance.sample(places, min(3, len(places))), key=lambda one: -one.start()):
        found[place.start() : place.end()] = chance.choice(_ODD)
    return bytes(found)


def moved(content: bytes, chance: random.Random) -> bytes:
    start, to = sorted(chance.randrange(len(content)) for _ in range(2))
    size = chance.choice((5, 50, 500))
    piece = content[start : start + size]
    return content[:start] + content[start + size : to] + piece + content[to:]


def repeated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = start + chance.choice((1, 10, 200, 3000))
    return content[:end] + content[start:end] + content[end:]


def cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def without_rows(content: bytes, chance: random.Random) -> bytes:
    """Some rows of the single cases are gone; what the file says as a whole is not touched."""
    end = next(one for one in (b"</testcase>", b"\n") if one in content)
    lines = content.split(end)
    return end.join(line for line in lines if chance.random() > 0.1 or line is lines[0])


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, with_odd_values, moved, repeated, cut_off,
)  # fmt: skip


def read(content: bytes, folder: Path) -> FileReading | None:
    file, cases = folder / "upload", folder / "cases.parquet"
    file.write_bytes(content)
    try:
        reading = read_file(file, cases=cases)
    except InvalidInputError as error:
        refused = error
    else:
        json.dumps(reading_document(reading), allow_nan=False)
        assert list(reading_lines(reading))
        return reading
    assert refused.message
    assert refused.next_step
    return None


def passes(reading: FileReading) -> Counter[tuple[str | None, str]]:
    """How many passed of each check that may be judged."""
    found: Counter[tuple[str | None, str]] = Counter()
    for run in reading.runs:
        for check in run.checks:
            if not run.spoilt(check.name):
                found[run.subject, check.name] += check.passed or 0
    return found


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", SMALL)
def test_whatever_is_done_to_a_file_it_is_read_or_refused_with_a_reason(
    name: str, change: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    content, chance = (FILES / name).read_bytes(), chance_of(f"{name} {change.__name__}")

    for _ in range(ROUNDS):
        read(change(content, chance), tmp_path)


@pytest.mark.parametrize("change", [cut_off, without_rows])
@pytest.mark.parametrize(
    "name", [name for name in SMALL if name.endswith((".jsonl", ".csv", ".xml"))]
)
def test_what_is_left_of_a_file_never_passes_more_than_all_of_it(
    name: str, change: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    content, chance = (FILES / name).read_bytes(), chance_of(name)
    whole = read(content, tmp_path)
    assert whole

    for _ in range(ROUNDS):
        if left := read(change(content, chance), tmp_path):
            for check, count in passes(left).items():
                assert count <= passes(whole)[check], check


def test_an_archive_that_points_outside_of_itself_is_damaged(tmp_path: Path) -> None:
    content = bytearray((FILES / "inspect.eval").read_bytes())
    entry = content.index(b"PK\x01\x02")
    while entry >= 0:  # where each member begins stands at the end of its entry in the list
        content[entry + 42 : entry + 46] = b"\xfe\xff\xff\xff"
        entry = content.find(b"PK\x01\x02", entry + 4)

    assert read(bytes(content), tmp_path) is None


@pytest.mark.parametrize(
    ("name", "value", "odd"),
    [
        ("opentelemetry_logs.jsonl", b'"eventName":"gen_ai.evaluation.result"', b'"eventName":[1]'),
        (
            "samples_toy_sums_2026-11-26T04-52-25.483824.jsonl",
            b'"filter": "none"',
            b'"filter": [1]',
        ),
    ],
)
def test_a_list_where_a_word_should_be_ends_in_no_error(
    name: str, value: bytes, odd: bytes, tmp_path: Path
) -> None:
    content = (FILES / name).read_bytes()
    for spaced in (value, value.replace(b": ", b":"), value.replace(b":", b": ", 1)):
        content = content.replace(spaced, odd)

    assert odd in content
    read(content, tmp_path)
