"""A source of columns that can be read more than once, and what can be wrong with one."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from bot.domain.errors import InvalidInputError

Chunk = tuple[str, Any]  # a column's name and an Arrow array of it
Pass = Iterator[Chunk]


class UnreadableDataError(InvalidInputError):
    """A file is not of the format its name says, or is damaged."""

    code = "drift.unreadable"


class ColumnMissingError(InvalidInputError):
    """A column that was asked for is not there."""

    code = "drift.column-not-found"


class WidenedError(Exception):
    """A value did not fit the type of its column; the source has a wider one now: read again."""


class Source(Protocol):
    """Columns that can be read more than once."""

    by_column: bool  # whether reading some columns spares reading the others

    name: str

    @property
    def types(self) -> dict[str, Any]:
        """Arrow types by column, in the order of the source."""
        ...

    @property
    def rows(self) -> int | None:
        """How many rows there are; None where only reading everything tells."""
        ...

    def passes(self, columns: Sequence[str]) -> Iterator[Pass]:
        """Read columns: one pass for each column where the format allows, else one for all."""
        ...
