"""Posting, editing and deleting messages: state, page and events change together."""

import copy
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import SlackError
from bot.playground.events import Events
from bot.playground.pages import Pages
from bot.playground.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    Channel,
    Ephemeral,
    Json,
    Workspace,
)

_REPLY_USERS_SHOWN = 5


@dataclass(slots=True)
class Postings:
    workspace: Workspace
    events: Events
    pages: Pages

    def check_thread(self, channel: Channel, thread_ts: object) -> str | None:
        """The root a reply goes to.

        Raises:
            SlackError: `thread_not_found` or `cannot_reply_to_message`.
        """
        if thread_ts is None or thread_ts == "":
            return None
        root = channel.messages.get(str(thread_ts))
        if root is None:
            raise SlackError("thread_not_found")
        if root.get("thread_ts", root["ts"]) != root["ts"]:
            raise SlackError("cannot_reply_to_message")
        return str(root["ts"])

    def post(
        self,
        channel: Channel,
        user: str,
        text: str,
        *,
        thread_ts: str | None = None,
        silent: bool = False,
        **fields: Any,  # noqa: ANN401 - message fields are JSON
    ) -> Json:
        """Store a message, show it and tell the app; fields that are None are left out."""
        message = self._compose(user, text, fields)
        if thread_ts is not None:
            root = channel.messages[thread_ts]
            message |= {"thread_ts": thread_ts, "parent_user_id": root.get("user")}
        channel.messages[message["ts"]] = message
        self.clear_status(channel, thread_ts, message)
        self.show(channel, message)
        if thread_ts is not None:
            self._count_reply(channel, thread_ts)
        if not silent:
            self.events.message_posted(channel, message)
        return message

    def post_ephemeral(
        self,
        channel: Channel,
        viewer: str,
        text: str,
        *,
        thread_ts: str | None,
        **fields: Any,  # noqa: ANN401 - as above
    ) -> Json:
        """Show a message to one person; it is kept for their page but in no history."""
        message = self._compose(BOT_USER_ID, text, fields) | {"is_ephemeral": True}
        if thread_ts is not None:
            message["thread_ts"] = thread_ts
        self.workspace.ephemerals.append(Ephemeral(channel.id, viewer, message))
        self.show_ephemeral(channel.id, viewer, message)
        return message

    def change(self, channel: Channel, message: Json, **fields: Any) -> Json:  # noqa: ANN401
        """Edit a message in place; None removes a field, an equal edit is still an event."""
        previous = copy.deepcopy(message)
        _apply(message, fields)
        self.workspace.states.pop((channel.id, message["ts"]), None)
        self.show(channel, message)
        self.events.message_changed(channel, message, previous)
        return message

    def delete(self, channel: Channel, message: Json) -> None:
        """Delete a message; a root with replies leaves a tombstone."""
        previous = copy.deepcopy(message)
        if any(channel.replies(message["ts"])):
            _apply(
                message, dict.fromkeys(("blocks", "files", "attachments", "bot_id", "reactions"))
            )
            message |= {"subtype": "tombstone", "text": "This message was deleted.", "hidden": True}
            self.show(channel, message)
            self.events.message_changed(channel, message, previous)
        else:
            del channel.messages[message["ts"]]
            self.pages.push(
                {"type": "message_deleted", "channel": channel.id, "ts": message["ts"]},
                to=self.workspace.viewers(channel),
            )
            thread_ts = message.get("thread_ts")
            if thread_ts is not None and thread_ts != message["ts"]:
                self._count_reply(channel, thread_ts)
            self.events.message_deleted(channel, previous)

    def show(self, channel: Channel, message: Json) -> None:
        self.pages.push(
            {"type": "message", "channel": channel.id, "message": copy.deepcopy(message)},
            to=self.workspace.viewers(channel),
        )

    def show_ephemeral(self, channel: str, viewer: str, message: Json) -> None:
        self.pages.push(
            {"type": "ephemeral", "channel": channel, "message": copy.deepcopy(message)},
            to={viewer},
        )

    def react(self, channel: Channel, message: Json, name: str, user: str) -> None:
        """Add a reaction.

        Raises:
            SlackError: `already_reacted`.
        """
        reactions = message.setdefault("reactions", [])
        entry = next((reaction for reaction in reactions if reaction["name"] == name), None)
        if entry is None:
            entry = {"name": name, "users": [], "count": 0}
            reactions.append(entry)
        if user in entry["users"]:
            raise SlackError("already_reacted")
        entry["users"].append(user)
        entry["count"] += 1
        self.show(channel, message)
        self.events.reaction("reaction_added", channel, message, name, user)

    def unreact(self, channel: Channel, message: Json, name: str, user: str) -> None:
        """Take a reaction back.

        Raises:
            SlackError: `no_reaction`.
        """
        reactions = message.get("reactions", [])
        entry = next((reaction for reaction in reactions if reaction["name"] == name), None)
        if entry is None or user not in entry["users"]:
            raise SlackError("no_reaction")
        entry["users"].remove(user)
        entry["count"] -= 1
        message["reactions"] = [reaction for reaction in reactions if reaction["count"]]
        if not message["reactions"]:
            del message["reactions"]
        self.show(channel, message)
        self.events.reaction("reaction_removed", channel, message, name, user)

    def clear_status(self, channel: Channel, thread_ts: str | None, message: Json) -> None:
        """A reply by the bot ends its "is thinking" line in that thread, as in Slack."""
        if thread_ts is None or message.get("user") != BOT_USER_ID:
            return
        if self.workspace.statuses.pop((channel.id, thread_ts), None) is not None:
            news = {"type": "status", "channel": channel.id, "thread_ts": thread_ts}
            self.pages.push(
                {**news, "status": "", "loading_messages": []},
                to=self.workspace.viewers(channel),
            )

    def _compose(self, user: str, text: str, fields: Json) -> Json:
        message: Json = {
            "type": "message",
            "user": user,
            "ts": self.workspace.next_ts(),
            "text": text,
            "team": TEAM_ID,
        }
        if user == BOT_USER_ID:
            message |= {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": self.bot_profile()}
        _apply(message, fields)
        return message

    def bot_profile(self) -> Json:
        bot = self.workspace.users[BOT_USER_ID]
        return {
            "id": BOT_ID,
            "app_id": APP_ID,
            "user_id": BOT_USER_ID,
            "name": bot.real_name,
            "icons": {},
            "deleted": False,
            "updated": int(self.workspace.clock()),
            "team_id": TEAM_ID,
        }

    def _count_reply(self, channel: Channel, root_ts: str) -> None:
        """Keep the thread's figures on its root, where Slack keeps them."""
        root = channel.messages.get(root_ts)
        if root is None:
            return
        replies = list(channel.replies(root_ts))
        figures: Json = dict.fromkeys(
            ("thread_ts", "reply_count", "reply_users", "reply_users_count", "latest_reply")
        )
        if replies:
            users = list(dict.fromkeys(reply["user"] for reply in replies))
            figures = {
                "thread_ts": root_ts,
                "reply_count": len(replies),
                "reply_users": users[:_REPLY_USERS_SHOWN],
                "reply_users_count": len(users),
                "latest_reply": replies[-1]["ts"],
            }
        _apply(root, figures)
        self.show(channel, root)


def _apply(message: Json, fields: Json) -> None:
    for key, value in fields.items():
        if value is None:
            message.pop(key, None)
        else:
            message[key] = value
