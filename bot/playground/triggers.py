"""Short-lived permissions: trigger ids open one modal, response URLs post a few messages."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import SlackError
from bot.playground.settings import PlaygroundSettings


@dataclass(slots=True)
class Trigger:
    user: str
    issued_at: float
    exchanged: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where the answer to one interaction may go, and how often it still may."""

    user: str
    channel: str
    issued_at: float
    uses_left: int
    message_ts: str | None = None
    thread_ts: str | None = None
    ephemeral: bool = False


@dataclass(slots=True)
class Triggers:
    """Issues trigger ids and response URLs and refuses them when spent."""

    settings: PlaygroundSettings
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def issue(self, user: str) -> str:
        now = self.settings.clock()
        trigger_id = f"{int(now * 1000)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[trigger_id] = Trigger(user, now)
        return trigger_id

    def exchange(self, trigger_id: object) -> str:
        """Spend a trigger and answer whose it was.

        Raises:
            SlackError: `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`.
        """
        trigger = self.triggers.get(trigger_id) if isinstance(trigger_id, str) else None
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if self.settings.clock() - trigger.issued_at > self.settings.trigger_lifetime:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger.user

    def issue_response_url(self, user: str, channel: str, **about: Any) -> str:  # noqa: ANN401
        """Issue the id at the end of a response URL; `about` names the message it answers."""
        url_id = f"{secrets.randbelow(10**13)}-{secrets.token_urlsafe(18)}"
        self.response_urls[url_id] = ResponseUrl(
            user=user,
            channel=channel,
            issued_at=self.settings.clock(),
            uses_left=self.settings.response_url_uses,
            **about,
        )
        return url_id

    def use_response_url(self, id: str) -> ResponseUrl:
        """Spend one use of a response URL.

        Raises:
            SlackError: `invalid_url`, `expired_url` or `used_url`.
        """
        url = self.response_urls.get(id)
        if url is None:
            raise SlackError("invalid_url")
        if self.settings.clock() - url.issued_at > self.settings.response_url_lifetime:
            raise SlackError("expired_url")
        if url.uses_left == 0:
            raise SlackError("used_url")
        url.uses_left -= 1
        return url

    def clear(self) -> None:
        self.triggers.clear()
        self.response_urls.clear()
