"""reactions.*: emoji on messages."""

import re

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.messages import as_history
from bot.playground.workspace import BOT_USER_ID, Channel, Json

EMOJI = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def _target(call: Call) -> tuple[Channel, Json]:
    if not call.arguments.text("channel") or not call.arguments.text("timestamp"):
        raise SlackError("no_item_specified")
    channel = call.joined_channel()
    return channel, channel.message(call.arguments.required("timestamp"))


def _name(call: Call) -> str:
    name = call.arguments.required("name").strip(":")
    if not EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name


async def add(call: Call) -> Json:
    name = _name(call)
    channel, message = _target(call)
    call.platform.postings.react(channel, message, name, BOT_USER_ID)
    return {"ok": True}


async def remove(call: Call) -> Json:
    name = _name(call)
    channel, message = _target(call)
    call.platform.postings.unreact(channel, message, name, BOT_USER_ID)
    return {"ok": True}


async def get(call: Call) -> Json:
    channel, message = _target(call)
    shown = as_history(message)
    return {"ok": True, "type": "message", "channel": channel.id, "message": shown}


METHODS = {
    "reactions.add": Entry(add, ("reactions:write",)),
    "reactions.remove": Entry(remove, ("reactions:write",)),
    "reactions.get": Entry(get, ("reactions:read",)),
}
