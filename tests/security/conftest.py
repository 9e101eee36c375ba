"""A workspace with a policy, and the way in from Slack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import schema
from bot.store.store import Store
from tests.contract.services.town import Office
from tests.faults.outbox_program import HostClock
from tests.security.gestures import Door


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Office]:
    """No policy yet; on one database, because nothing here depends on which."""
    store = Store.at(f"sqlite:///{tmp_path / 'remit.db'}", HostClock())
    await schema.migrate(store.engine)
    yield Office(store)
    await store.close()


@pytest.fixture
async def office(empty: Office) -> Office:
    return await empty.ready()


@pytest.fixture
def door(office: Office) -> Door:
    return Door(office)
