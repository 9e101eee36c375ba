"""What fields, parts and choices of a spec are called in forms and where changes are shown."""

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from bot.domain.spec.phrasebook import choice_table, field_table
from bot.domain.spec.phrasebook.book import LANGUAGES, TRANSLATED, rows

_ADD_ONE = {"fr": "{0} : ajouter", "de": "{0}: hinzufügen"}


def field_called(name: str, language: str = "en") -> str:
    """A field or a part, in words: `min_n` is "min n", or what a language calls it."""
    words = name.replace("_", " ")
    return _texts(field_table, language).get(words, words)


def choice_called(value: str, language: str = "en") -> str:
    """What can be chosen, in words."""
    words = value.replace("_", " ")
    return _texts(choice_table, language).get(words, words)


def title_of(name: str, language: str = "en") -> str:
    """A field or a part as a label stands: with a capital."""
    words = field_called(name, language)
    return words[:1].upper() + words[1:]


def add_one(title: str, language: str = "en") -> str:
    """The page that adds an item to a list."""
    return _ADD_ONE.get(language, "{0}: add one").format(title)


@cache
def _texts(table: ModuleType, language: str) -> Mapping[str, str]:
    if language not in TRANSLATED:
        return {}
    column = LANGUAGES.index(language)
    return {row[0]: row[column] for row in rows(table.TABLE)}
