"""A plain table in CSV, whose columns somebody names once."""

from bot.domain.evaluation.format import Format
from bot.evidence.csv_rows import table
from bot.evidence.findings import Findings
from bot.evidence.formats.constant_columns import settle
from bot.evidence.formats.plain_columns import read_csv
from bot.evidence.formats.plain_row import mapping_of, take
from bot.evidence.glimpse import Shape
from bot.evidence.importer import Importer, OpenFile, shaped


def _read(file: OpenFile, found: Findings) -> None:
    _read_rows(file, found)
    settle(found)


def _read_rows(file: OpenFile, found: Findings) -> None:
    mapping = mapping_of(file)
    if read_csv(file, found, mapping):
        return
    rows = table(file, found)
    header = next(rows, [])
    for row in rows:
        take(found, dict(zip(header, row, strict=True)), mapping)


IMPORTER = Importer(Format.CSV, (shaped(Shape.TABLE),), _read)
