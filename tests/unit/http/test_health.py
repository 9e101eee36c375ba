"""Health over HTTP, and how errors reach programs."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot.domain.errors import (
    BudgetError,
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    ModelOutputError,
    NotFoundError,
    RemitError,
    UnauthenticatedError,
    UnavailableError,
)
from bot.http import health
from bot.http.app import create_http_app
from bot.http.health import Checks


class Neighbours:
    """A database, Slack and queues that are as a test says."""

    def __init__(self) -> None:
        self.database_answers: bool | Exception = True
        self.database_hangs = False
        self.connected = True
        self.steps_late: int | Exception = 0

    async def database(self) -> bool:
        if self.database_hangs:
            await asyncio.Event().wait()
        if isinstance(self.database_answers, Exception):
            raise self.database_answers
        return self.database_answers

    def slack(self) -> bool:
        return self.connected

    async def depths(self) -> Mapping[str, int]:
        return {"inbox": 3, "outbox": 0}

    async def dead(self) -> Mapping[str, int]:
        return {"inbox": 0, "outbox": 2}

    async def late(self) -> int:
        if isinstance(self.steps_late, Exception):
            raise self.steps_late
        return self.steps_late


@pytest.fixture
def neighbours() -> Neighbours:
    return Neighbours()


@pytest.fixture
def app(neighbours: Neighbours) -> FastAPI:
    return create_http_app(
        Checks(
            neighbours.database,
            neighbours.slack,
            neighbours.depths,
            neighbours.dead,
            neighbours.late,
        )
    )


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, raise_server_exceptions=False)


def answer(client: TestClient, path: str) -> tuple[int, Any]:
    response = client.get(path)
    return response.status_code, response.json()


def test_a_fit_bot_is_ready_and_says_how_much_waits_or_was_set_aside(client: TestClient) -> None:
    expected = {
        "status": "ready",
        "database": True,
        "slack": True,
        "queues": {"inbox": 3, "outbox": 0},
        "dead": {"inbox": 0, "outbox": 2},
        "late": 0,
    }

    assert (200, expected) == answer(client, "/health/ready")


@pytest.mark.parametrize("failure", [False, UnavailableError("Gone."), OSError("gone")])
def test_without_its_database_a_bot_is_alive_but_not_ready(
    *, failure: bool | Exception, neighbours: Neighbours, client: TestClient
) -> None:
    neighbours.database_answers = failure

    status, body = answer(client, "/health/ready")

    assert (503, False, True) == (status, body["database"], body["slack"])
    assert (200, {"status": "live"}) == answer(client, "/health/live")


def test_a_database_that_never_answers_does_not_hang_the_check(
    neighbours: Neighbours, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_PATIENCE", 0.01)
    neighbours.database_hangs = True

    assert 503 == answer(client, "/health/ready")[0]


def test_without_slack_a_bot_is_not_ready(neighbours: Neighbours, client: TestClient) -> None:
    neighbours.connected = False

    status, body = answer(client, "/health/ready")

    assert (503, True, False) == (status, body["database"], body["slack"])


@pytest.mark.parametrize(("late", "told"), [(3, 3), (UnavailableError("Gone."), None)])
def test_the_heart_stops_beating_when_decisions_do_not_go_on(
    late: int | Exception, told: int | None, neighbours: Neighbours, client: TestClient
) -> None:
    assert (200, {"status": "beating", "late": 0}) == answer(client, "/health/heartbeat")

    neighbours.steps_late = late

    assert (503, {"status": "stopped", "late": told}) == answer(client, "/health/heartbeat")
    status, body = answer(client, "/health/ready")
    assert (200, told) == (status, body["late"])  # work goes on arriving here


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidInputError("Wrong."), 422),
        (NotFoundError("None."), 404),
        (UnauthenticatedError("Who?"), 401),
        (ForbiddenError("Not yours."), 403),
        (ConflictError("Late."), 409),
        (BudgetError("Spent."), 429),
        (ModelOutputError("Odd."), 502),
        (UnavailableError("Away.", retry_after=7.0), 503),
    ],
)
def test_an_expected_error_is_a_sentence_with_the_status_of_its_kind(
    error: RemitError, status: int, app: FastAPI, client: TestClient
) -> None:
    @app.get("/broken")
    async def broken() -> None:
        raise error

    response = client.get("/broken")

    assert status == response.status_code
    assert {"error": error.code, "message": error.sentence} == response.json()
    expected = "7" if isinstance(error, UnavailableError) else None
    assert expected == response.headers.get("retry-after")


def test_a_bug_answers_with_a_reference_and_nothing_of_its_cause(
    app: FastAPI, client: TestClient
) -> None:
    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret of ours")

    response = client.get("/broken")

    assert 500 == response.status_code
    assert "reference" in response.json()["message"]
    assert "secret" not in response.text
