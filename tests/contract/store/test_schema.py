"""Migrations: forward, back, and never apart from the tables in the code."""

from bot.store import schema
from bot.store.store import Store


async def test_the_migrated_schema_is_the_one_in_the_code(store: Store) -> None:
    assert [] == await schema.differences(store.engine)
    assert schema.newest_revision() == await schema.current_revision(store.engine)


async def test_migrations_go_back_to_nothing_and_forward_again(store: Store) -> None:
    await schema.migrate_back(store.engine, "base")
    assert await schema.current_revision(store.engine) is None

    await schema.migrate(store.engine)

    assert [] == await schema.differences(store.engine)
