"""Values, claims and quotes as words, as thread and document both show them."""

import re
from collections.abc import Mapping

from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.trap import Trap
from bot.domain.framing.words import Words
from bot.domain.provenance import Claim, Field, Moment, Quantity, Value, value_text

_LONGEST_QUOTE = 160
_ID = re.compile(r"@(\w+)")


def shown_value(field: Field, words: Words) -> str:
    """A value in words: choices by their name, quantities with the unit the speaker left out."""
    value = field.value
    if field.path == "task.kind" and isinstance(value, str) and value in set(Kind):
        return words.kinds.get(value, KINDS[Kind(value)].label)
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, str) and FIELDS[field.path].choices:
        return words.choices.get(value, value.replace("_", " "))
    return value_words(value, words)


def value_words(value: Value | None, words: Words) -> str:
    """A value of any kind, in words."""
    if isinstance(value, Quantity):
        return _quantity(value, words)
    if isinstance(value, Moment):
        return (
            f"{value.text} ({value.iso})" if value.iso and value.iso != value.text else value.text
        )
    return ", ".join(value) if isinstance(value, tuple) else value_text(value)


def _quantity(value: Quantity, words: Words) -> str:
    text = value_text(value)
    if value.kind == "pp" and text.replace(".", "").replace(",", "").strip("+- ").isdigit():
        text = f"{text} {words.points}"
    if value.comparator in {"<=", ">="}:
        text = f"{'≤' if value.comparator == '<=' else '≥'} {text}"
    elif value.kind == "rel":
        text = f"{words.by} {text}" if not text.startswith(("+", "-")) else text
    return f"{text} ({value.source})" if value.source and value.source not in text else text


def claim_words(claim: Claim, names: Mapping[str, str], words: Words) -> str:
    """Who said what about a field."""
    who = names.get(claim.said_by, f"@{claim.said_by}")
    return f"{who}: {value_words(claim.value, words)}"


def trap_line(trap: Trap) -> str:
    """A trap after the words that show it."""
    return f"“{short(trap.quote.text)}”: {trap.text}" if trap.quote else trap.text


def short(text: str) -> str:
    """Keep a quote to a length that can be read in passing."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Keep what people typed from turning into Markdown."""
    for sign in ("\\", "`", "*", "_", "[", "]", "<", ">", "#", "|"):
        text = text.replace(sign, f"\\{sign}")
    return text


def with_names(text: str, names: Mapping[str, str]) -> str:
    """A sentence of ours that may name people by their ids, with their names instead."""
    return _ID.sub(lambda found: names.get(found[1], found[0]), text)
