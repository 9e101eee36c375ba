"""promptfoo's JSON lines: `promptfoo eval -o results.jsonl`, one result a line."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.formats.promptfoo_row import take
from bot.evidence.importer import Importer, OpenFile, row_has
from bot.evidence.json_lines import objects


def _read(file: OpenFile, found: Findings) -> None:
    for row in objects(file, found):
        take(found, row)


IMPORTER = Importer(
    Format.PROMPTFOO_JSONL, (row_has("promptIdx", "success"), row_has("testCase")), _read
)
