"""How stored messages are shown to the bot, and the links to them."""

import copy

from bot.playground.workspace import Channel, Json


def permalink(url: str, channel: Channel, message: Json) -> str:
    """The address of a message, in Slack's form under the playground's own host."""
    link = f"{url}/archives/{channel.id}/p{message['ts'].replace('.', '')}"
    thread_ts = message.get("thread_ts")
    if thread_ts is not None and thread_ts != message["ts"]:
        link += f"?thread_ts={thread_ts}&cid={channel.id}"
    return link


def as_history(message: Json, *, with_metadata: bool = False) -> Json:
    """A message as conversations.history returns it."""
    hidden = {"streaming"} if with_metadata else {"streaming", "metadata"}
    return copy.deepcopy({key: value for key, value in message.items() if key not in hidden})
