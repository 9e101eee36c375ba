"""The digest of a file: that of its bytes, however an importer goes about reading it."""

import hashlib
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evaluation.errors import FileLimitError
from bot.evidence.bounds import Bounds
from bot.evidence.digest import Digest
from bot.evidence.reading import read_file
from tests.unit.evidence.test_formats import FILES

_BOUNDS = Bounds()


@given(
    content=st.binary(max_size=300),
    passes=st.lists(st.tuples(st.integers(1, 40), st.integers(0, 300)), max_size=4),
)
def test_it_is_that_of_the_bytes_whoever_begins_anew_or_stops_early(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, passes: list[tuple[int, int]]
) -> None:
    file = tmp_path_factory.mktemp("digest") / "file"
    file.write_bytes(content)

    with Digest(file, _BOUNDS) as digest:
        for step, end in passes:
            for at in range(0, min(end, len(content)), step):
                digest.take(at, content[at : at + step])
        told = digest.finish()

    assert told == (hashlib.sha256(content).hexdigest(), len(content))


def test_what_is_read_in_another_order_is_hashed_beside(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"some bytes")

    with Digest(file, _BOUNDS) as digest:
        digest.read_beside()
        told = digest.finish()

    assert told == (hashlib.sha256(b"some bytes").hexdigest(), 10)


def test_what_is_left_of_a_file_counts_against_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"some bytes")

    with Digest(file, Bounds(file=9)) as digest:
        digest.take(0, b"some ")
        with pytest.raises(FileLimitError):
            digest.finish()


class Slow(bytes):
    """Bytes during whose counting somebody else has his turn."""

    __slots__ = ()

    def __len__(self) -> int:
        time.sleep(0.05)
        return super().__len__()


def test_two_readers_at_the_same_place_are_hashed_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"some bytes")

    with Digest(file, _BOUNDS) as digest, ThreadPoolExecutor(2) as readers:
        for reader in [readers.submit(digest.take, 0, Slow(b"some ")) for _ in range(2)]:
            reader.result()
        told = digest.finish()
        digest.take(10, b"more, read ahead by one that was given up")

    assert told == (hashlib.sha256(b"some bytes").hexdigest(), 10)
    assert told == digest.finish()


@pytest.mark.parametrize("file", sorted(FILES.glob("*.[!m]*")), ids=lambda each: each.name)
def test_every_importer_tells_the_digest_of_the_whole_file(file: Path) -> None:
    source = read_file(file).source

    assert (source.raw, source.size) == (
        hashlib.sha256(file.read_bytes()).hexdigest(),
        file.stat().st_size,
    )
