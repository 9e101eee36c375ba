"""Keeps the developer's own settings out of the bots these tests start."""

import pytest

from bot.settings import variables


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in variables():
        monkeypatch.delenv(variable.name, raising=False)
