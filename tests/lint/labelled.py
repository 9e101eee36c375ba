"""The labelled sentences: which rules must report what, and which must not."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bot.domain.lint.model import Language
from tests.meta.tree import ROOT

FOLDER = ROOT / "tests" / "data" / "lint"
HALVES = ("open", "held_out")
_SHORT = {"M05-M07": ("M05", "M06", "M07")}


@dataclass(frozen=True)
class Labelled:
    """One sentence with what is expected of it."""

    text: str
    language: Language
    expect: frozenset[str]
    may: frozenset[str]
    never: frozenset[str]
    source: str | None


@cache
def labelled(half: str) -> tuple[Labelled, ...]:
    """The sentences of one half."""
    listed: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{half}.yaml").read_text("utf-8"))
    return tuple(
        Labelled(
            text=entry["text"],
            language=entry["lang"],
            expect=_rules(entry.get("expect")),
            may=_rules(entry.get("may")),
            never=_rules(entry.get("never")),
            source=entry.get("source"),
        )
        for entry in listed
    )


def _rules(listed: list[str] | None) -> frozenset[str]:
    return frozenset(rule for name in listed or () for rule in _SHORT.get(name, (name,)))
