"""Cuts a document into passages: which are requirements, which only titles, quotes or reasons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$|\s{0,3}\*\*([^*]+)\*\*:?\s*$")
_ITEM = re.compile(
    r"(\s*)(?:[-*+•]|\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]\))\s+(?:\[[ xX]\]\s+)?(?=\S)"
)
_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_WAIVED = re.compile(
    r"lint-ignore\s+([A-Z]\d\d)\s+(?:because|car|weil)\s+(.+?)\s*(?:-->|$)", re.IGNORECASE
)
_ANY_WAIVER = re.compile(r"lint-ignore\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:[*_]{0,2})(?:rationale|note|notes|example|examples|reason|why|source|background|hint|"
    r"exemple|exemples|justification|remarque|raison|pourquoi|contexte|"
    r"beispiel|beispiele|begründung|hinweis|anmerkung|warum|quelle|hintergrund)"
    r"(?:[*_]{0,2})\s?[:：]",  # noqa: RUF001
    re.IGNORECASE,
)
_HEADED = re.compile(r"^\s{0,3}#{1,6}\s", re.MULTILINE)
_ASIDE = re.compile(
    r"rationale|example|background|context|introduction|overview|purpose|glossary|definition|"
    r"history|reference|appendix|changelog|open question|decision|assumption|revision|contents|"
    r"out of scope|non-goal|provenance|where it comes from|summary|status|terms|acronym|motivation|"
    r"exemple|contexte|introduction|justification|glossaire|définition|historique|annexe|"
    r"hors périmètre|sommaire|décision|hypothèse|présentation|"
    r"beispiel|hintergrund|kontext|einleitung|begründung|glossar|begriff|historie|anhang|"
    r"abgrenzung|inhalt|entscheidung|annahme|ausgangssituation|zusammenfassung|abkürzung",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"requirement|acceptance|criteri|behavio|refusal|guardrail|\brules?\b|constraint|"
    r"exigence|critère|comportement|refus|garde-fou|règle|contrainte|"
    r"anforderung|abnahme|akzeptanz|kriteri|verhalten|regel|ablehnung|leitplanke|muss-",
    re.IGNORECASE,
)
_ACCEPTANCE = re.compile(
    r"acceptance|success criteri|criteri|critère|recette|abnahme|akzeptanz|kriteri", re.IGNORECASE
)
_COLUMN = re.compile(
    r"requirement|description|criteri|statement|text|rule|exigence|règle|critère|énoncé|"
    r"anforderung|beschreibung|kriteri|regel",
    re.IGNORECASE,
)


class Standing(Enum):
    """What a passage is to a reader who wants to know what is required."""

    BINDING = "binding"  # it stands where requirements stand
    CRITERION = "criterion"  # it stands among the criteria
    PLAIN = "plain"  # binding only where it says so itself
    ASIDE = "aside"  # a title, quote, example or reason


class Passage(NamedTuple):
    """One paragraph, list item or table cell, and where it starts."""

    text: str
    start: int
    line: int
    standing: Standing
    row: str = ""  # the table row it is part of
    lead: str = ""
    listed: bool = False  # an item of a list, or a cell of a column of requirements


@dataclass(frozen=True, slots=True)
class WaiverNote:
    """A `lint-ignore` comment; it is for the passage that follows, or for the one it stands in."""

    rule: str
    because: str
    line: int


def passages(text: str) -> tuple[Passage, ...]:
    """Every passage of a Markdown document or a plain text, in order."""
    return tuple(_Cutter(text).cut())


def has_headings(text: str) -> bool:
    """Whether the text is a document with parts; else all of it is meant to be read."""
    return bool(_HEADED.search(text))


def is_aside(sentence: str) -> bool:
    """Whether a sentence says of itself that it is an example, a note or a reason."""
    labelled = ":" in sentence or "\N{FULLWIDTH COLON}" in sentence
    return labelled and bool(_LABEL.match(sentence))


def waiver_notes(text: str) -> tuple[WaiverNote, ...]:
    """The comments by which people waive a rule; without a reason they are none."""
    notes = []
    for number, line in enumerate(text.splitlines(), start=1):
        if "lint-ignore" in line.casefold() and (match := _WAIVED.search(line)):
            notes.append(WaiverNote(match[1].upper(), match[2].strip(), number))
    return tuple(notes)


class _Cutter:
    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._waives = bool(_ANY_WAIVER.search(text))
        self._section = Standing.PLAIN
        self._levels: list[tuple[int, Standing]] = []
        self._lead = ""
        self._columns: tuple[bool, ...] = ()
        self._open: list[str] = []
        self._start = self._first_line = 0
        self._standing = Standing.PLAIN
        self._item = False

    def cut(self) -> Iterator[Passage]:
        offset, fence = 0, ""
        for number, line in enumerate(self._lines, start=1):
            marker = _FENCE.match(line)
            if marker or fence:
                yield from self._close()
                if marker and (not fence or fence == marker[1]):
                    fence = "" if fence else marker[1]
            else:
                yield from self._take(line, offset, number)
            offset += len(line)
        yield from self._close()

    def _take(self, line: str, offset: int, number: int) -> Iterator[Passage]:
        bare = line.strip()
        if not bare or (self._waives and _ANY_WAIVER.search(line)):
            yield from self._close()
            return
        heading = _HEADING.match(line.rstrip("\n"))
        if heading:
            yield from self._close()
            self._enter(len(heading[1] or "") or 7, heading[2] or heading[3])
        elif bare.startswith(">"):
            yield from self._close()
        elif bare.startswith("|"):
            yield from self._close()
            yield from self._row(line, offset, number)
        else:
            yield from self._prose(line, offset, number)

    def _prose(self, line: str, offset: int, number: int) -> Iterator[Passage]:
        self._columns = ()
        item = _ITEM.match(line)
        if item:
            yield from self._close()
            self._item = True
        skipped = item.end() if item else len(line) - len(line.lstrip())
        if not self._open:
            self._start, self._first_line = offset + skipped, number
            aside = is_aside(line[skipped:])
            self._standing = Standing.ASIDE if aside else self._section
            self._open.append(line[skipped:])
            if not item:
                self._lead, self._item = "", False
        else:
            self._open.append(line)

    def _close(self) -> Iterator[Passage]:
        if not self._open:
            return
        text = "".join(self._open).rstrip()
        self._open = []
        lead = self._lead if self._item else ""
        yield Passage(
            text, self._start, self._first_line, self._standing, lead=lead, listed=self._item
        )
        if not self._item:
            self._lead = text if text.endswith(":") else ""
        self._item = False

    def _enter(self, level: int, title: str) -> None:
        self._lead, self._columns = "", ()
        while self._levels and self._levels[-1][0] >= level:
            self._levels.pop()
        inherited = self._levels[-1][1] if self._levels else Standing.PLAIN
        self._section = _standing(title, inherited)
        self._levels.append((level, self._section))

    def _row(self, line: str, offset: int, number: int) -> Iterator[Passage]:
        if _RULE.match(line):
            return
        cells = list(_cells(line))
        if not self._columns:
            self._columns = tuple(bool(_COLUMN.search(text)) for text, _ in cells)
            return
        row = " ; ".join(text for text, _ in cells)
        known = any(self._columns)
        for read, (text, start) in zip(self._columns, cells, strict=False):
            if text and (read or not known):
                yield Passage(text, offset + start, number, self._section, row=row, listed=read)


def _standing(title: str, inherited: Standing) -> Standing:
    if _ASIDE.search(title):
        return Standing.ASIDE
    if _ACCEPTANCE.search(title):
        return Standing.CRITERION
    if _BINDING.search(title):
        return Standing.BINDING
    return inherited


def _cells(line: str) -> Iterator[tuple[str, int]]:
    start = line.index("|") + 1
    for cell in line[start:].rstrip("\n").split("|"):
        if cell.strip() or start < len(line.rstrip()):
            yield cell.strip(), start + len(cell) - len(cell.lstrip())
        start += len(cell) + 1


_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|ca|no|nr|bzw|usw|ggf|ggfs|evtl|z\.\s?b|d\.\s?h|u\.\s?a|o\.\s?ä|"
    r"p\.\s?ex|c\.-à-d|abb|art|cf|inkl|max|min|resp|sog|vgl|st|dr|mr|mrs|fig|sec|incl)|\b[a-zA-Z])\.$",
    re.IGNORECASE,
)
_LONGEST_ENDING = 24  # characters that tell whether a full stop ends an abbreviation
_STOP = r"[.!?…]+[\"'”»)\]*_]*(?=\s+[^\s\d.,;:)a-zäöüéèà]|\s*$)"
_END = re.compile(_STOP)
_END_OR_BREAK = re.compile(rf"{_STOP}|\s*<(?:br|hr)\s*/?>\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a passage starts and ends."""
    start = 0
    for match in (_END_OR_BREAK if "<" in text else _END).finditer(text):
        end = match.end()
        last = text[max(start, end - _LONGEST_ENDING) : end].rstrip()
        if end < len(text) and _ABBREVIATION.search(last):
            continue
        if text[start : match.end()].strip():
            yield _trimmed(text, start, match.end())
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


_QUOTED = re.compile(
    r"“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|\"[^\"\n]{1,400}\"|(?<!\w)'[^'\n]{2,200}'(?!\w)"
    r"|`[^`\n]{1,200}`"
)
_LOOKS_MEASURED = re.compile(r"[<>≤≥=]\s?\d")
_QUOTES = frozenset("“„«\"'`")


def without_quotations(text: str) -> str:
    """A sentence of the same length in which what it quotes is blanked; its own words stay."""
    if not _QUOTES & set(text):
        return text
    blanked = _QUOTED.sub(_blank, text)
    return blanked if blanked.count("\N{WHITE VERTICAL RECTANGLE}") < len(text) // 2 else text


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "`" and _LOOKS_MEASURED.search(found):
        return found
    return "\N{WHITE VERTICAL RECTANGLE}" * len(found)
