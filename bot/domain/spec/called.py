"""What fields, parts and choices of a spec are called in forms and where changes are shown."""

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from bot.domain.spec.phrasebook import choice_table, field_table
from bot.domain.spec.phrasebook.book import LANGUAGES, rows

_ADD_ONE = {"fr": "{0} : ajouter", "de": "{0}: hinzufügen"}


def field_called(name: str, language: str = "en", within: str = "") -> str:
    """A field or a part, in words: `min_n` is "fewest cases", or what a language calls it.

    Args:
        name: As the code names it.
        language: Of the spec.
        within: The part it stands in, where the same name means something else in others.
    """
    words, around = name.replace("_", " "), within.replace("_", " ")
    texts = _texts(field_table, language)
    return texts.get(f"{around}.{words}", texts.get(words, words))


def choice_called(value: str, language: str = "en") -> str:
    """What can be chosen, in words."""
    words = value.replace("_", " ")
    return _texts(choice_table, language).get(words, words)


def title_of(name: str, language: str = "en", within: str = "") -> str:
    """A field or a part as a label stands: with a capital."""
    words = field_called(name, language, within)
    return words[:1].upper() + words[1:]


def group_of(address: str) -> str:
    """The part a field stands in, by its address: `acceptance` for `acceptance.AC-01.min_n`."""
    place = [name for name in address.split(".")[:-1] if "-" not in name]
    return place[-1] if place else ""


def add_one(title: str, language: str = "en") -> str:
    """The page that adds an item to a list."""
    return _ADD_ONE.get(language, "{0}: add one").format(title)


@cache
def _texts(table: ModuleType, language: str) -> Mapping[str, str]:
    column = LANGUAGES.index(language) + 1 if language in LANGUAGES else 1
    return {row[0]: row[column] for row in rows(table.TABLE)}
