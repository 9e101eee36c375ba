"""Counts a window where it lies: in files, or in a table of a database whose address the environment holds."""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.decay.model import Cohort
from bot.domain.drift.model import Profile
from bot.domain.drift.together import Together
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.part import WHOLE, Cut
from bot.evidence.drift.source import Source, UnreadableDataError
from bot.evidence.drift.steady import steady
from bot.evidence.drift.table_place import TABLE, table_place


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
        with steady(where):
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
        with steady(where):
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
        if where.startswith(TABLE) or where.endswith(".json"):
            raise UnreadableDataError(
                f"{where} gives counts and no rows: columns cannot be taken together.",
                next_step="Give files of rows for both windows, or leave --together out.",
            )
    from bot.evidence.drift.together import Structure  # noqa: PLC0415

    with steady(reference, window):
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

        with steady(*(one for one in (where, late) if one is not None)):
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
