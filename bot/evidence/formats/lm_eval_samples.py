"""lm-evaluation-harness, the single cases: `lm_eval --log_samples`, `samples_TASK_….jsonl`."""

import re

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.source import Dataset
from bot.evidence.findings import Findings
from bot.evidence.importer import Importer, OpenFile, row_has
from bot.evidence.json_lines import objects
from bot.evidence.values import Record, fingerprint, number, record, slices, text

_NAME = re.compile(r"samples_(?P<task>.+)_\d{4}-\d\d-\d\dT")


def _read(file: OpenFile, found: Findings) -> None:
    run = found.run()
    if named := _NAME.match(file.name):  # the rows themselves do not say which task they are of
        found.facts[run].name = found.text(named["task"])
        found.facts[run].dataset = Dataset(name=found.text(named["task"]))
    for row in objects(file, found):
        _take(found, run, row)


def _take(found: Findings, run: int, row: Record) -> None:
    filtered = text(row.get("filter"))
    document = record(row.get("doc"))
    case = text(row.get("doc_hash")) or (
        fingerprint(document) if document else text(row.get("doc_id"))
    )
    names = row.get("metrics")
    for name in names if isinstance(names, list) else ():
        if not isinstance(name, str):
            continue
        check = name if filtered in (None, "none") else f"{name} ({filtered})"
        value = row.get(name)
        found.case(
            run, found.check(str(check)), case,
            score=None if isinstance(value, list | dict | str) else number(value),
            slices=slices(document),
        )  # fmt: skip


IMPORTER = Importer(
    Format.LM_EVAL_SAMPLES,
    (row_has("doc_id", "doc"), row_has("filtered_resps"), row_has("metrics")),
    _read,
)
