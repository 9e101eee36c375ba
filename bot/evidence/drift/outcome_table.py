"""Outcomes of a table counted where it lives: one statement for all cohorts, and only counts travel."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.decay.model import BINS, Calibration, Cell, Cohort, DecayAskedError
from bot.domain.drift.model import ColumnKind
from bot.evidence.drift.outcome_columns import Columns, cohort_number, cohort_start, level_number
from bot.evidence.drift.table import Table, moment_in
from bot.evidence.drift.table_place import table_place

_MOST = 400  # cohorts of one statement
_NUMBER = (sa.Integer, sa.Numeric, sa.Float)


class OutcomeTable(Table):
    """A table with what was predicted and what turned out true."""

    def cohorts(self, columns: Columns) -> tuple[Cohort, ...]:
        """Count every cohort.

        Raises:
            ColumnMissingError: There is no such column.
            DecayAskedError: A column does not hold what it should.
        """
        self._need(columns.names)
        ends = self._ends(columns)
        if ends is None:
            return ()
        first, last = (cohort_number(day, columns.days) for day in ends)
        if last - first >= _MOST:
            raise DecayAskedError(
                f"From {ends[0]} to {ends[1]} there are {last - first + 1} cohorts.",
                next_step="Use longer cohorts, or a part of the table: ?time=COLUMN&from=2026-01-01.",
            )
        positive = columns.positive or self._usual(columns)
        asked = self._grouped(columns, range(first, last + 1), positive)
        groups = self._connection.execute(asked).all()
        return _cohorts(groups, range(first, last + 1), columns.days, binary=positive is not None)

    def truths(self, columns: Columns) -> sa.Subquery:
        """One label for each key; a key whose labels contradict each other has none."""
        self._need((*columns.keys, columns.label))
        keys = [self._rows.c[name] for name in columns.keys]
        label: sa.ColumnElement[Any] = self._rows.c[columns.label]
        if isinstance(label.type, sa.Boolean):
            # Not all databases know the greatest of truths.
            label = sa.case((label.is_(True), 1), (label.is_(False), 0))
        return (
            sa.select(
                *(key.label(f"k{place}") for place, key in enumerate(keys)),
                sa.func.max(label).label("truth"),
            )
            .where(self._inside, label.is_not(None))
            .group_by(*keys)
            .having(sa.func.min(label) == sa.func.max(label))
            .subquery()
        )

    def _labelled(self, columns: Columns) -> tuple[sa.FromClause, sa.ColumnElement[Any]]:
        """The rows, and their labels: beside them, or in another table of the same database."""
        place = table_place(columns.labels_at) if columns.labels_at else None
        if place is None:
            return self._rows, self._rows.c[columns.label]
        truths = OutcomeTable(self._connection, place).truths(columns)
        pairs = (
            _same(self._rows.c[name], truths.c[f"k{at}"]) for at, name in enumerate(columns.keys)
        )
        return self._rows.outerjoin(truths, sa.and_(*pairs)), truths.c.truth

    def _ends(self, columns: Columns) -> tuple[date, date] | None:
        time = self._rows.c[columns.time]
        asked = sa.select(sa.func.min(time), sa.func.max(time)).where(
            self._inside, self._rows.c[columns.prediction].is_not(None)
        )
        low, high = self._connection.execute(asked).one()
        return None if low is None else (_day(low), _day(high))

    def _usual(self, columns: Columns) -> str | None:
        """Of yes and no, and of ones and zeros, what is looked for is the yes."""
        prediction = self._rows.c[columns.prediction]
        if isinstance(prediction.type, sa.Boolean):
            return "1"
        if self.kinds[columns.prediction][0] is not ColumnKind.NUMBER:
            return None
        others = (
            sa.select(sa.func.count())
            .select_from(self._rows)
            .where(self._inside, prediction.not_in([0, 1]))
        )
        return None if self._connection.execute(others).scalar_one() else "1"

    def _grouped(self, columns: Columns, numbers: range, positive: str | None) -> sa.Select[Any]:
        time = self._rows.c[columns.time]
        prediction = self._rows.c[columns.prediction]
        rows, label = self._labelled(columns)
        cohort: sa.ColumnElement[int] = sa.literal(numbers[-1])
        if earlier := numbers[:-1]:  # a case of nothing but its else is none in SQL
            ends = ((number, cohort_start(number + 1, columns.days)) for number in earlier)
            cohort = sa.case(
                *((time < self._limit(time, end), number) for number, end in ends), else_=cohort
            )
        yes = self._is(prediction, positive)
        truth = self._is(label, positive)
        same = yes == truth if positive is not None else _same(prediction, label)
        right = sa.case((label.is_(None), 0), (same, 1), else_=0)
        lately: sa.ColumnElement[int] = sa.literal(0)
        if columns.since:
            late = sa.and_(label.is_not(None), time >= moment_in(time, columns.since))
            lately = sa.case((late, 1), else_=0)
        score: sa.ColumnElement[Any] = sa.null()
        if columns.score:
            score = sa.cast(self._rows.c[columns.score], sa.Double)
        inner = (
            sa.select(
                cohort.label("cohort"),
                yes.label("yes"),
                sa.case((label.is_(None), 0), else_=1).label("known"),
                right.label("correct"),
                lately.label("lately"),
                sa.cast(score, sa.Double).label("score"),
            )
            .select_from(rows)
            .where(self._inside, prediction.is_not(None), time.is_not(None))
            .subquery()
        )
        return _counted(inner)

    def _is(self, column: sa.ColumnElement[Any], level: str | None) -> sa.ColumnElement[int]:
        if level is None:
            return sa.literal(1)
        wanted: str | float | None = level
        if isinstance(column.type, sa.Boolean):
            number = level_number(level)
            wanted = None if number is None else number == 1
        elif isinstance(column.type, _NUMBER):
            wanted = level_number(level)
        return sa.literal(0) if wanted is None else sa.case((column == wanted, 1), else_=0)

    def _limit(self, column: sa.ColumnElement[Any], day: date) -> Any:  # noqa: ANN401  # as the column has it
        if isinstance(column.type, sa.DateTime):
            return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # the database's own zone
        return day if isinstance(column.type, sa.Date) else day.isoformat()


def _same(prediction: sa.ColumnElement[Any], label: sa.ColumnElement[Any]) -> Any:  # noqa: ANN401  # a condition
    if _family(prediction) is _family(label):
        return prediction == label
    return sa.cast(prediction, sa.String) == sa.cast(label, sa.String)


_FAMILIES = (sa.Boolean, _NUMBER, sa.String, sa.DateTime, sa.Date)


def _family(column: sa.ColumnElement[Any]) -> Any:  # noqa: ANN401  # a type, or several
    """What databases compare without complaint: all numbers are one."""
    return next((kind for kind in _FAMILIES if isinstance(column.type, kind)), type(column.type))


def _counted(inner: sa.Subquery) -> sa.Select[Any]:
    score = inner.c.score
    bins = sa.case(
        (score.is_(None), -1),
        *((score < (number + 1) / BINS, number) for number in range(BINS - 1)),
        else_=BINS - 1,
    ).label("bin")
    binned = sa.select(
        inner.c.cohort, inner.c.yes, inner.c.known, inner.c.correct, inner.c.lately, bins, score
    ).subquery()
    keys = (binned.c.cohort, binned.c.yes, binned.c.known, binned.c.correct, binned.c.bin)
    of_it = binned.c.score
    return sa.select(
        *keys,
        sa.func.count(),
        sa.func.sum(of_it),
        sa.func.sum(of_it * (1 - of_it)),
        sa.func.min(of_it),
        sa.func.max(of_it),
        sa.func.sum(binned.c.lately),
    ).group_by(*keys)


def _cohorts(
    groups: Iterable[Any], numbers: range, days: int, *, binary: bool
) -> tuple[Cohort, ...]:
    cells: dict[tuple[int, bool], Cell] = defaultdict(Cell)
    tables: dict[int, list[list[float]]] = defaultdict(lambda: [[0.0] * BINS for _ in range(4)])
    lately: dict[int, int] = defaultdict(int)
    for cohort, yes, known, right, place, rows, total, spread, low, high, late in groups:
        lately[cohort] += int(late)
        chance = float(total or 0.0)
        if low is not None and (low < 0 or high > 1):
            raise DecayAskedError(
                "The column of chances holds what is no chance between 0 and 1.",
                next_step="Name another one, or leave it out: nothing is estimated then.",
            )
        scored = rows if place >= 0 else 0
        cells[cohort, bool(yes)] += Cell(
            rows,
            rows * known,
            rows * right,
            scored,
            (chance if yes or not binary else scored - chance),
            float(spread or 0.0),
        )
        if known and place >= 0:
            came = right == yes if binary else bool(right)
            for row, value in enumerate((rows, chance, rows * came, float(spread or 0.0))):
                tables[cohort][row][place] += value
    return tuple(
        replace(_cohort(number, days, cells, tables), lately=lately[number]) for number in numbers
    )


def _cohort(
    number: int,
    days: int,
    cells: dict[tuple[int, bool], Cell],
    tables: dict[int, list[list[float]]],
) -> Cohort:
    start = cohort_start(number, days)
    rows, promised, came, spread = tables[number]
    calibration = Calibration(
        tuple(int(one) for one in rows),
        tuple(promised),
        tuple(int(one) for one in came),
        tuple(spread),
    )
    end = start + timedelta(days=days)
    return Cohort(start, end, cells[number, True], cells[number, False], calibration)


def _day(value: Any) -> date:  # noqa: ANN401  # as the database hands it out
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise DecayAskedError(
            f"{str(value)[:40]} is no time.",
            next_step="Name the column that says when a row was predicted.",
        ) from None
