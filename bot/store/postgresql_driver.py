"""PostgreSQL's connections: what was put off goes out with the next statement, in one round trip."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from psycopg import AsyncConnection, AsyncCursor, AsyncServerCursor, OperationalError
from psycopg.abc import PQGen, Query
from psycopg.errors import _WaitTimeout

# Seconds without an answer after which the server is taken to be gone: it ends what takes longer
# than 15 itself, but a line that broke unseen tells nothing, and would be waited at for hours.
_SILENCE = 20.0
_TRIAL = 3.0  # the same for a connection that is only tried out
_PutOff = tuple[str, Sequence[Any]]


class ThriftyCursor(AsyncCursor[Any]):
    """Takes along what its connection put off."""

    async def execute(self, query: Any, params: Any = None, **options: Any) -> Self:  # noqa: ANN401
        """Run a statement after what was put off, without waiting in between."""
        connection = self.connection
        assert isinstance(connection, ThriftyConnection)  # noqa: S101  # who made this cursor
        if not (put_off := connection.taken()):
            return await super().execute(query, params, **options)
        async with connection.pipeline():
            await connection.send(put_off)
            await super().execute(query, params, **options)
        return self

    async def executemany(
        self,
        query: Query,
        params_seq: Iterable[Any],
        *,
        returning: bool = False,
    ) -> None:
        """Run a statement once for each row, after what was put off."""
        connection = self.connection
        assert isinstance(connection, ThriftyConnection)  # noqa: S101  # who made this cursor
        await connection.catch_up()
        await super().executemany(query, params_seq, returning=returning)


class ThriftyServerCursor(AsyncServerCursor[Any]):
    """Reads row by row, after what was put off."""

    async def execute(self, query: Any, params: Any = None, **options: Any) -> Self:  # noqa: ANN401
        """Run a statement after what was put off."""
        connection = self.connection
        assert isinstance(connection, ThriftyConnection)  # noqa: S101  # who made this cursor
        await connection.catch_up()
        return await super().execute(query, params, **options)


class ThriftyConnection(AsyncConnection[Any]):
    """A connection whose transaction begins with its first statement and ends with its last."""

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401
        """Have cursors take along what is put off."""
        super().__init__(*given, **options)
        self.cursor_factory = ThriftyCursor
        self.server_cursor_factory = ThriftyServerCursor
        self._put_off: list[_PutOff] = []
        self._patience = _SILENCE

    @contextmanager
    def tried_out(self) -> Iterator[None]:
        """Wait for the server only as long as a trial may take."""
        self._patience = _TRIAL
        try:
            yield
        finally:
            self._patience = _SILENCE

    def open_with(self, begin: str) -> None:
        """Have the next statement begin a transaction."""
        self._put_off = [(begin, (None,))]

    def put_off(self, statement: str, rows: Sequence[Any]) -> None:
        """Run a statement for each of these, before the next question or the commit."""
        self._put_off.append((statement, rows))

    def taken(self) -> list[_PutOff]:
        """Take what was put off."""
        put_off, self._put_off = self._put_off, []
        return put_off

    async def send(self, put_off: list[_PutOff]) -> None:
        """Send statements without waiting for what they do; in a pipeline, which waits at its end."""
        for statement, rows in put_off:
            for row in rows:
                await AsyncCursor(self).execute(statement, row)

    async def catch_up(self) -> None:
        """Run what was put off."""
        if put_off := self.taken():
            async with self.pipeline():
                await self.send(put_off)

    async def wait(
        self,
        gen: PQGen[Any],
        interval: float = 0.1,
        timeout: float | None = None,  # noqa: ASYNC109 - as psycopg has it
    ) -> Any:  # noqa: ANN401
        """Wait for the server, and give the connection up when nothing is heard of it any more."""
        if timeout is not None:
            return await super().wait(gen, interval, timeout)
        try:
            return await super().wait(gen, interval, self._patience)
        except _WaitTimeout as error:
            self.pgconn.finish()
            raise OperationalError("nothing was heard of the server") from error

    async def commit(self) -> None:
        """Run what was put off and keep everything, in one round trip."""
        put_off = self.taken()
        if not put_off:
            await super().commit()
        elif put_off[0][0].startswith("BEGIN") and len(put_off) == 1:
            return  # nothing was asked
        else:
            await self._commit_with(put_off)

    async def _commit_with(self, put_off: list[_PutOff]) -> None:
        async with self.pipeline():
            await self.send([*put_off, ("COMMIT", (None,))])

    async def rollback(self) -> None:
        """Undo everything; what was put off never happens."""
        self._put_off = []
        await super().rollback()
