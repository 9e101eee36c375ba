"""A workspace with a policy, and the way in from Slack."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.contract.services.town import Office
from tests.faults.outbox_program import HostClock
from tests.security.gestures import Door

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run these on SQLite alone, because nothing here depends on the database.

    `make integration` runs them on both, which shows it.
    """
    if os.environ.get("TEST_DATABASES") == "both":
        return
    left_out = [one for one in items if one.path.is_relative_to(HERE) and "postgresql" in one.name]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [one for one in items if one not in left_out]


@pytest.fixture
async def empty(database_url: str) -> AsyncIterator[Office]:
    """No policy yet."""
    store = Store.at(database_url, HostClock())
    yield Office(store)
    await store.close()


@pytest.fixture
async def office(empty: Office) -> Office:
    return await empty.ready()


@pytest.fixture
def door(office: Office) -> Door:
    return Door(office)
