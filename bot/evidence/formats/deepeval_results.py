"""What DeepEval's `evaluate()` returns, written with `model_dump_json()`."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.formats.deepeval_metric import take
from bot.evidence.importer import Importer, OpenFile, Sign, has
from bot.evidence.values import record, records


def _read(file: OpenFile, found: Findings) -> None:
    found.run()
    cases = ("test_results", "*")
    for piece in file.pieces(found, {(), cases[:1]}, lambda path: path == cases):
        take(found, record(piece.value()))


IMPORTER = Importer(
    Format.DEEPEVAL_RESULTS,
    (
        has("test_results"),
        Sign(
            "results with `metrics_data`",
            lambda g: any(
                "metrics_data" in case for case in records(g.document.get("test_results"))
            ),
        ),
    ),
    _read,
)
