"""Rich text: Slack parses nothing in it, so what people wrote can be shown as they wrote it."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack.text import Data, Words, address, plain

Piece = dict[str, Any]
Line = dict[str, Any]
LONGEST = 2500  # one passage; a whole message may hold about 12,000 characters


def words(
    text: Words,
    *,
    bold: bool = False,
    italic: bool = False,
    code: bool = False,
    limit: int = LONGEST,
) -> Piece:
    """A run of text; spaces around a template of ours are kept."""
    shown = " " if text == " " else _edged(text, plain(text, limit))
    return styled({"type": "text", "text": shown}, bold=bold, italic=italic, code=code)


def spelled(text: Words, *, bold: bool = False, limit: int = LONGEST) -> list[Piece]:
    """A sentence of ours in which `…` is something to type: shown as code, without the marks."""
    told = _edged(text, plain(text, limit))
    if told.count("`") % 2:
        return [styled({"type": "text", "text": told}, bold=bold)]
    return [
        styled({"type": "text", "text": part}, bold=bold, code=bool(index % 2))
        for index, part in enumerate(told.split("`"))
        if part
    ]


def link(url: str | None, text: Words, *, italic: bool = False, limit: int = 80) -> Piece:
    """A link, or only its text where there is no safe address."""
    target = address(url)
    if target is None:
        return words(text, italic=italic, limit=limit)
    return styled({"type": "link", "url": target, "text": plain(text, limit)}, italic=italic)


def emoji(name: str) -> Piece:
    """An emoji of ours, by its short name."""
    return {"type": "emoji", "name": name}


def mention(source: str) -> Piece:
    """A person, a group or a channel by its id, as Slack itself shows it; only for ids we hold."""
    kind, _, name = source.partition(":")
    known = {"user": "user_id", "group": "usergroup_id", "channel": "channel_id"}
    shown = "usergroup" if kind == "group" else kind
    return {"type": shown, known[kind]: name}


def line(*pieces: Piece) -> Line:
    """A paragraph."""
    return {"type": "rich_text_section", "elements": list(pieces)}


def quotation(*pieces: Piece) -> Line:
    """A paragraph set apart as somebody's words."""
    return {"type": "rich_text_quote", "elements": list(pieces)}


def bullets(items: Iterable[Sequence[Piece]], *, numbered: bool = False) -> Line:
    """A list; each item is the pieces of its line."""
    style = "ordered" if numbered else "bullet"
    lines = [line(*pieces) for pieces in items]
    return {"type": "rich_text_list", "style": style, "elements": lines}


def rich(*lines: Line) -> dict[str, Any]:
    """A block of paragraphs and lists."""
    return {"type": "rich_text", "elements": list(lines)}


def styled(piece: Piece, *, bold: bool = False, italic: bool = False, code: bool = False) -> Piece:
    """A piece that stands out."""
    chosen = {"bold": bold, "italic": italic, "code": code}
    style = {name: True for name, wanted in chosen.items() if wanted}
    return {**piece, "style": style} if style else piece


def _edged(text: Words, shown: str) -> str:
    if isinstance(text, Data) or not text.strip():
        return shown
    return f"{' ' * text.startswith(' ')}{shown}{' ' * text.endswith(' ')}"
