"""Braintrust's summary of an experiment: `braintrust eval --jsonl`, in Python's or JavaScript's names."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Declared, Findings
from bot.evidence.importer import Importer, OpenFile, Sign
from bot.evidence.json_lines import objects
from bot.evidence.values import Record, first, number, record, text


def _read(file: OpenFile, found: Findings) -> None:
    if file.glimpse.document and not file.glimpse.rows:
        pieces = file.pieces(found, set(), lambda path: path == ())
        rows = [record(piece.value()) for piece in pieces]
    else:
        rows = list(objects(file, found))
    for row in rows:
        _take(found, row)


def _take(found: Findings, row: Record) -> None:
    name = text(first(row, "experiment_name", "experimentName"))
    run = found.run(name, provider=name)
    facts = found.facts[run]
    facts.name = found.text(first(row, "project_name", "projectName"))
    for key, score in record(row.get("scores")).items():
        mean = number(record(score).get("score"))
        if mean is not None:
            found.declare(
                run, found.check(text(record(score).get("name")) or key), Declared(mean=mean)
            )


IMPORTER = Importer(
    Format.BRAINTRUST_SUMMARY,
    (
        Sign(
            "`project_name` and `experiment_name`",
            lambda g: (
                (g.has("project_name") and g.has("experiment_name"))
                or (g.has("projectName") and g.has("experimentName"))
            ),
        ),
        Sign("`scores`", lambda g: g.has("scores")),
    ),
    _read,
)
