"""What a place holds and what counting it would cost, before anything is counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.drift.model import ColumnKind
from bot.evidence.drift.files import files_of
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.steady import steady
from bot.evidence.drift.table_place import table_place


@dataclass(frozen=True, slots=True)
class Outline:
    """The columns, and how much would be read or asked."""

    name: str
    columns: tuple[tuple[str, ColumnKind, str], ...]
    rows: int | None = None  # None where only reading everything tells
    files: int = 0
    size: int | None = None  # of the files, in bytes
    statements: int = 0  # that the database would be asked for each window


def outline_at(where: str, addresses: Mapping[str, str], *, counted: bool = True) -> Outline:
    """Look at a file's or a table's schema and size; of a table also count the rows if wanted."""
    place = table_place(where)
    if place is None:
        return _files(where)
    from bot.evidence.drift.table import TOGETHER, Table  # noqa: PLC0415

    with Table.at(place, addresses) as table:
        columns = tuple((name, kind, called) for name, (kind, called) in table.kinds.items())
        categories = sum(kind is ColumnKind.CATEGORY for _, kind, _ in columns)
        sums = -(-len(columns) // TOGETHER)
        return Outline(
            place.name, columns, table.rows() if counted else None, statements=sums + categories
        )


def _files(where: str) -> Outline:
    from bot.evidence.drift.kinds import kind_of  # noqa: PLC0415

    with steady(where) as size:
        source, files = open_source(where), files_of(where)
    columns = tuple((name, *kind_of(kind)) for name, kind in source.types.items())
    return Outline(source.name, columns, source.rows, len(files), size)
