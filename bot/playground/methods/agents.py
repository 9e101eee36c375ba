"""assistant.threads.* and agents.sessions.*: status, title, prompts, sessions."""

from typing import Any

from bot.playground.agent_sessions import SESSION_STATUSES, set_session, set_status, set_title
from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError, invalid_arguments, missing_argument
from bot.playground.workspace import Channel, Json

MAX_PROMPTS = 4  # docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
MAX_LOADING_MESSAGES = 10
MAX_TITLE = 200


def _thread(call: Call) -> tuple[Channel, str]:
    """The thread a status or title belongs to; its root must exist."""
    if not call.manifest.agent_enabled:
        raise SlackError("not_allowed")
    channel = call.joined_channel("channel_id")
    thread_ts = call.arguments.required("thread_ts")
    if thread_ts not in channel.messages:
        raise SlackError("invalid_thread_ts")
    return channel, thread_ts


async def set_thread_status(call: Call) -> Json:
    channel, thread_ts = _thread(call)
    status = call.arguments.text("status")
    if status is None:
        raise missing_argument("status")
    loading = call.arguments.array("loading_messages") or []
    if len(loading) > MAX_LOADING_MESSAGES or not all(isinstance(m, str) for m in loading):
        problem = f"loading_messages must be at most {MAX_LOADING_MESSAGES} strings"
        raise invalid_arguments(problem)
    set_status(call.platform, channel, thread_ts, status, loading)
    return {"ok": True}


async def set_thread_title(call: Call) -> Json:
    channel, thread_ts = _thread(call)
    set_title(call.platform, channel, thread_ts, call.arguments.required("title"))
    return {"ok": True}


async def set_suggested_prompts(call: Call) -> Json:
    """Show prompts in the Messages tab; with a thread_ts an agent app's call has no effect."""
    arguments = call.arguments
    if not call.manifest.agent_enabled:
        raise SlackError("not_allowed")
    channel = call.joined_channel("channel_id")
    if channel.kind != "im":
        raise SlackError("channel_type_not_supported")
    prompts = arguments.array("prompts")
    if not prompts:
        raise missing_argument("prompts")
    if len(prompts) > MAX_PROMPTS:
        raise invalid_arguments(f"no more than {MAX_PROMPTS} items allowed [json-pointer:/prompts]")
    shown = [_prompt(index, prompt) for index, prompt in enumerate(prompts)]
    if arguments.text("thread_ts") is None:
        title = arguments.text("title") or ""
        call.workspace.prompts[channel.id] = {"title": title, "prompts": shown}
        news = {"type": "prompts", "title": title, "prompts": shown}
        call.platform.pages.push(news, to=channel.members)
    return {"ok": True}


def _prompt(index: int, prompt: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    if isinstance(prompt, dict):
        title, message = prompt.get("title"), prompt.get("message")
        if isinstance(title, str) and isinstance(message, str) and title and message:
            return {"title": title, "message": message}
    raise invalid_arguments(f"title and message are required [json-pointer:/prompts/{index}]")


async def set_session_status(call: Call) -> Json:
    """Set an agent session's status.

    Without a subscription to agent_session_stopped Slack warns and shows no stop button.
    """
    arguments = call.arguments
    channel, thread_ts = _thread(call)
    status = arguments.required("status")
    if status not in SESSION_STATUSES:
        raise SlackError("invalid_status")
    title = arguments.text("title")
    if len(title or "") > MAX_TITLE:
        raise invalid_arguments(f"title must be less than {MAX_TITLE + 1} characters")
    initiator = arguments.text("initiator_user_id")
    if initiator is not None and initiator not in channel.members:
        raise SlackError("user_not_in_channel")
    session = set_session(call.platform, channel, thread_ts, status, title)
    answer: Json = {"ok": True, "status": status, "agent_status": status, "title": session["title"]}
    if "agent_session_stopped" not in call.manifest.events:
        warning = "missing_agent_session_stopped_event_subscription"
        answer |= {"warning": warning, "response_metadata": {"warnings": [warning]}}
    return answer


async def rename_session(call: Call) -> Json:
    channel, thread_ts = _thread(call)
    title = call.arguments.required("title")
    if len(title) > MAX_TITLE:
        raise invalid_arguments(f"title must be less than {MAX_TITLE + 1} characters")
    session = call.workspace.sessions.get((channel.id, thread_ts))
    if session is None:
        raise SlackError("session_not_found")
    session["title"] = title
    set_title(call.platform, channel, thread_ts, title)
    return {"ok": True, "title": title}


_THREAD_SCOPES = ("assistant:write", "chat:write")
METHODS = {
    "assistant.threads.setStatus": Entry(set_thread_status, _THREAD_SCOPES),
    "assistant.threads.setTitle": Entry(set_thread_title, ("assistant:write",)),
    "assistant.threads.setSuggestedPrompts": Entry(set_suggested_prompts, ("assistant:write",)),
    "agents.sessions.setStatus": Entry(set_session_status, ("chat:write",)),
    "agents.sessions.rename": Entry(rename_session, ("chat:write",)),
}
