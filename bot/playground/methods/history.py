"""conversations.history and conversations.replies."""

import re

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.messages import as_history
from bot.playground.paging import page_of
from bot.playground.workspace import Channel, Json

_TS = re.compile(r"\d+(\.\d{1,6})?")


def _readable_channel(call: Call) -> Channel:
    channel = call.joined_channel()
    call.manifest.require(f"{channel.scope_family}:history")
    return channel


def _within(call: Call, messages: list[Json]) -> list[Json]:
    """Keep what lies between `oldest` and `latest`; the ends count only if inclusive."""
    oldest = _bound(call, "oldest")
    latest = _bound(call, "latest")
    inclusive = call.arguments.flag("inclusive")
    kept = []
    for message in messages:
        at = _micros(message["ts"])
        after = oldest is None or at > oldest or (inclusive and at == oldest)
        before = latest is None or at < latest or (inclusive and at == latest)
        if after and before:
            kept.append(message)
    return kept


def _bound(call: Call, name: str) -> int | None:
    value = call.arguments.text(name)
    if value is None or value in ("", "0"):
        return None
    if not _TS.fullmatch(value):
        raise SlackError(f"invalid_ts_{name}")
    return _micros(value)


def _micros(ts: str) -> int:
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * 1_000_000 + int(fraction.ljust(6, "0"))


async def history(call: Call) -> Json:
    channel = _readable_channel(call)
    messages = _within(call, list(channel.roots()))[::-1]
    return _answer(call, messages, pin_count=0)


async def replies(call: Call) -> Json:
    channel = _readable_channel(call)
    ts = call.arguments.required("ts")
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("thread_not_found")
    root = channel.messages.get(message.get("thread_ts", ts), message)
    thread = [root, *_within(call, list(channel.replies(root["ts"])))]
    return _answer(call, thread)


def _answer(call: Call, messages: list[Json], **fields: object) -> Json:
    arguments = call.arguments
    page, cursor = page_of(
        messages, limit=arguments.integer("limit"), cursor=arguments.text("cursor")
    )
    with_metadata = arguments.flag("include_all_metadata")
    answer = {
        "ok": True,
        "messages": [as_history(message, with_metadata=with_metadata) for message in page],
        "has_more": bool(cursor),
        **fields,
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


_SCOPES = ("channels:history", "groups:history", "im:history", "mpim:history")
METHODS = {
    "conversations.history": Entry(history, _SCOPES),
    "conversations.replies": Entry(replies, _SCOPES),
}
