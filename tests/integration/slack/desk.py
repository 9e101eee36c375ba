"""A person at the desk: acts in the playground the way a browser does, and waits for what shows."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

NADIA, LEO, PRIYA, SAM = "U0NADIA001", "U0LEO00001", "U0PRIYA001", "U0SAM00001"
NO_SHOWS, GENERAL, GROWTH = "C0NOSHOWS1", "C0GENERAL1", "C0GROWTH01"
GOAL = (
    "@Remit we lose so much money on no-shows, can AI fix that? "
    "it's 11.8 % of booked slots (Q3 report), I want 8 % by end of June"
)
HELP = "I turn a goal in your own words"
PATIENCE = 30.0  # seconds; only a failing test waits this long

Message = dict[str, Any]


@dataclass(slots=True)
class Desk:
    """Talks to the browser API of a playground."""

    url: str
    session: aiohttp.ClientSession

    async def call(self, path: str, **body: object) -> dict[str, Any]:
        if "who" in body:
            body["as"] = body.pop("who")
        async with self.session.post(f"{self.url}/playground/{path}", json=body) as answer:
            return dict(await answer.json())

    async def look(self, path: str, **query: str) -> dict[str, Any]:
        if "who" in query:
            query["as"] = query.pop("who")
        async with self.session.get(f"{self.url}/playground/{path}", params=query) as answer:
            return dict(await answer.json())

    async def say(self, who: str, text: str, *, channel: str = NO_SHOWS, **more: object) -> str:
        answer = await self.call("post", who=who, channel=channel, text=text, **more)
        assert answer.get("ok"), answer
        return str(answer["ts"])

    async def thread(self, ts: str, *, who: str = NADIA, channel: str = NO_SHOWS) -> list[Message]:
        found = await self.look("messages", who=who, channel=channel, thread_ts=ts)
        return list(found.get("messages", []))

    async def replies(self, ts: str, **where: str) -> list[Message]:
        """What the bot has written in a thread, private notes left out."""
        return [message for message in await self.thread(ts, **where) if _is_for_all(message)]

    async def until(
        self, what: Callable[[list[Message]], object], ts: str, **where: str
    ) -> list[Message]:
        """Wait until a thread looks as wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                messages = await self.thread(ts, **where)
                if what(messages):
                    return messages
                await asyncio.sleep(0.02)

    async def card(self, ts: str, **where: str) -> Message:
        """Wait for the first thing the bot shows in a thread."""
        await self.until(lambda seen: [m for m in seen if _is_for_all(m)], ts, **where)
        return (await self.replies(ts, **where))[0]

    async def press(
        self, who: str, message: Message, action: str, *, channel: str = NO_SHOWS, nth: int = 0
    ) -> dict[str, Any]:
        """Press the nth button of this name on a message."""
        found = [
            (block["block_id"], element["action_id"])
            for block in message["blocks"]
            for element in [*block.get("elements", ()), block.get("accessory", {})]
            if str(element.get("action_id", "")).split(":")[0] == action
        ]
        block_id, action_id = found[nth]
        return await self.call(
            "action",
            who=who,
            channel=channel,
            message_ts=message["ts"],
            block_id=block_id,
            action_id=action_id,
            selection={},
        )

    async def form(self, who: str) -> dict[str, Any]:
        """Wait for the form a person has open."""
        return await self.state(who, "view")

    async def connected(self) -> None:
        """Wait until the bot can be spoken to."""
        async with asyncio.timeout(PATIENCE):
            while True:
                state = await self.look("state", who=NADIA)
                if state["connection"]["connected"] or state["connection"]["mode"] == "http":
                    return
                await asyncio.sleep(0.02)

    async def direct(self, who: str) -> str:
        """The conversation between a person and the bot."""
        state = await self.look("state", who=who)
        return next(str(c["id"]) for c in state["channels"] if c["type"] == "im")

    async def find(self, what: Callable[[Message], object], *, who: str, channel: str) -> Message:
        """Wait for a message outside any thread."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = await self.look("messages", who=who, channel=channel)
                for message in found.get("messages", []):
                    if what(message):
                        return dict(message)
                await asyncio.sleep(0.02)

    async def state(
        self, who: str, key: str, what: Callable[[dict[str, Any]], object] = bool
    ) -> dict[str, Any]:
        """Wait until a part of what a person sees is there, and looks as wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = (await self.look("state", who=who)).get(key)
                if found and what(found):
                    return dict(found)
                await asyncio.sleep(0.02)

    async def replies_by_now(self, who: str, ts: str) -> list[Message]:
        """What the bot has written when everything said so far has been handled.

        What happens in one thread is handled in order, so the answer to a last question is a
        sign that nothing before it is still under way. That answer is left out.
        """
        await self.say(who, "@Remit help", thread_ts=ts)
        seen = await self.until(lambda messages: any(HELP in m["text"] for m in messages), ts)
        return [m for m in seen if _is_for_all(m) and HELP not in m["text"]]


def _is_for_all(message: Message) -> bool:
    """Whether the bot wrote it for everyone in the thread."""
    return bool(message.get("bot_id")) and not message.get("is_ephemeral")
