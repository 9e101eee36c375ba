"""What people say where Remit can hear it: mentions, direct messages, edits, deletions."""

from collections.abc import Mapping
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.intake.model import Origin
from bot.services.framing.drafting import Framing
from bot.slack.command import spoken
from bot.slack.history import Threads
from bot.slack.listeners.command import Commands
from bot.slack.payload import deleted_of
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, framing: Framing, threads: Threads, commands: Commands) -> None:
    """Listen to what is said."""

    @routes.on("event.app_mention", "event.message.direct")
    async def on_spoken_to(body: Body, origin: Origin) -> None:
        place = place_of(origin, body["event"])
        message = await threads.message(body["event"])
        await commands.run(spoken(message.text), place, message, origin)

    @routes.on("event.message.overheard")
    async def on_overheard(body: Body, origin: Origin) -> None:
        place = place_of(origin, body["event"])
        message = await threads.message(body["event"])
        asked = spoken(message.text).asked
        if asked is None:
            await commands.overhear(place, message, origin)
        else:
            await commands.inquiries.hear(place, message, asked, origin)

    @routes.on("event.message_changed")
    async def on_changed(body: Body, origin: Origin) -> None:
        channel, message = body["event"]["channel"], await threads.message(body["event"]["message"])
        await framing.revise(origin.team, channel, message.id, message.text, origin)

    @routes.on("event.message_deleted")
    async def on_deleted(body: Body, origin: Origin) -> None:
        event = body["event"]
        await framing.forget(origin.team, event["channel"], deleted_of(event), origin)

    @routes.on("event.agent_session_stopped")
    async def on_stopped(body: Body, origin: Origin) -> None:
        event = body["event"]
        place = Thread(team=origin.team, channel=event["channel"], thread=event["thread_ts"])
        await framing.stop(place, origin)


def place_of(origin: Origin, event: Body) -> Thread:
    """Name the thread a message is in; a message outside any thread begins one."""
    thread = event.get("thread_ts") or event["ts"]
    return Thread(team=origin.team, channel=event["channel"], thread=thread)
