"""The columns of a table: as SQLAlchemy reflects them, or as the information schema lists them."""

from typing import Any

import sqlalchemy as sa

from bot.evidence.drift.table_place import TablePlace, UnreadableTableError

# Parts of the names of types, in this order: "timestamp" before "time", "interval" before "int".
_TYPES: tuple[tuple[str, sa.types.TypeEngine[Any]], ...] = (
    ("[]", sa.types.NullType()),
    ("struct", sa.types.NullType()),
    ("map", sa.types.NullType()),
    ("interval", sa.types.NullType()),
    ("bool", sa.Boolean()),
    ("int", sa.BigInteger()),
    ("double", sa.Double()),
    ("float", sa.Double()),
    ("real", sa.Double()),
    ("dec", sa.Numeric()),
    ("num", sa.Numeric()),
    ("datetime", sa.DateTime()),
    ("timestamp", sa.DateTime()),
    ("date", sa.Date()),
    ("char", sa.String()),
    ("text", sa.String()),
    ("string", sa.String()),
    ("enum", sa.String()),
)


def columns_of(connection: sa.Connection, place: TablePlace) -> sa.FromClause:
    """Look up a table, and its columns with their types.

    Raises:
        UnreadableTableError: There is none.
    """
    try:
        return sa.Table(place.table, sa.MetaData(), schema=place.schema, autoload_with=connection)
    except sa.exc.NoSuchTableError:
        pass
    except (sa.exc.DBAPIError, NotImplementedError):
        # Some dialects build on another's, and ask for a catalogue that their database lacks.
        connection.rollback()
        found = _listed(connection, place)
        if found:
            columns = (sa.column(name, _type(written)) for name, written in found)
            return sa.table(place.table, *columns, schema=place.schema)
    raise UnreadableTableError(
        f"The database has no table {place.table}.", next_step="Check its name and schema."
    )


def _listed(connection: sa.Connection, place: TablePlace) -> list[tuple[str, str]]:
    listing = sa.table(
        "columns",
        *(sa.column(name) for name in ("table_schema", "table_name", "column_name", "data_type")),
        sa.column("ordinal_position"),
        schema="information_schema",
    )
    asked = (
        sa.select(listing.c.column_name, listing.c.data_type)
        .where(listing.c.table_name == place.table)
        .order_by(listing.c.table_schema, listing.c.ordinal_position)
    )
    if place.schema:
        asked = asked.where(listing.c.table_schema == place.schema)
    rows = connection.execute(asked).all()
    return [(str(name), str(written)) for name, written in rows]


def _type(written: str) -> sa.types.TypeEngine[Any]:
    lower = written.lower()
    return next((kind for part, kind in _TYPES if part in lower), sa.types.NullType())
