"""What a system is made of, as people tell it: 'the model is gpt-6-2026-05', 'we use docs-2026-11 as the index'."""

import re
from functools import cache
from typing import NamedTuple

from bot.domain.spec.item_words import ARTICLES, COMPONENTS
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import ComponentName

_VERSION = r"[\"'`“„«]?\s?(?P<version>(?=[\w.:/@-]*\d)(?=[\w.:/@-]*[^\W\d_])[^\W_][\w.:/@-]*[\w])\s?[\"'`”“»]?"
_NOW = r"(?:(?:now|currently|will be|maintenant|désormais|jetzt|nun|ab jetzt)\s+)?"
_USE = r"(?:use|run|take|utilisons|prenons|utilise|nehmen|nutzen|verwenden)"
_AS = r"(?:as|for|comme|pour|als|für)"
_CHANGE = (
    r"(?:have\s+|haben\s+|avons\s+)?"
    r"(?:switch(?:ed)?|changed?|moved?|upgraded?|updated?|pass\w+|chang\w+|wechsel\w+|stell\w+)"
)
_WE = r"(?:we|it|they|nous|on|il|elle|wir|es)\s+"
# The others are told of in numbers, or in words of their own.
_TOLD = (
    ComponentName.JUDGE,
    ComponentName.PROMPT,
    ComponentName.INDEX,
    ComponentName.TOOLS,
    ComponentName.MODEL,
)
_FROM = r"(?:(?:from|de|von|vom)\s+\S+\s+)?"


class Pin(NamedTuple):
    """A sort of part, its version, and which part of the spec that is; none where it has none of that sort."""

    name: ComponentName
    version: str
    id: str | None


def pinned(words: str, spec: AISpec) -> Pin | None:
    """The version of a part that a sentence names, and nothing but that.

    Where a spec has several parts of that sort nobody can say which is meant.
    """
    text = words.strip().rstrip(".!")
    for name in _TOLD:
        if found := next((each for one in _told(name) if (each := one.fullmatch(text))), None):
            ids = [one.id for one in spec.components if one.name is name]
            return None if len(ids) > 1 else Pin(name, found["version"], next(iter(ids), None))
    return None


@cache
def _told(name: ComponentName) -> tuple[re.Pattern[str], ...]:
    part = rf"{ARTICLES}(?:{COMPONENTS[name]})"
    return tuple(
        re.compile(one, re.IGNORECASE)
        for one in (
            rf"{part}\s*(?::|=|(?:is|was changed to|est|ist|wird)\s)\s*{_NOW}{_VERSION}",
            rf"{_WE}{_NOW}{_USE}\s+{_NOW}{_VERSION}\s+{_AS}\s+{part}",
            rf"(?:{_WE})?{_CHANGE}\s+{part}\s+{_FROM}(?:to|à|au|auf)\s+{_VERSION}",
        )
    )
