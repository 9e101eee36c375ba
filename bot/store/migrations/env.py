"""Runs migrations on the connection handed over by bot.store.schema."""

from alembic import context
from sqlalchemy import Connection

from bot.store.tables import metadata


def run(connection: Connection) -> None:
    """Migrate inside one transaction; SQLite rebuilds tables it cannot alter."""
    context.configure(
        include_schemas=False,
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
