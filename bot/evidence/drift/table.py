"""A table counted where it lives: the database does the counting, and only counts travel."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any, Self

import numpy as np
import sqlalchemy as sa

from bot.domain.drift.levels import MOST_LEVELS, compact, counted
from bot.domain.drift.measure import coarse_edges
from bot.domain.drift.model import (
    ColumnKind,
    ColumnProfile,
    LevelShape,
    NumberShape,
    Profile,
    Shape,
)
from bot.domain.errors import UnavailableError
from bot.evidence.drift.answer import by_column, is_finite, level_name, number_shape, time_shape
from bot.evidence.drift.exact import made_floating
from bot.evidence.drift.numbers import NumberGatherer
from bot.evidence.drift.part import WHOLE, Cut
from bot.evidence.drift.reflection import columns_of
from bot.evidence.drift.source import ColumnMissingError
from bot.evidence.drift.statement import ROWS, SAMPLED, groups, kind_of, measured, sample, sums
from bot.evidence.drift.table_place import TablePlace, UnreadableTableError

TOGETHER = 60  # columns of one statement, of about twenty figures each; PostgreSQL gives 1,664


class DatabaseUnreachableError(UnavailableError):
    """The database that holds the data does not answer."""

    code = "drift.database-unreachable"


class Table:
    """One table, or its rows of some stretch of time, on an open connection."""

    def __init__(
        self,
        connection: sa.Connection,
        place: TablePlace,
        as_length: Callable[[str], bool] | None = None,
        cut: Cut = WHOLE,
    ) -> None:
        self._connection = connection
        self._place = place
        self._cut = cut
        self._rows = measured(columns_of(connection, place), as_length)
        self.kinds = {column.name: kind_of(column.type) for column in self._rows.columns}
        self._inside = self._stretch()

    @classmethod
    @contextmanager
    def at(
        cls,
        place: TablePlace,
        addresses: Mapping[str, str],
        as_length: Callable[[str], bool] | None = None,
        cut: Cut = WHOLE,
    ) -> Iterator[Self]:
        """Open a table; the address comes from the environment, and is shown nowhere.

        Raises:
            UnreadableTableError: There is no address, or no such table.
            DatabaseUnreachableError: The database does not answer.
        """
        address = addresses.get(place.variable)
        if not address:
            raise UnreadableTableError(
                f"The environment variable {place.variable} is not set.",
                next_step="Set it to the address of the database, as SQLAlchemy writes it.",
            )
        try:
            engine = sa.create_engine(address)
        except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ModuleNotFoundError) as error:
            raise UnreadableTableError(
                f"{place.variable} holds no address that can be used: {type(error).__name__}.",
                next_step="Install the database's dialect for SQLAlchemy, or correct the address.",
            ) from None
        try:
            with engine.connect() as connection:
                yield cls(connection, place, as_length, cut)
        except sa.exc.DBAPIError as error:
            raise DatabaseUnreachableError(
                f"The database of {place.variable} refused: {type(error.orig).__name__}.",
                next_step="Check the address, the table and what the account may read.",
            ) from error
        finally:
            engine.dispose()

    def profile(self, columns: Sequence[str] = ()) -> Profile:
        """Choose edges from a sample, then count every row at them."""
        names = self._chosen(columns)
        numeric = [name for name in names if self.kinds[name][0] is ColumnKind.NUMBER]
        return self._count(names, self._edges(numeric), kept=True)

    def window(self, reference: Profile, columns: Sequence[str] = ()) -> Profile:
        """Count every row at the edges of a profile; of fine edges the deciles are enough."""
        names = [name for name in self.kinds if not columns or name in columns]
        known = ((name, reference.column(name)) for name in names)
        shapes = {
            name: coarse_edges(column.shape)
            for name, column in known
            if column and isinstance(column.shape, NumberShape)
        }
        return self._count(names, shapes, kept=False)

    def rows(self) -> int:
        """How many rows there are."""
        asked = sa.select(sa.func.count()).select_from(self._rows).where(self._inside)
        return int(self._connection.execute(asked).scalar_one())

    def _stretch(self) -> sa.ColumnElement[bool]:
        """What holds of the rows that are meant: by the place's own words, and by the cut."""
        place, cut = self._place, self._cut
        limits: list[sa.ColumnElement[bool]] = [sa.true()]
        for name, start, end in (
            (place.time, _read(place.start), _read(place.end)),
            (cut.time, cut.start, cut.end),
        ):
            if name is None:
                continue
            column = self._column(name)
            if start:
                limits.append(column >= moment_in(column, start))
            if end:
                limits.append(column < moment_in(column, end))
        if cut.column is not None:
            limits.append(_equals(self._column(cut.column), cut.value))
        return sa.and_(*limits)

    def _column(self, name: str) -> sa.ColumnElement[Any]:
        if name not in self._rows.c:
            raise ColumnMissingError(
                f"{self._place.table} has no column {name}.",
                next_step=f"It has {', '.join(list(self.kinds)[:12])}."
                if self._cut.columns
                else "Name its time column.",
            )
        return self._rows.c[name]

    def _need(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.kinds:
                raise ColumnMissingError(
                    f"{self._place.table} has no column {name}.",
                    next_step=f"It has {', '.join(list(self.kinds)[:12])}.",
                )

    def _chosen(self, columns: Sequence[str]) -> list[str]:
        self._need(columns)
        return [name for name in self.kinds if not columns or name in columns]

    def _edges(self, names: Sequence[str]) -> dict[str, NumberShape]:
        if not names:
            return {}
        asked = sample(self._rows, names, self._inside, whole=self.rows() <= SAMPLED)
        found: dict[str, NumberShape] = {}
        rows = self._connection.execute(asked).all()
        for place, name in enumerate(names):
            values = [float(row[place]) for row in rows if row[place] is not None]
            gatherer = NumberGatherer()
            gatherer.add(np.array(values, dtype=np.float64))
            found[name] = coarse_edges(gatherer.counter().shape(gatherer.moments))
        return found

    def _count(
        self, names: Sequence[str], shapes: Mapping[str, NumberShape], *, kept: bool
    ) -> Profile:
        rows, figures = self._sums(names, shapes)
        columns = []
        for name in names:
            kind, called = self.kinds[name]
            of = figures[name]
            shape = self._shape(name, kind, shapes.get(name), of)
            if kept and isinstance(shape, LevelShape):
                shape = compact(shape)
            columns.append(ColumnProfile(name, kind, called, rows, rows - int(of[""]), shape))
        return Profile(self._place.name, rows, tuple(columns))

    def _sums(
        self, names: Sequence[str], shapes: Mapping[str, NumberShape]
    ) -> tuple[int, dict[str, dict[str, Any]]]:
        """Ask for all columns at once, or for as many as one statement takes."""
        rows = 0
        figures: dict[str, dict[str, Any]] = {}
        for part in _parts(names):
            rows, found = self._asked(part, shapes)
            figures |= found
        numbers = (name for name in names if self.kinds[name][0] is ColumnKind.NUMBER)
        infinite = [name for name in numbers if not is_finite(figures[name])]
        for part in _parts(infinite):
            figures |= self._asked(part, shapes, infinite=True)[1]
        return rows, figures

    def _asked(
        self,
        names: Sequence[str],
        shapes: Mapping[str, NumberShape],
        *,
        infinite: bool = False,
        moments: bool = True,
    ) -> tuple[int, dict[str, dict[str, Any]]]:
        """Ask; where squares of a column are beyond all numbers, it alone is counted without its mean and spread."""
        kinds = {name: self.kinds[name][0] for name in names}
        dialect = self._connection.dialect.name
        rows, inside = made_floating(dialect, self._rows, names, self._inside)
        asked = sums(rows, kinds, shapes, inside, infinite=infinite, moments=moments)
        try:
            answer = self._connection.execute(asked).one()._asdict()
        except sa.exc.DataError:
            if not moments:
                raise
            self._connection.rollback()
            return self._narrowed(names, shapes, infinite=infinite)
        return int(answer[ROWS]), by_column(names, answer)

    def _narrowed(
        self, names: Sequence[str], shapes: Mapping[str, NumberShape], *, infinite: bool
    ) -> tuple[int, dict[str, dict[str, Any]]]:
        if len(names) == 1:
            return self._asked(names, shapes, infinite=infinite, moments=False)
        half = len(names) // 2
        rows, some = self._asked(names[:half], shapes, infinite=infinite)
        return rows, some | self._asked(names[half:], shapes, infinite=infinite)[1]

    def _shape(
        self, name: str, kind: ColumnKind, known: NumberShape | None, figures: dict[str, Any]
    ) -> Shape | None:
        if kind is ColumnKind.NUMBER:
            return number_shape(known, figures)
        if kind is ColumnKind.CATEGORY:
            asked = groups(self._rows, name, self._inside)
            found = self._connection.execute(asked).all()
            if len(found) > MOST_LEVELS:
                return LevelShape((), distinct=MOST_LEVELS, countless=True)
            return counted({level_name(row[0]): int(row[1]) for row in found})
        if kind is ColumnKind.TIME and figures["l"] is not None:
            return time_shape(figures)
        return None


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), TOGETHER):
        yield names[start : start + TOGETHER]


def _equals(column: sa.ColumnElement[Any], level: str) -> sa.ColumnElement[bool]:
    if isinstance(column.type, sa.Boolean):
        return column.is_(level == "true")
    return sa.cast(column, sa.String) == level


def _read(written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise UnreadableTableError(
            f"{written} is no time.", next_step="Write 2026-01-31 or 2026-01-31T09:00:00."
        ) from None


def moment_in(column: sa.ColumnElement[Any], at: datetime) -> Any:  # noqa: ANN401  # a time or a text
    """A limit in the type of the column; text stays text, as SQLite keeps times."""
    if isinstance(column.type, sa.Date):
        return at.date()
    if isinstance(column.type, sa.DateTime):
        # Where the column names no zone it is read by the clock on the wall.
        return at if getattr(column.type, "timezone", False) else at.replace(tzinfo=None)
    midnight = at.time() == time()
    return at.date().isoformat() if midnight else at.replace(tzinfo=None).isoformat()
