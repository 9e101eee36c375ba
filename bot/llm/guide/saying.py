"""The ways people state a fact, as data: words that must be there, and a pattern for what counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from bot.domain.framing.field import FIELDS

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Frau|Herrn?|Mme|Mlle|M)\.?\s+)*"
# Pieces that patterns of every language share; a piece stands in a pattern by its name.
_PIECES = {
    "NAME": rf"(?-i:@[\w.-]{{2,40}}|{_TITLE}{_CAPITAL}[\w'’-]+(?:\s(?:(?:von|van|de|du|der)\s)?{_CAPITAL}[\w'’-]+){{0,2}})",  # noqa: RUF001
    "ASIDE": r"(?:,?\s(?:from|in|of|at|aus|vom|von|im|du|de la|de|chez)\s[\w& -]{2,32}|,\s[^,.;:()]{2,40},|\s\([^)]{2,40}\))?",
    "SYSTEM": rf"(?-i:{_CAPITAL}[\w.+/-]*(?:\s{_CAPITAL}[\w.+/-]*){{0,2}})",
    "NUM": r"(?:[€$£~]\s?)?\d[\d.,'’  ]*(?<=\d)(?:\s?(?:k|m|t|mn|mio\.?|bn|mrd\.?|thousand|million\w*|tausend|mille)(?!\w)|[kt](?=€))?(?:\s?(?:€|\$|£|(?:eur|usd|chf|gbp|euros?|dollars?|francs?|franken|cents?)(?!\w)))?",  # noqa: RUF001
    "REST": r"[^,;:.!?()]{3,160}",
    "ALL": r"[^!?]{3,240}",
}
_Ways = Mapping[str, Sequence[Mapping[str, Any]]]

_UP_TO = re.compile(r"\[\^[.,][^\]\\]*\]")  # "anything up to a full stop", which 11.8 does not hold

_START = re.compile(r"(?<![\[\\])\^(?!\\s)")  # sentences keep the space before them
_LEAD = re.compile(r"(?P<opener>\(\?P<\w+>|\|)\[\^(?P<stops>[.,;!?()%€$£]+)\]\{(?P<least>\d),\d+\}")
_LONGEST_LEAD = 160


@dataclass(frozen=True, slots=True)
class Saying:
    """One way to state one fact."""

    path: str
    words: tuple[str, ...]  # one of them must stand in the sentence
    pattern: re.Pattern[str] | None  # its named group is kept, or all of it; else the clause
    whole: bool  # without a pattern: the sentence, not only the clause
    weight: int
    supposed: bool  # holds in a sentence with an "if", too
    unless: tuple[str, ...]  # cues that make it something else
    beside: tuple[str, ...]  # cues of which one must stand in the sentence, too


def sayings(name: str, clauses: Mapping[str, Any]) -> tuple[Saying, ...]:
    """All ways of one language: the turns of phrase of its file, and how its sentences are built."""
    text = (files("bot.llm.guide") / "lexicon" / f"{name}_sayings.yaml").read_text(encoding="utf-8")
    phrases: _Ways = yaml.load(text, Loader=_LOADER)  # noqa: S506
    return (*_read(phrases, {}), *_read(clauses["ways"], clauses["pieces"]))


def _read(entries: _Ways, pieces: Mapping[str, str]) -> Iterator[Saying]:
    named = pieces_of(pieces)
    for path, ways in entries.items():
        if path not in FIELDS:
            message = f"no field is called {path}"
            raise ValueError(message)
        for way in ways:
            pattern = way.get("say")
            yield Saying(
                path=path,
                words=tuple(str(word) for word in way["when"]),
                pattern=_compiled(pattern, named) if pattern else None,
                whole=bool(way.get("whole")),
                weight=int(way.get("weight", 3)),
                supposed=bool(way.get("supposed")),
                unless=tuple(way.get("unless", ())),
                beside=tuple(way.get("beside", ())),
            )


def pieces_of(own: Mapping[str, str]) -> dict[str, str]:
    """The shared pieces and those of one language, which may be built from pieces before them."""
    named = dict(_PIECES)
    for name, pattern in own.items():
        named[name] = _spelled(pattern, named)
    return named


def _spelled(pattern: str, pieces: Mapping[str, str]) -> str:
    names = sorted(pieces, key=len, reverse=True)
    return re.sub(rf"(?:{'|'.join(names)})", lambda match: pieces[match.group()], pattern)


def _compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    spelled = _START.sub(r"^\\s*", _spelled(pattern, pieces))
    spelled = _LEAD.sub(_from_its_start, spelled)
    spelled = _UP_TO.sub(r"(?:\g<0>|(?<=\\d)[.,](?=\\d))", spelled)
    return re.compile(spelled, re.IGNORECASE)


def _from_its_start(match: re.Match[str]) -> str:
    """A run of words before what counts begins where its clause does: few places to try."""
    opener, stops, least = match["opener"], match["stops"], match["least"]
    before = match.string[: match.start()]
    if before and not match["opener"].startswith("|") and not before.endswith(("|", "(", "(?:")):
        return match.group()  # behind other words: what counts begins right there
    start = rf"(?:^\s*|(?<=[{stops}]\s)|(?<=[{stops}]))"
    return f"{opener}{start}[^{stops}]{{{least},{_LONGEST_LEAD}}}"
