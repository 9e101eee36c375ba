"""The phrase book: a text of ours in the language of a spec, with what stands in its holes.

The English is the key, so that the code reads as the document does. A text that is not in the book
stays as it is: it is somebody's own words, or a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FLAGS
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.kind import KINDS
from bot.domain.framing.wording import WORDINGS
from bot.domain.spec.phrasebook import (
    behaviour_table,
    criterion_table,
    document_table,
    export_table,
    plan_page_table,
    plan_table,
)

LANGUAGES = ("en", "fr", "de")
TRANSLATED = LANGUAGES[1:]
DRAFTED = (plan_table, behaviour_table, criterion_table)  # what a draft says
SHOWN = (document_table, plan_page_table, export_table)  # what documents say around it
_HOLE = re.compile(r"\\\{(\d)\\\}")
_JOINED = re.compile(r"( or | and |, |; )")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A text with holes: how it is recognised, and how it reads."""

    regex: re.Pattern[str]
    reads: str
    quoted: tuple[bool, ...]  # which holes are in quotation marks, and so are somebody's own words


def rows(table: str) -> Iterator[tuple[str, ...]]:
    """The lines of a table: a text in English, French and German."""
    for line in table.strip().splitlines():
        yield tuple(cell.strip() for cell in line.split("|"))


@lru_cache(maxsize=4096)
def in_language(text: str, language: str) -> str:
    """What a draft says, in a language; with something filled in it is known by what surrounds it."""
    if language not in TRANSLATED:
        return text
    exact = _drafted(language).get(text)
    if exact is not None:
        return exact
    for pattern in _patterns(language):
        found = pattern.regex.fullmatch(text)
        if found:
            holes = zip(found.groups(), pattern.quoted, strict=True)
            return pattern.reads.format(
                *(hole if quoted else _part(hole, language) for hole, quoted in holes)
            )
    return _part(text, language)


def filled(text: str, language: str, *values: str) -> str:
    """What a document says, in a language, with its holes filled; the values are in it already."""
    template = _shown(language).get(text, text) if language in TRANSLATED else text
    return template.format(*values) if values else template


def label_in(path: str, language: str) -> str:
    """What a field of the statement is called."""
    own = FIELDS[path].label if path in FIELDS else path
    return WORDINGS.get(language, WORDINGS["en"]).labels.get(path, own)


def _part(hole: str, language: str) -> str:
    """What fills a hole: a text of ours, some of them in a row, or somebody's own words."""
    texts = _drafted(language)
    if hole in texts:
        return texts[hole]
    pieces = _JOINED.split(hole)
    if "“" in hole or any(piece not in texts for piece in pieces[::2]):
        return hole
    words = {
        " or ": filled("{0} or {1}", language, "", ""),
        " and ": filled("{0} and {1}", language, "", ""),
    }
    return "".join(
        words.get(piece, piece) if at % 2 else texts[piece] for at, piece in enumerate(pieces)
    )


@cache
def _drafted(language: str) -> Mapping[str, str]:
    found = _texts(DRAFTED, language)
    names = WORDINGS[language]
    found |= {
        definition.label: names.kinds.get(kind.value, definition.label)
        for kind, definition in KINDS.items()
    }
    found |= {area: flag_words(flag, language) for flag, area in FLAGS.items()}
    for english in list(found):  # what stands in the middle of a line may begin another one
        found.setdefault(_capital(english), _capital(found[english]))
        found.setdefault(_small(english), _small(found[english]))
    return found


@cache
def _shown(language: str) -> Mapping[str, str]:
    return _texts(SHOWN, language)


def _texts(modules: Iterable[ModuleType], language: str) -> dict[str, str]:
    column = LANGUAGES.index(language)
    return {row[0]: row[column] for module in modules for row in rows(module.TABLE)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    """The texts with holes, those that say the most first."""
    column = LANGUAGES.index(language)
    found = [row for module in DRAFTED for row in rows(module.TABLE) if "{0}" in row[0]]
    found.sort(key=lambda row: -len(row[0]))
    return tuple(_pattern(row[0], row[column]) for row in found)


def _pattern(english: str, reads: str) -> _Pattern:
    regex = re.compile(_HOLE.sub(r"(.+?)", re.escape(english)), re.DOTALL)
    quoted = tuple(f"“{{{hole}}}”" in english for hole in range(regex.groups))
    return _Pattern(regex, reads, quoted)
