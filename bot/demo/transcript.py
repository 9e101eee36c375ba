"""A thread as plain text, as it would read in a client."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]
_WIDTH = 92
_REFERENCE = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_EMOJI = {
    "mag": "🔍", "speech_balloon": "💬", "link": "🔗", "grey_question": "❔", "question": "❓",
    "white_check_mark": "✅", "dart": "🎯", "raised_hand": "✋", "no_entry_sign": "🚫",
    "warning": "⚠️", "bulb": "💡", "thought_balloon": "💭", "straight_ruler": "📏",
    "mag_right": "🔎", "scales": "⚖️", "gear": "⚙️", "paperclip": "📎", "eyes": "👀",
    "hammer_and_wrench": "🛠️", "information_source": "\u2139\ufe0f", "pushpin": "📌", "wave": "👋",
    "arrows_counterclockwise": "🔄", "hourglass_flowing_sand": "⏳", "page_facing_up": "📄",
}  # fmt: skip


def thread_text(messages: Iterable[Json], names: Mapping[str, str]) -> str:
    """Write messages one under the other, each with its author.

    Args:
        messages: As the playground stores them, oldest first.
        names: Names by user id.
    """
    return "\n\n".join(_message(message, names) for message in messages)


def _message(message: Json, names: Mapping[str, str]) -> str:
    edited = " (edited)" if message.get("edited") else ""
    lines = [f"{names.get(message['user'], message['user'])}{edited}"]
    if message.get("bot_id") and message.get("blocks"):
        body = [line for block in message["blocks"] for line in _block(block, names)]
    else:
        body = [_plain(message.get("text", ""), names)]
    body += [f"📄 {file['name']} ({file['size']} bytes)" for file in message.get("files", ())]
    for line in body:
        lines += _wrapped(line)
    return "\n".join(lines)


def _wrapped(line: str) -> list[str]:
    hanging = re.match(r"\s*(?:[•>]|\d+\.)?\s*", line)
    indent = " " * len(hanging.group()) if hanging else ""
    return textwrap.wrap(
        line, _WIDTH, initial_indent="  ", subsequent_indent=f"  {indent}", break_on_hyphens=False
    )


def _block(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"# {block['text']['text']}"
        case "section":
            yield _plain(block["text"]["text"], names)
        case "context":
            yield " ".join(_plain(one.get("text", ""), names) for one in block["elements"])
        case "divider":
            yield "─" * 12
        case "actions":
            yield "  ".join(f"[{_label(one)}]" for one in block["elements"])
        case "rich_text":
            for part in block["elements"]:
                yield from _rich(part, names)
        case other:
            yield f"({other})"


def _label(element: Json) -> str:
    if element["type"] == "overflow":
        return "…"
    words = element.get("text") or element.get("placeholder") or {}
    return str(words.get("text", element["type"]))


def _rich(part: Json, names: Mapping[str, str]) -> Iterator[str]:
    if part["type"] == "rich_text_list":
        for place, item in enumerate(part["elements"], start=1):
            mark = f"{place}." if part.get("style") == "ordered" else "•"
            yield f"{mark} {_pieces(item, names)}"
        return
    mark = "> " if part["type"] == "rich_text_quote" else ""
    yield from (f"{mark}{line}" for line in _pieces(part, names).splitlines())


def _pieces(section: Json, names: Mapping[str, str]) -> str:
    words = []
    for piece in section["elements"]:
        match piece["type"]:
            case "text":
                words.append(piece["text"])
            case "link":
                words.append(piece.get("text") or piece["url"])
            case "emoji":
                words.append(_EMOJI.get(piece["name"], f":{piece['name']}:"))
            case "user":
                words.append(f"@{names.get(piece['user_id'], piece['user_id'])}")
            case "date":
                words.append(piece["fallback"])
            case other:
                words.append(f"({other})")
    return "".join(words)


def _plain(text: str, names: Mapping[str, str]) -> str:
    def named(found: re.Match[str]) -> str:
        sign, target, label = found.groups()
        return f"@{names.get(target, target)}" if sign == "@" else label or target

    text = _REFERENCE.sub(named, text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
