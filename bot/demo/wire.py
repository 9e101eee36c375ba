"""What a step must leave on the wire: deliveries, acknowledgements in time, calls that succeed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.demo.visitor import Json, NotSeenError, Visitor

ACKNOWLEDGED_WITHIN = 3000.0  # milliseconds; docs.slack.dev, Events API and interactivity
_EXPECTS_ACK = frozenset({"events_api", "interactive", "slash_commands"})


@dataclass(slots=True)
class Wire:
    """The frames since the present step began, as one page's inspector shows them."""

    page: Visitor
    since: int = 0

    def mark(self) -> None:
        """Begin a step."""
        self.since = max(self.page.frames, default=0)

    async def delivered(self, name: str, **inside: object) -> None:
        """Wait until Slack's side handed over a payload that holds these values."""

        def look() -> bool:
            return any(
                _holds(frame["body"], inside)
                for frame in self._frames("out", name)
                if frame["kind"] in _EXPECTS_ACK
            )

        await self.page.sees(f"{name} delivered to the bot", look)

    async def called(self, method: str, **inside: object) -> Json:
        """Wait until the bot called a method with these values and was answered ok."""

        def look() -> Json | None:
            for frame in self._frames("in", method):
                answer = frame.get("answer") or {}
                if answer.get("ok") and not frame.get("dropped") and _holds(frame["body"], inside):
                    return frame
            return None

        return await self.page.sees(f"an accepted {method} by the bot", look)

    async def calls(self, method: str, times: int) -> None:
        """Wait until a method was called with success a number of times."""

        def look() -> bool:
            answers = [frame.get("answer") or {} for frame in self._frames("in", method)]
            return sum(answer.get("ok") is True for answer in answers) >= times

        await self.page.sees(f"{times} accepted calls of {method}", look)

    async def acknowledged(self) -> float:
        """Wait for every acknowledgement of the step; return the slowest, in milliseconds.

        Raises:
            NotSeenError: one is missing or came too late.
        """
        waiting = "every payload acknowledged"
        await self.page.sees(
            waiting, lambda: all(frame.get("ms") is not None for frame in self._payloads())
        )
        slowest = max((frame["ms"] for frame in self._payloads()), default=0.0)
        if slowest >= ACKNOWLEDGED_WITHIN:
            raise NotSeenError(f"{waiting} within 3 s (the slowest took {slowest:.0f} ms)")
        return float(slowest)

    def _payloads(self) -> Iterator[Json]:
        return (frame for frame in self._frames("out") if frame["kind"] in _EXPECTS_ACK)

    def _frames(self, direction: str, name: str | None = None) -> Iterator[Json]:
        for number, frame in list(self.page.frames.items()):
            if number <= self.since or frame["direction"] != direction:
                continue
            if name is None or frame["name"] == name:
                yield frame


def _holds(body: Any, inside: dict[str, object]) -> bool:  # noqa: ANN401 - JSON of any shape
    return all(value in _values(body, key) for key, value in inside.items())


def _values(body: Any, key: str) -> list[object]:  # noqa: ANN401 - as above
    """Every value of a key, at any depth."""
    if isinstance(body, list):
        return [found for each in body for found in _values(each, key)]
    if not isinstance(body, dict):
        return []
    here = [body[key]] if key in body else []
    return here + [found for each in body.values() for found in _values(each, key)]
