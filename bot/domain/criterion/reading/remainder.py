"""What of a text was read, and what was not: every word is in one or the other."""

import re
from dataclasses import dataclass

from bot.domain.criterion.reading.mark import Span

_WORD = re.compile(r"[^\s]+")
_EDGES = " \t\n,;:.!?()\"'“”„«»–—-"  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of the text, verbatim."""

    start: int
    end: int
    text: str


def pieces_of(text: str, spans: list[Span], offset: int) -> list[Piece]:
    return [
        Piece(start=offset + one.start, end=offset + one.end, text=text[one.start : one.end])
        for one in spans
    ]


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
    free: list[tuple[int, int]] = []
    taken = [one[:2] for one in spans]
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any([a < end and start < b for a, b in taken]):  # noqa: C419  # few, so a list is quicker
            continue
        if (
            free
            and not text[free[-1][1] : start].strip()
            and not _between(spans, free[-1][1], start)
        ):
            free[-1] = (free[-1][0], end)
        else:
            free.append((start, end))
    pieces = []
    for start, end in free:
        words = [word.strip(_EDGES).casefold() for word in text[start:end].split()]
        if spans and all(not word or word in glue for word in words):
            continue
        pieces.append(Piece(start=offset + start, end=offset + end, text=text[start:end]))
    return pieces


def _between(spans: list[Span], start: int, end: int) -> bool:
    return any(start <= one.start and one.end <= end and one.end > one.start for one in spans)
