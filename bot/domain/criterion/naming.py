"""Which metric a phrase names: the longest synonym wins; case, accents and endings are forgiven."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from bot.domain.criterion.metric import CUSTOM
from bot.domain.criterion.synonym import TABLE
from bot.domain.phrases import Phrases
from bot.domain.provenance import fold

_WORD = re.compile(r"[^\W_]+(?:[²])?")
_AT = Phrases(
    r"(?P<name>precision|précision|präzision|recall|rappel|n?dcg|hits?|hit[ -]rate|trefferrate"
    r"|taux de succès|pass)"
    r"\s?(?:(?P<sign>[@^])\s?|\s(?:at|à|bei)\s)(?P<k>\d{1,4}|k)(?!\w|[.,]\d|\s?(?:%|percent|prozent))"
    r"|top[\s-](?P<top>\d{1,3}|k)(?!\w)(?P<rest>[\s-](?:accuracy|genauigkeit))?",
    ["precision|précision|präzision|recall|rappel|dcg|hit|trefferrate|taux de succès|pass|top"],
)
_AT_IDS = {"p": "precision_at_k", "r": "recall_at_k", "n": "ndcg_at_k", "d": "ndcg_at_k",
           "h": "hit_at_k", "t": "hit_at_k"}  # fmt: skip
_ENDINGS = ("es", "en", "er", "e", "s", "n")
_SHORTEST = 4  # letters that an ending must leave
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_MOST_WORDS = 8
_LANGUAGES = ("en", "fr", "de")


class Named(NamedTuple):
    """A metric a text names, and where."""

    start: int
    end: int
    metric: str
    k: int | None = None


@lru_cache(maxsize=8192)  # the words people use for work
def stem(word: str) -> str:
    """A word without capitals, accents and its usual endings."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFD", plain)
            if not unicodedata.combining(letter)
        )
    if plain.endswith("ies") and len(plain) > _SHORTEST:
        plain = f"{plain[:-3]}y"
    for _ in range(2):  # "hallucinations" ends where "hallucination" does
        plain = _shorter(plain)
    return plain


def _shorter(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=256)  # the rules of the linter ask about one sentence again and again
def metrics_in(text: str) -> tuple[Named, ...]:
    """Every metric a text names, in order; of overlapping names the longest counts."""
    found = sorted((*_at_rank(text), *_by_name(text)), key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return tuple(kept)


def metric_named(text: str) -> str | None:
    """The one metric a phrase is the name of; none where it says more, or less."""
    found = metrics_in(text)
    whole = fold(text)
    if len(found) == 1 and fold(text[found[0].start : found[0].end]) == whole:
        return found[0].metric
    return None


def metric_called(metric: str, language: str = "en") -> str:
    """What a metric is called: in the registry by the first of its names, else in its own words."""
    plain = metric.removeprefix(CUSTOM).replace("_", " ")
    return _called().get(metric, {}).get(language, plain)


@cache
def _called() -> dict[str, dict[str, str]]:
    rows = ([cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines())
    return {
        metric: {
            language: cell.partition(";")[0].removeprefix("=").strip()
            for language, cell in zip(_LANGUAGES, cells, strict=True)
            if cell
        }
        for metric, *cells in rows
    }


def custom_name(words: str) -> str:
    """An id for a metric that is not in the registry, made of people's own words."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", words.casefold())
        if not unicodedata.combining(letter)
    )
    parts = [part for part in _NOT_A_LETTER.split(plain) if part][:_MOST_WORDS]
    name = "_".join(parts)
    return f"{CUSTOM}{name if name[:1].isalpha() else f'metric_{name}'.rstrip('_')}"


def _at_rank(text: str) -> Iterator[Named]:
    for match in _AT.finditer(text):
        rank = match["k"] or match["top"]
        k = int(rank) if rank.isdigit() and int(rank) else None
        yield Named(match.start(), match.end(), _ranked(match), k)


def _ranked(match: re.Match[str]) -> str:
    if match["top"]:
        return "top_k_accuracy"
    name = match["name"].casefold()
    if name == "pass":
        return "pass_hat_k" if match["sign"] == "^" else "pass_at_k"
    return _AT_IDS[name[0]]


def _by_name(text: str) -> Iterator[Named]:
    stems = [stem(word) for word in _WORD.findall(text)]
    index = _index()
    if index.keys().isdisjoint(stems):
        return
    words = list(_WORD.finditer(text))
    past = 0
    for at, first in enumerate(stems):
        if at < past or first not in index:
            continue
        for name in index[first]:
            size = len(name.stems)
            if size > 1 and tuple(stems[at : at + size]) != name.stems:
                continue
            start, end = words[at].start(), words[at + size - 1].end()
            if name.capitals and text[start:end] != name.text:
                continue
            yield Named(start, end, name.metric)
            past = at + size
            break


@dataclass(frozen=True, slots=True)
class _Synonym:
    metric: str
    text: str
    stems: tuple[str, ...]
    capitals: bool


@cache
def _index() -> dict[str, tuple[_Synonym, ...]]:
    """Synonyms by the stem of their first word, those of most words first."""
    index: dict[str, list[_Synonym]] = {}
    for synonym in _synonyms():
        index.setdefault(synonym.stems[0], []).append(synonym)
    return {
        first: tuple(sorted(names, key=lambda one: (-len(one.stems), not one.capitals)))
        for first, names in index.items()
    }


def _synonyms() -> Iterator[_Synonym]:
    for line in TABLE.strip().splitlines():
        metric, *languages = (cell.strip() for cell in line.split("|"))
        for cell in languages:
            for written in cell.split(";"):
                text = written.strip().removeprefix("=")
                stems = tuple(stem(match.group()) for match in _WORD.finditer(text))
                if stems and "@k" not in text and "^k" not in text:
                    yield _Synonym(metric, text, stems, written.strip().startswith("="))
