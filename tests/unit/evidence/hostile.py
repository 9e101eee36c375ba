"""Files that a stranger might send to hurt whoever reads them; each small on disk or quick to make."""
# ruff: noqa: PLW0108  # the values are recipes, most of them calls

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import zstandard

MEBIBYTE = 1 << 20
_HEADER = json.dumps(
    {"status": "success", "eval": {"task": "t", "model": "m", "scorers": [{"name": "s"}]}}
)
_LINE = '{"id":"a","passed":true}\n'


def _zip(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _zstandard(name: str, packed: bytes, size: int) -> bytes:
    """An archive with one member that is packed with Zstandard, which the library cannot write."""
    name_bytes = name.encode()
    local = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 63, 0, 93, 0, 33, 0, len(packed), size, len(name), 0
    )
    entry = struct.pack(
        "<4s6H3L5H2L",
        b"PK\x01\x02",
        63,
        63,
        0,
        93,
        0,
        33,
        0,
        len(packed),
        size,
        len(name),
        0,
        0,
        0,
        0,
        0,
        0,
    )
    body = local + name_bytes + packed
    directory = entry + name_bytes
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), len(body), 0)
    return body + directory + end


def _patched(content: bytes, at: int, value: bytes) -> bytes:
    """The same archive, with a lie in the first entry of its directory."""
    start = content.index(b"PK\x01\x02") + at
    return content[:start] + value + content[start + len(value) :]


def _zstandard_bomb() -> bytes:
    size = 64 * MEBIBYTE
    packer = zstandard.ZstdCompressor(level=3).compressobj(size=size)
    packed = b"".join(packer.compress(b" " * MEBIBYTE) for _ in range(64)) + packer.flush()
    return _zstandard("header.json", packed, size)


def _wide_window() -> bytes:
    parameters = zstandard.ZstdCompressionParameters(window_log=30)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = packer.compress(b" " * MEBIBYTE) + packer.flush()
    return _zstandard("header.json", packed, MEBIBYTE)


_EVAL = {"header.json": _HEADER.encode(), "summaries.json": b"[]"}
_DOCTYPE = '<!DOCTYPE t [<!ENTITY a "{}">{}]><testsuite><testcase name="&{};"/></testsuite>'
_LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED: dict[str, Callable[[], bytes]] = {
    "a deflate bomb": lambda: _zip({**_EVAL, "summaries.json": b" " * (40 * MEBIBYTE)}),
    "a Zstandard bomb": _zstandard_bomb,
    "a Zstandard window of 1 GiB": _wide_window,
    "an archive in an archive": lambda: _zip({"inner.eval": _zip(_EVAL)}),
    "members that climb out": lambda: _zip({"../../../tmp/climbed": b"x", "/etc/climbed": b"x"}),
    "a member that climbs out of samples": lambda: _zip({**_EVAL, "samples/../../climbed": b"{}"}),
    "two members of one name": lambda: _zip({**_EVAL, "headex.json": b"{}"}).replace(
        b"headex", b"header"
    ),
    "an encrypted member": lambda: _patched(_zip(_EVAL), 8, b"\x01\x00"),
    "a member that says it is small": lambda: _patched(_zip(_EVAL), 24, b"\x01\x00\x00\x00"),
    "a member that begins outside the file": lambda: _patched(_zip(_EVAL), 42, b"\xff\xff\xff\x7f"),
    "an unknown way of packing": lambda: _patched(_zip(_EVAL), 10, b"\x63\x00"),
    "an archive that was cut off": lambda: _zip(_EVAL)[:-30],
    "three thousand members": lambda: _zip({f"m{n}": b"" for n in range(3000)}),
    "arrays 100,000 deep": lambda: b"[" * 100_000,
    "objects 100,000 deep": lambda: b'{"a":' * 100_000,
    "a result 100 deep": lambda: b'{"results":{"version":3,"prompts":[],"results":[' + b"[" * 100,
    "a line 100 deep": lambda: (
        _LINE * 3 + '{"id":"b","passed":true,"x":' + "[" * 100 + "]" * 100 + "}\n"
    ).encode(),
    "a string of 20 MiB": lambda: (
        b'{"test_results":[{"metrics_data":[],"input":"' + b"x" * (20 * MEBIBYTE)
    ),
    "a number of 20 MiB": lambda: (
        b'{"test_results":[{"metrics_data":[],"input":' + b"1" * (20 * MEBIBYTE)
    ),
    "a line of 20 MiB": lambda: (_LINE * 3).encode() + b'{"id":"' + b"x" * (20 * MEBIBYTE),
    "a key of 20 MiB": lambda: b'{"test_results":[{"metrics_data":[]}],"' + b"x" * (20 * MEBIBYTE),
    "five thousand suites": lambda: (
        "<testsuites>"
        + "".join(f'<testsuite name="s{n}"><testcase name="a"/></testsuite>' for n in range(5000))
        + "</testsuites>"
    ).encode(),
    "ten thousand models": lambda: (
        "id,model,passed\n" + "".join(f"a,m{n},1\n" for n in range(10_000))
    ).encode(),
    "five thousand columns": lambda: (
        ",".join(["id", "passed", *(f"c{n}" for n in range(5000))]) + "\na" + ",1" * 5001 + "\n"
    ).encode(),
    "a cell of 20 MiB": lambda: b'id,passed\n"' + b"x" * (20 * MEBIBYTE) + b'",1\n',
    "a quote that never ends": lambda: b'id,passed\n"' + b"x\n" * (10 * MEBIBYTE),
    "a billion laughs": lambda: _DOCTYPE.format("ha", _LAUGHS, "i").encode(),
    "an entity that is a file": lambda: (
        b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><testsuite name="&a;"/>'
    ),
    "XML 10,000 deep": lambda: b"<testsuite>" * 10_000,
    "an attribute of 20 MiB": lambda: b'<testsuite name="' + b"x" * (20 * MEBIBYTE),
    "a text of 20 MiB": lambda: b"<testsuite><system-out>" + b"x" * (20 * MEBIBYTE),
    "zeros": lambda: b"\x00" * MEBIBYTE,
    "UTF-16": lambda: '{"test_results": []}'.encode("utf-16"),
    "gzip": lambda: b"\x1f\x8b\x08\x00" + b"x" * 1000,
    "nothing": lambda: b"",
    "white space": lambda: b" \n" * 1000,
    "brackets that close too much": lambda: b'{"test_results":[{"metrics_data":[]}]}]}]}',
    "half a surrogate pair": lambda: b'{"test_results":[{"metrics_data":[{"name":"\\ud800"}]}]}',
    "a number that is no float": lambda: (
        b'{"info":{"run_id":"r"},"data":{"metrics":{"a":1e999999x}}}'
    ),
}

READ: dict[str, Callable[[], bytes]] = {
    "an identifier as a slice": lambda: (
        "id,passed,language\n" + "".join(f"c{n},1,l{n}\n" for n in range(50_000))
    ).encode(),
    "names with markup and control signs": lambda: (
        b"id,model,metric,passed\na,<!channel> *m*,\x1b[31mred\x1b[0m,1\n"
    ),
    "numbers beyond any float": lambda: b"id,score\na,1e999\nb,-1e999\nc,0.5\n",
}


def write(folder: Path) -> dict[str, Path]:
    """Write every file into a folder."""
    written = {}
    for number, (name, make) in enumerate({**REFUSED, **READ}.items()):
        written[name] = folder / f"{number:02d}"
        written[name].write_bytes(make())
    return written
