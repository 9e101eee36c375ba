"""SQLite's connections: the thread that owns one is asked once for each statement, not once for each step of it."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Self

import aiosqlite

_AT_ONCE = 500  # rows that come with the statement; a longer answer is read on as it is needed


class ThriftyCursor:
    """One statement and its rows, as SQLAlchemy reads them."""

    arraysize = 1
    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: "ThriftyConnection") -> None:
        """Nothing happens before a statement is run."""
        self._connection = connection
        self._rows: list[Any] = []
        self._further: sqlite3.Cursor | None = None

    async def __aenter__(self) -> Self:
        """Begin; the thread is not asked for it."""
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and take its first rows."""
        await self._connection.ask(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run a statement once for each row."""
        await self._connection.ask(self._run_all, sql, parameters)
        return self

    async def fetchone(self) -> Any:  # noqa: ANN401  # a row
        """Take the next row."""
        return next(iter(await self.fetchmany(1)), None)

    async def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """Take the next rows."""
        size = size or self.arraysize
        if len(self._rows) < size and self._further:
            self._rows += await self._connection.ask(self._read_on, max(size, _AT_ONCE))
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    async def fetchall(self) -> Sequence[Any]:
        """Take all rows that are left."""
        if self._further:
            self._rows += await self._connection.ask(self._read_on, -1)
        taken, self._rows = self._rows, []
        return taken

    async def close(self) -> None:
        """Let go of rows that nobody took."""
        self._rows = []
        if further := self._further:
            self._further = None
            await self._connection.ask(further.close)

    def _run(self, sql: str, parameters: Sequence[Any]) -> None:
        cursor = self._connection.opened().execute(sql, parameters)
        self._note(cursor)
        if cursor.description is not None:
            self._rows = cursor.fetchmany(_AT_ONCE)
            if len(self._rows) == _AT_ONCE:
                self._further = cursor
                return
            self.rowcount = cursor.rowcount  # of changes with rows: known when all were read
        cursor.close()

    def _run_all(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        cursor = self._connection.opened().executemany(sql, parameters)
        self._note(cursor)
        cursor.close()

    def _note(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount = cursor.description, cursor.rowcount
        self.lastrowid = cursor.lastrowid

    def _read_on(self, size: int) -> list[Any]:
        further = self._further
        if further is None:
            return []
        rows = further.fetchall() if size < 0 else further.fetchmany(size)
        if size < 0 or len(rows) < size:
            self._further = None
            further.close()
        return rows


class ThriftyConnection(aiosqlite.Connection):
    """A connection whose thread opens a transaction with its first statement, and closes what is open."""

    _opening: str | None = None
    _looking = False
    _left = False  # a look has ended, and the thread was told so
    _put_off: tuple[tuple[str, Sequence[Any]], ...] = ()

    def open_with(self, begin: str, *, for_one: bool = False) -> None:
        """Have the next statement begin a transaction; one that only looks begins plainly.

        A transaction of one statement is like any other here: no server is far away.
        """
        del for_one
        self._opening, self._looking, self._left = begin, begin == "BEGIN", False

    def put_off(self, statement: str, rows: Sequence[Any]) -> None:
        """Run a statement for each of these, before the next question or the commit."""
        self._put_off = (*self._put_off, (statement, rows))

    def opened(self) -> sqlite3.Connection:
        """Begin what was asked for, and do what was put off; in the thread."""
        connection = self._conn
        if self._opening:
            connection.execute(self._opening)
            self._opening = None
        put_off, self._put_off = self._put_off, ()
        for statement, rows in put_off:
            connection.executemany(statement, rows).close()
        return connection

    async def ask(self, do: Any, *given: Any) -> Any:  # noqa: ANN401  # any function of the thread
        """Have the thread do something, and wait for it."""
        return await self._execute(do, *given)  # type: ignore[no-untyped-call]

    def cursor(self) -> ThriftyCursor:  # type: ignore[override]
        """Make a cursor; the thread is not asked for it."""
        return ThriftyCursor(self)

    async def commit(self) -> None:
        """Do what was put off and keep everything, if anything was begun."""
        if self._leave():
            return
        if self._put_off or self.in_transaction:
            await self.ask(self._keep)
        self._opening = None

    async def rollback(self) -> None:
        """Undo what was done, if anything was begun; what was put off never happens."""
        self._opening, self._put_off = None, ()
        if not self._leave() and self.in_transaction:
            await super().rollback()

    def _leave(self) -> bool:
        """End a look without waiting for it: nothing can come of it that anybody has to know."""
        if not self._looking or self._put_off:
            return False
        if not self._left:
            self._opening, self._left = None, True
            self._tx.put_nowait((None, self._conn.rollback))
        return True

    def _keep(self) -> None:
        self.opened().commit()


def connect(database: str, **options: Any) -> ThriftyConnection:  # noqa: ANN401  # sqlite3's own
    """Make a connection that is not yet opened, as SQLAlchemy asks for one."""
    connection = ThriftyConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy has it: a process may end
    return connection
