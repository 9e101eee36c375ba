"""The browser API: what a person at the page can ask for and do."""

import re
from dataclasses import dataclass
from typing import Any

from bot.playground.blocks.stored import short_id
from bot.playground.browser import Browser
from bot.playground.commands import Commands
from bot.playground.errors import PageError
from bot.playground.interactions import Interactions, Place
from bot.playground.membership import announce, join
from bot.playground.methods.files import dropped
from bot.playground.methods.reactions import EMOJI
from bot.playground.platform import Platform
from bot.playground.seed import add_person
from bot.playground.typed_text import as_typed, rich_text_block
from bot.playground.workspace import Channel, Json, User

_CHANNEL_NAME = re.compile(r"[a-z0-9_-]{1,80}")
_COLORS = ("df3dc0", "2b6836", "5b89d5", "d58247", "684b6c", "43761b")


@dataclass(slots=True)
class Routes:
    """One method per route; `body` is the JSON of a POST or the query of a GET."""

    platform: Platform
    browser: Browser
    interactions: Interactions
    commands: Commands

    async def state(self, body: Json) -> Json:
        return self.browser.state(self.browser.actor(body.get("as")))

    async def messages(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.channel(user, body.get("channel"))
        thread_ts = body.get("thread_ts") or None
        return {"messages": self.browser.messages(user, channel, thread_ts)}

    async def post(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.writable_channel(user, body.get("channel"))
        text, blocks = self._typed(body)
        thread_ts = body.get("thread_ts") or None
        if thread_ts is not None:
            root = self.browser.message(channel, thread_ts)
            thread_ts = root.get("thread_ts", root["ts"])
        message = self.platform.postings.post(
            channel,
            user.id,
            text,
            thread_ts=thread_ts,
            client_msg_id=short_id() + short_id(),
            blocks=blocks,
        )
        return {"ok": True, "ts": message["ts"]}

    async def share(self, body: Json) -> Json:
        """A person drops a file into a channel or a thread."""
        user = self.browser.actor(body.get("as"))
        channel = self.browser.writable_channel(user, body.get("channel"))
        thread_ts = body.get("thread_ts") or None
        if thread_ts is not None:
            root = self.browser.message(channel, thread_ts)
            thread_ts = root.get("thread_ts", root["ts"])
        file = dropped(self.platform, user.id, str(body.get("name") or "file"), body.get("content"))
        message = self.platform.postings.post(
            channel,
            user.id,
            str(body.get("text") or ""),
            thread_ts=thread_ts,
            subtype="file_share",
            files=[file],
            upload=True,
        )
        return {"ok": True, "ts": message["ts"]}

    async def edit(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.channel(user, body.get("channel"))
        message = self.browser.own_message(user, channel, body.get("ts"))
        text, blocks = self._typed(body)
        edited = {"user": user.id, "ts": self.platform.workspace.next_ts()}
        self.platform.postings.change(channel, message, text=text, blocks=blocks, edited=edited)
        return {"ok": True, "ts": message["ts"]}

    async def delete(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.channel(user, body.get("channel"))
        message = self.browser.own_message(user, channel, body.get("ts"))
        self.platform.postings.delete(channel, message)
        return {"ok": True}

    async def react(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.writable_channel(user, body.get("channel"))
        message = self.browser.message(channel, body.get("ts"))
        name = str(body.get("name", "")).strip(":")
        if not EMOJI.fullmatch(name):
            raise PageError("That is not the name of an emoji.")
        change = (
            self.platform.postings.unreact if body.get("remove") else self.platform.postings.react
        )
        change(channel, message, name, user.id)
        return {"ok": True}

    async def command(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.channel(user, body.get("channel"))
        command = str(body.get("command", ""))
        if body.get("thread_ts"):
            raise PageError(f"{command} is not supported in threads. Sorry!")
        return await self.commands.run(user, channel, command, str(body.get("text", "")))

    async def shortcut(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel, message = None, None
        if body.get("message_ts"):
            channel = self.browser.channel(user, body.get("channel"))
            message = self.browser.message(channel, body["message_ts"])
        callback_id = str(body.get("callback_id", ""))
        return await self.interactions.shortcut(user, callback_id, channel, message)

    async def action(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        pressed = {key: str(body.get(key, "")) for key in ("block_id", "action_id")}
        place = self._place(user, body)
        self.interactions.keep(place, _entered(body))
        return await self.interactions.act(user, place, pressed, body.get("selection"))

    async def submit(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        view = self.browser.view(user, body.get("view_id"))
        return await self.interactions.submit(user, view, _entered(body))

    async def close(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        view = self.browser.view(user, body.get("view_id"))
        return await self.interactions.close(user, view, everything=bool(body.get("clear")))

    async def open(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        tab = body.get("tab")
        if tab not in ("home", "messages"):
            raise PageError("Choose the tab home or messages.")
        self.platform.events.home_opened(user.id, tab)
        return {"ok": True}

    async def context(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        viewing = self.browser.channel(user, body["viewing"]).id if body.get("viewing") else None
        self.platform.events.context_changed(user.id, viewing)
        return {"ok": True}

    async def stop(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        channel = self.browser.channel(user, body.get("channel"))
        thread_ts = str(body.get("thread_ts", ""))
        self.browser.message(channel, thread_ts)
        streams = self.platform.streams.stop_by_user(channel, thread_ts)
        self.platform.events.session_stopped(channel, thread_ts, user.id, streams)
        return {"ok": True}

    async def options(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        place = self._place(user, body)
        names = ("block_id", "action_id", "value")
        block_id, action_id, value = (str(body.get(name, "")) for name in names)
        return await self.interactions.suggest(user, place, block_id, action_id, value)

    async def faults(self, _body: Json) -> Json:
        return self.platform.faults.body

    async def set_faults(self, body: Json) -> Json:
        rules = body.get("rules")
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise PageError("Send the rules as a list of objects.")
        faults = self.platform.faults
        faults.replace(rules)
        # A disconnect aimed at the socket itself happens now, not with the next event.
        if rule := faults.strike("disconnect", "*", "socket"):
            await self.platform.delivery.line.disconnect(rule.reason)
        return faults.body

    async def frames(self, body: Json) -> Json:
        try:
            after = int(body.get("after") or 0)
        except ValueError as error:
            raise PageError("The parameter `after` must be a number.") from error
        return {"frames": self.platform.recorder.after(after)}

    async def add_user(self, body: Json) -> Json:
        name = str(body.get("name", "")).strip()
        if not name or len(name) > 80:  # noqa: PLR2004 - Slack's limit for names
            raise PageError("Give the new person a name of 1 to 80 characters.")
        workspace = self.platform.workspace
        handle = re.sub(r"[^a-z0-9]+", ".", name.casefold()).strip(".") or "person"
        color = _COLORS[len(workspace.users) % len(_COLORS)]
        user_id = workspace.next_id("U")
        person = User(user_id, handle, name, str(body.get("title") or ""), color)
        direct = add_person(workspace, person)
        for channel in workspace.channels.values():
            if channel.kind == "channel":
                channel.members.add(user_id)
        announce(self.platform, direct)
        return {"ok": True, "user": {"id": user_id, "name": handle, "real_name": name}}

    async def add_channel(self, body: Json) -> Json:
        user = self.browser.actor(body.get("as"))
        name = str(body.get("name", "")).removeprefix("#")
        workspace = self.platform.workspace
        if not _CHANNEL_NAME.fullmatch(name):
            raise PageError("Channel names are lower-case letters, digits, - and _ (up to 80).")
        if any(channel.name == name for channel in workspace.channels.values()):
            raise PageError(f"#{name} exists already.", status=409)
        private = bool(body.get("private"))
        created = int(self.platform.settings.clock())
        channel_id = workspace.next_id("C")
        kind: Any = "private" if private else "channel"
        channel = Channel(channel_id, name, kind, created, members={user.id})
        workspace.channels[channel_id] = channel
        announce(self.platform, channel)
        return {"ok": True, "channel": {"id": channel_id, "name": name}}

    async def invite(self, body: Json) -> Json:
        workspace = self.platform.workspace
        inviter = self.browser.actor(body["as"]) if body.get("as") else None
        channel = workspace.channels.get(str(body.get("channel")))
        invited = str(body.get("user", ""))
        if channel is None or channel.kind == "im":
            raise PageError("There is no such channel.", status=404)
        if invited not in workspace.users:
            raise PageError("There is no such person.", status=404)
        if invited in channel.members:
            raise PageError("They are already in this channel.", status=409)
        join(self.platform, channel, invited, inviter.id if inviter else None)
        return {"ok": True}

    def _typed(self, body: Json) -> tuple[str, list[Json] | None]:
        text = body.get("text")
        if not isinstance(text, str) or not text.strip():
            raise PageError("Type a message first.")
        if body.get("raw"):
            return text, None
        stored = as_typed(text, self.platform.workspace)
        return stored, [rich_text_block(stored, short_id())]

    def _place(self, user: User, body: Json) -> Place:
        if body.get("view_id"):
            return Place(view=self.browser.view(user, body["view_id"]))
        channel = self.browser.channel(user, body.get("channel"))
        message = self.browser.visible_message(user, channel, body.get("message_ts"))
        return Place(channel=channel, message=message)


def _entered(body: Json) -> Json:
    """What the page holds in its inputs, by block and action id."""
    values = body.get("values") or {}
    if not isinstance(values, dict) or not all(isinstance(held, dict) for held in values.values()):
        raise PageError("Send values as block ids mapped to action ids.")
    return values
