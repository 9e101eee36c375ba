"""Bring a database to the present schema, say how far it is, and compare it with the tables."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

import bot.store.decision_tables
import bot.store.drift_tables
import bot.store.evaluation
import bot.store.instance_tables
import bot.store.learning_tables
import bot.store.loosening_tables
import bot.store.policy_draft_tables
import bot.store.report_tables
import bot.store.roundup_tables
import bot.store.token_tables
import bot.store.tool_call_tables
import bot.store.webhook_tables  # noqa: F401 - parts of the tables
from bot.store.engine import looking
from bot.store.tables import metadata

_ADVISORY_LOCK = 0x52454D4954  # replicas that start together migrate one after the other


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Move the database forward to `revision`."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), revision))


async def migrate_back(engine: AsyncEngine, revision: str) -> None:
    """Move the database back to `revision`; `base` empties it."""
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(_config(sync), revision))


async def current_revision(engine: AsyncEngine) -> str | None:
    """Read which revision the database is at; None when it is empty."""
    async with looking(engine) as connection:
        return await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )


def newest_revision() -> str:
    """Name the revision this release needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None  # noqa: S101  # the package ships at least one migration
    return head


async def differences(engine: AsyncEngine) -> list[object]:
    """List what differs between the database and the tables in the code."""
    async with engine.connect() as connection:
        return await connection.run_sync(
            lambda sync: list(compare_metadata(MigrationContext.configure(sync), metadata))
        )
