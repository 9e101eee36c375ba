"""The queue tables as an outsider reads them, without any of the product's code."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg

TABLES = ("inbox", "jobs", "outbox")


@dataclass(frozen=True, slots=True)
class Queues:
    """Reads counts; changes nothing but the time leases end."""

    url: str

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def kind(self) -> str:
        return "sqlite" if self.is_sqlite else "postgresql"

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        if self.is_sqlite:
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as file:
                return list(file.execute(query))
        with psycopg.connect(self.url) as connection:
            return connection.execute(query.encode()).fetchall()

    def states(self, table: str) -> dict[str, int]:
        """How many rows of a queue are in each state."""
        query = f"SELECT state, count(*) FROM {table} GROUP BY state"  # noqa: S608 - our own names
        return dict(self.rows(query))

    def failures(self, table: str) -> list[str]:
        """Why rows of a queue were set aside."""
        query = f"SELECT DISTINCT failure FROM {table} WHERE state = 'dead'"  # noqa: S608
        return [str(failure) for (failure,) in self.rows(query)]

    def unfinished(self, *tables: str) -> int:
        """How many rows still wait or are being worked on."""
        counts = [self.states(table) for table in tables or TABLES]
        return sum(count.get("new", 0) + count.get("claimed", 0) for count in counts)

    def let_leases_end(self) -> None:
        """Let the time pass after which rows of a dead process may be taken by another.

        Right only while no process lives. SQLite needs none of it: its one process frees them.
        """
        if self.is_sqlite:
            return
        with psycopg.connect(self.url) as connection:
            for table in TABLES:
                connection.execute(
                    f"UPDATE {table} SET lease_until = now() WHERE state = 'claimed'".encode()  # noqa: S608
                )
