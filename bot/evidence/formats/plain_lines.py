"""Plain JSON lines, one case a line, whose keys somebody names once."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.formats.constant_columns import settle
from bot.evidence.formats.plain_columns import read_lines
from bot.evidence.formats.plain_row import mapping_of, take
from bot.evidence.glimpse import Shape
from bot.evidence.importer import Importer, OpenFile, shaped
from bot.evidence.json_lines import objects


def _read(file: OpenFile, found: Findings) -> None:
    _read_rows(file, found)
    settle(found)


def _read_rows(file: OpenFile, found: Findings) -> None:
    mapping = mapping_of(file)
    if read_lines(file, found, mapping):
        return
    for row in objects(file, found):
        take(found, row, mapping)


IMPORTER = Importer(Format.JSONL, (shaped(Shape.LINES),), _read)
