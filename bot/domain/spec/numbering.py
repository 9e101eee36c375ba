"""Items of a spec under other numbers: two people who add one each at once both keep theirs."""

from collections.abc import Mapping
from typing import Any

from bot.domain.spec.change import Operation, diff
from bot.domain.spec.edit import part
from bot.domain.spec.listing import LISTINGS, next_id
from bot.domain.spec.model import AISpec

# Where a document names an item by its id, alone or inside an address.
_NAMING = frozenset(
    {"id", "path", "paths", "criterion", "criteria", "open_item", "exit_on", "held", "gate"}
)


def with_free_numbers(base: AISpec, edited: AISpec, present: AISpec) -> AISpec:
    """What was edited, with every added item under a number that `present` has not given away since."""
    names: dict[str, str] = {}
    for change in diff(base, edited):
        section, _, number = change.address.rpartition(".")
        if change.operation is not Operation.ADD or section not in LISTINGS:
            continue
        taken = [each.id for each in (*_items(present, section), *_items(edited, section))]
        if any(each.id == number for each in _items(present, section)):
            names[number] = next_id(LISTINGS[section], [*taken, *names.values()])
    if not names:
        return edited
    return AISpec.model_validate(renamed(edited.model_dump(mode="json"), names))


def renamed(value: Any, names: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401
    """A document with every item under its new name, wherever that stands."""
    if isinstance(value, dict):
        return {name: renamed(each, names, name) for name, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, names, key) for each in value]
    if isinstance(value, str) and key in _NAMING:
        return ".".join(names.get(token, token) for token in value.split("."))
    return value


def _items(spec: AISpec, section: str) -> tuple[Any, ...]:
    found = part(spec, section)
    assert isinstance(found, tuple)  # noqa: S101  # listings are lists
    return found
