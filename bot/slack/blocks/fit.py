"""Make a view fit: where people wrote too much, every long passage is cut alike."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from bot.slack.blocks.block import Block
from bot.slack.text import shorten, units

# Most units per passage of rich text, tried in turn; from `LINKLESS` on links are given up too.
_CAPS = (160, 100, 60, 40, 24)
LINKLESS = 60


def fitted(blocks: list[Block], most: int, measure: Callable[[list[Block]], int]) -> list[Block]:
    """The same blocks measuring at most `most`, as far as rich text allows."""
    for cap in _CAPS:
        if measure(blocks) <= most:
            break
        blocks = [_cut(block, cap) for block in blocks]
    return blocks


def weight(blocks: list[Block]) -> int:
    """How many bytes they take on the wire."""
    return len(json.dumps(blocks))


def size(blocks: list[Block]) -> int:
    """How much text and how many characters of addresses there are."""
    return sum(units(text) for text in _texts(blocks))


def _cut(part: Any, cap: int) -> Any:  # noqa: ANN401 - walks any JSON
    if isinstance(part, list):
        return [_cut(child, cap) for child in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") in {"text", "link"}:
        kept = {**part, "text": shorten(part["text"], cap)}
        if part["type"] == "link" and cap <= LINKLESS:
            kept = {key: value for key, value in kept.items() if key != "url"} | {"type": "text"}
        return kept
    return {key: _cut(child, cap) for key, child in part.items()}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key in {"text", "url", "fallback"} and isinstance(child, str):
                yield child
            yield from _texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child)
