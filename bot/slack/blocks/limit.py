"""What Slack refuses: the limits of blocks, and which block may appear where.

Sources: Slack's Block Kit reference of November 2026; the total of a message is not documented,
Slack refuses above roughly 12,000 characters with `msg_blocks_too_long`.
"""

import json
from collections.abc import Iterator
from typing import Any, Literal

from bot.slack.blocks.fit import size
from bot.slack.text import units

Surface = Literal["message", "modal", "home"]

BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
FALLBACK_TEXT = 4000
MESSAGE_TEXT = 10_000
VIEW_BYTES = 250_000
ID = 255
METADATA = 3000
MODAL_WORD = 24  # title, submit and close

_SURFACES: dict[str, frozenset[str]] = {
    "header": frozenset({"message", "modal", "home"}),
    "section": frozenset({"message", "modal", "home"}),
    "divider": frozenset({"message", "modal", "home"}),
    "context": frozenset({"message", "modal", "home"}),
    "actions": frozenset({"message", "modal", "home"}),
    "rich_text": frozenset({"message", "modal", "home"}),
    "input": frozenset({"modal"}),
    "data_visualization": frozenset({"message"}),
}
# (type of the owner, key) -> most characters of the text object under that key
_TEXTS: dict[tuple[str, str], int] = {
    ("header", "text"): 150,
    ("section", "text"): 3000,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("button", "text"): 75,
    ("static_select", "placeholder"): 150,
    ("multi_static_select", "placeholder"): 150,
    ("users_select", "placeholder"): 150,
    ("multi_users_select", "placeholder"): 150,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
    ("plain_text_input", "placeholder"): 150,
    ("option", "text"): 75,
}
# (type of the owner, key) -> most characters of the string under that key
_STRINGS: dict[tuple[str, str], int] = {
    ("button", "value"): 2000,
    ("button", "accessibility_label"): 75,
    ("option", "value"): 150,
    ("plain_text_input", "initial_value"): 3000,
    ("link", "url"): 3000,
}
# (type of the owner, key) -> fewest and most entries of the list under that key
_LISTS: dict[tuple[str, str], tuple[int, int]] = {
    ("actions", "elements"): (1, 25),
    ("context", "elements"): (1, 10),
    ("static_select", "options"): (1, 100),
    ("multi_static_select", "options"): (1, 100),
    ("radio_buttons", "options"): (1, 10),
    ("checkboxes", "options"): (1, 10),
    ("overflow", "options"): (1, 5),
    ("rich_text", "elements"): (1, 500),
    ("rich_text_section", "elements"): (1, 500),
    ("rich_text_quote", "elements"): (1, 500),
    ("rich_text_list", "elements"): (1, 500),
}
_PLAIN_ONLY = frozenset(_TEXTS) - {("section", "text")}


class LimitError(Exception):
    """A view that Slack would refuse; a mistake of ours, not of a person."""


def check(payload: dict[str, Any], surface: Surface) -> list[str]:
    """Everything Slack would refuse in a message, modal or home tab; empty if it is fine."""
    blocks = payload.get("blocks", [])
    problems = [*_whole(payload, surface, blocks)]
    for place, block in enumerate(blocks):
        kind = block.get("type", "")
        if surface not in _SURFACES.get(kind, frozenset()):
            problems.append(f"blocks/{place}: no {kind or 'untyped'} block in a {surface}")
        problems += [f"blocks/{place}{problem}" for problem in _within(block, "")]
    problems += _repeated("block_id", [block.get("block_id") for block in blocks])
    return problems


def _whole(payload: dict[str, Any], surface: Surface, blocks: list[Any]) -> Iterator[str]:
    if not 1 <= len(blocks) <= BLOCKS[surface]:
        yield f"{len(blocks)} blocks; 1 to {BLOCKS[surface]} fit a {surface}"
    if surface == "message":
        text = payload.get("text", "")
        if not text.strip() or units(text) > FALLBACK_TEXT:
            yield f"text: 1 to {FALLBACK_TEXT} characters, not {units(text)}"
        if (total := size(blocks)) > MESSAGE_TEXT:
            yield f"{total} characters in all; {MESSAGE_TEXT} are sure to fit"
    else:
        yield from _view(payload)
    if surface == "modal":
        yield from _modal(payload, blocks)


def _view(payload: dict[str, Any]) -> Iterator[str]:
    if len(json.dumps(payload)) > VIEW_BYTES:
        yield f"more than {VIEW_BYTES} bytes"
    if len(payload.get("private_metadata", "")) > METADATA:
        yield f"private_metadata: at most {METADATA} characters"


def _modal(payload: dict[str, Any], blocks: list[Any]) -> Iterator[str]:
    for key in ("title", "submit", "close"):
        word = payload.get(key, {}).get("text", "" if key == "title" else "-")
        if not 1 <= units(word) <= MODAL_WORD:
            yield f"{key}: 1 to {MODAL_WORD} characters"
    if "submit" not in payload and any(block.get("type") == "input" for block in blocks):
        yield "submit: required where there are inputs"


def _within(owner: dict[str, Any], pointer: str) -> Iterator[str]:
    kind = owner.get("type") or ("option" if "value" in owner else _untyped(owner))
    for key, value in owner.items():
        here = f"{pointer}/{key}"
        if isinstance(value, dict):
            yield from _text_object(kind, key, value, here)
            yield from _within(value, here)
        elif isinstance(value, list):
            fewest, most = _LISTS.get((kind, key), (0, 10_000))
            if not fewest <= len(value) <= most:
                yield f"{here}: {fewest} to {most} entries, not {len(value)}"
            yield from _entries(value, here)
        elif isinstance(value, str):
            yield from _string(kind, key, value, here)


def _untyped(owner: dict[str, Any]) -> str:
    return "confirm" if "deny" in owner else ""


def _entries(values: list[Any], pointer: str) -> Iterator[str]:
    values = [
        value for value in values if isinstance(value, dict)
    ]  # a chart names its axis in words
    yield from _repeated(f"{pointer}: action_id", [value.get("action_id") for value in values])
    for place, value in enumerate(values):
        yield from _within(value, f"{pointer}/{place}")


def _text_object(kind: str, key: str, value: dict[str, Any], pointer: str) -> Iterator[str]:
    longest = _TEXTS.get((kind, key))
    if longest is None:
        return
    if not 1 <= units(value.get("text", "")) <= longest:
        yield f"{pointer}: 1 to {longest} characters"
    if (kind, key) in _PLAIN_ONLY and value.get("type") != "plain_text":
        yield f"{pointer}: plain_text only"


def _string(kind: str, key: str, value: str, pointer: str) -> Iterator[str]:
    longest = _STRINGS.get((kind, key), ID if key in {"action_id", "block_id"} else None)
    if longest is not None and units(value) > longest:
        yield f"{pointer}: at most {longest} characters"
    if kind in {"plain_text", "mrkdwn", "text", "link"} and key == "text" and not value:
        yield f"{pointer}: must not be empty"


def _repeated(name: str, given: list[Any]) -> list[str]:
    known = [value for value in given if value is not None]
    return [f"{name} {value} is used twice" for value in set(known) if known.count(value) > 1]
