"""Lists under a heading, and the note that tells how much was left out."""

from collections.abc import Sequence

from bot.slack.blocks import Block, Piece, bullets, emoji, line, rich, words
from bot.slack.text import Data
from bot.slack.views.word import told

DOCUMENT, EXPORT = "more_in_document", "more_in_export"


def group(
    icon: str, heading: str, items: Sequence[list[Piece]], rest: str = "", *, hint: str = ""
) -> list[Block]:
    """A heading and its entries; nothing where there are none.

    Args:
        icon: What stands before the heading.
        heading: What the entries are.
        items: The entries.
        rest: What was left out, see `more`.
        hint: What holds for every entry, said once beside the heading.
    """
    if not items:
        return []
    beside = [words(f" — {hint}")] if hint else []
    title = line(emoji(icon), words(f" {heading}", bold=True), *beside)
    return [rich(title, bullets(items), *([line(words(rest, italic=True))] if rest else []))]


def more(left: int, where: str = DOCUMENT, language: str = "en") -> str:
    """What was left out and where it is; empty if nothing was."""
    return told(where, language, count=left) if left > 0 else ""


def one_line(icon: str, heading: str, shown: Data, rest: str) -> Block:
    """A heading with its entries beside it."""
    note = [words(f" {rest}", italic=True)] if rest else []
    return rich(line(emoji(icon), words(f" {heading}: ", bold=True), words(shown), *note))
