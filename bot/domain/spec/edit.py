"""What people change in a spec by hand: one leaf, one choice, one item more or less."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from bot.domain.criterion.gap import better
from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.registry import METRICS
from bot.domain.errors import InvalidInputError
from bot.domain.number import numbers_in
from bot.domain.provenance import Confirmation, Field, Moment, Quantity, Quote, Status, Value
from bot.domain.provenance import value_text as text_of
from bot.domain.spec.bound_form import BOUND_NUMBERS
from bot.domain.spec.day import day_in
from bot.domain.spec.listing import LISTINGS, blank, kinds_in, names_criteria, next_id
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.operation import LOAD
from bot.domain.spec.reading import comparator_before

NUMERIC = frozenset(
    {"threshold", "target", "min_n", "min_positives", "confidence", *LOAD, *BOUND_NUMBERS}
)
DATED = frozenset({"retired_on"})
_BY_TODAY = re.compile(  # how far from today's value, and no value
    r"today|worse|better|(?<!\w)points?(?!\w)|(?<!\w)pp(?!\w)|aujourd|pire|mieux|meilleur|heut|schlechter|besser|punkt",
    re.IGNORECASE,
)


def part(spec: AISpec, path: str) -> object:
    """What stands at an address such as `acceptance.AC-01.threshold`.

    Raises:
        InvalidInputError: nothing is there.
    """
    found: object = spec
    for name in path.split("."):
        found = _step(found, name)
    return found


def with_value(
    spec: AISpec, path: str, text: str, by: Confirmation, quotes: Sequence[Quote] = ()
) -> AISpec:
    """Set a leaf to what a person wrote; an empty text clears it.

    Raises:
        InvalidInputError: there is no such leaf, or a number is needed and none is written.
    """
    present = part(spec, path)
    if not isinstance(present, Field | None):
        raise _nothing_at(path)
    name = path.rsplit(".", 1)[-1]
    words = " ".join(text.split()) if name in NUMERIC else text.strip()
    if name in NUMERIC:
        words = _in_its_unit(words, present, spec.language)
    if name in DATED and words:
        words = day_in(words) or words  # as it is compared with others
    if not words:
        return _replaced(spec, path, Field(path=path, ask=present.ask if present else None))
    origin = (present.derived_from or "").split(":", 1)[0] if present else ""
    leaf = Field(
        path=path,
        value=_value(name, words, present, spec.language),
        status=Status.STATED,
        quotes=tuple(quotes),
        confirmed=by,
        ask=present.ask if present else None,
        derived_from=origin or None,
    )
    changed = _replaced(spec, path, leaf)
    if name == "threshold" and path.startswith("acceptance."):
        changed = _with_comparator(changed, path, words)
        return _told_anew(changed, path, present, leaf)
    return changed


def with_choice(spec: AISpec, path: str, chosen: str | None) -> AISpec:
    """Set one of the choices of an item, such as a severity; it is no proposal any more.

    Raises:
        InvalidInputError: there is no such choice.
    """
    place, _, name = path.rpartition(".")
    item = part(spec, place)
    kind = choice_at(item, name)
    if kind is None or not isinstance(item, BaseModel):
        raise _nothing_at(path)
    nothing = type(item).model_fields[name].default is None
    if chosen not in tuple(kind) if chosen else not nothing:
        raise _nothing_at(path)
    changed = _replaced(spec, path, kind(chosen) if chosen else None)
    left = [each for each in getattr(item, "proposed", ()) if each != name]
    return _replaced(changed, f"{place}.proposed", tuple(left)) if left else changed


def with_item(spec: AISpec, section: str) -> tuple[AISpec, str]:
    """Add an empty item to a list; also tell its id.

    Raises:
        InvalidInputError: the section is no list people add to.
    """
    prefix = LISTINGS.get(section)
    if prefix is None:
        raise _nothing_at(section)
    items = part(spec, section)
    assert isinstance(items, tuple)  # noqa: S101  # listings are lists
    new = next_id(prefix, [item.id for item in items])
    return _replaced(spec, section, (*items, blank(section, new, items))), new


def without_item(spec: AISpec, path: str) -> AISpec:
    """Remove an item of a list, named as in `refusals.RF-02`.

    Raises:
        InvalidInputError: there is no such item.
    """
    section, _, name = path.rpartition(".")
    items = part(spec, section)
    if not isinstance(items, tuple) or name not in {item.id for item in items}:
        raise _nothing_at(path)
    return _replaced(spec, section, tuple(item for item in items if item.id != name))


def with_names(spec: AISpec, path: str, text: str) -> AISpec:
    """Set which criteria an item names, such as those a phase ends on.

    Raises:
        InvalidInputError: there is no such criterion, or nothing there names any.
    """
    place, _, name = path.rpartition(".")
    if not names_criteria(part(spec, place), name):
        raise _nothing_at(path)
    known = {one.id for one in spec.acceptance}
    named = tuple(dict.fromkeys(re.findall(r"[^\s,;]+", text.upper())))
    if strange := [one for one in named if one not in known]:
        raise InvalidInputError(
            f"There is no criterion “{strange[0]}” in this spec.",
            next_step=f"Its criteria: {', '.join(sorted(known)) or 'none yet'}.",
        )
    return _replaced(spec, path, named)


def choice_at(item: object, name: str) -> type[StrEnum] | None:
    """What can be chosen for an attribute of an item; None where it is no choice."""
    field = type(item).model_fields.get(name) if isinstance(item, BaseModel) else None
    for kind in kinds_in(field.annotation if field else None):
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind
    return None


def is_leaf(item: object, name: str) -> bool:
    """Whether an attribute of a part of the document is a leaf people can write."""
    field = type(item).model_fields.get(name) if isinstance(item, BaseModel) else None
    return field is not None and Field in kinds_in(field.annotation)


def _step(found: object, name: str) -> object:
    if isinstance(found, tuple):
        for item in found:
            if getattr(item, "id", None) == name:
                return item
    elif isinstance(found, BaseModel) and name in type(found).model_fields:
        return getattr(found, name)
    raise _nothing_at(name)


def _replaced(spec: AISpec, path: str, value: object) -> AISpec:
    changed = _with(spec, path.split("."), value)
    assert isinstance(changed, AISpec)  # noqa: S101  # it is what went in
    return changed


def _with(found: Any, names: Sequence[str], value: object) -> object:  # noqa: ANN401
    if not names:
        return value
    name, *rest = names
    inner = _with(_step(found, name), rest, value)
    if isinstance(found, tuple):
        return tuple(inner if item.id == name else item for item in found)
    return found.model_copy(update={name: inner})


def _told_anew(spec: AISpec, path: str, was: Field | None, leaf: Field) -> AISpec:
    """The words of a criterion that were nothing but its number follow the number."""
    place = path.rpartition(".")[0]
    text = part(spec, f"{place}.text")
    assert isinstance(text, Field)  # noqa: S101  # every criterion has words
    if was is None or was.value is None or text_of(text.value) != text_of(was.value):
        return spec
    said = leaf.model_copy(update={"path": text.path, "value": text_of(leaf.value)})
    return _replaced(spec, f"{place}.text", said)


def _in_its_unit(words: str, present: Field | None, language: str) -> str:
    """A bare number keeps the unit of the one it takes the place of."""
    was = present.value if present else None
    numbers = numbers_in(words, language)
    if not isinstance(was, Quantity) or not was.unit or not numbers or numbers[0].unit:
        return words
    number = numbers[0]
    if words[number.start : number.end].strip() != words[number.start :].strip():
        return words  # something follows it, which may be a unit that is not known
    return f"{words[: number.end].rstrip()} {was.unit}"


def _value(name: str, words: str, present: Field | None, language: str) -> Value:
    was = present.value if present else None
    if name in NUMERIC or isinstance(was, Quantity):
        numbers = numbers_in(words, language)
        if not numbers and name in NUMERIC:
            raise InvalidInputError(
                f"“{words}” has no number in it.",
                next_step="Write it like 95 %, 250 ms or 3 per week; leave it empty if not known.",
            )
        if numbers:
            number = numbers[0]
            return Quantity(value=number.value, unit=number.unit or "", text=words)
    if isinstance(was, Moment):
        return Moment(text=words)
    if isinstance(was, tuple):
        return tuple(line.strip() for line in words.splitlines() if line.strip())
    return words


def _with_comparator(spec: AISpec, path: str, words: str) -> AISpec:
    """A comparator written with the number counts; the number alone is what is kept."""
    leaf = part(spec, path)
    assert isinstance(leaf, Field)  # noqa: S101  # just put there
    if not isinstance(leaf.value, Quantity):
        return spec
    number = numbers_in(words, spec.language)[0]
    comparator = comparator_before(words, number)
    if comparator is None:
        return _with_usual_comparator(spec, path.rpartition(".")[0])
    bare = Quantity(value=number.value, unit=number.unit or "", text=number.text.strip())
    place = path.rpartition(".")[0]
    kept = _replaced(spec, path, leaf.model_copy(update={"value": bare}))
    return _with_own_bar(with_choice(kept, f"{place}.comparator", comparator.value), place, words)


def _with_own_bar(spec: AISpec, place: str, words: str) -> AISpec:
    """'At least 92 %' is a bar of its own where today's value was only proposed as one."""
    proposed = getattr(part(spec, place), "proposed", ())
    if "threshold_type" not in proposed or _BY_TODAY.search(words):
        return spec
    changed = _replaced(spec, f"{place}.threshold_type", None)
    left = tuple(name for name in proposed if name != "threshold_type")
    return _replaced(changed, f"{place}.proposed", left)


def _with_usual_comparator(spec: AISpec, place: str) -> AISpec:
    """Which way the metric is better is proposed where the number alone was written."""
    criterion = part(spec, place)
    metric = getattr(criterion, "metric", None)
    if getattr(criterion, "comparator", None) is not None or metric is None:
        return spec
    named = metrics_in(text_of(metric.value))  # of "recall of no-shows", the first is measured
    usual = better(METRICS[named[0].metric]) if named else None
    if usual is None:
        return spec
    names = (*getattr(criterion, "proposed", ()), "comparator")
    proposed = _replaced(spec, f"{place}.comparator", usual)
    return _replaced(proposed, f"{place}.proposed", tuple(dict.fromkeys(names)))


def summary_of(item: BaseModel) -> str:
    """The few words an item of a list goes by: those of its first leaf that is known."""
    for name in type(item).model_fields:
        leaf = getattr(item, name)
        if isinstance(leaf, Field) and leaf.value is not None:
            return text_of(leaf.value)
    return ""


def _nothing_at(path: str) -> InvalidInputError:
    return InvalidInputError(
        f"There is nothing named “{path}” in this spec.",
        next_step="Open Edit again: it shows what there is.",
    )
