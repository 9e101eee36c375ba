"""Agent sessions: one status per thread, shown beside it, with the stop button."""

from bot.playground.platform import Platform
from bot.playground.workspace import Channel, Json

SESSION_STATUSES = ("active", "processing", "suspended", "closed")


def set_session(
    platform: Platform, channel: Channel, thread_ts: str, status: str, title: str | None = None
) -> Json:
    """Set the status of a thread's session, creating it with a title if it is new."""
    workspace = platform.workspace
    key = (channel.id, thread_ts)
    session = workspace.sessions.setdefault(key, {"title": title or ""})
    session["state"] = status
    viewers = workspace.viewers(channel)
    place = {"channel": channel.id, "thread_ts": thread_ts}
    platform.pages.push({"type": "session", **place, "state": status}, to=viewers)
    if title and key not in workspace.titles:
        set_title(platform, channel, thread_ts, title)
    return session


def set_title(platform: Platform, channel: Channel, thread_ts: str, title: str) -> None:
    workspace = platform.workspace
    workspace.titles[channel.id, thread_ts] = title
    news = {"type": "title", "channel": channel.id, "thread_ts": thread_ts, "title": title}
    platform.pages.push(news, to=workspace.viewers(channel))


def set_status(
    platform: Platform, channel: Channel, thread_ts: str, status: str, loading: list[str]
) -> None:
    """Show or clear (with an empty status) the "is thinking" line of a thread."""
    workspace = platform.workspace
    shown = {"status": status, "loading_messages": loading}
    if status:
        workspace.statuses[channel.id, thread_ts] = shown
    else:
        workspace.statuses.pop((channel.id, thread_ts), None)
    news = {"type": "status", "channel": channel.id, "thread_ts": thread_ts, **shown}
    platform.pages.push(news, to=workspace.viewers(channel))
