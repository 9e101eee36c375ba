"""Decode Slack's message markup to the plain words a person sees."""

import re
from collections.abc import Callable
from html import unescape

_TOKEN = re.compile(r"<([^<>]{1,3000})>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


def mentions(text: str) -> tuple[str, ...]:
    """List the people mentioned, in order."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def plain(text: str, name_of: Callable[[str], str], *, without: str | None = None) -> str:
    """Turn mentions into names, links into their words, and entities into characters.

    Args:
        text: The message as Slack delivers it.
        name_of: Tells a person's name by their id.
        without: A person whose mentions are left out altogether: the bot being spoken to.
    """

    def decoded(token: re.Match[str]) -> str:
        body = token.group(1)
        target, _, label = body.partition("|")
        match target[:1]:
            case "@":
                return "" if target[1:] == without else f"@{label or name_of(target[1:])}"
            case "#":
                return f"#{label or target[1:]}"
            case "!":
                return label or f"@{target[1:].split('^')[0]}"
            case _:
                pass
        address = target.removeprefix("mailto:").removeprefix("tel:")
        return address if not label or label == address else f"{label} ({address})"

    return unescape(_TOKEN.sub(decoded, text)).strip()
