"""Turns what a person types, or a bot sends, into the text Slack stores."""

import re
from collections.abc import Callable

from bot.playground.workspace import Json, Workspace

_URL = r"https?://[^\s<>|]*[^\s<>|.,;:!?)\]}'\"]"
_LINKABLE = re.compile(
    rf"(?P<code>```.*?```|`[^`\n]+`)|(?P<url>{_URL})|(?P<sign>[@#][\w.-]*\w)", re.DOTALL
)
_CONTROL = re.compile(r"<(?:[@#!][^<>]+|(?:https?|mailto|tel):[^<>\s|]+(?:\|[^<>]*)?)>")
_USER = re.compile(r"<@(?P<id>[UW]\w+)>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
_CODE_OR_URL = re.compile(rf"```.*?```|`[^`\n]+`|(?P<url>{_URL})", re.DOTALL)
_BROADCASTS = ("here", "channel", "everyone")


def escape(text: str) -> str:
    """Escape the three characters Slack reserves."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_typed(text: str, workspace: Workspace) -> str:
    """The stored form of text typed into a client: names become references, URLs links."""
    parts: list[str] = []
    end = 0
    for match in _LINKABLE.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(_reference(match, workspace))
        end = match.end()
    parts.append(escape(text[end:]))
    return "".join(parts)


def as_command_text(text: str, workspace: Workspace) -> str:
    """As `as_typed`, with names beside ids, as commands with `should_escape` receive them."""
    return _USER.sub(
        lambda match: f"<@{match['id']}|{workspace.users[match['id']].name}>",
        as_typed(text, workspace),
    )


def as_sent(text: str) -> str:
    """The stored form of text sent by an app: control sequences stay, the rest is escaped."""
    return _outside_controls(text, _escape_and_link)


def _escape_and_link(text: str) -> str:
    escaped = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _CODE_OR_URL.sub(
        lambda match: f"<{match['url']}>" if match["url"] else match.group(), escaped
    )


def _outside_controls(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for match in _CONTROL.finditer(text):
        parts += (change(text[end : match.start()]), match.group())
        end = match.end()
    return "".join((*parts, change(text[end:])))


def _reference(match: re.Match[str], workspace: Workspace) -> str:
    token = match.group()
    if match.group("code"):
        return escape(token)
    if match.group("url"):
        return f"<{token.replace('&', '&amp;')}>"
    name = token[1:].casefold()
    if token[0] == "#":
        return _channel_reference(name, workspace) or token
    if name in _BROADCASTS:
        return f"<!{name}>"
    return _user_reference(name, workspace) or token


def _channel_reference(name: str, workspace: Workspace) -> str | None:
    for channel in workspace.channels.values():
        if channel.kind != "im" and channel.name == name:
            return f"<#{channel.id}|{channel.name}>"
    return None


def _user_reference(name: str, workspace: Workspace) -> str | None:
    for user in workspace.users.values():
        names = (user.name, user.real_name.split()[0], user.real_name.replace(" ", "."))
        if name in (candidate.casefold() for candidate in names):
            return f"<@{user.id}>"
    return None


_RICH = re.compile(
    r"<@(?P<user>[UW]\w+)(?:\|[^>]*)?>|<#(?P<channel>[CG]\w+)(?:\|[^>]*)?>|<!(?P<broadcast>here|channel|everyone)>"
    r"|<(?P<url>https?://[^>|]+)(?:\|(?P<label>[^>]*))?>"
    r"|(?<!\w)(?P<mark>[*_~`])(?P<styled>(?!\s)[^*_~`\n]+(?<!\s))(?P=mark)(?!\w)"
)
_STYLES = {"*": "bold", "_": "italic", "~": "strike", "`": "code"}


def rich_text_block(text: str, block_id: str) -> Json:
    """The rich_text block a client stores beside the text a person typed."""
    elements: list[Json] = []
    end = 0
    for match in _RICH.finditer(text):
        _append_text(elements, text[end : match.start()])
        elements.append(_rich_element(match))
        end = match.end()
    _append_text(elements, text[end:])
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _append_text(elements: list[Json], text: str) -> None:
    if text:
        elements.append({"type": "text", "text": unescape(text)})


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _rich_element(match: re.Match[str]) -> Json:
    if user := match.group("user"):
        return {"type": "user", "user_id": user}
    if channel := match.group("channel"):
        return {"type": "channel", "channel_id": channel}
    if broadcast := match.group("broadcast"):
        return {"type": "broadcast", "range": broadcast}
    if url := match.group("url"):
        link: Json = {"type": "link", "url": unescape(url)}
        return link | ({"text": unescape(match.group("label"))} if match.group("label") else {})
    style = {_STYLES[match.group("mark")]: True}
    return {"type": "text", "text": unescape(match.group("styled")), "style": style}
