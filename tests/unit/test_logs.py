"""Log lines hold facts; secrets and people's words never get that far."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from pydantic import BaseModel, ValidationError
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger import get_bolt_logger
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.logs import configure_logging
from bot.setting_types import LogFormat, LogLevel


class Log:
    """What was written."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def last(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text.splitlines()[-1])
        return found


@pytest.fixture
def log() -> Iterator[Log]:
    """Logging as in production, into memory; the test run's own set-up comes back afterwards."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    written = Log()
    configure_logging(LogLevel.DEBUG, LogFormat.AUTO, written.stream)
    yield written
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def test_a_line_is_one_json_object_with_what_the_edge_bound(log: Log) -> None:
    structlog.contextvars.bind_contextvars(workspace="T1", actor="U1")

    structlog.get_logger().info("spec.drafted", id="spec_1", version=2)

    assert {"event", "level", "at", "workspace", "actor", "id", "version"} == set(log.last)
    assert ("spec.drafted", "T1", 2) == tuple(
        log.last[k] for k in ("event", "workspace", "version")
    )


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-12345-67890-abcDEF",
        "xoxe.xoxp-1-abc",
        "xapp-1-A0-1-abcdef",
        "sk-proj-abcdefgh12345678",
        "Bearer abc.def.ghi",
        "remit:hunter2",
        "remit_tok_01KAYB4Y0000000000000000AB_" + "a" * 43,
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ],
)
def test_secrets_are_hidden_wherever_they_turn_up(secret: str, log: Log) -> None:
    inside = f"postgresql://{secret}@db/remit" if "hunter2" in secret else f"it was {secret}!"

    structlog.get_logger().warning("call.failed", cause=inside, facts={"list": [inside]})
    logging.getLogger("some.vendor").warning("gave up with %s", inside)

    assert 2 == len(log.text.splitlines())
    assert secret not in log.text
    assert "[secret]" in log.text


def test_what_people_write_is_not_logged(log: Log) -> None:
    structlog.get_logger().info("message.kept", text="our margin is 3%", facts={"prompt": "margin"})

    assert "margin" not in log.text


def test_bolts_copy_of_a_request_is_not_logged(log: Log) -> None:
    """Bolt gives its loggers the root's level, whatever level they were given before."""
    get_bolt_logger(AsyncApp).warning("Unhandled request: our margin is 3%")
    logging.getLogger("slack_sdk.web.client").debug("Sending: our margin is 3%")
    logging.getLogger("some.vendor").info("Read: our margin is 3%")

    assert "" == log.text


async def test_bolt_prints_no_request_nobody_listens_to(log: Log) -> None:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")

    app = AsyncApp(authorize=authorize, request_verification_enabled=False)
    body = json.dumps({"type": "event_callback", "event": {"type": "odd", "text": "our margin"}})

    await app.async_dispatch(
        AsyncBoltRequest(body=body, headers={"content-type": ["application/json"]})
    )

    assert "" == log.text


def test_an_exception_says_where_and_what_but_not_the_value(log: Log) -> None:
    class Answer(BaseModel):
        size: int

    try:
        Answer.model_validate({"size": "our margin"})
    except ValidationError:
        structlog.get_logger().exception("answer.refused")

    assert "margin" not in log.text
    assert "size: int_parsing" == log.last["error"]["says"]
    assert any("test_logs.py" in frame for frame in log.last["error"]["at"])


def test_lines_below_the_level_are_not_written(log: Log) -> None:
    configure_logging(LogLevel.WARNING, LogFormat.JSON, log.stream)

    structlog.get_logger().info("queue.tidied")

    assert "" == log.text


def test_a_person_at_a_terminal_reads_no_json(log: Log) -> None:
    configure_logging(LogLevel.INFO, LogFormat.CONSOLE, log.stream)

    structlog.get_logger().info("bot.started", mode="socket")

    assert "bot.started" in log.text
    assert not log.text.startswith("{")
