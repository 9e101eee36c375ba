"""The words of one language as an index: every cue of a text is found in one pass."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.llm.guide.phrase_index import Hit, PhraseIndex, Token, plain
from bot.llm.guide.saying import Saying, sayings

LANGUAGES = {"en": "english", "fr": "french", "de": "german"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Metric:
    """What is known about a business metric: which way is better, and what it often goes with."""

    key: str
    better: str
    kind: str | None
    entity: str | None
    countable: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A way to say what goes wrong; its parts name the number behind it and what is wanted."""

    pattern: re.Pattern[str]
    goal: str
    metric: str | None
    better: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A way to speak of a kind of task, and how much it says."""

    kind: str
    weight: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Smell:
    """A way to say that something simpler than learning would do."""

    cue: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Times:
    """The words of time, folded."""

    openers: tuple[str, ...]
    weak: frozenset[str]  # openers that need a goal beside them
    past: frozenset[str]
    periods: Mapping[str, str]
    relative: Mapping[str, int]
    months: Mapping[str, int]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the readers know of one language."""

    language: str
    stopwords: frozenset[str]
    index: PhraseIndex
    metrics: Mapping[str, Metric]
    times: Times
    reasons: Mapping[str, str]
    flag_excluded: Mapping[str, tuple[str, ...]]
    metric_tail: frozenset[str]
    asks: frozenset[str]
    workers: frozenset[str]  # who or what gets through so many a day
    troubles: tuple[Trouble, ...]
    troubled: re.Pattern[str]  # any of them, at one look
    sayings: tuple[Saying, ...]
    likenesses: tuple[Likeness, ...]
    alike: re.Pattern[str]  # any of them, at one look
    smells: tuple[Smell, ...]
    smelling: re.Pattern[str]  # any of them, at one look

    def hits(self, tokens: tuple[Token, ...]) -> dict[str, tuple[Hit, ...]]:
        """All cues of a text, by list, longest first where they start together."""
        found: dict[str, list[Hit]] = {}
        for hit in self.index.hits(tokens):
            found.setdefault(hit.name, []).append(hit)
        return {
            name: tuple(hits if len(hits) == 1 else sorted(hits, key=_outermost_first))
            for name, hits in found.items()
        }


def _outermost_first(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _trouble(entry: Mapping[str, Any], subject: str) -> Trouble:
    pattern = entry["pattern"].replace("SUBJECT", subject)
    return Trouble(
        re.compile(pattern, re.IGNORECASE),
        entry["goal"],
        entry.get("metric"),
        entry["better"],
        entry.get("kind"),
    )


def _likeness(entry: Mapping[str, Any]) -> Likeness:
    return Likeness(entry["kind"], entry["weight"], re.compile(entry["pattern"], re.IGNORECASE))


def _joined(*lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Several lists by key, as one."""
    keys = dict.fromkeys(key for entries in lists for key in entries)
    return {key: tuple(word for e in lists for word in e.get(key, ())) for key in keys}


def _smell(entry: Mapping[str, Any]) -> Smell:
    return Smell(entry["cue"], re.compile(entry["pattern"], re.IGNORECASE))


def _times(entries: Mapping[str, Any]) -> Times:
    def folded(name: str) -> dict[str, Any]:
        return {plain(str(key)): value for key, value in entries[name].items()}

    return Times(
        openers=tuple(plain(str(word)) for word in entries["openers"]),
        weak=frozenset(plain(str(word)) for word in entries["needs_goal"]),
        past=frozenset(plain(str(word)) for word in entries["never_after"]),
        periods=folded("periods"),
        relative=folded("relative"),
        months=folded("months"),
        units=folded("units"),
    )


def _add_sayings(index: PhraseIndex, ways: Sequence[Saying]) -> None:
    for number, way in enumerate(ways):
        for word in way.words:
            index.add("saying", word, str(number))


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern found wherever one of these is: most sentences hold none, and need one look."""
    unnamed = (_NAMED_GROUP.sub("(?:", pattern) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in unnamed), re.IGNORECASE)


@lru_cache
def lexicon(language: str) -> Lexicon:
    """Load the lexicon of a language; English for one that has none."""
    name = LANGUAGES.get(language, "english")
    text = (files("bot.llm.guide") / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    text = (files("bot.llm.guide") / "lexicon" / f"{name}_clauses.yaml").read_text(encoding="utf-8")
    clauses = yaml.load(text, Loader=_LOADER)  # noqa: S506
    index = PhraseIndex()
    for cue, phrases in (*entries["cues"].items(), *clauses["cues"].items()):
        for phrase in phrases:
            index.add(cue, str(phrase), str(phrase))
    keyed = [(g, entries[g]) for g in ("kinds", "kind_words", "flags", "fit", "traps")]
    for group, lists in (*keyed, ("flags", clauses["flags"])):
        for key, phrases in lists.items():
            for phrase in phrases:
                index.add(group, str(phrase), key)
    for phrase in entries["model_metrics"]:
        index.add("model_metric", str(phrase), str(phrase))
    metrics: dict[str, Metric] = {}
    for entry in entries["metrics"]:
        key = str(entry["phrases"][0])
        metrics[key] = Metric(
            key,
            entry["better"],
            entry.get("kind"),
            entry.get("entity"),
            bool(entry.get("countable")),
        )
        for phrase in entry["phrases"]:
            index.add("metric", str(phrase), key)
    ways = sayings(name, clauses)
    troubles = tuple(_trouble(entry, entries["subject"]) for entry in entries["troubles"])
    likenesses = tuple(_likeness(e) for e in (*entries["kind_patterns"], *clauses["kinds"]))
    smells = tuple(_smell(entry) for entry in clauses["smells"])
    _add_sayings(index, ways)
    return Lexicon(
        language=language,
        stopwords=frozenset(plain(str(word)) for word in entries["stopwords"]),
        index=index,
        metrics=metrics,
        times=_times(entries["deadline"]),
        reasons=entries["reasons"],
        flag_excluded=_joined(entries["flag_excluded"], clauses["flag_excluded"]),
        metric_tail=frozenset(entries["metric_tail"]),
        asks=frozenset(entries["asks"]),
        workers=frozenset(plain(str(word)) for word in entries["workers"]),
        troubles=troubles,
        troubled=any_of(trouble.pattern.pattern for trouble in troubles),
        sayings=ways,
        likenesses=likenesses,
        alike=any_of(likeness.pattern.pattern for likeness in likenesses),
        smells=smells,
        smelling=any_of(smell.pattern.pattern for smell in smells),
    )
