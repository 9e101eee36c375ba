"""Tells orders to the bot from facts: sentence by sentence, in any language and disguise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.llm.guide.disguise import bare, readings

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME = re.compile(r"[A-Z]{2,}")
_QUOTED = re.compile(r'"[^"]{1,400}"|(?<!\w)\'[^\']{1,400}\'(?!\w)')
_GAPS = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Orders:
    """Every pattern of an order, compiled."""

    always: tuple[re.Pattern[str], ...]
    given: re.Pattern[str]
    forged: tuple[re.Pattern[str], ...]
    spoken_to: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    tight: re.Pattern[str]
    told: re.Pattern[str]
    about: re.Pattern[str]


@lru_cache
def orders() -> Orders:
    """Load what orders look like."""
    text = (files("bot.llm.guide") / "lexicon" / "orders.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    names: Mapping[str, str] = entries["names"]
    return Orders(
        always=_any(entries["always"], names),
        given=re.compile(f"(?:{entries['lead']})(?P<order>{_joined(entries['given'], names)})"),
        forged=_any(entries["forged"], names),
        spoken_to=_either(entries["spoken_to"], names),
        beside=_either(entries["beside"], names),
        after=_either(entries["after"], names),
        tight=re.compile(entries["tight"]),
        told=re.compile(entries["told"]),
        about=re.compile(entries["about"]),
    )


def _either(patterns: Any, names: Mapping[str, str]) -> re.Pattern[str]:  # noqa: ANN401  # as loaded
    return re.compile(_joined(patterns, names))


def _any(patterns: Any, names: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:  # noqa: ANN401  # as loaded
    """The patterns as few: together, those that begin with a word are tried where words begin."""
    words = [pattern for pattern in patterns if pattern.startswith(r"\b")]
    others = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    return tuple(_either(group, names) for group in (words, others) if group)


def _found(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _joined(patterns: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401  # as loaded
    def named(match: re.Match[str]) -> str:
        word = match.group()
        return _NAME.sub(named, names[word]) if word in names else word

    return "|".join(f"(?:{_NAME.sub(named, str(pattern))})" for pattern in patterns)


def orders_about(text: str) -> bool:
    """Whether a sentence gives the bot an order, however it is disguised."""
    known = orders()
    first, *others = readings(text)
    if _gives(_spoken(first), known) or any(_gives(other, known) for other in others):
        return True
    tight = _GAPS.sub("", first)
    return len(tight) > len(first) // 3 and bool(
        _SPARSE.search(first) and known.tight.search(tight)
    )


_SPARSE = re.compile(r"(?:\b\w[ .\-_*]{1,2}){6}")


def _spoken(text: str) -> str:
    """A sentence without the orders it only tells of."""
    if not orders().about.search(text):
        return text
    return _QUOTED.sub(lambda quote: " " * len(quote.group()), text)


def _gives(text: str, known: Orders) -> bool:
    if _found(known.forged, text) or _found(known.always, text):
        return True
    if any(not known.told.search(text[: m.start("order")]) for m in known.given.finditer(text)):
        return True
    called = known.spoken_to.search(text)
    return called is not None and _goes_on(text[called.end() :].strip(), known)


def _goes_on(text: str, known: Orders) -> bool:
    return known.beside.search(text) is not None or known.after.search(text) is not None


def forges_a_turn(text: str) -> bool:
    """Whether a sentence poses as part of another conversation: what follows is of that one."""
    return any(_found(orders().forged, reading) for reading in readings(text))


def leads_to_an_order(text: str) -> bool:
    """Whether a sentence right before an order belongs to it."""
    plain = bare(text)
    known = orders()
    return known.beside.search(plain) is not None or known.spoken_to.search(plain) is not None


def goes_on_with_it(text: str) -> bool:
    """Whether a sentence right behind an order goes on with it."""
    return _goes_on(bare(text), orders())


def speaks_to_a_bot(text: str) -> bool:
    """Whether a sentence calls a bot, which is no order yet."""
    return orders().spoken_to.search(bare(text)) is not None
