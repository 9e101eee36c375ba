"""An object store that lets go in the middle of an object: a sentence for every format, and never half of the rows."""

import json
import re
from collections.abc import Iterator
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import cast
from urllib.request import urlopen

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.feather as pf
import pyarrow.parquet as pq
import pytest

from bot.evidence.drift.place import profile_at
from bot.evidence.drift.steady import ReadingBrokenOffError

ROWS = 20_000
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class Store(ThreadingHTTPServer):
    """Answers like S3, path by path; once it breaks, no answer reaches beyond the middle of an object."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.folder, self.breaks = folder, False

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def where(self, name: str) -> str:
        return f"s3://shop/{name}?endpoint_override={self.host}&scheme=http&region=eu-west-1"


class Answer(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._begin(200, self._object() or b"")

    def do_GET(self) -> None:
        store, whole = cast("Store", self.server), self._object() or b""
        asked = _RANGE.match(self.headers.get("Range") or "")
        start = int(asked[1]) if asked else 0
        body = whole[start : int(asked[2]) + 1 if asked and asked[2] else None]
        self._begin(206 if asked else 200, body)
        middle = whole.rfind(b"\n", 0, len(whole) // 2) + 1 or len(whole) // 2
        if store.breaks and start + len(body) > middle:
            self.wfile.write(body[: max(0, middle - start)])
            self.close_connection = True
            return
        self.wfile.write(body)

    def _object(self) -> bytes | None:
        file = cast("Store", self.server).folder / self.path.partition("?")[0].split("/")[-1]
        return file.read_bytes() if file.is_file() else None

    def _begin(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Mon, 05 Jan 2026 09:00:00 GMT")
        self.send_header("ETag", '"1"')
        self.end_headers()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    table = pa.table({"x": list(range(ROWS)), "y": [f"level {row % 7}" for row in range(ROWS)]})
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=2_000)
    pc.write_csv(table, tmp_path / "rows.csv")
    pf.write_feather(table, str(tmp_path / "rows.arrow"), compression="uncompressed")
    lines = (json.dumps(row) for row in table.to_pylist())
    (tmp_path / "rows.jsonl").write_text("".join(f"{line}\n" for line in lines))
    served = Store(tmp_path)
    Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


@pytest.mark.faults
@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl", "arrow"])
def test_an_object_that_breaks_off_is_told_and_never_counted(store: Store, ending: str) -> None:
    where = store.where(f"rows.{ending}")
    whole = profile_at(where, (), {}).rows
    store.breaks = True

    with pytest.raises(ReadingBrokenOffError, match=rf"shop/rows\.{ending} broke off") as refused:
        profile_at(where, (), {})

    assert whole == ROWS
    assert "endpoint_override" not in refused.value.message


@pytest.mark.faults
def test_a_reader_of_lines_believes_the_half(store: Store) -> None:
    """The control: a plain reader of the same answer gets half of the lines and no complaint."""
    store.breaks = True
    with cast("HTTPResponse", urlopen(f"http://{store.host}/shop/rows.csv")) as answer:
        lines = sum(1 for _ in answer)

    assert ROWS / 3 < lines < ROWS * 2 / 3
