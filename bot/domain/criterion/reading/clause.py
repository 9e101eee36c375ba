"""Sentences, and the parts of a sentence that each ask for one thing."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bot.domain.criterion.reading.mark import Marks

_END = re.compile(r"(?:(?<=[.!?;:])\s+|\s*\n+\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)?)")  # noqa: RUF001
_SHORT = re.compile(
    r"(?:\b(?:min|max|ca|vs|etc|approx|incl|e\.g|i\.e|z\.B|p\. ?ex|bzw|resp|no|nr|env)\.|\b\d{1,3}\.)$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\d{1,3}\.$")
_COMMA = re.compile(r",\s+|\s[-–—]\s|\s*[(;:]\s*|(?<=\w{3})\.\s+(?=[A-ZÀ-Ü])")  # noqa: RUF001


class Part(NamedTuple):
    """A stretch of a sentence."""

    start: int
    end: int


def sentences(text: str) -> list[Part]:
    """Where each sentence begins and ends; abbreviations and '95. Perzentil' do not end one."""
    parts: list[Part] = []
    start = 0
    for gap in _END.finditer(text):
        before = text[start : gap.start()]
        after = text[gap.end() :]
        if "\n" not in gap.group():
            ordinal = _ORDINAL.search(before) and after[:1].isalpha()
            abbreviated = _SHORT.search(before) and not _ORDINAL.search(before)
            colon = before.endswith(":")
            if ordinal or abbreviated or colon:
                continue
        if before.strip():
            parts.append(_trimmed(text, start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        parts.append(_trimmed(text, start, len(text)))
    return parts


def parts_of(marks: Marks, kept: Iterable[tuple[int, int]]) -> list[Part]:
    """Cut a sentence at its conjunctions and commas, but never inside what belongs together."""
    cuts = {match.start() for match in marks.lexicon["splits"].finditer(marks.text)}
    cuts |= {match.end() for match in _COMMA.finditer(marks.text)}
    cuts.discard(0)
    if not cuts:
        return [Part(0, len(marks.text))] if marks.text.strip() else []
    whole = [*kept, *[(one[0], one[1]) for one in (*marks.ranges, *marks.moves)],
             *[(one.start, one.end) for one in marks.figures],
             *[(one.start, one.end) for one in marks.metrics]]  # fmt: skip
    for start, end in whole:
        cuts -= {cut for cut in cuts if start < cut < end}
    free = sorted(cuts)
    edges = [0, *free, len(marks.text)]
    return [Part(a, b) for a, b in pairwise(edges) if marks.text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> Part:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Part(start + lead, start + len(piece.rstrip()))
