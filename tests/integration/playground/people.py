"""The people of the playground, an app manifest, and a clock that tests can move."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp

Found = TypeVar("Found")
NADIA, LEO, SAM = "U0NADIA001", "U0LEO00001", "U0SAM00001"
NO_SHOWS, GENERAL, BOARD = "C0NOSHOWS1", "C0GENERAL1", "G0BOARD001"
BOT = "URMTBOT001"

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Remit"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Remit", "always_online": True},
        "agent_view": {
            "agent_description": "Turns goals into specs.",
            "suggested_prompts": [{"title": "Frame a goal", "message": "Fewer no-shows"}],
        },
        "slash_commands": [
            {"command": "/remit", "description": "Frame a goal", "usage_hint": "[goal]"}
        ],
        "shortcuts": [
            {"name": "Turn into a spec", "type": "message", "callback_id": "spec.draft"},
            {"name": "New goal", "type": "global", "callback_id": "goal.new"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "assistant:write",
                "canvases:write",
                "channels:history",
                "channels:join",
                "channels:read",
                "chat:write",
                "commands",
                "files:read",
                "files:write",
                "groups:history",
                "groups:read",
                "im:history",
                "im:read",
                "im:write",
                "reactions:read",
                "reactions:write",
                "team:read",
                "users:read",
                "users:read.email",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "agent_session_stopped",
                "app_context_changed",
                "app_home_opened",
                "app_mention",
                "member_joined_channel",
                "message.channels",
                "message.groups",
                "message.im",
                "message_metadata_posted",
                "reaction_added",
                "reaction_removed",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


class Person:
    """Someone at the page, speaking the browser API."""

    def __init__(self, session: aiohttp.ClientSession, url: str, id: str) -> None:
        self.session, self.url, self.id = session, url, id

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        params = {"as": self.id, **query}
        async with self.session.get(f"{self.url}/playground/{path}", params=params) as response:
            body: dict[str, Any] = await response.json()
            return body

    async def send(self, path: str, **body: object) -> dict[str, Any]:
        body = {"as": self.id, **body}
        async with self.session.post(f"{self.url}/playground/{path}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def say(self, text: str, channel: str = NO_SHOWS, **more: object) -> str:
        answer = await self.send("post", channel=channel, text=text, **more)
        return str(answer["ts"])

    async def messages(self, channel: str = NO_SHOWS, **query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get("messages", channel=channel, **query))[
            "messages"
        ]
        return found

    async def replies(self, thread_ts: str, channel: str = NO_SHOWS) -> list[dict[str, Any]]:
        return (await self.messages(channel, thread_ts=thread_ts))[1:]


async def eventually(
    look: Callable[[], Awaitable[Found | None]], *, seconds: float = 10.0
) -> Found:
    """Wait until something becomes true, and answer it."""
    async with asyncio.timeout(seconds):
        while not (found := await look()):  # noqa: ASYNC110 - the server has no event to wait on
            await asyncio.sleep(0.01)
        return found
