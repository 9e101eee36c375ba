"""The page's side: what one user sees, as plain dictionaries."""

import copy
from dataclasses import dataclass

from bot.playground.errors import PageError
from bot.playground.membership import shown_channel
from bot.playground.platform import Platform
from bot.playground.workspace import (
    BOT_USER_ID,
    TEAM_ID,
    TEAM_NAME,
    Channel,
    Json,
    User,
)


@dataclass(slots=True)
class Browser:
    platform: Platform

    def actor(self, id: object) -> User:
        """The person at the page.

        Raises:
            PageError: if there is no such person, or it is the bot.
        """
        user = self.platform.workspace.users.get(str(id))
        if user is None or user.is_bot:
            raise PageError("Choose a person to act as (parameter `as`).", status=404)
        return user

    def channel(self, user: User, id: object) -> Channel:
        """A conversation the person may see.

        Raises:
            PageError: otherwise.
        """
        channel = self.platform.workspace.channels.get(str(id))
        if channel is None or not self.platform.workspace.sees(user.id, channel):
            raise PageError("There is no such channel for you.", status=404)
        return channel

    def writable_channel(self, user: User, id: object) -> Channel:
        channel = self.channel(user, id)
        if user.id not in channel.members:
            raise PageError(f"Join #{channel.name} before you post in it.", status=403)
        return channel

    def message(self, channel: Channel, ts: object) -> Json:
        found = channel.messages.get(str(ts))
        if found is None:
            raise PageError("This message is gone.", status=404)
        return found

    def visible_message(self, user: User, channel: Channel, ts: object) -> Json:
        """A stored message, or one shown only to this person."""
        for ephemeral in self.platform.workspace.ephemerals:
            if ephemeral.message["ts"] == ts and ephemeral.user == user.id:
                return ephemeral.message
        return self.message(channel, ts)

    def own_message(self, user: User, channel: Channel, ts: object) -> Json:
        message = self.message(channel, ts)
        if message.get("user") != user.id:
            raise PageError("You can only change your own messages.", status=403)
        return message

    def view(self, user: User, id: object) -> Json:
        """An open modal or the Home tab of this person."""
        workspace = self.platform.workspace
        home = workspace.homes.get(user.id)
        if home is not None and home["id"] == id:
            return home
        if id not in workspace.stacks.get(user.id, []):
            raise PageError("This form is no longer open.", status=404)
        return workspace.views[str(id)]

    def state(self, user: User) -> Json:
        """Everything the page needs to draw itself for one person."""
        platform, workspace = self.platform, self.platform.workspace
        channels = [c for c in workspace.channels.values() if workspace.sees(user.id, c)]
        visible = {channel.id for channel in channels}
        return {
            "me": user.id,
            "team": {"id": TEAM_ID, "name": TEAM_NAME},
            "bot": {"user_id": BOT_USER_ID, "name": workspace.users[BOT_USER_ID].real_name},
            "users": [_shown_user(person) for person in workspace.users.values()],
            "channels": [
                {**shown_channel(channel), "member": user.id in channel.members}
                for channel in channels
            ],
            "commands": [
                {"command": c.command, "description": c.description, "usage_hint": c.usage_hint}
                for c in platform.manifest.commands
            ],
            "shortcuts": [
                {"callback_id": s.callback_id, "name": s.name, "type": s.kind}
                for s in platform.manifest.shortcuts
            ],
            "agent": {
                "enabled": platform.manifest.agent_enabled,
                "description": platform.manifest.agent_description,
            },
            "connection": {"mode": platform.mode, "connected": platform.connected},
            "home": copy.deepcopy(workspace.homes.get(user.id)),
            "view": copy.deepcopy(workspace.top_view(user.id)),
            "prompts": self._prompts(user),
            "statuses": _placed(workspace.statuses, visible),
            "sessions": _placed(workspace.sessions, visible),
            "titles": _placed(
                {key: {"title": title} for key, title in workspace.titles.items()}, visible
            ),
            "faults": platform.faults.body,
            "guide": workspace.guide,
        }

    def messages(self, user: User, channel: Channel, thread_ts: str | None) -> list[Json]:
        """A channel's roots or one thread, with this person's ephemeral messages in between."""
        if thread_ts is None:
            shown = list(channel.roots())
        else:
            shown = [self.message(channel, thread_ts), *channel.replies(thread_ts)]
        shown += [
            ephemeral.message
            for ephemeral in self.platform.workspace.ephemerals
            if ephemeral.channel == channel.id
            and ephemeral.user == user.id
            and ephemeral.message.get("thread_ts") == thread_ts
        ]
        return copy.deepcopy(sorted(shown, key=lambda message: str(message["ts"])))

    def _prompts(self, user: User) -> Json | None:
        """The app's prompts, or those of its manifest until it sets some."""
        channel = self.platform.workspace.direct_message(user.id)
        own = self.platform.workspace.prompts.get(channel.id)
        if own is not None:
            return own
        prompts = list(self.platform.manifest.suggested_prompts)
        return {"title": "", "prompts": prompts} if prompts else None


def _shown_user(user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "title": user.title,
        "color": user.color,
        "is_bot": user.is_bot,
        "is_guest": user.is_guest,
    }


def _placed(kept: dict[tuple[str, str], Json], visible: set[str]) -> list[Json]:
    return [
        {"channel": channel, "thread_ts": thread_ts, **entry}
        for (channel, thread_ts), entry in kept.items()
        if channel in visible
    ]
