"""What may be proposed, read from data files: proposals with a reason, never a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.domain.framing.kind import NotMlKind
from bot.llm.guide.lexicon import LANGUAGES

Texts = Mapping[str, str | tuple[str, ...]]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Playbook:
    """The proposals of one language, by what they are about."""

    because: Mapping[str, str]
    instead: Mapping[NotMlKind, Texts]


@lru_cache
def playbook(language: str) -> Playbook:
    """Load the playbook of a language; English for one that has none."""
    name = LANGUAGES.get(language, "english")
    text = (files("bot.llm.guide") / "playbook" / f"{name}.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the C one if built
    return Playbook(
        because=entries["because"],
        instead={NotMlKind(key): _texts(texts) for key, texts in entries["instead"].items()},
    )


def _texts(entries: Mapping[str, Any]) -> Texts:
    return {
        path: tuple(value) if isinstance(value, list) else value for path, value in entries.items()
    }
