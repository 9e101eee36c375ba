"""What differs between two states of a spec, applied exactly, and merged where two people edited."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from bot.domain.provenance import Frozen
from bot.domain.spec.model import AISpec

Json = Any  # what a stored document consists of
_LEAF = frozenset({"path", "value", "status"})  # a `Field` changes as a whole
_BOUNDS = frozenset({"test", "alarm"})  # and so do those of a monitor: a number alone says little
_DERIVED = ("open_items",)  # computed from everything else, each time anew
_OF_OVERSIGHT = ("computed", "floor", "floor_reason")  # from what the action does


class Operation(StrEnum):
    """How a part differs."""

    SET = "set"
    ADD = "add"  # an item of a list
    REMOVE = "remove"
    ORDER = "order"  # of the items of a list


class Change(Frozen):
    """One difference: where, what was there, and what is there now.

    `path` holds the names of the parts, and the ids of items in lists.
    """

    operation: Operation
    path: tuple[str, ...]
    before: Json = None
    after: Json = None

    @property
    def address(self) -> str:
        """The path as leaves of a document write it."""
        return ".".join(self.path)

    @property
    def section(self) -> str:
        """The part of the document it is in."""
        return self.path[0]


class Clash(Frozen):
    """A change that does not fit, because that place holds something else by now."""

    change: Change
    present: Json = None


class Merged(Frozen):
    """A document after changes, and those that did not fit."""

    spec: AISpec
    clashes: tuple[Clash, ...] = ()


def diff(before: AISpec, after: AISpec) -> tuple[Change, ...]:
    """The differences between two states; nothing derived from them counts."""
    return tuple(_differences((), _document(before), _document(after)))


def merge(base: AISpec, edited: AISpec, present: AISpec) -> Merged:
    """Bring what was changed from `base` to `edited` into `present`.

    What was changed in `present` too, and differently, stays as it is there and is a clash.
    """
    document = _document(present)
    clashes = [
        Clash(change=change, present=found)
        for change in diff(base, edited)
        for fits, found in [_apply(change, document)]
        if not fits
    ]
    return Merged(spec=AISpec.model_validate(document), clashes=tuple(clashes))


def without_derived(spec: AISpec) -> AISpec:
    """The part of a spec that people and drafts write; the rest follows from it."""
    return AISpec.model_validate(_document(spec))


def _document(spec: AISpec) -> dict[str, Json]:
    document = spec.model_dump(mode="json")
    for name in _DERIVED:
        document[name] = []
    document["evaluation"]["gaps"] = []
    for queue in document["operation"]["queues"]:
        queue["load"] = None
    for criterion in document["acceptance"]:
        criterion["open_item"] = None
    for row in document["oversight"]:
        row.update(dict.fromkeys(_OF_OVERSIGHT))
    return document


def _differences(path: tuple[str, ...], old: Json, new: Json) -> Iterator[Change]:
    if old == new:
        return
    if _is_part(old) and _is_part(new):
        for name in dict.fromkeys((*old, *new)):
            yield from _differences((*path, name), old.get(name), new.get(name))
    elif _is_listing(old) and _is_listing(new):
        yield from _listing(path, _by_id(old), _by_id(new))
    else:
        yield Change(operation=Operation.SET, path=path, before=old, after=new)


def _listing(
    path: tuple[str, ...], old: Mapping[str, Json], new: Mapping[str, Json]
) -> Iterator[Change]:
    for name, item in old.items():
        if name not in new:
            yield Change(operation=Operation.REMOVE, path=(*path, name), before=item)
    for name, item in new.items():
        if name in old:
            yield from _differences((*path, name), old[name], item)
        else:
            yield Change(operation=Operation.ADD, path=(*path, name), after=item)
    came = [*(name for name in old if name in new), *(name for name in new if name not in old)]
    if came != list(new):
        yield Change(operation=Operation.ORDER, path=path, before=list(old), after=list(new))


def _apply(change: Change, document: Json) -> tuple[bool, Json]:
    """Make a change in place; tell whether it fitted, and what is there otherwise."""
    if change.operation is Operation.ORDER:
        _reorder(_reach(document, change.path), change.after)
        return True, None
    place, name = _reach(document, change.path[:-1]), change.path[-1]
    if place is None:  # the item it was about is gone
        return False, None
    match change.operation:
        case Operation.SET:
            return _set(place, name, change)
        case Operation.ADD:
            return _add(place, name, change.after)
        case _:
            return _remove(place, name, change.before)


def _set(place: dict[str, Json], name: str, change: Change) -> tuple[bool, Json]:
    present = place.get(name)
    if present != change.after:
        if present != change.before:
            return False, present
        place[name] = change.after
    return True, None


def _add(place: list[Json], name: str, item: Json) -> tuple[bool, Json]:
    present = _by_id(place).get(name)
    if present is None:
        place.append(item)
    return present is None or present == item, present


def _remove(place: list[Json], name: str, item: Json) -> tuple[bool, Json]:
    present = _by_id(place).get(name)
    if present is not None and present == item:
        place.remove(present)
    return present is None or present == item, present


def _reorder(place: list[Json], ids: Sequence[str]) -> None:
    """Follow an order as far as it names what is there; what it does not name keeps to the end."""
    rank = {name: position for position, name in enumerate(ids)}
    place.sort(key=lambda item: rank.get(item["id"], len(rank)))


def _reach(document: Json, path: Sequence[str]) -> Json:
    found = document
    for name in path:
        found = _by_id(found).get(name) if isinstance(found, list) else found.get(name)
        if found is None:
            return None
    return found


def _by_id(listing: Sequence[Json]) -> dict[str, Json]:
    return {item["id"]: item for item in listing}


def _is_part(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    return not (value.keys() >= _LEAF or value.keys() >= _BOUNDS)


def _is_listing(value: Json) -> bool:
    if not isinstance(value, list):
        return False
    named = [item["id"] for item in value if isinstance(item, dict) and "id" in item]
    return len(set(named)) == len(value)
