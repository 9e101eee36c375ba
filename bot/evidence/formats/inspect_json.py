"""Inspect AI's log as one JSON file: `inspect eval --log-format json`."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.formats.inspect_sample import Head, take, take_head, take_results, with_parts
from bot.evidence.importer import Importer, OpenFile, has
from bot.evidence.values import record

_HEAD = {("status",), ("eval",), ("results",)}


def _read(file: OpenFile, found: Findings) -> None:
    found.run()
    head = Head()
    status: object = None
    results: object = None
    wanted = {*_HEAD, ("samples", "*")}
    for piece in file.pieces(found, {(), ("samples",)}, lambda path: path in wanted):
        if piece.path == ("samples", "*"):
            take(found, record(piece.value()), head)
        elif piece.key == "eval":
            head = take_head(found, record(piece.value()))
        elif piece.key == "status":
            status = piece.value()
        else:
            results = piece.value()
            head = with_parts(head, record(results))
    take_results(found, record(results), status, head)


IMPORTER = Importer(
    Format.INSPECT_JSON, (has("eval", "task"), has("eval", "model"), has("status")), _read
)
