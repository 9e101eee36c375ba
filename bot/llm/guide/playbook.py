"""What may be proposed, read from data files: proposals with a reason, never a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.domain.framing.kind import Kind, NotMlKind
from bot.llm.guide.lexicon import LANGUAGES
from bot.llm.guide.phrase_index import Hit, PhraseIndex, tokens_of

Texts = Mapping[str, str | tuple[str, ...]]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_APART = frozenset({"name", "words"})


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of work or a number to move: what it is called, and what is usual there."""

    name: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class Playbook:
    """The proposals of one language, by what they are about."""

    because: Mapping[str, str]
    traps: Mapping[str, str]
    instead: Mapping[NotMlKind, Texts]
    kinds: Mapping[Kind, Texts]
    industries: Mapping[str, Topic]
    metrics: Mapping[str, Topic]
    index: PhraseIndex = field(default_factory=PhraseIndex)

    def hits(self, text: str) -> list[Hit]:
        """The words of a text that point to a topic, the longest where several overlap."""
        found = sorted(self.index.hits(tokens_of(text)), key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in found:
            if not any(hit.name == one.name and hit.start < one.end for one in kept):
                kept.append(hit)
        return kept

    def every(self) -> Iterator[tuple[str, str, str | tuple[str, ...]]]:
        """Every proposal there is: where it stands, the field it is for, and its words."""
        groups: tuple[tuple[str, Mapping[Any, Texts]], ...] = (
            ("instead", self.instead),
            ("kinds", self.kinds),
            ("industries", {key: topic.texts for key, topic in self.industries.items()}),
            ("metrics", {key: topic.texts for key, topic in self.metrics.items()}),
        )
        for group, entries in groups:
            for key, texts in entries.items():
                for path, value in texts.items():
                    yield f"{group}.{key}", path, value


@lru_cache
def playbook(language: str) -> Playbook:
    """Load the playbook of a language; English for one that has none."""
    name = LANGUAGES.get(language, "english")
    text = (files("bot.llm.guide") / "playbook" / f"{name}.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    loaded = Playbook(
        because=entries["because"],
        traps=entries["traps"],
        instead={NotMlKind(key): _texts(texts) for key, texts in entries["instead"].items()},
        kinds={Kind(key): _texts(texts) for key, texts in entries["kinds"].items()},
        industries={key: _topic(topic) for key, topic in entries["industries"].items()},
        metrics={key: _topic(topic) for key, topic in entries["metrics"].items()},
    )
    for group in ("industries", "metrics"):
        for key, topic in entries[group].items():
            for phrase in topic["words"]:
                loaded.index.add(group, str(phrase), key)
    return loaded


def _topic(entries: Mapping[str, Any]) -> Topic:
    return Topic(entries.get("name", ""), _texts(entries))


def _texts(entries: Mapping[str, Any]) -> Texts:
    return {
        path: tuple(value) if isinstance(value, list) else value
        for path, value in entries.items()
        if path not in _APART
    }
