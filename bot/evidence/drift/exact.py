"""Exact numbers of a database, made floating ones once a row: for each edge anew it takes five times as long."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

# Beyond these PostgreSQL stops a statement that makes a floating number of one.
_LARGEST, _SMALLEST = Decimal("1.7976931348623157e308"), Decimal("2.3e-308")
_DIGITS = 300  # that a column may have, of which none is beyond them

_Rows = tuple[sa.FromClause, sa.ColumnElement[bool]]  # and which of them are meant


def made_floating(
    dialect: str, rows: sa.FromClause, names: Sequence[str], inside: sa.ColumnElement[bool]
) -> _Rows:
    """The rows that are meant, in some columns, with floating numbers for exact ones where that spares work."""
    ready = _READY.get(dialect)
    return ready(rows, names, inside) if ready else (rows, inside)


def _once(rows: sa.FromClause, names: Sequence[str], inside: sa.ColumnElement[bool]) -> _Rows:
    columns = [rows.c[name] for name in names]
    if not any(isinstance(column.type, sa.Numeric) for column in columns):
        return rows, inside
    kept = (_floating(one) if isinstance(one.type, sa.Numeric) else one for one in columns)
    # What lies behind an offset is not worked out again further out. It is written as a text, for a number would be
    # one that is still to be worked out, and then one process counts alone.
    apart = sa.select(*kept).select_from(rows).where(inside).offset(sa.literal_column("'0'"))
    return apart.subquery(), sa.true()


def _floating(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    value = sa.cast(column, sa.Double)
    if _fits(column.type):
        return value.label(column.name)
    whole = sa.case(
        (column > _LARGEST, sa.cast("Infinity", sa.Double)),
        (column < -_LARGEST, sa.cast("-Infinity", sa.Double)),
        (sa.func.abs(column) < _SMALLEST, sa.cast(0, sa.Double)),
        else_=value,
    )
    return whole.label(column.name)


def _fits(kind: sa.types.TypeEngine[Any]) -> bool:
    digits, after = getattr(kind, "precision", None), getattr(kind, "scale", None)
    return digits is not None and max(digits, after or 0) <= _DIGITS


_READY: dict[str, Callable[[sa.FromClause, Sequence[str], sa.ColumnElement[bool]], _Rows]] = {
    "postgresql": _once
}
