"""A JSON array of rows, whose keys somebody names once."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.formats.constant_columns import settle
from bot.evidence.formats.plain_columns import read_array
from bot.evidence.formats.plain_row import mapping_of, take
from bot.evidence.glimpse import Shape
from bot.evidence.importer import Importer, OpenFile, Sign, shaped


def _read(file: OpenFile, found: Findings) -> None:
    _read_rows(file, found)
    settle(found)


def _read_rows(file: OpenFile, found: Findings) -> None:
    mapping = mapping_of(file)
    if read_array(file, found, mapping):
        return
    for piece in file.pieces(found, {()}, lambda path: path == ("*",)):
        row = piece.value()
        if isinstance(row, dict):
            take(found, row, mapping)
        else:
            found.unread += 1


IMPORTER = Importer(
    Format.JSON, (shaped(Shape.ARRAY), Sign("an array of rows", lambda g: bool(g.rows))), _read
)
