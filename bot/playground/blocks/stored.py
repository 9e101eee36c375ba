"""The stored form of blocks: ids filled in, text defaults spelled out, a text fallback."""

import copy
import json
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from bot.playground.blocks.surfaces import interactive
from bot.playground.workspace import Json


def stored_blocks(blocks: list[Json], earlier: Iterable[Json] = ()) -> list[Json]:
    """A copy of valid blocks with the ids and defaults Slack adds.

    Of what stands in the place of `earlier` blocks, what stayed the same keeps the id it was given: a
    press that crosses a change on its way still finds its block.
    """
    ids: dict[str, list[str]] = {}
    for block in earlier:
        ids.setdefault(_content_of(block), []).append(block["block_id"])
    stored = []
    for block in blocks:
        kept = _stored(copy.deepcopy(block))
        known = ids.get(_content_of(kept))
        if known and "block_id" not in block:
            kept["block_id"] = known.pop(0)
        stored.append(kept)
    return stored


def _content_of(block: Json) -> str:
    return json.dumps({key: value for key, value in block.items() if key != "block_id"})


def _stored(block: Json) -> Json:
    for inner in (block, *(block.get("child_blocks") or ()), *_inner_blocks(block)):
        inner.setdefault("block_id", short_id())
    for element in interactive(block):
        element.setdefault("action_id", short_id())
    _spell_out_text(block)
    return block


def _inner_blocks(block: Json) -> list[Json]:
    inner = {"carousel": "elements", "plan": "tasks"}.get(block["type"], "")
    return block.get(inner) or []


def short_id() -> str:
    """A random id of the kind Slack generates for blocks and actions."""
    return secrets.token_urlsafe(4)[:5]


def _spell_out_text(value: Any) -> None:  # noqa: ANN401 - walks any JSON
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            if value.get("type") == "plain_text":
                value.setdefault("emoji", True)
            elif value.get("type") == "mrkdwn":
                value.setdefault("verbatim", False)
        for child in value.values():
            _spell_out_text(child)
    elif isinstance(value, list):
        for child in value:
            _spell_out_text(child)


def fallback_text(blocks: list[Json]) -> str:
    """The notification text Slack makes of blocks that came without one."""
    return " ".join(part for block in blocks for part in _texts(block)).strip()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        own = value.get("text")
        if isinstance(own, str):
            yield own
        for key, child in value.items():
            if key not in ("confirm", "options", "option_groups"):
                yield from _texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child)
