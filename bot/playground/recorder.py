"""Records every frame between workspace and bot, for the inspector and for downloads."""

import copy
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.pages import Pages

_HIDDEN = ("token",)


@dataclass(slots=True)
class Recorder:
    clock: Callable[[], float]
    pages: Pages
    kept: int
    frames: deque[dict[str, Any]] = field(default_factory=deque)
    count: int = 0

    def record(
        self,
        direction: str,
        kind: str,
        name: str,
        body: object,
        **details: Any,  # noqa: ANN401
    ) -> dict[str, Any]:
        """Keep one frame and show it; details that are None are left out."""
        self.count += 1
        frame: dict[str, Any] = {
            "n": self.count,
            "at": self.clock(),
            "direction": direction,
            "kind": kind,
            "name": name,
            "body": _without_tokens(body),
            **{key: value for key, value in details.items() if value is not None},
        }
        self.frames.append(frame)
        while len(self.frames) > self.kept:
            self.frames.popleft()
        self.pages.push({"type": "frame", "frame": frame})
        return frame

    def complete(self, frame: dict[str, Any], **details: object) -> None:
        """Add what became known later, such as how long the answer took; shown again by `n`."""
        frame |= details
        self.pages.push({"type": "frame", "frame": frame})

    def after(self, n: int) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["n"] > n]

    def as_lines(self) -> str:
        """All kept frames as JSON lines."""
        return "".join(json.dumps(frame, ensure_ascii=False) + "\n" for frame in self.frames)

    def clear(self) -> None:
        self.frames.clear()


def _without_tokens(body: object) -> object:
    """A copy that later changes do not reach, without credentials."""
    if isinstance(body, dict):
        body = {key: value for key, value in body.items() if key not in _HIDDEN}
    return copy.deepcopy(body)
