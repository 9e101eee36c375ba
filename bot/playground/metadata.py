"""Message metadata: the checks Slack makes before it stores any."""

import json

from bot.playground.errors import SlackError
from bot.playground.workspace import Json

MAX_METADATA_BYTES = 8_000  # docs.slack.dev/messaging/message-metadata


def checked_metadata(metadata: object) -> Json | None:
    """The metadata if Slack would keep it; an empty object removes it.

    Raises:
        SlackError: `invalid_metadata_format`, `invalid_metadata_schema` or `metadata_too_large`.
    """
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    if not metadata:
        return None
    payload = metadata.get("event_payload")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(payload, dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata).encode()) > MAX_METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return {"event_type": metadata["event_type"], "event_payload": payload}
