"""The one form of a JSON value that digests are taken of (RFC 8785)."""

import json
from typing import Any

import rfc8785

_LARGEST = 2**53 - 1
_AS_WRITTEN = 1e-4, 1e15  # between these Python writes a fraction as the standard does


def canonical(document: Any) -> bytes:  # noqa: ANN401  # any JSON value has a form
    """Write a JSON value in its canonical form.

    Python's own writer is a dozen times as fast, and writes the same for all that is plain; the
    rest, numbers above all, is left to the package that knows the standard.
    """
    if _is_plain(document):
        text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return text.encode()
    return rfc8785.dumps(document)


def _is_plain(value: Any) -> bool:  # noqa: ANN401  # any JSON value
    kind = type(value)
    if kind is str:
        return value.isascii() or _is_whole(value)
    if kind is dict:
        return _is_plain_object(value)
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))
    if kind is int:
        return bool(-_LARGEST <= value <= _LARGEST)
    if kind is float:
        return bool(_AS_WRITTEN[0] <= abs(value) < _AS_WRITTEN[1] and not value.is_integer())
    return value is None or kind is bool


def _is_plain_object(value: dict[Any, Any]) -> bool:
    """Whether names and values are plain; names in other letters may be sorted differently."""
    for name, each in value.items():  # half of what `all` takes, and every digest asks
        if type(name) is not str or not name.isascii() or not _is_plain(each):
            return False
    return True


def _is_whole(text: str) -> bool:
    """Whether there is no half of a surrogate pair in it."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
