"""Names a table of a database: the environment variable that holds its address, the table, and a stretch of time."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from bot.domain.errors import InvalidInputError

TABLE = "table://"
_HOW = "Write table://VARIABLE/schema.table, and ?time=COLUMN&from=2026-01-01&to=2026-02-01 for a part."
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class UnreadableTableError(InvalidInputError):
    """A table is not named as it has to be, or the database refuses it."""

    code = "drift.table-unreadable"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table, or its rows of some stretch of time."""

    variable: str  # of the environment, with the address and what is secret in it
    table: str
    schema: str | None = None
    time: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def name(self) -> str:
        """How it is called in reports; never with the address."""
        whole = f"{self.schema}.{self.table}" if self.schema else self.table
        ends = [f"from {self.start}"] if self.start else []
        ends += [f"before {self.end}"] if self.end else []
        return " ".join([f"{self.variable}/{whole}", *ends])


def table_place(where: str) -> TablePlace | None:
    """Read where a table lies; None if it is no table that is named.

    Raises:
        UnreadableTableError: The name lacks something.
    """
    if not where.startswith(TABLE):
        return None
    parts = urlsplit(where)
    variable, path, asked = parts.netloc, parts.path.strip("/"), dict(parse_qsl(parts.query))
    schema, _, table = path.rpartition(".")
    stretch = asked.get("from") or asked.get("to")
    unknown = asked.keys() - {"time", "from", "to"}
    if not _NAME.fullmatch(variable) or not table or unknown or (stretch and not asked.get("time")):
        raise UnreadableTableError(f"{where} does not name a table.", next_step=_HOW)
    return TablePlace(
        variable, table, schema or None, asked.get("time"), asked.get("from"), asked.get("to")
    )
