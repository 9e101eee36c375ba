"""chat.startStream, chat.appendStream and chat.stopStream."""

from bot.playground.agent_sessions import SESSION_STATUSES, set_session
from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError, invalid_arguments, missing_argument
from bot.playground.metadata import checked_metadata
from bot.playground.streams import MAX_MARKDOWN, parse_chunks, refuse_bad_blocks
from bot.playground.workspace import BOT_USER_ID, TEAM_ID, Channel, Json

_MODES = (None, "timeline", "plan")


def _chunks(call: Call) -> list[Json]:
    markdown = call.arguments.text("markdown_text")
    if len(markdown or "") > MAX_MARKDOWN:
        raise SlackError("msg_too_long")
    return parse_chunks(call.arguments.get("chunks"), markdown)


def _check_recipient(call: Call, channel: Channel) -> None:
    """In channels a stream needs to know for whom it is written."""
    if channel.kind == "im":
        return
    recipient = call.arguments.text("recipient_user_id")
    if not recipient:
        raise SlackError("missing_recipient_user_id")
    if not call.arguments.text("recipient_team_id"):
        raise SlackError("missing_recipient_team_id")
    if recipient not in call.workspace.users:
        raise SlackError("user_not_found")
    if call.arguments.text("recipient_team_id") != TEAM_ID:
        raise SlackError("team_not_found")


async def start(call: Call) -> Json:
    arguments, platform = call.arguments, call.platform
    channel = call.joined_channel()
    if not arguments.text("thread_ts"):
        raise missing_argument("thread_ts")
    mode = arguments.text("task_display_mode")
    if mode not in _MODES:
        raise invalid_arguments("task_display_mode must be one of [timeline, plan]")
    _check_recipient(call, channel)
    thread_ts = platform.postings.check_thread(channel, arguments.required("thread_ts"))
    message = platform.streams.start(
        channel, BOT_USER_ID, str(thread_ts), plan_mode=mode == "plan", chunks=_chunks(call)
    )
    return {"ok": True, "channel": channel.id, "ts": message["ts"]}


async def append(call: Call) -> Json:
    channel = call.joined_channel()
    chunks = _chunks(call)
    if not chunks:
        raise SlackError("no_text")
    message = call.platform.streams.append(channel, call.arguments.required("ts"), chunks)
    return {"ok": True, "channel": channel.id, "ts": message["ts"]}


async def stop(call: Call) -> Json:
    arguments = call.arguments
    channel = call.joined_channel()
    blocks = arguments.array("blocks") or []
    refuse_bad_blocks(blocks)
    metadata = arguments.get("metadata")
    checked = None if metadata is None else checked_metadata(metadata)
    status = arguments.text("session_status")
    if status is not None and status not in SESSION_STATUSES:
        raise invalid_arguments(f"session_status must be one of [{', '.join(SESSION_STATUSES)}]")
    message = call.platform.streams.stop(
        channel, arguments.required("ts"), _chunks(call), blocks, checked
    )
    if status is not None:
        set_session(call.platform, channel, message["thread_ts"], status)
    return {"ok": True, "channel": channel.id, "ts": message["ts"], "message": message}


METHODS = {
    "chat.startStream": Entry(start, ("chat:write",)),
    "chat.appendStream": Entry(append, ("chat:write",)),
    "chat.stopStream": Entry(stop, ("chat:write",)),
}
