"""How each kind of error reaches a person in Slack, when it happens while they wait."""

import secrets
from collections.abc import Mapping
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

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
from bot.services.intake import Audience
from bot.slack.blocks import MessageView
from bot.slack.payload import audience_of
from bot.slack.tongue import Tongues
from bot.slack.views.notice import notice, notice_of

log = structlog.get_logger()

# Kind → how the worker settles it: told at once, or tried again first.
RETRIED: Mapping[type[RemitError], bool] = {
    InvalidInputError: False,
    NotFoundError: False,
    UnauthenticatedError: False,
    ForbiddenError: False,
    ConflictError: False,
    BudgetError: False,
    ModelOutputError: False,
    UnavailableError: True,
}
_TRIGGER_GONE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})


def is_retried(error: Exception) -> bool:
    """Whether trying again may help; an error nobody expected is tried again too."""
    return next(
        (again for kind, again in RETRIED.items() if isinstance(error, kind)),
        not isinstance(error, RemitError),
    )


async def explain(
    error: Exception, body: Mapping[str, Any], client: AsyncWebClient, tongues: Tongues
) -> None:
    """Tell the person in one sentence what happened and what to do, to them only."""
    reference = secrets.token_hex(3)
    audience = audience_of(body)
    level = log.info if isinstance(error, RemitError) else log.exception
    level("form.failed", error=type(error).__name__, reference=reference)
    if audience is None:
        return
    language = await tongues.of(
        audience.team, channel=audience.channel, thread=audience.thread, user=audience.user
    )
    view = _view(error, reference, language)
    try:
        if audience.channel and await _whispered(client, audience, view):
            return
        opened = await client.conversations_open(users=audience.user)
        await client.chat_postMessage(channel=opened["channel"]["id"], **view.arguments())
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as failed:
        log.warning("form.untold", error=type(failed).__name__, reference=reference)


async def _whispered(client: AsyncWebClient, audience: Audience, view: MessageView) -> bool:
    """Tell somebody where they are; False where Remit cannot speak."""
    try:
        await client.chat_postEphemeral(
            channel=audience.channel or "",
            user=audience.user,
            thread_ts=audience.thread,
            **view.arguments(),
        )
    except SlackApiError:
        return False
    return True


def _view(error: Exception, reference: str, language: str) -> MessageView:
    if isinstance(error, RemitError):
        return notice_of(error, language=language)
    if isinstance(error, SlackApiError) and error.response.get("error") in _TRIGGER_GONE:
        return notice("expired", language=language)
    return notice("error", {"reference": reference}, language)
