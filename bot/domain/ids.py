"""Typed identifiers: a prefix that says what it names, then a sortable ULID."""

from typing import Literal

from ulid import ULID

Prefix = Literal[
    "cnv",
    "ps",
    "spec",
    "msg",
    "call",
    "kept",
    "rev",
    "cmt",
    "less",
    "esc",
    "run",
    "tok",
    "hook",
    "plan",
    "rep",
    "case",
    "data",
    "look",
    "map",
]


def format_id(prefix: Prefix, entropy: bytes, milliseconds: int) -> str:
    """Build an identifier from ten random bytes and a Unix time in milliseconds."""
    return f"{prefix}_{ULID(milliseconds.to_bytes(6, 'big') + entropy)}"
