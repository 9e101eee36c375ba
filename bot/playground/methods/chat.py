"""chat.*: post, update, delete, ephemeral, permalink."""

from collections.abc import Iterable
from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.blocks.stored import fallback_text, short_id, stored_blocks
from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.messages import as_history, permalink
from bot.playground.metadata import checked_metadata
from bot.playground.streams import MAX_MARKDOWN, refuse_bad_blocks
from bot.playground.typed_text import as_sent
from bot.playground.workspace import BOT_USER_ID, Json

MAX_STORED_TEXT = 40_000  # docs.slack.dev/reference/methods/chat.postMessage
MAX_UPDATED_TEXT = 4_000  # docs.slack.dev/reference/methods/chat.update


def content(
    arguments: Arguments, *, text_limit: int = MAX_STORED_TEXT, earlier: Iterable[Json] = ()
) -> Json:
    """Text, blocks and attachments of a message, checked and in stored form.

    Args:
        arguments: Of the call.
        text_limit: How much of the text is kept.
        earlier: The blocks in whose place these stand.

    Raises:
        SlackError: `markdown_text_conflict`, `msg_too_long`, `no_text` or `invalid_blocks`.
    """
    text = arguments.text("text")
    blocks = arguments.array("blocks")
    attachments = arguments.array("attachments")
    markdown = arguments.text("markdown_text")
    if markdown is not None:
        if text or blocks:
            raise SlackError("markdown_text_conflict")
        if len(markdown) > MAX_MARKDOWN:
            raise SlackError("msg_too_long")
        if not markdown:
            raise SlackError("no_text")
        block = {"type": "markdown", "block_id": short_id(), "text": markdown}
        return {"text": markdown, "blocks": [block]}
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    _check_attachments(attachments)
    fields: Json = {}
    if blocks is not None:
        refuse_bad_blocks(blocks)
        fields["blocks"] = stored_blocks(blocks, earlier) or None
    if attachments:
        fields["attachments"] = [
            {"id": number, **attachment} for number, attachment in enumerate(attachments, start=1)
        ]
    stored = as_sent(text[:text_limit]) if text else fallback_text(fields.get("blocks") or [])
    return {"text": stored, **fields}


def _check_attachments(attachments: list[Any] | None) -> None:
    for index, attachment in enumerate(attachments or ()):
        if not isinstance(attachment, dict):
            raise SlackError("invalid_attachments")
        if attachment.get("blocks"):
            refuse_bad_blocks(attachment["blocks"], f"/attachments/{index}/blocks")


async def post_message(call: Call) -> Json:
    arguments, postings = call.arguments, call.platform.postings
    channel = call.workspace.channel_for_bot(arguments.required("channel"))
    if BOT_USER_ID not in channel.members and not (
        channel.kind == "channel" and "chat:write.public" in call.manifest.scopes
    ):
        raise SlackError("not_in_channel")
    fields = content(arguments)
    thread_ts = postings.check_thread(channel, arguments.text("thread_ts"))
    if thread_ts is not None and arguments.flag("reply_broadcast"):
        fields["subtype"] = "thread_broadcast"
    if (metadata := arguments.get("metadata")) is not None:
        fields["metadata"] = checked_metadata(metadata)
    message = postings.post(channel, BOT_USER_ID, thread_ts=thread_ts, **fields)
    shown = as_history(message, with_metadata=True)
    answer: Json = {"ok": True, "channel": channel.id, "ts": message["ts"], "message": shown}
    if len(arguments.text("text") or "") > MAX_STORED_TEXT:
        warning = "message_truncated"
        answer |= {"warning": warning, "response_metadata": {"warnings": [warning]}}
    return answer


async def post_ephemeral(call: Call) -> Json:
    arguments, workspace = call.arguments, call.workspace
    channel = workspace.joined_channel(arguments.required("channel"))
    viewer = workspace.user(arguments.required("user"))
    if viewer.id not in channel.members:
        raise SlackError("user_not_in_channel")
    fields = content(arguments)
    thread_ts = call.platform.postings.check_thread(channel, arguments.text("thread_ts"))
    message = call.platform.postings.post_ephemeral(
        channel, viewer.id, thread_ts=thread_ts, **fields
    )
    return {"ok": True, "message_ts": message["ts"]}


async def update(call: Call) -> Json:
    arguments = call.arguments
    channel = call.joined_channel()
    message = channel.message(arguments.required("ts"))
    if message.get("user") != BOT_USER_ID or message.get("subtype") == "tombstone":
        raise SlackError("cant_update_message")
    if call.platform.streams.is_streaming(channel, message["ts"]):
        raise SlackError("streaming_state_conflict")
    if len(arguments.text("text") or "") > MAX_UPDATED_TEXT:
        raise SlackError("msg_too_long")
    metadata = arguments.get("metadata")
    checked = None if metadata is None else checked_metadata(metadata)
    if metadata is not None and not _has_content(arguments):
        fields: Json = {}
    else:
        fields = content(arguments, earlier=message.get("blocks") or ())
        # A text that came without blocks leaves earlier blocks alone, but replaces markdown.
        if arguments.get("blocks") is None and _is_markdown(message):
            fields.setdefault("blocks", None)
    if checked is not None:
        fields["metadata"] = checked
    if fields.get("text", message["text"]) != message["text"]:
        fields["edited"] = {"user": BOT_USER_ID, "ts": call.workspace.next_ts()}
    changed = call.platform.postings.change(channel, message, **fields)
    return {
        "ok": True,
        "channel": channel.id,
        "ts": changed["ts"],
        "text": changed["text"],
        "message": as_history(changed, with_metadata=True),
    }


def _has_content(arguments: Arguments) -> bool:
    names = ("text", "blocks", "attachments", "markdown_text")
    return any(arguments.get(name) for name in names)


def _is_markdown(message: Json) -> bool:
    return [block["type"] for block in message.get("blocks") or ()] == ["markdown"]


async def delete(call: Call) -> Json:
    channel = call.joined_channel()
    message = channel.message(call.arguments.required("ts"))
    if message.get("user") != BOT_USER_ID or message.get("subtype") == "tombstone":
        raise SlackError("cant_delete_message")
    call.platform.postings.delete(channel, message)
    return {"ok": True, "channel": channel.id, "ts": message["ts"]}


async def get_permalink(call: Call) -> Json:
    channel = call.workspace.channel_for_bot(call.arguments.required("channel"))
    message = channel.message(call.arguments.required("message_ts"))
    link = permalink(call.platform.url, channel, message)
    return {"ok": True, "channel": channel.id, "permalink": link}


METHODS = {
    "chat.postMessage": Entry(post_message, ("chat:write",)),
    "chat.postEphemeral": Entry(post_ephemeral, ("chat:write",)),
    "chat.update": Entry(update, ("chat:write",)),
    "chat.delete": Entry(delete, ("chat:write",)),
    "chat.getPermalink": Entry(get_permalink),
}
