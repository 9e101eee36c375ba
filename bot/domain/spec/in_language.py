"""A draft in the language of its conversation: what Remit wrote itself, never what people said."""

from collections.abc import Mapping
from typing import Any

from bot.domain.provenance import Status
from bot.domain.spec.model import AISpec
from bot.domain.spec.opening import THREAD
from bot.domain.spec.phrasebook.book import TRANSLATED, in_language
from bot.domain.spec.section import OpenItem

_OURS = frozenset({"question", "why", "next_step", "what", "about", "clause", "framework", "name"})
_REASONS = ("rationale", "risk_if_wrong")


def in_its_language(spec: AISpec) -> AISpec:
    """The same draft with every text of ours in the language of the spec."""
    if spec.language not in TRANSLATED:
        return spec
    return AISpec.model_validate(_put(spec.model_dump(), spec.language))


def items_in_language(items: tuple[OpenItem, ...], language: str) -> tuple[OpenItem, ...]:
    """What is open, with every text of ours in a language."""
    if language not in TRANSLATED:
        return items
    return tuple(OpenItem.model_validate(_put(one.model_dump(), language)) for one in items)


def _put(value: Any, language: str) -> Any:  # noqa: ANN401 - a document
    if isinstance(value, dict):
        if "status" in value and "quotes" in value:
            return _leaf(value, language)
        return {name: _named(name, each, language) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_put(each, language) for each in value)
    return value


def _named(name: str, value: Any, language: str) -> Any:  # noqa: ANN401 - a document
    if name in _OURS and type(value) is str and value != THREAD:
        return in_language(value, language)
    return _put(value, language)


def _leaf(leaf: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A value that somebody stated stays in their words; its reason is ours."""
    said = leaf["status"] in {Status.STATED, Status.UNKNOWN}
    changed = {
        name: in_language(leaf[name], language) for name in _REASONS if isinstance(leaf[name], str)
    }
    if not said:
        changed["value"] = _value(leaf["value"], language)
    return {**leaf, **changed}


def _value(value: Any, language: str) -> Any:  # noqa: ANN401 - a document
    if type(value) is str:
        return in_language(value, language)
    if isinstance(value, tuple):
        return tuple(_value(each, language) for each in value)
    return value
