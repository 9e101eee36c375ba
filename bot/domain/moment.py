"""Sentences with moments in them: whoever shows one decides how a moment is written."""

from collections.abc import Iterable
from datetime import UTC, datetime
from string import Formatter

Part = str | datetime
Parts = tuple[Part, ...]
_FORMATTER = Formatter()
_TOLD_BY_CLOCKS = range(1970, 9999)  # years; whoever writes another one is shown what they wrote


def filled(template: str, **gaps: object) -> Parts:
    """Fill `{name}` gaps of a template of ours; moments stay moments, all else becomes text."""
    parts: list[Part] = []
    for literal, name, _, _ in _FORMATTER.parse(template):
        parts.append(literal)
        if name is not None:
            value = gaps[name]
            parts.append(value if isinstance(value, datetime) else str(value))
    return joined(parts)


def joined(parts: Iterable[Part]) -> Parts:
    """The same with each stretch of text in one part."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return tuple(found)


def read(text: str) -> Part:
    """The moment that a text of a program is, or the text as it stands."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return at if at.tzinfo and at.year in _TOLD_BY_CLOCKS else text


def in_utc(at: datetime) -> str:
    """A moment as everybody reads it alike."""
    try:
        return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    except OverflowError:  # the last hours of the year 9999, where UTC is ahead
        return at.isoformat(" ", "minutes")


def as_text(parts: Iterable[Part]) -> str:
    """A sentence for terminals, mail and programs, with its moments in UTC."""
    return "".join(part if isinstance(part, str) else in_utc(part) for part in parts)
