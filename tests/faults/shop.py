"""A shop whose program asks for refunds over HTTP, and people who press buttons; nobody gives up."""

import asyncio
import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.playground.interactions import Interactions, Place
from bot.playground.workspace import BOT_USER_ID
from tests.faults.town import Town

TEAM = "T0PLAYGRND"
LEO, PRIYA, SAM = "U0LEO00001", "U0PRIYA001", "U0SAM00001"
APPROVERS = (LEO, PRIYA, SAM)
_TARGET = re.compile(r"order:\d{5}")
PATIENCE = 1200.0  # nobody in it gives up before the test does


def policy_for(channels: tuple[str, ...]) -> str:
    """For each channel and each quorum a rule: the people of the channel decide, so many of them."""
    rules = [
        f"  - id: {system_of(channel)}-{need}\n    when: {{system: {system_of(channel)}, action: refund.{need}}}\n"
        f"    ask: [{{need: {need}, of: 'channel:{channel}'}}]\n    approval_valid_for: 2h\n"
        for channel, need in itertools.product(channels, (1, 2, 3))
    ]
    return "name: shops\nrules:\n" + "".join(rules)


def system_of(channel: str) -> str:
    return f"shop-{channel.lower()}"


@dataclass(slots=True)
class Shop:
    """Everything that is wanted of the bot, and what came of it."""

    place: Town
    address: str
    secret: str
    client: httpx.AsyncClient
    asked: dict[str, int] = field(default_factory=dict)  # escalation → quorum
    pressed: Counter[str] = field(default_factory=Counter)  # acknowledged presses by escalation
    ran: Counter[str] = field(default_factory=Counter)  # how often the action was started
    answers: asyncio.Event = field(default_factory=asyncio.Event)  # whether the bot can be called
    _cards: dict[str, dict[str, Any]] = field(default_factory=dict)  # by what they are about
    _read: set[str] = field(default_factory=set)

    async def refund(self, number: int, *, careful: bool = True) -> None:
        """One refund from the request to its outcome; two runners race for it.

        Args:
            number: Which one; its quorum is 1, 2 or 3.
            careful: Whether a runner uses the approval up first, or only looks whether it is there.
        """
        need, channel = 1 + number % 3, self.place.channels[number % len(self.place.channels)]
        action: dict[str, Any] = {
            "name": f"refund.{need}",
            "target": f"order:{number:05d}",
            "system": system_of(channel),
            "parameters": {"amount": 100 + number},
        }
        opened = await self.call("POST", "", {"action": action}, key=f"order-{number}")
        named = str(opened["id"])
        self.asked[named] = need
        card = await self.card(channel, action["target"])
        await asyncio.gather(*(self.press(channel, card, who, named) for who in APPROVERS[:need]))
        while (await self.call("GET", f"/{named}?wait=5"))["state"] in {"open", "in_question"}:
            pass
        await asyncio.gather(
            *(self.run(named, action, f"run-{n}", careful=careful) for n in range(2))
        )
        if careful:
            await self.call("POST", f"/{named}/outcome", {"succeeded": True})

    async def run(self, id: str, action: dict[str, Any], key: str, *, careful: bool) -> None:
        """Start the action, if the approval can be had."""
        if careful:
            answer = await self.call("POST", f"/{id}/consume", {"action": action}, key=key)
            if "state" not in answer:
                return  # somebody else has it
        elif (await self.call("GET", f"/{id}"))["state"] != "approved":
            return
        self.ran[id] += 1

    async def card(self, channel: str, target: str) -> dict[str, Any]:
        """Wait until the card of a request is in its channel."""
        async with asyncio.timeout(PATIENCE):
            while target not in self._cards:
                for message in self.place.messages(channel):
                    if message["ts"] not in self._read:
                        self._read.add(message["ts"])
                        found = _TARGET.search(str(message["blocks"]))
                        self._cards[found.group() if found else ""] = message
                await asyncio.sleep(0.3)
        return self._cards[target]

    async def press(self, channel: str, card: dict[str, Any], who: str, id: str) -> None:
        """Press Approve until the press is acknowledged, and then never again."""
        platform = self.place.playground.platform
        room = platform.workspace.channels[channel]
        async with asyncio.timeout(PATIENCE):
            while True:
                message = room.messages[card["ts"]]
                where = Place(channel=room, message=message)
                found = button_of(message)
                if found is None:
                    return  # it is decided
                answer = await Interactions(platform).act(
                    platform.workspace.users[who], where, found, {}
                )
                if answer["ok"]:
                    self.pressed[id] += 1
                    return
                await self.while_away(0.2)

    async def call(
        self, method: str, path: str, body: dict[str, Any] | None = None, key: str | None = None
    ) -> dict[str, Any]:
        """Call the API until it answers with something that trying again would not change."""
        headers = {"Authorization": f"Bearer {self.secret}"}
        if key:
            headers["Idempotency-Key"] = key
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    answer = await self.client.request(
                        method, f"{self.address}/v1/escalations{path}", json=body, headers=headers
                    )
                    if answer.status_code < 500 and answer.status_code != 429:
                        found: dict[str, Any] = answer.json()
                        return found
                except httpx.HTTPError:
                    pass
                await self.while_away(0.1)

    async def while_away(self, seconds: float) -> None:
        """Wait a moment, and while the bot starts: forty who knock meanwhile would slow it down."""
        await asyncio.sleep(seconds)
        await self.answers.wait()

    @property
    def progress(self) -> int:
        """How much was done so far."""
        return len(self.asked) + self.pressed.total() + self.ran.total()

    def unclear(self) -> int:
        """How many cards do not show that it is over."""
        return sum(
            button_of(message) is not None
            for channel in self.place.channels
            for message in self.place.messages(channel)
        )


def button_of(message: dict[str, Any]) -> dict[str, str] | None:
    """The Approve button of a card, as it is pressed."""
    return next(
        (
            {"block_id": block["block_id"], "action_id": element["action_id"]}
            for block in message["blocks"]
            for element in block.get("elements", ())
            if str(element.get("action_id", "")).startswith("escalation.approve")
        ),
        None,
    )


def open_to_approvers(place: Town) -> None:
    """Let the approvers, and nobody else, into the channels."""
    for name in place.channels:
        channel = place.playground.platform.workspace.channels[name]
        channel.members = {*APPROVERS, BOT_USER_ID}
