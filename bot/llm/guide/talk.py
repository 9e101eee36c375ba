"""Tells what a sentence does to things said before: takes back, gives in, decides, recalls."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from bot.llm.guide.disguise import bare
from bot.llm.guide.passage import Sentence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOVES = (
    "took_all_back",
    "took_last_back",
    "took_numbers_back",
    "took_field_back",
    "gave_in",
    "decided",
    "recalled",
    "authority",
    "legal",
    "sarcastic",
    "from_memory",
    "sceptical",
    "in_favour",
    "calls_oneself",
)


@dataclass(frozen=True, slots=True)
class Talk:
    """The patterns of each move, and the words for the fields people speak of."""

    moves: Mapping[str, re.Pattern[str]]
    fields: Mapping[str, re.Pattern[str]]


@lru_cache
def talk() -> Talk:
    """Load how people speak about what was said."""
    text = (files("bot.llm.guide") / "lexicon" / "talk.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    words: Mapping[str, str] = entries["fields"]
    any_field = f"(?:{'|'.join(words.values())})"
    moves = {
        move: re.compile("|".join(f"(?:{p.replace('FIELD', any_field)})" for p in entries[move]))
        for move in _MOVES
    }
    fields = {path: re.compile(rf"\b(?:{names})\b") for path, names in words.items()}
    return Talk(moves, fields)


def makes(sentence: Sentence, *moves: str) -> bool:
    """Whether a sentence makes one of these moves."""
    return any(_made(sentence, move) for move in moves)


def named(sentence: Sentence, move: str) -> str | None:
    """Whom or what a move names, where it names anything."""
    match = _made(sentence, move)
    found = match.groupdict().values() if match else ()
    return next((name for name in found if name), None)


def _made(sentence: Sentence, move: str) -> re.Match[str] | None:
    """Where a sentence makes a move; looked for once, several readers ask."""
    known = sentence.moves
    if move not in known:
        known[move] = talk().moves[move].search(sentence.bare)
    return known[move]


def fields_of(words: str) -> frozenset[str]:
    """The fields some words speak of."""
    plain = bare(words)
    return frozenset(path for path, names in talk().fields.items() if names.search(plain))
