"""What a database is asked: one statement of conditional sums, and one `group by` for each category."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.domain.drift.levels import MOST_LEVELS
from bot.domain.drift.model import ColumnKind, NumberShape

_HUGE = 1.7976931348623157e308
SAMPLED = 100_000  # rows from which edges are chosen; more do not move a third digit of the index
ROWS = "n"


class chance(FunctionElement[float]):  # noqa: N801  # it is written as a function
    """A random number for each row, as each database calls it."""

    inherit_cache = True


_RANDOM = {
    "bigquery": "rand()",
    "databricks": "rand()",
    "clickhousedb": "rand()",
    "mysql": "rand()",
}


@compiles(chance)
def _chance(element: chance, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401, ARG001
    return _RANDOM.get(compiler.dialect.name, "random()")


class _either(FunctionElement[Any]):  # noqa: N801  # as above
    """One figure in two wordings: the one every database knows, and the one that costs PostgreSQL less."""

    inherit_cache = True

    def __init__(self, portable: sa.ColumnElement[Any], cheaper: sa.ColumnElement[Any]) -> None:
        super().__init__(portable, cheaper)


@compiles(_either)
def _portable(element: _either, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    portable, _ = element.clauses
    return compiler.process(portable, **options)


@compiles(_either, "postgresql")
def _cheaper(element: _either, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    _, cheaper = element.clauses
    return compiler.process(cheaper, **options)


def _holding(holds: sa.ColumnElement[bool]) -> _either:
    """In how many rows something holds: most of what a window costs."""
    return _either(sa.func.sum(sa.case((holds, 1), else_=0)), sa.func.count().filter(holds))


def _moment(value: sa.ColumnElement[Any], rows: sa.ColumnElement[int], *, squared: bool) -> _either:
    """The sum of a value, or of its squares; PostgreSQL keeps mean and variance in one running state."""
    mean = sa.func.avg(value)
    one = sa.func.var_pop(value) + mean * mean if squared else mean
    return _either(sa.func.sum(value * value if squared else value), one * rows)


def kind_of(sql_type: sa.types.TypeEngine[Any]) -> tuple[ColumnKind, str]:
    """The kind of a column's type, and its family with the type itself."""
    for types, kind, family in _KINDS:
        if isinstance(sql_type, types):
            return kind, f"{family} ({str(sql_type).lower()})"
    return ColumnKind.OTHER, f"nested ({type(sql_type).__name__.lower()})"


_KINDS: tuple[tuple[tuple[type, ...], ColumnKind, str], ...] = (
    ((sa.Boolean,), ColumnKind.CATEGORY, "truth"),
    ((sa.Integer, sa.Numeric, sa.Float), ColumnKind.NUMBER, "number"),
    ((sa.DateTime, sa.Date), ColumnKind.TIME, "time"),
    ((sa.String, sa.Enum), ColumnKind.CATEGORY, "text"),
)


def measured(rows: sa.FromClause, as_length: Callable[[str], bool] | None) -> sa.FromClause:
    """The rows with the lengths of some texts in the place of the texts."""
    names = {
        column.name
        for column in rows.columns
        if as_length and as_length(column.name) and kind_of(column.type)[0] is ColumnKind.CATEGORY
    }
    if not names:
        return rows
    return sa.select(
        *(
            sa.func.length(column, type_=sa.Integer()).label(column.name)
            if column.name in names
            else column
            for column in rows.columns
        )
    ).subquery()


def sums(  # noqa: PLR0913  # what is asked, of which rows, how carefully
    rows: sa.FromClause,
    kinds: Mapping[str, ColumnKind],
    shapes: Mapping[str, NumberShape],
    inside: sa.ColumnElement[bool],
    *,
    infinite: bool = False,
    moments: bool = True,
) -> sa.Select[Any]:
    """Count rows, missing values and, of numbers, what lies below each edge; in one look at the table.

    To look at each value whether it is infinite, or no number, costs as much as all else: it is asked only where
    an end of a column, or its sum, is one.
    """
    asked: list[sa.ColumnElement[Any]] = [sa.func.count().label(ROWS)]
    for place, (name, kind) in enumerate(kinds.items()):
        column = rows.c[name]
        asked.append(sa.func.count(column).label(f"c{place}"))
        if kind is ColumnKind.TIME:
            asked += [
                sa.func.min(column).label(f"c{place}_l"),
                sa.func.max(column).label(f"c{place}_h"),
            ]
        if kind is ColumnKind.NUMBER:
            shape, label = shapes.get(name), f"c{place}"
            asked += _number(column, shape, label, infinite=infinite, moments=moments)
    return sa.select(*asked).select_from(rows).where(inside)


def _number(
    column: sa.ColumnElement[Any],
    shape: NumberShape | None,
    label: str,
    *,
    infinite: bool,
    moments: bool,
) -> list[sa.ColumnElement[Any]]:
    value = sa.cast(column, sa.Double)
    finite = sa.and_(column <= _HUGE, column >= -_HUGE)
    kept: sa.ColumnElement[Any] = sa.case((finite, value)) if infinite else value
    asked: list[sa.ColumnElement[Any]] = [
        sa.func.min(kept).label(f"{label}_l"),
        sa.func.max(kept).label(f"{label}_h"),
    ]
    if infinite:
        asked += [
            _holding(column > _HUGE).label(f"{label}_i"),
            _holding(column < -_HUGE).label(f"{label}_j"),
        ]
    if shape is None or not shape.edges:
        return asked
    if moments:
        # Around a value of the column itself: squares of large numbers would lose their digits.
        off = kept - shape.edges[len(shape.edges) // 2]
        counted = sa.func.count(kept if infinite else column)
        asked += [
            _moment(off, counted, squared=False).label(f"{label}_s"),
            _moment(off, counted, squared=True).label(f"{label}_q"),
        ]
    asked.append(_holding(column < shape.edges[0]).label(f"{label}_u"))
    asked += [
        _holding(column <= edge).label(f"{label}_{number}")
        for number, edge in enumerate(shape.edges)
    ]
    return asked


def groups(rows: sa.FromClause, name: str, inside: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Count the levels of a category, the most frequent first; one more than can be held, to know it."""
    column = rows.c[name]
    number = sa.func.count()
    return (
        sa.select(column.label("level"), number.label("n"))
        .select_from(rows)
        .where(inside, column.is_not(None))
        .group_by(column)
        .order_by(number.desc())
        .limit(MOST_LEVELS + 1)
    )


def sample(
    rows: sa.FromClause, names: Sequence[str], inside: sa.ColumnElement[bool], *, whole: bool
) -> sa.Select[Any]:
    """Some rows of the numeric columns, to choose edges from; all of them where they are few."""
    asked = sa.select(*(rows.c[name] for name in names)).select_from(rows).where(inside)
    return asked if whole else asked.order_by(chance()).limit(SAMPLED)
