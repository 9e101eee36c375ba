"""The outer shapes of what Slack sends to an app: who, which team, which app."""

import secrets
from collections.abc import Mapping
from typing import Any

from bot.playground.workspace import (
    APP_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Channel,
    Json,
    User,
)

VERIFICATION_TOKEN = "playground-verification-token"  # noqa: S105 - deprecated by Slack, still sent


def event_callback(event: Mapping[str, Any], *, event_id: str, at: float) -> Json:
    """Wrap an event as the Events API does (docs.slack.dev/apis/events-api)."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": dict(event),
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(48)}",
    }


def interaction(kind: str, user: User, **fields: Any) -> Json:  # noqa: ANN401 - JSON
    """Wrap an interaction: a click, a submission, a shortcut."""
    return {
        "type": kind,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": TEAM_ID,
        },
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        **fields,
    }


def channel_reference(channel: Channel) -> Json:
    """A channel as interactions name it; Slack hides the names of private ones."""
    return {"id": channel.id, "name": shown_name(channel)}


def shown_name(channel: Channel) -> str:
    return {"channel": channel.name, "private": "privategroup", "im": "directmessage"}[channel.kind]
