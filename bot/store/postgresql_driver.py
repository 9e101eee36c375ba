"""PostgreSQL's connections: what was put off goes out with the next question, in one message and one round trip."""

import itertools
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any, Self

from psycopg import (
    AsyncConnection,
    AsyncCursor,
    AsyncPipeline,
    AsyncServerCursor,
    OperationalError,
)
from psycopg.abc import PQGen, Query
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import _WaitTimeout
from psycopg.generators import send as flushed

# Seconds without an answer after which the server is taken to be gone: it ends what takes longer
# than 15 itself, but a line that broke unseen tells nothing, and would be waited at for hours.
_SILENCE = 20.0
_TRIAL = 3.0  # the same for a connection that is only tried out
_PutOff = tuple[str, Sequence[Sequence[Any]]]
_numbers = itertools.count(1)


class _Message(AsyncPipeline):
    """Statements that leave together when all of them are said; a pipeline sends each by itself.

    Sending is most of what a small statement costs: each wakes the server, and whoever is woken.
    """

    def say(self, send: Callable[..., None], *given: Any) -> None:  # noqa: ANN401  # as it takes them
        """Add a statement whose answer nobody needs, unless it fails."""
        self.command_queue.append(partial(send, *given))
        self.result_queue.append(None)

    def _communicate_gen(self) -> PQGen[None]:
        """Hold back what was said so far."""
        yield from ()

    def _exit_gen(self) -> PQGen[None]:
        """Send everything, and take every answer."""
        self._enqueue_sync()
        for send in self.command_queue:
            send()
        self.command_queue.clear()
        yield from flushed(self.pgconn)
        yield from self._fetch_gen(flush=False)


class ThriftyCursor(AsyncCursor[Any]):
    """Takes along what its connection put off."""

    async def execute(self, query: Any, params: Any = None, **options: Any) -> Self:  # noqa: ANN401
        """Run a statement after what was put off, without waiting in between."""
        connection = self.connection
        assert isinstance(connection, ThriftyConnection)  # noqa: S101  # who made this cursor
        if not connection.has_put_off:
            assert not connection.is_over, "a second question where one was announced"  # noqa: S101
            return await super().execute(query, params, **options)
        async with connection.message() as message:
            await super().execute(query, params, **options)
            connection.end_after_one(message)
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
        self._for_one = self._is_over = False
        self._prepared_as: dict[str, bytes] = {}
        self._writer = Transformer(self)
        self._patience = _SILENCE

    @contextmanager
    def tried_out(self) -> Iterator[None]:
        """Wait for the server only as long as a trial may take."""
        self._patience = _TRIAL
        try:
            yield
        finally:
            self._patience = _SILENCE

    def open_with(self, begin: str, *, for_one: bool = False) -> None:
        """Have the next statement begin a transaction, and end it too where it is the only one."""
        self._put_off = [(begin, ((),))]
        self._for_one, self._is_over = for_one, False

    def end_after_one(self, message: _Message) -> None:
        """Keep what the only statement of a transaction did, in the message that asks for it."""
        if self._for_one:
            self._is_over = True
            message.say(self.pgconn.send_query_params, b"COMMIT", [])

    def put_off(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each of these, before the next question or the commit.

        Its parameters are written `$1` and so on, and each says its type.
        """
        self._put_off.append((statement, rows))

    @property
    def is_over(self) -> bool:
        """Whether the one statement of a transaction was run: another would be in none."""
        return self._is_over

    @property
    def has_put_off(self) -> bool:
        """Whether anything has to be done before the next question."""
        return bool(self._put_off)

    @asynccontextmanager
    async def message(self) -> AsyncIterator[_Message]:
        """Send what was put off, and what is asked inside, together at the end."""
        message = self._pipeline = _Message(self)
        fresh: list[str] = []
        try:
            async with message:
                self._say(message, fresh)
                yield message
        except BaseException:
            for statement in fresh:  # prepared or not, that depends on where it failed
                self._prepared_as.pop(statement, None)
            raise
        finally:
            self._pipeline = None

    async def catch_up(self) -> None:
        """Run what was put off."""
        if self._put_off:
            async with self.message():
                pass

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
        self._for_one = self._is_over = False
        if not self._put_off:
            await super().commit()
        elif len(self._put_off) == 1 and self._put_off[0][0].startswith("BEGIN"):
            self._put_off = []  # nothing was asked
        else:
            self.put_off("COMMIT", ((),))
            await self.catch_up()

    async def rollback(self) -> None:
        """Undo everything; what was put off never happens."""
        self._for_one = self._is_over = False
        self._put_off = []
        await super().rollback()

    def _say(self, message: _Message, fresh: list[str]) -> None:
        put_off, self._put_off = self._put_off, []
        for statement, rows in put_off:
            name = self._prepared_as.get(statement)
            if name is None:
                name = self._prepared_as[statement] = f"remit_{next(_numbers)}".encode()
                fresh.append(statement)
                message.say(self.pgconn.send_prepare, name, statement.encode())
            for row in rows:
                values = self._writer.dump_sequence(row, [PyFormat.TEXT] * len(row))
                message.say(self.pgconn.send_query_prepared, name, values)

    def _deallocate(self, name: bytes | None) -> PQGen[None]:
        """Forget what was prepared when the server does: the driver has it do so after a rollback."""
        if name is None:
            self._prepared_as = {}
        yield from super()._deallocate(name)
