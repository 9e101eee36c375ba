"""Changes nobody waits for: they go to the database with the next question, or with the commit."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Delete, Dialect, Insert, Update
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.ext.asyncio import AsyncConnection

# PostgreSQL's own way to name parameters: the driver need not read the statement each time.
_AS_WRITTEN: dict[str, Dialect] = {"postgresql": psycopg.dialect(paramstyle="numeric_dollar")}  # type: ignore[no-untyped-call]

Change = Insert | Update | Delete
Values = Mapping[str, Any]


class Thrifty(Protocol):
    """What the drivers of both databases promise beside what every driver does."""

    def put_off(self, statement: str, rows: Sequence[Any]) -> None:
        """Run a statement for each of these, before the next question or the commit."""
        ...


def later(connection: AsyncConnection, change: Change, rows: Sequence[Values]) -> None:
    """Make a change for each of these rows, without a round trip of its own.

    What it does is seen by every statement after it, in the order they were given; that it failed
    shows at the next question or at the commit, and then nothing is kept.

    Args:
        connection: In a transaction.
        change: Made once, not anew for every call: what it compiles to is remembered.
        rows: Its parameters, each with the same names.
    """
    if rows:
        dialect = _AS_WRITTEN.get(connection.dialect.name, connection.dialect)
        write = _writer(dialect, change, tuple(rows[0]))
        driver: Thrifty = connection.sync_connection.connection.driver_connection  # type: ignore[assignment,union-attr]
        driver.put_off(write.text, [write.bind(row) for row in rows])


class _Writer:
    """A change in the language of one database, and how its parameters are written there."""

    def __init__(self, dialect: Dialect, change: Change, names: tuple[str, ...]) -> None:
        compiled: Any = change.compile(dialect=dialect, column_keys=list(names))
        if compiled.prefetch:
            raise ValueError(f"say what these are: {[one.name for one in compiled.prefetch]}")
        self.text: str = compiled.string
        self._said: dict[str, Any] = compiled.construct_params(_check=False)
        self._order: list[str] | None = compiled.positiontup
        self._written: dict[str, Callable[[Any], Any]] = {}
        for name, parameter in compiled.binds.items():
            if write := parameter.type.dialect_impl(dialect).bind_processor(dialect):
                self._written[name] = write

    def bind(self, row: Values) -> Any:  # noqa: ANN401  # as the driver takes them
        """Write the parameters of one row."""
        values = {**self._said, **row}
        for name, write in self._written.items():
            values[name] = write(values[name])
        if self._order is None:
            return values
        return tuple(values[name] for name in self._order)


@cache
def _writer(dialect: Dialect, change: Change, names: tuple[str, ...]) -> _Writer:
    return _Writer(dialect, change, names)
