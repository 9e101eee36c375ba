"""What of a text was read, and what was not: every word is in one or the other."""

import re
from typing import NamedTuple

from bot.domain.criterion.reading.mark import Span

_TAKEN = "\0"
_OTHER = "\1"  # what stands for that character where a text has it itself
# Whole words in a row of which nothing was read, and nothing between them.
_FREE = re.compile(r"(?<!\S)[^\s\0]+(?!\S)(?:\s+[^\s\0]+(?!\S))*")
_EDGES = " \t\n,;:.!?()\"'“”„«»–—-"  # noqa: RUF001


class Piece(NamedTuple):
    """A passage of the text, verbatim."""

    start: int
    end: int
    text: str


def pieces_of(text: str, spans: list[Span], offset: int) -> list[Piece]:
    return [Piece(offset + one.start, offset + one.end, text[one.start : one.end]) for one in spans]


def piece_of(text: str, offset: int, spans: list[Span], roles: set[str]) -> Piece | None:
    """From the first to the last passage of these roles."""
    found = [one for one in spans if one.role in roles]
    if not found:
        return None
    start, end = min(one.start for one in found), max(one.end for one in found)
    return Piece(start=offset + start, end=offset + end, text=text[start:end].strip())


def rest_of(text: str, spans: list[Span], glue: frozenset[str], offset: int) -> list[Piece]:
    """What no rule read, as passages; a passage of small words alone says nothing and is left out.

    A word of which a part was read counts as read.
    """
    left = text.replace(_TAKEN, _OTHER)
    for start, end, _ in spans:
        left = left[:start] + _TAKEN * (end - start) + left[end:]
    pieces = []
    for match in _FREE.finditer(left):
        start, end = match.span()
        found = text[start:end]
        if spans and not _telling(found, glue):
            continue
        pieces.append(Piece(offset + start, offset + end, found))
    return pieces


def _telling(words: str, glue: frozenset[str]) -> bool:
    """Whether one of some words is more than a small word."""
    for word in words.split():
        bare = word.strip(_EDGES).casefold()
        if bare and bare not in glue:
            return True
    return False
