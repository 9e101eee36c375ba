"""What each kind of database is asked, as text; run it where their dialects are installed to write it anew.

`python -m tests.unit.evidence.drift.dialects` needs sqlalchemy-bigquery, snowflake-sqlalchemy,
databricks-sqlalchemy, trino and clickhouse-connect beside SQLAlchemy, NumPy and SciPy are not needed.
"""

import hashlib
import importlib
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from bot.domain.drift.model import ColumnKind, NumberShape
from bot.evidence.drift.statement import groups, sample, sums

FOLDER = Path(__file__).parents[3] / "data" / "drift" / "sql"
# The name of a dialect, and the package, module and class it is in.
INSTALLED = {
    "postgresql": ("sqlalchemy", "sqlalchemy.dialects.postgresql.psycopg", "PGDialect_psycopg"),
    "sqlite": ("sqlalchemy", "sqlalchemy.dialects.sqlite.pysqlite", "SQLiteDialect_pysqlite"),
    "duckdb": ("duckdb-engine", "duckdb_engine", "Dialect"),
}
EXTRAS = {
    "bigquery": ("sqlalchemy-bigquery", "sqlalchemy_bigquery", "BigQueryDialect"),
    "snowflake": ("snowflake-sqlalchemy", "snowflake.sqlalchemy.snowdialect", "SnowflakeDialect"),
    "databricks": ("databricks-sqlalchemy", "databricks.sqlalchemy", "DatabricksDialect"),
    "trino": ("trino", "trino.sqlalchemy.dialect", "TrinoDialect"),
    "clickhouse": (
        "clickhouse-connect",
        "clickhouse_connect.cc_sqlalchemy.dialect",
        "ClickHouseDialect",
    ),
}


def statements() -> list[sa.Select[tuple[object, ...]]]:
    """A window of one numeric, one categorical and one time column, and the sample of a reference."""
    rows = sa.table(
        "payments",
        sa.column("amount", sa.Double()),
        sa.column("card", sa.String()),
        sa.column("seen_on", sa.Date()),
    )
    edges = (0.5, 7.25, 9.0, 120.0)
    shape = NumberShape(edges, (0,) * 5, (0,) * 4, edges[1:3], None, None, None, None)
    kinds = {
        "amount": ColumnKind.NUMBER,
        "card": ColumnKind.CATEGORY,
        "seen_on": ColumnKind.TIME,
    }
    inside = rows.c.card != "test"
    return [
        sums(rows, kinds, {"amount": shape}, inside),
        sums(rows, {"amount": ColumnKind.NUMBER}, {"amount": shape}, inside, infinite=True),
        groups(rows, "card", inside),
        sample(rows, ["amount"], inside, whole=False),
    ]


def digest() -> str:
    """Of the statements in SQLAlchemy's own words: text made of others is out of date."""
    told = "\n".join(str(statement) for statement in statements())
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def compiled(name: str) -> str:
    """What a database of this kind is asked."""
    package, module, kind = (INSTALLED | EXTRAS)[name]
    dialect: Dialect = getattr(importlib.import_module(module), kind)()
    texts = [
        str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        for statement in statements()
    ]
    lines = [line.rstrip() for text in texts for line in (*text.splitlines(), ";", "")]
    return f"-- {package} {version(package)}, statements {digest()}\n\n" + "\n".join(lines)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for found in EXTRAS:
        (FOLDER / f"{found}.sql").write_text(compiled(found), encoding="utf-8")
