"""People's words made safe for Markdown: shown as written, never read as markup."""

import re
import unicodedata
from collections.abc import Sequence

# Addresses turn into links by themselves in most renderers; inside code they do not.
_ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|file|javascript|data|xmpp):[^\s`|<>]+|www\.[^\s`|<>]+"
    r"|[^\s`|<>@()\[\]]+@[^\s`|<>@]+\.[^\s`|<>@]+",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"[\\`*\[\]<>|~&#]")
_LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_MARKS = {"en": "“{}”", "fr": "« {} »", "de": "„{}“"}
_TURNED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def plain(text: str) -> str:
    """One line without control characters and without marks that turn the writing direction."""
    visible = "".join(
        character
        for character in " ".join(text.split())
        if unicodedata.category(character) not in {"Cc", "Cs"} and character not in _TURNED
    )
    return " ".join(visible.split())


def escaped(text: str) -> str:
    """Words for the inside of a line or a table cell; they must not start the line."""
    words = plain(text)
    pieces: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(words):
        pieces.append(_punctuation(words[end : match.start()]))
        pieces.append(f"`{match.group()}`")
        end = match.end()
    pieces.append(_punctuation(words[end:]))
    return "".join(pieces)


def quoted(text: str, language: str = "en") -> str:
    """Words as a quotation, in the marks of the language around it."""
    return _MARKS.get(language, _MARKS["en"]).format(escaped(text))


def _punctuation(text: str) -> str:
    return _LOOSE_UNDERSCORE.sub(r"\\_", _ALWAYS.sub(r"\\\g<0>", text))


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A table of cells that are safe already."""
    filled = [tuple(cell or "—" for cell in row) for row in rows]
    lines = [head, tuple("---" for _ in head), *filled]
    return [f"| {' | '.join(line)} |" for line in lines]


def code(text: str) -> str:
    """An identifier, which never means anything."""
    return f"`{plain(text).replace('`', '')}`"
