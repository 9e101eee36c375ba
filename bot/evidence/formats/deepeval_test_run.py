"""DeepEval's test run: what it keeps in `.deepeval/` and in DEEPEVAL_RESULTS_FOLDER."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Declared, Findings
from bot.evidence.formats.deepeval_metric import take, take_settings
from bot.evidence.glimpse import Glimpse
from bot.evidence.importer import Importer, OpenFile, Sign
from bot.evidence.values import Record, record, records, text, whole

_LISTS = ("testCases", "conversationalTestCases")


def _read(file: OpenFile, found: Findings) -> None:
    outer = ("testRunData",) if file.glimpse.has("testRunData") else ()
    run = found.run()
    entered = {(), outer, *((*outer, name) for name in _LISTS)}
    heads = {(*outer, "metricsScores"), (*outer, "hyperparameters"), (*outer, "testFile")}
    cases = {(*outer, name, "*") for name in _LISTS}
    for piece in file.pieces(found, entered, lambda path: path in cases or path in heads):
        if piece.path in cases:
            take(found, record(piece.value()))
        elif piece.key == "hyperparameters":
            take_settings(found, piece.value())
        elif piece.key == "testFile":
            found.facts[run].name = found.text(text(piece.value()))
        else:
            for summary in records(piece.value()):
                _declare(found, run, summary)


def _declare(found: Findings, run: int, summary: Record) -> None:
    name = text(summary.get("metric"))
    passed, failed, broke = (whole(summary.get(key)) for key in ("passes", "fails", "errors"))
    if name is None or passed is None or failed is None:
        return
    rows = passed + failed + (broke or 0)
    declared = Declared(n=passed + failed, passed=passed, errored=broke, rows=rows, by_case=True)
    found.declare(run, found.check(name), declared)


def _cases(glimpse: Glimpse) -> list[Record]:
    data = record(glimpse.document.get("testRunData")) or glimpse.document
    return [case for name in _LISTS for case in records(data.get(name))]


def _measured(case: Record) -> bool:
    return "metricsData" in case or "metricsMetadata" in case


IMPORTER = Importer(
    Format.DEEPEVAL_TEST_RUN,
    (
        Sign(
            "`testCases`",
            lambda g: g.has("testRunData", "testCases") or g.has("testCases"),
        ),
        Sign(
            "test cases with `metricsData`",
            lambda g: any(map(_measured, _cases(g))) or g.has("testRunData"),
        ),
    ),
    _read,
)
