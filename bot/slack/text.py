"""The one encoder: text of people and models, cleaned, cut to size and made inert for Slack.

Rich text and plain text are never parsed by Slack, so `clean` is enough for them. Slack's markup
language is parsed; it is only ever built by `markup`, which encodes each value exactly once.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

NOTHING_READABLE = "(no readable text)"
ELLIPSIS = "…"
_JOINERS = "\u200c\u200d"  # zero-width, yet needed inside emoji and several scripts
_WORD_JOINER = "\u2060"
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters that show nothing
_PLANE_OF_TAGS = "\U000e0000"  # from here on nothing has a shape, and text can be hidden in it
_HEADROOM = 200  # how much is looked at beyond what fits: a message may have 40,000 characters
_MAX_MARKS = 4  # stacked accents: Vietnamese needs two, more than four is only noise
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOKALIKES = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"}  # noqa: RUF001 - that is the point
_STYLE_MARK = re.compile(r"(?<![^\W_])[*_~]|[*_~](?![^\W_])")
_SHORTCODE = re.compile(r":(?=[a-z0-9_+'-]*[a-z+-][a-z0-9_+'-]*:)", re.IGNORECASE)
_BROADCAST = re.compile(r"[@!](?=(?:here|channel|everyone|group|subteam)\b)", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"^(\s*)>", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ADDRESS = re.compile(r"https?://[^\s<>|\"\\]{1,2900}")


@dataclass(frozen=True, slots=True)
class Data:
    """Text somebody else wrote. It can only be shown through a constructor that makes it inert."""

    value: str

    def __str__(self) -> NoReturn:
        """Refuse f-strings and `str()`: both would go round the encoder."""
        raise TypeError("Foreign text is shown through bot.slack.blocks, never formatted.")


Words = str | Data  # a `str` is a template of ours


@dataclass(frozen=True, slots=True)
class Markup:
    """Text in Slack's markup language whose every foreign part has been encoded."""

    value: str


def clean(text: str, *, lines: bool = False) -> str:
    """Drop what cannot be seen or reorders what can; keep line breaks only if asked."""
    if text.isascii() and text.isprintable():  # nothing to drop, which is most text
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for position, character in enumerate(text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if character in "\n\r\t\v\f" or category in {"Zl", "Zp"}:
            kept.append("\n" if character not in "\t\r" else " ")
        elif category in {"Cc", "Cf", "Cs", "Co"} or _is_shapeless(character):
            if character in _JOINERS and _joins(text, position):
                kept.append(character)
        elif marks <= _MAX_MARKS:
            kept.append(" " if category == "Zs" else character)
    if not lines:
        return " ".join("".join(kept).split())
    rows = (" ".join(row.split()) for row in "".join(kept).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _is_shapeless(character: str) -> bool:
    return (
        character in _BLANKS
        or character >= _PLANE_OF_TAGS
        or "\ufdd0" <= character <= "\ufdef"
        or ord(character) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - Unicode's noncharacters
    )


def _joins(text: str, position: int) -> bool:
    """Whether a joiner stands between two characters that a joiner can join."""
    around = (text[position - 1 : position], text[position + 1 : position + 2])
    return all(
        side > "\x7f" and unicodedata.category(side) in {"Lo", "Mn", "Mc", "So", "Sk"}
        for side in around
    )


def units(text: str) -> int:
    """Length as a browser counts it, which is never less than as Python counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, limit: int) -> str:
    """Cut to at most `limit` units with an ellipsis, never inside a character as people see it."""
    if units(text) <= limit:
        return text
    room, end = limit - 1, 0
    while end < len(text) and room >= units(text[end]):
        room -= units(text[end])
        end += 1
    while end > 0 and (_continues(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _continues(character: str) -> bool:
    return (
        character in _JOINERS
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
    )


def plain(words: Words, limit: int, *, lines: bool = False) -> str:
    """What a person sees of a text where Slack parses nothing; never empty."""
    value = words.value if isinstance(words, Data) else words
    head = value[: limit * 2 + _HEADROOM]
    seen = clean(head, lines=lines)
    if seen and len(head) < len(value) and units(seen) < limit:
        seen += ELLIPSIS
    return shorten(seen, limit) or NOTHING_READABLE


def encode(data: Data, limit: int) -> str:
    """What a person sees of a text inside Slack's markup; at most `limit` units once encoded."""
    seen = plain(data, limit)
    encoded = _inert(seen)
    while units(encoded) > limit:
        seen = shorten(seen, max(1, units(seen) * limit // units(encoded) - 1))
        encoded = _inert(seen)
    return encoded


def _inert(text: str) -> str:
    text = text.replace("`", _LOOKALIKES["`"])
    text = _STYLE_MARK.sub(lambda found: _LOOKALIKES[found.group()], text)
    text = _QUOTE_MARK.sub(r"\1›", text)  # noqa: RUF001 - a line must not begin with a quote mark
    text = _SHORTCODE.sub("∶", text)  # noqa: RUF001 - a colon that starts no emoji
    text = _BROADCAST.sub(lambda found: found.group() + _WORD_JOINER, text)
    return "".join(_ENTITIES.get(character, character) for character in text)


def markup(template: str, /, *, limit: int = 300, **values: Data | Markup) -> Markup:
    """Fill `{name}` placeholders of a template of ours; foreign values are encoded here.

    Args:
        template: Markup written in the code.
        limit: The most units one foreign value may take.
        values: Foreign text, or markup that was already made by this function.
    """

    def filled(found: re.Match[str]) -> str:
        value = values[found.group(1)]
        return value.value if isinstance(value, Markup) else encode(value, limit)

    return Markup(_PLACEHOLDER.sub(filled, template))


def joined(separator: str, parts: list[Markup]) -> Markup:
    """Several pieces of markup in one."""
    return Markup(separator.join(part.value for part in parts))


def address(url: str | None) -> str | None:
    """Keep an address only if it is a plain web address that cannot end a link early."""
    return url if url is not None and _ADDRESS.fullmatch(url) else None


def linked(url: str | None, label: Data, limit: int = 80) -> Markup:
    """A link with a foreign label; only the label where the address is not a web address."""
    target = address(url)
    seen = encode(label, limit)
    return Markup(f"<{_inert_address(target)}|{seen}>" if target else seen)


def _inert_address(url: str) -> str:
    return url.replace("&", "&amp;")
