"""Nothing is acknowledged that is not kept, whatever goes wrong before Bolt sees it."""

import json
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import Application, build
from bot.domain.intake.model import Arrival, Queue
from bot.settings import Settings
from bot.slack.gate import Gate
from tests.databases import SqliteFiles

MENTION = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "app_mention", "channel": "C1", "user": "U1", "ts": "1.0", "text": "hi"},
}


@pytest.fixture
async def application(sqlite: SqliteFiles, tmp_path: Path) -> Application:
    """A bot whose Slack cannot be reached at all."""
    settings = Settings(
        slack_bot_token="xoxb-test",
        slack_api_url="http://127.0.0.1:9/api/",
        database_url=sqlite.migrated(tmp_path),
    )
    return build(settings)


async def answered(app: AsyncApp, body: dict[str, Any]) -> int:
    request = AsyncBoltRequest(body=json.dumps(body), headers={"content-type": "application/json"})
    return (await app.async_dispatch(request)).status


async def kept(application: Application) -> int:
    async with application.store.reading() as tx:
        return sum((await tx.upkeep(Queue.INBOX).depth()).values())


async def test_a_mention_is_kept_though_slack_cannot_say_who_we_are(
    application: Application,
) -> None:
    await answered(application.slack.app, MENTION)

    assert 1 == await kept(application)
    await application.close()


async def test_what_nobody_listens_to_is_answered_and_not_kept(application: Application) -> None:
    own = {**MENTION["event"], "type": "message", "bot_id": "B1"}  # type: ignore[dict-item]
    await answered(application.slack.app, {**MENTION, "event": own})

    assert 0 == await kept(application)
    await application.close()


class Broken:
    """An inbox that fails in a way nobody expected."""

    async def admit(self, _arrival: Arrival) -> bool:
        raise ZeroDivisionError


@pytest.mark.parametrize(
    "body",
    [MENTION, {**MENTION, "event": {"type": "message", "subtype": "message_changed"}}],
    ids=["inbox breaks", "malformed"],
)
async def test_whatever_breaks_is_not_acknowledged(body: dict[str, Any]) -> None:
    kinds = frozenset({"event.app_mention", "event.message_changed"})
    gate = Gate(Broken(), {}, lambda: kinds)  # type: ignore[arg-type]  # fails on purpose
    passed: list[bool] = []

    async def next_() -> None:
        passed.append(True)

    response = await gate(body, next_)

    assert response is not None
    assert 503 == response.status
    assert [] == passed
