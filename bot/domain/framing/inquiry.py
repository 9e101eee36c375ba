"""Questions people put to a statement or its spec: why it says something, what changed, what is missing."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.domain.framing.field import FIELDS
from bot.domain.framing.inquiry_advice_words import PLATEAU, RETRAIN, ROLLBACK
from bot.domain.framing.inquiry_spec_words import CASES, ITEM, OPEN, RESULTS
from bot.domain.framing.inquiry_words import (
    ARTICLES,
    CHANGES,
    NAMES,
    POINTERS,
    REASONS,
    SHORT_REASONS,
    UNLIKELY_STARTS,
)
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import (
    Claim,
    Field,
    Moment,
    Quantity,
    Status,
    Value,
    fold,
    numbers_in,
    value_text,
)

_LONGEST = 160  # characters; whoever writes more than that tells something
_SHORT = 2  # words that may follow a bare "why" without being a goal
_WORD = re.compile(r"[^\W_]+")
_TELLING = 4  # letters; shorter words are in every sentence
_CALLED = re.compile(r"(?:(?:hey|hi|hello|hallo|bonjour|salut),? )?remit[,:]? ")
_NUMBERED = re.compile(r"[<>=≤≥~≈€$£]*\s?\d")
_FINE = "ml_fit.answers."
_WHOLE, _NAMED, _SHARED = 3, 2, 1  # how well a field fits what was asked about


class Inquiry(StrEnum):
    """What somebody wants to know about a statement or its spec."""

    WHY = "why"
    CHANGES = "changes"
    OPEN = "open"  # what is missing, and what to do next
    ITEM = "item"  # what one item of the spec says
    CASES = "cases"  # how many it takes to show something
    RESULTS = "results"  # what was shown by now
    RETRAIN = "retrain"  # a decision about the running system: its table is shown
    ROLLBACK = "rollback"
    PLATEAU = "plateau"


DECISIONS = frozenset({Inquiry.RETRAIN, Inquiry.ROLLBACK, Inquiry.PLATEAU})
_TABLES = {
    Inquiry.OPEN: OPEN,
    Inquiry.ITEM: ITEM,
    Inquiry.CASES: CASES,
    Inquiry.RESULTS: RESULTS,
    Inquiry.RETRAIN: RETRAIN,
    Inquiry.ROLLBACK: ROLLBACK,
    Inquiry.PLATEAU: PLATEAU,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the statement; `about` is what it names, empty for "that"."""

    inquiry: Inquiry
    about: str = ""
    sure: bool = True  # otherwise it is one only if the statement has such a part
    n: int | None = None  # the cases somebody wants to make do with
    language: str = "en"  # that the question was recognised in; told of questions about a spec only


def inquiry_in(text: str) -> Asked | None:
    """Read a sentence as a question about the statement; None when it says something itself.

    "Why do our customers leave?" is about the world, and belongs to a goal.
    """
    sentence = _CALLED.sub("", bared(text), count=1).strip(" ?!.,:;")
    if not sentence or len(text) > _LONGEST:
        return None
    if any(pattern.fullmatch(sentence) for pattern in CHANGES):
        return Asked(Inquiry.CHANGES)
    if asked := _about_the_spec(sentence):
        return asked
    for pattern in REASONS:
        if found := pattern.fullmatch(sentence):
            return Asked(Inquiry.WHY, _subject(found.groupdict().get("about") or ""))
    return _short_reason(sentence)


def _short_reason(sentence: str) -> Asked | None:
    for pattern in SHORT_REASONS:
        if found := pattern.fullmatch(sentence):
            about = _subject(found.group("about"))
            if not about or _NUMBERED.match(about) or _names_a_part(about):
                return Asked(Inquiry.WHY, about)
            if len(about.split()) <= _SHORT and about.split()[0] not in UNLIKELY_STARTS:
                return Asked(Inquiry.WHY, about, sure=False)
    return None


