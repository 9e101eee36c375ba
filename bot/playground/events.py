"""Decides which events the app hears of, and in what shape."""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.delivery import Delivery
from bot.playground.envelopes import event_callback
from bot.playground.manifest import Manifest
from bot.playground.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    Channel,
    Json,
    Workspace,
)

_SUBSCRIPTIONS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


@dataclass(slots=True)
class Events:
    manifest: Manifest
    workspace: Workspace
    delivery: Delivery
    clock: Callable[[], float]

    def emit(self, event: Json, *, subscription: str | None = None) -> None:
        """Deliver an event if the manifest subscribes to it."""
        if (subscription or event["type"]) not in self.manifest.events:
            return
        event_id = self.workspace.next_id("Ev")
        name = ".".join(part for part in (event["type"], event.get("subtype")) if part)
        # A copy, because the message may change before a repeat is sent.
        envelope = event_callback(copy.deepcopy(event), event_id=event_id, at=self.clock())
        self.delivery.send_event(name, envelope)

    def message_posted(self, channel: Channel, message: Json) -> None:
        """A message by anyone: `message`, and `app_mention` where the bot is called by name."""
        if BOT_USER_ID not in channel.members:
            return
        if channel.kind != "im" and self._calls_bot(message):
            mention: Json = {
                key: message[key]
                for key in ("user", "ts", "client_msg_id", "text", "team", "thread_ts", "blocks")
                if key in message
            }
            self.emit(
                {
                    "type": "app_mention",
                    **mention,
                    "channel": channel.id,
                    "event_ts": message["ts"],
                }
            )
        self._emit_message(channel, {**_without_private(message), "event_ts": message["ts"]})
        if "metadata" in message:
            self._emit_metadata(channel, message)

    def message_changed(self, channel: Channel, message: Json, previous: Json) -> None:
        self._emit_hidden(
            channel,
            "message_changed",
            message=_without_private(message),
            previous_message=_without_private(previous),
        )

    def message_deleted(self, channel: Channel, previous: Json) -> None:
        self._emit_hidden(
            channel,
            "message_deleted",
            previous_message=_without_private(previous),
            deleted_ts=previous["ts"],
        )

    def reaction(self, kind: str, channel: Channel, message: Json, name: str, user: str) -> None:
        """`reaction_added` or `reaction_removed`."""
        if BOT_USER_ID in channel.members:
            self.emit(
                {
                    "type": kind,
                    "user": user,
                    "reaction": name,
                    "item": {"type": "message", "channel": channel.id, "ts": message["ts"]},
                    "item_user": message.get("user"),
                    "event_ts": self.workspace.next_ts(),
                }
            )

    def member_joined(self, channel: Channel, user: str, inviter: str | None) -> None:
        if BOT_USER_ID not in channel.members:
            return
        event = {
            "type": "member_joined_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "channel" else "G",
            "team": TEAM_ID,
            "event_ts": self.workspace.next_ts(),
        }
        self.emit(event | ({"inviter": inviter} if inviter else {}))

    def home_opened(self, user: str, tab: str) -> None:
        event: Json = {
            "type": "app_home_opened",
            "user": user,
            "channel": self.workspace.direct_message(user).id,
            "tab": tab,
            "event_ts": self.workspace.next_ts(),
        }
        if tab == "home" and user in self.workspace.homes:
            event["view"] = self.workspace.homes[user]
        self.emit(event)

    def context_changed(self, user: str, viewing: str | None) -> None:
        """What the person looks at beside the agent changed (agent apps only)."""
        if not self.manifest.agent_enabled:
            return
        entity = {"type": "slack#/types/channel_id", "value": viewing, "team_id": TEAM_ID}
        self.emit(
            {
                "type": "app_context_changed",
                "user": user,
                "channel": self.workspace.direct_message(user).id,
                "context": {"entities": [entity]} if viewing else {},
                "event_ts": self.workspace.next_ts(),
            }
        )

    def session_stopped(
        self, channel: Channel, thread_ts: str, user: str, streams: list[str]
    ) -> None:
        self.emit(
            {
                "type": "agent_session_stopped",
                "channel": channel.id,
                "thread_ts": thread_ts,
                "user": user,
                "streaming_message_ts": streams,
                "event_ts": self.workspace.next_ts(),
            }
        )

    def _calls_bot(self, message: Json) -> bool:
        return (
            f"<@{BOT_USER_ID}" in message.get("text", "")
            and message.get("user") != BOT_USER_ID
            and message.get("subtype") in (None, "file_share", "thread_broadcast")
        )

    def _emit_message(self, channel: Channel, event: Json) -> None:
        kind = channel.event_type
        self.emit(
            {"type": "message", **event, "channel": channel.id, "channel_type": kind},
            subscription=_SUBSCRIPTIONS[kind],
        )

    def _emit_hidden(self, channel: Channel, subtype: str, **fields: object) -> None:
        if BOT_USER_ID not in channel.members:
            return
        ts = self.workspace.next_ts()
        hidden = {"subtype": subtype, **fields, "hidden": True, "ts": ts, "event_ts": ts}
        self._emit_message(channel, hidden)

    def _emit_metadata(self, channel: Channel, message: Json) -> None:
        self.emit(
            {
                "type": "message_metadata_posted",
                "app_id": APP_ID,
                "bot_id": BOT_ID,
                "user_id": message["user"],
                "team_id": TEAM_ID,
                "channel_id": channel.id,
                "metadata": message["metadata"],
                "message_ts": message["ts"],
                "event_ts": self.workspace.next_ts(),
            }
        )


def _without_private(message: Json) -> Json:
    """A message as events carry it: metadata travels in its own event."""
    hidden = ("metadata", "streaming")
    return {key: value for key, value in message.items() if key not in hidden}
