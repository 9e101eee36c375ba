"""Values as strangers' files have them, read leniently into the few kinds that are counted."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.evaluation.mapping import USUAL_SLICES

Record = dict[str, object]

YES = frozenset(
    {"true", "yes", "y", "pass", "passed", "ok", "success", "correct", "1", "1.0", "c", "good"}
    | {"oui", "vrai", "réussi", "juste", "ja", "wahr", "richtig", "korrekt", "bestanden"}
)
NO = frozenset(
    {"false", "no", "n", "fail", "failed", "failure", "incorrect", "wrong", "0", "0.0", "i", "bad"}
    | {"non", "faux", "échoué", "échec", "nein", "falsch", "nicht bestanden"}
)
BROKEN = frozenset({"error", "errored", "exception", "crash", "timeout", "erreur", "fehler"})
LEFT_OUT = frozenset({"skip", "skipped", "ignored", "pending", "xfail"})
NO_ERROR = frozenset({"", "false", "none", "null", "nan", "0", "0.0"})  # as programs write nothing
_DIGEST = 16
_WRITTEN = json.JSONEncoder(sort_keys=True, default=str, check_circular=False).encode
# 0,95 as a decimal; 1,234 may be a thousand, so it is none
_COMMA = re.compile(r"\s*-?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))\s*")
_SECONDS_END = 1e11  # larger figures are milliseconds, and still larger ones nanoseconds
_MILLISECONDS_END = 1e14
_LONGEST_GROUP = 80  # characters of a word that names a group
_EXACT = 1 << 53  # whole numbers up to here are the same as decimals
LARGEST = 1e100  # of a figure: what is larger was never measured, and its square is no number
_NO_GROUPS = (dict, list, float)


def one_line(value: object, longest: int) -> str:
    """A name as it is kept: one line of bounded length, without signs that steer a terminal."""
    told = str(value)
    if len(told) <= longest and told.isprintable() and told == told.strip() and "  " not in told:
        return told  # nearly all of them
    shown = "".join(sign if sign.isprintable() else " " for sign in told[: 4 * longest])
    return " ".join(shown.split())[:longest]


def record(value: object) -> Record:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[Record]:
    """The objects in a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: object) -> str | None:
    """A non-empty string; numbers become one."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def number(value: object) -> float | None:
    """A number, also one that was written as a string. NaN stays what it is: no score."""
    if isinstance(value, float):
        return value
    if isinstance(value, int):  # also yes and no
        try:
            return float(value)
        except OverflowError:  # a whole number no machine number is large enough for
            return math.inf if value > 0 else -math.inf
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return float(value.replace(",", ".")) if _COMMA.fullmatch(value) else None
    return None


def whole(value: object) -> int | None:
    """A count, or None where it is none."""
    if type(value) is int and 0 <= value <= _EXACT:
        return value
    found = number(value)
    if found is None or not 0 <= found <= _EXACT or found != int(found):
        return None
    return int(found)


def finite(value: float | None) -> float | None:
    """A figure that can be reckoned with; None where it is none."""
    return value if value is not None and abs(value) <= LARGEST else None


def amount(value: float | None) -> float | None:
    """A time or a cost; less than none of it is a clock that was set, and not known."""
    return value if value is None or 0 <= value <= LARGEST else None


def folded(word: str) -> str:
    """A word for comparison, whatever its case; also of Turkish capitals."""
    return word.strip().casefold().replace("i\u0307", "i")


def flag(value: object) -> bool | None:
    """Yes or no in the words files have for it; None where it is neither."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return bool(value) if value in {0, 1} else None
    if isinstance(value, str):
        word = folded(value)
        return True if word in YES else False if word in NO else None
    return None


def counted(n: int | None, rate: float | None) -> int | None:
    """How many passed, where a rate of n cases can only be a count; None where it cannot be one."""
    if n is None or rate is None or not 0 <= rate <= 1:
        return None
    hits = rate * n
    return round(hits) if abs(hits - round(hits)) < 1e-6 * max(1, n) else None


def instant(value: object) -> datetime | None:
    """A moment: ISO 8601, or seconds, milliseconds or nanoseconds since 1970."""
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value.strip())
        except ValueError:
            return instant(number(value)) if value.strip().isdigit() else None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    seconds = number(value)
    if seconds is None or not math.isfinite(seconds) or seconds <= 0:
        return None
    if seconds > _MILLISECONDS_END:
        seconds /= 1e9
    elif seconds > _SECONDS_END:
        seconds /= 1e3
    return datetime.fromtimestamp(seconds, UTC) if seconds < _SECONDS_END else None


def slices(metadata: object, *, every: bool = False) -> dict[str, str]:
    """The attributes of a case that make groups.

    Args:
        metadata: What the tool keeps beside a case.
        every: Whether all short words in it count; else only the usual names of groups.
    """
    found = {}
    for name, value in record(metadata).items():
        if isinstance(value, str):
            told = value
        elif value is None or isinstance(value, _NO_GROUPS):
            continue
        else:
            told = str(value)
        if (
            not name.startswith("_")
            and (every or name.casefold() in USUAL_SLICES)
            and len(told) <= _LONGEST_GROUP
            and "\n" not in told
        ):
            found[one_line(name, _LONGEST_GROUP)] = one_line(told, _LONGEST_GROUP)
    return found


def fingerprint(value: object) -> str:
    """A name for a case that has none: the same input has the same one in every run."""
    said = value if isinstance(value, str) else _WRITTEN(value)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:_DIGEST]


def first(source: Mapping[str, object], *names: str) -> object:
    """The first of several names that is there."""
    return next((source[name] for name in names if source.get(name) is not None), None)