def _about_the_spec(sentence: str) -> Asked | None:
    for inquiry, table in _TABLES.items():
        for language, patterns in table.items():
            for pattern in patterns:
                if found := pattern.fullmatch(sentence):
                    named = found.groupdict()
                    digits = re.sub(r"\D", "", named.get("n") or "")
                    n = int(digits) if digits else None
                    about = named.get("item") or named.get("about") or ""
                    return Asked(inquiry, about, n=n, language=language)
    return None


def fields_meant(about: str, statement: ProblemStatement) -> tuple[Field, ...]:
    """The fields that words are about, by their number, their name, or words of their value.

    None means that it cannot be told, and several that all fit equally well.
    """
    words = bared(about)
    if not words:
        return ()
    candidates = [field for field in explicable(statement) if field.path != "title"]
    ranked = [(_fit(about, words, field, statement.language), field) for field in candidates]
    best = max((fit for fit, _ in ranked), default=0)
    if best >= _NAMED or not (named := _paths_named(words)):
        return tuple(field for fit, field in ranked if fit == best) if best else ()
    return tuple(statement.field(path) for path in FIELDS if path in named)  # nobody has said it


def explicable(statement: ProblemStatement) -> tuple[Field, ...]:
    """The fields there is something to say about, in the order of the document."""
    disputed = {conflict.path for conflict in statement.conflicts}
    return tuple(
        field
        for field in statement.having(*Status)
        if field.value is not None or field.conflicts or field.superseded or field.path in disputed
    )


def bared(text: str) -> str:
    """A sentence without what people type in different ways: case, accents, kinds of marks."""
    decomposed = unicodedata.normalize("NFD", fold(text))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _subject(about: str) -> str:
    words = about.strip(" ?!.,:;\"'")
    while found := ARTICLES.match(words):
        words = words[found.end() :]
    return "" if words in POINTERS else words


def _names_a_part(about: str) -> bool:
    """Whether words name a field and say hardly more than that."""
    spans = _spans(about)
    named = {at for start, end, _ in spans for at in range(start, end)}
    rest = "".join(" " if at in named else letter for at, letter in enumerate(about))
    return bool(spans) and sum(not _NUMBERED.match(word) for word in rest.split()) <= _SHORT


def _paths_named(about: str) -> frozenset[str]:
    return frozenset(path for _, _, path in _spans(about))


def _spans(about: str) -> list[tuple[int, int, str]]:
    """Where names of fields stand in some words; of overlapping names the longest counts."""
    spans = [
        (found.start(), found.end(), path)
        for name, paths in _names().items()
        if name in about
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", about)
        for path in paths
    ]
    return [
        (start, end, path)
        for start, end, path in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in spans)
    ]


@cache
def _names() -> dict[str, frozenset[str]]:
    """Every name of a field, bared, in every language."""
    names: dict[str, set[str]] = {}
    labels = {path: definition.label for path, definition in FIELDS.items()}
    for table in (NAMES, labels, *(words.labels for words in WORDINGS.values())):
        for path, listed in table.items():
            for name in listed.split(","):
                names.setdefault(bared(name), set()).add(path)
    return {name: frozenset(paths) for name, paths in names.items() if name}


def _fit(about: str, words: str, field: Field, language: str) -> int:
    values = _values(field)
    named = field.path in _paths_named(words)
    if _numbers(about, language) & {one for value in values for one in _readings(value, language)}:
        return _WHOLE + _NAMED * named
    if named:
        return _NAMED
    if field.path.startswith(_FINE):
        return 0
    wanted = {word for word in _WORD.findall(words) if len(word) >= _TELLING}
    held_words = {word for value in values for word in _WORD.findall(bared(value_text(value)))}
    return _SHARED if wanted and wanted <= held_words else 0


def _values(field: Field) -> list[Value]:
    claims: list[Claim] = [*field.conflicts, *field.superseded]
    return [
        value for value in (field.value, *(claim.value for claim in claims)) if value is not None
    ]


def _readings(value: Value, language: str) -> frozenset[float]:
    if isinstance(value, Quantity):
        return frozenset({value.value})
    return _numbers(value.text if isinstance(value, Moment) else value_text(value), language)


def _numbers(text: str, language: str) -> frozenset[float]:
    return frozenset(reading for one in numbers_in(text, language) for reading in one.readings)
