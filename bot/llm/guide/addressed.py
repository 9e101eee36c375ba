"""Weighs how much a passage speaks to a machine about the document: signs that add up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME = re.compile(r"[A-Z]{2,}")
CARRIED = 3  # how much "dear assistant" weighs for the sentences behind it
_OWN = 2  # what a sentence must weigh itself for that: not "kind regards"
_PASTED = 1  # code and quotations are where planted words stand
_CALLS = 3  # what a sentence weighs that names a machine as its reader
_ENTRY = re.compile(r"[{},]")
_KEYS = 2  # keys of ours that make a configuration one of the document

Ranked = tuple[tuple[int, re.Pattern[str]], ...]  # the heaviest first


@dataclass(frozen=True, slots=True)
class Signs:
    """The data, compiled."""

    order: int
    unclear: int
    doubt: int
    signs: Mapping[str, Ranked]
    against: Ranked
    state: re.Pattern[str]
    by: re.Pattern[str]
    key: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Weight:
    """What was found in one sentence."""

    reader: int  # how plainly it names a machine as its reader
    signs: int  # all together
    against: int

    @property
    def orders(self) -> bool:
        """Whether it is an order to a bot."""
        return self.signs - self.against >= signs().order

    @property
    def unclear(self) -> bool:
        """Whether it reads as if it was for a machine, which may have other reasons."""
        return self.signs - self.against >= signs().unclear

    @property
    def doubtful(self) -> bool:
        """Whether there is any reason to think so, whatever it talks about."""
        return self.signs >= signs().doubt

    @property
    def calls(self) -> bool:
        """Whether what comes behind it is said to a machine as well."""
        return self.reader >= _CALLS


@lru_cache
def signs() -> Signs:
    """Load what shows that somebody speaks to a machine."""
    text = (files("bot.llm.guide") / "lexicon" / "addressed.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    names: Mapping[str, str] = entries["names"]
    imitates = entries["imitates"]
    return Signs(
        order=entries["order"],
        unclear=entries["unclear"],
        doubt=entries["doubt"],
        signs={sign: _ranked(weights, names) for sign, weights in entries["signs"].items()},
        against=_ranked(entries["against"], names),
        state=re.compile(_named(imitates["state"], names)),
        by=re.compile(_named(imitates["by"], names)),
        key=re.compile(_named(imitates["key"], names)),
    )


def _ranked(weights: Mapping[int, Any], names: Mapping[str, str]) -> Ranked:
    return tuple(
        (weight, re.compile("|".join(f"(?:{_named(one, names)})" for one in weights[weight])))
        for weight in sorted(weights, reverse=True)
    )


def _named(pattern: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda m: names.get(m.group(), m.group()), pattern)


def weigh(text: str, *, called: bool = False, pasted: bool = False) -> Weight:
    """Weigh one sentence, bare of disguises.

    Args:
        text: The sentence.
        called: A machine was addressed right before it.
        pasted: It stands in code or in a quotation.
    """
    known = signs()
    found = {sign: _heaviest(ranked, text) for sign, ranked in known.signs.items()}
    reader = found["reader"]
    if called and sum(found.values()) - reader >= _OWN:
        found["reader"] = max(reader, CARRIED)
    total = sum(found.values())
    if pasted and (reader or found["act"] > 1) and total >= known.doubt:
        total += _PASTED
    weighed = total >= known.unclear and reader < _CALLS
    against = _heaviest(known.against, text) if weighed else 0
    return Weight(reader, total, against)


def _heaviest(ranked: Ranked, text: str) -> int:
    return next((weight for weight, pattern in ranked if pattern.search(text)), 0)


def imitates(lines: list[str]) -> bool:
    """Whether lines of code pose as the document: a state of it, or several of its fields."""
    known = signs()
    entries = [entry for line in lines for entry in _ENTRY.split(line)]
    if any(known.state.search(entry) or known.by.search(entry) for entry in entries):
        return True
    return sum(known.key.search(entry) is not None for entry in entries) >= _KEYS
