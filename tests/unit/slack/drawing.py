"""Draw a message as lines of text, for tests that look at it as a person does."""

from collections.abc import Iterable
from typing import Any

from bot.slack.blocks import Block, MessageView


def drawn(view: MessageView) -> list[str]:
    """The blocks as lines of text, buttons in brackets."""
    return lines_of(view.blocks)


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """The same of blocks that are no message."""
    return [line for block in blocks for line in _drawn(block)]


def _drawn(block: Block) -> list[str]:
    match block["type"]:
        case "rich_text":
            return [line for part in block["elements"] for line in _rich(part)]
        case "actions":
            return [" ".join(f"[{_name(one)}]" for one in block["elements"])]
        case "context":
            return ["~ " + one["text"] for one in block["elements"]]
        case "header":
            return ["# " + block["text"]["text"]]
        case kind:
            return [kind]


def _name(element: dict[str, Any]) -> str:
    match element["type"]:
        case "overflow":
            return "… " + " | ".join(one["text"]["text"] for one in element["options"])
        case "static_select":
            return f"{element['placeholder']['text']} ▾"
        case _:
            return str(element["text"]["text"])


def _rich(part: dict[str, Any]) -> list[str]:
    if part["type"] == "rich_text_list":
        return ["- " + line for item in part["elements"] for line in _rich(item)]
    return ["".join(_piece(one) for one in part["elements"])]


def _piece(piece: dict[str, Any]) -> str:
    return str(piece.get("text") or piece.get("fallback") or f":{piece.get('name')}:")


def buttons(view: MessageView) -> list[dict[str, Any]]:
    rows = [block["elements"] for block in view.blocks if block["type"] == "actions"]
    return [one for row in rows for one in row if one["type"] == "button"]
