"""A moment as the clock of whoever reads tells it: Slack writes it, and where it cannot, UTC stands.

Slack fills its format in with the time zone and the language of each reader, so no word of ours is
in it: docs.slack.dev/messaging/formatting-message-text, "Date formatting".
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.moment import Part, in_utc
from bot.slack.blocks.rich import LONGEST, Piece, styled, words
from bot.slack.text import Data, Markup, encode

_FORMAT = "{date_short_pretty}, {time}"
_SENTENCE = 300


def moment(at: datetime, *, bold: bool = False, italic: bool = False) -> Piece:
    """A moment in rich text."""
    seconds, fallback = int(at.timestamp()), in_utc(at)
    piece = {"type": "date", "timestamp": seconds, "format": _FORMAT, "fallback": fallback}
    return styled(piece, bold=bold, italic=italic)


def told(
    parts: Iterable[Part], *, bold: bool = False, italic: bool = False, limit: int = LONGEST
) -> list[Piece]:
    """A sentence with its moments, in rich text; its words may be anybody's."""
    return [
        words(part, bold=bold, italic=italic, limit=limit)
        if isinstance(part, str)
        else moment(part, bold=bold, italic=italic)
        for part in parts
    ]


def spoken(parts: Iterable[Part], *, limit: int = _SENTENCE) -> Markup:
    """The same in Slack's markup: for list entries, and for what a notification says."""
    return Markup("".join(_marked(part, limit) for part in parts))


def _marked(part: Part, limit: int) -> str:
    if isinstance(part, datetime):
        return f"<!date^{int(part.timestamp())}^{_FORMAT}|{in_utc(part)}>"
    if not part.strip():
        return part
    return f"{' ' * part.startswith(' ')}{encode(Data(part), limit)}{' ' * part.endswith(' ')}"
