"""Slash commands, and the messages an app sends back through a response URL."""

from dataclasses import dataclass

from bot.playground.arguments import Arguments
from bot.playground.envelopes import VERIFICATION_TOKEN, shown_name
from bot.playground.errors import PageError, SlackError
from bot.playground.interactions import NO_ANSWER
from bot.playground.methods.chat import content
from bot.playground.platform import Platform
from bot.playground.triggers import ResponseUrl
from bot.playground.typed_text import as_command_text
from bot.playground.workspace import (
    APP_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Channel,
    Ephemeral,
    Json,
    User,
)


@dataclass(slots=True)
class Commands:
    platform: Platform

    async def run(self, user: User, channel: Channel, command: str, text: str) -> Json:
        """Send a slash command and show what the app answers in its ack."""
        known = {entry.command: entry for entry in self.platform.manifest.commands}
        if command not in known:
            raise PageError(f"{command} is not a command of this app.", status=404)
        if known[command].should_escape:
            text = as_command_text(text, self.platform.workspace)
        triggers = self.platform.triggers
        url_id = triggers.issue_response_url(user.id, channel.id)
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": TEAM_ID,
            "team_domain": TEAM_DOMAIN,
            "channel_id": channel.id,
            "channel_name": shown_name(channel),
            "user_id": user.id,
            "user_name": user.name,
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": f"{self.platform.url}/hooks/response/{url_id}",
            "trigger_id": triggers.issue(user.id),
        }
        receipt = await self.platform.delivery.ask("slash_commands", command, payload)
        if not receipt.acknowledged:
            failure = f"{command} failed because the app did not respond. {NO_ANSWER}"
            return {"ok": False, "error": failure}
        if receipt.answer:
            try:
                self.respond(triggers.response_urls[url_id], receipt.answer)
            except SlackError as error:
                return {"ok": False, "error": f"{command} failed: {error.code}."}
        return {"ok": True}

    def receive(self, url_id: str, body: object) -> None:
        """Spend one use of a response URL on a message from outside.

        Raises:
            SlackError: the URL is spent, or the message is refused.
        """
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        self.respond(self.platform.triggers.use_response_url(url_id), body)

    def respond(self, url: ResponseUrl, body: Json) -> None:
        """Apply one response: post, replace or delete.

        Raises:
            SlackError: what is wrong with the message.
        """
        arguments = Arguments(body)
        original = self._original(url)
        channel = self.platform.workspace.channels[url.channel]
        if arguments.flag("delete_original"):
            self._delete(channel, url, original)
            return
        fields = content(arguments)
        if arguments.flag("replace_original") and original is not None:
            self._replace(channel, url, original, fields)
            return
        thread_ts = self.platform.postings.check_thread(
            channel, arguments.text("thread_ts") or self._inherited_thread(url, arguments)
        )
        if arguments.text("response_type") == "in_channel":
            self.platform.postings.post(channel, BOT_USER_ID, thread_ts=thread_ts, **fields)
        else:
            self.platform.postings.post_ephemeral(channel, url.user, thread_ts=thread_ts, **fields)

    def _original(self, url: ResponseUrl) -> Json | None:
        if url.message_ts is None:
            return None
        if url.ephemeral:
            for ephemeral in self.platform.workspace.ephemerals:
                if ephemeral.message["ts"] == url.message_ts and ephemeral.user == url.user:
                    return ephemeral.message
            return None
        return self.platform.workspace.channels[url.channel].messages.get(url.message_ts)

    def _inherited_thread(self, url: ResponseUrl, arguments: Arguments) -> str | None:
        """An ephemeral answer to a click in a thread stays in that thread."""
        return url.thread_ts if arguments.text("response_type") != "in_channel" else None

    def _replace(self, channel: Channel, url: ResponseUrl, original: Json, fields: Json) -> None:
        fields.setdefault("blocks", None)
        if not url.ephemeral:
            self.platform.postings.change(channel, original, **fields)
            return
        original.pop("blocks", None)
        original.update({key: value for key, value in fields.items() if value is not None})
        self.platform.postings.show_ephemeral(channel.id, url.user, original)

    def _delete(self, channel: Channel, url: ResponseUrl, original: Json | None) -> None:
        if original is None:
            raise SlackError("message_not_found")
        if not url.ephemeral:
            self.platform.postings.delete(channel, original)
            return
        workspace = self.platform.workspace
        gone = Ephemeral(channel.id, url.user, original)
        workspace.ephemerals.remove(gone)
        news = {"type": "message_deleted", "channel": channel.id, "ts": original["ts"]}
        self.platform.pages.push(news, to={url.user})
