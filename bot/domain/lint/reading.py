"""The criteria that a sentence says, each with the words it was read from."""

import re
from dataclasses import dataclass

from bot.domain.criterion.model import Criterion
from bot.domain.criterion.parsing import parse_line
from bot.domain.errors import RemitError

_LINE = re.compile(
    r"\s*[\w.-]+\s+(?:\[\w+\]\s+)?(?:statistical|invariant|slo|business|process)\s*:"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A criterion as read, and which characters of the sentence say it."""

    criterion: Criterion
    start: int
    end: int


def line_reading(text: str) -> Reading | None:
    """A criterion in its one-line form; none where the text is prose, or no such line."""
    if not _LINE.match(text):
        return None
    try:
        body = len(text) - len(text.partition(":")[2].lstrip())
        return Reading(parse_line(text.strip()), body, len(text.rstrip()))
    except RemitError:
        return None
