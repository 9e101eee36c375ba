"""Where a window lies: files, or a table of a database whose address an environment variable holds."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from bot.domain.decay.model import Cohort
from bot.domain.drift.model import Profile
from bot.domain.drift.together import Together
from bot.domain.errors import InvalidInputError
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.part import WHOLE, Cut
from bot.evidence.drift.source import Source, UnreadableDataError, open_source

_TABLE = "table://"
_HOW = "Write table://VARIABLE/schema.table, and ?time=COLUMN&from=2026-01-01&to=2026-02-01 for a part."
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class UnreadableTableError(InvalidInputError):
    """A table is not named as it has to be, or the database refuses it."""

    code = "drift.table-unreadable"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table, or its rows of some stretch of time."""

    variable: str  # of the environment, with the address and what is secret in it
    table: str
    schema: str | None = None
    time: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def name(self) -> str:
        """How it is called in reports; never with the address."""
        whole = f"{self.schema}.{self.table}" if self.schema else self.table
        ends = [f"from {self.start}"] if self.start else []
        ends += [f"before {self.end}"] if self.end else []
        return " ".join([f"{self.variable}/{whole}", *ends])


def table_place(where: str) -> TablePlace | None:
    """Read where a table lies; None if it is no table that is named.

    Raises:
        UnreadableTableError: The name lacks something.
    """
    if not where.startswith(_TABLE):
        return None
    parts = urlsplit(where)
    variable, path, asked = parts.netloc, parts.path.strip("/"), dict(parse_qsl(parts.query))
    schema, _, table = path.rpartition(".")
    stretch = asked.get("from") or asked.get("to")
    unknown = asked.keys() - {"time", "from", "to"}
    if not _NAME.fullmatch(variable) or not table or unknown or (stretch and not asked.get("time")):
        raise UnreadableTableError(f"{where} does not name a table.", next_step=_HOW)
    return TablePlace(
        variable, table, schema or None, asked.get("time"), asked.get("from"), asked.get("to")
    )


def _nowhere(name: str) -> bool:  # noqa: ARG001  # one signature with what people choose
    return False


def profile_at(
    where: str,
    columns: Sequence[str],
    addresses: Mapping[str, str],
    as_length: Callable[[str], bool] = _nowhere,
    *,
    cut: Cut = WHOLE,
) -> Profile:
    """Make a profile of a file, of all files of a pattern, or of a table.

    The texts of columns that `as_length` holds for are counted by their length.
    """
    from bot.evidence.drift.counting import profile_of  # noqa: PLC0415  # files need Arrow, tables do not

    place = table_place(where)
    if place is None:
        return profile_of(_opened(where, as_length, cut), columns)
    from bot.evidence.drift.table import Table  # noqa: PLC0415

    with Table.at(place, addresses, as_length, cut) as table:
        return table.profile(columns)


def window_at(  # noqa: PLR0913  # what is counted, at which edges, how
    where: str,
    reference: Profile,
    columns: Sequence[str],
    addresses: Mapping[str, str],
    as_length: Callable[[str], bool] = _nowhere,
    *,
    cut: Cut = WHOLE,
) -> Profile:
    """Count a window, wherever it lies, at the edges of a profile."""
    from bot.evidence.drift.counting import window_of  # noqa: PLC0415

    place = table_place(where)
    if place is None:
        return window_of(_opened(where, as_length, cut), reference, columns)
    from bot.evidence.drift.table import Table  # noqa: PLC0415

    with Table.at(place, addresses, as_length, cut) as table:
        return table.window(reference, columns)


def together_at(
    reference: str, window: str, columns: Sequence[str], as_length: Callable[[str], bool] = _nowhere
) -> Together:
    """Compare how the columns of two windows go with each other; whole rows are read.

    Raises:
        UnreadableDataError: One of them is a table, or a profile, which hold no rows to read.
    """
    for where in (reference, window):
        if where.startswith(_TABLE) or where.endswith(".json"):
            raise UnreadableDataError(
                f"{where} gives counts and no rows: columns cannot be taken together.",
                next_step="Give files of rows for both windows, or leave --together out.",
            )
    from bot.evidence.drift.together import Structure  # noqa: PLC0415

    found = Structure(_opened(reference, as_length, WHOLE), tuple(columns))
    return found.compared(_opened(window, as_length, WHOLE))


def cohorts_at(
    where: str, columns: Columns, addresses: Mapping[str, str], *, cut: Cut = WHOLE
) -> tuple[Cohort, ...]:
    """Count what was predicted and what turned out true, by the days of the predictions.

    Raises:
        UnreadableDataError: Labels are to be found where they cannot be looked up from there.
    """
    place = table_place(where)
    late = columns.labels_at
    if late is not None:
        need_reach(where, late, columns.keys)
    if place is None:
        from bot.evidence.drift.outcomes import cohorts_of  # noqa: PLC0415

        labels = None if late is None else _opened(late, _nowhere, WHOLE)
        return cohorts_of(_opened(where, _nowhere, cut), columns, labels)
    from bot.evidence.drift.outcome_table import OutcomeTable  # noqa: PLC0415

    with OutcomeTable.at(place, addresses, cut=cut) as table:
        return table.cohorts(columns)


def need_reach(where: str, late: str, keys: Sequence[str]) -> None:
    """Hold that labels can be looked up from where the predictions lie: no rows travel between databases and files.

    Raises:
        UnreadableDataError: They cannot.
    """
    place, other = table_place(where), table_place(late)
    if not keys:
        raise UnreadableDataError(
            "Labels lie elsewhere, and no key says which row they are of.",
            next_step="Name the key columns, which both have.",
        )
    if (place and place.variable) != (other and other.variable):
        raise UnreadableDataError(
            "Predictions and labels lie in different places.",
            next_step="Both have to be files, or tables of one database: bring the labels there.",
        )


def _opened(where: str, as_length: Callable[[str], bool], cut: Cut) -> Source:
    from bot.evidence.drift.lengths import LengthSource  # noqa: PLC0415

    source = open_source(where)
    if not cut.is_whole:
        from bot.evidence.drift.cut import cut_out  # noqa: PLC0415

        source = cut_out(source, cut)
    return LengthSource(source, as_length) if any(map(as_length, source.types)) else source
