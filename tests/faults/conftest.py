"""The nursery, and the database as another program sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.processes import Nursery
from tests.faults.queues import Queues


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    started = Nursery()
    yield started
    started.close()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the programs of a test write; kept by pytest when a test fails."""
    return tmp_path / "programs.log"


@pytest.fixture
def queues(database_url: str) -> Queues:
    return Queues(database_url)
