"""What people can write in a form about a spec: the parts of it, and the inputs of each part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import BaseModel

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Confirmation, Field, value_text
from bot.domain.spec.assumed import assumed_words
from bot.domain.spec.bound_form import bound_inputs, with_bounds
from bot.domain.spec.called import add_one, choice_called, field_called, group_of, title_of
from bot.domain.spec.coded import codes_of
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.edit import (
    choice_at,
    is_leaf,
    part,
    summary_of,
    with_choice,
    with_item,
    with_names,
    with_value,
    without_item,
)
from bot.domain.spec.form_input import NOTHING, SEVERAL, Input, chosen
from bot.domain.spec.letter_form import letter_inputs, with_letters
from bot.domain.spec.listing import LISTINGS, names_criteria
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.drift import Monitor
from bot.domain.spec.plan.raci import RaciRow

NEW = "new"
REMOVE = "remove"
_TOP = ("owner", "dependencies")
_COMPUTED = frozenset({"floor", "floor_reason", "asked", "computed", "flag_status"})
# Parts of the plans that have a page of their own: a group of leaves, or a whole list on one page.
_PLANS = (
    "evaluation.dataset",
    "evaluation.labelling",
    "evaluation.regression",
    "components",
    "operation.queues",
    "operation.override",
    "operation.kill_switch",
    "operation.ux",
    "operation.feedback",
    "rollout.phases",
    "rollout.checklist",
    "drift.monitors",
    "drift.retraining",
    "drift.rollback",
    "measures",
    "raci.holders",
)
_TASKS = "raci.rows"  # a page each, under the roles
_FIRST = ("text", "metric", "threshold", "target", "comparator", "severity", "owner")


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the form: a section, or an item of a list."""

    address: str  # `problem`, `acceptance.AC-01`, `refusals.new`
    name: str
    what: str = ""  # the first words of an item
    removable: bool = False


def parts_of(spec: AISpec) -> tuple[Part, ...]:
    """Every page of the form, in the order of the document."""
    return tuple(_parts(spec))


def remarkable(spec: AISpec) -> tuple[Part, ...]:
    """What somebody can remark on: no page that adds, and of the plans no single items."""
    return tuple(
        part
        for part in parts_of(spec)
        if not part.address.endswith(f".{NEW}")
        and part.address.rpartition(".")[0] not in {*_PLANS, _TASKS}
    )


def inputs_of(spec: AISpec, address: str) -> tuple[Input, ...]:
    """What one page asks for.

    Raises:
        InvalidInputError: there is no such page.
    """
    language = spec.language
    if address == "document":
        return tuple(_input(spec, name, name, spec) for name in _TOP)
    section, _, item = address.rpartition(".")
    if item == NEW:
        spec, item = with_item(spec, section)
        address = f"{section}.{item}"
    found = part(spec, address)
    if isinstance(found, tuple) and address in _PLANS:
        return tuple(each for item in found for each in _inputs_of_item(item, address, spec))
    if isinstance(found, RaciRow):
        return tuple(letter_inputs(found, language))
    if not isinstance(found, BaseModel):
        raise InvalidInputError("There is no such part.", next_step="Pick one from the list.")
    names = [name for name in type(found).model_fields if not _is_computed(found, name)]
    ordered = sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    assumed = assumed_words(found, language) if isinstance(found, AcceptanceCriterion) else {}
    bounds = bound_inputs(found, language) if isinstance(found, Monitor) else ()
    return (
        *(
            replace(_input(found, name, f"{address}.{name}", spec), assumed=assumed.get(name, ""))
            for name in ordered
            if is_leaf(found, name)
            or choice_at(found, name) is not None
            or (names_criteria(found, name) and spec.acceptance)
        ),
        *bounds,
    )


def _is_computed(found: BaseModel, name: str) -> bool:
    """Whether an attribute is no matter of a form: it follows, or tells where an item is from."""
    return name in _COMPUTED or (name == "source" and choice_at(found, name) is not None)


def _inputs_of_item(item: BaseModel, address: str, spec: AISpec) -> Iterator[Input]:
    """The leaves of one item, on a page with all items of its list."""
    language = spec.language
    title = named(item, language)
    id = getattr(item, "id", "")  # noqa: A001  # every item has one
    for name in type(item).model_fields:
        if is_leaf(item, name) and getattr(item, name) is not None:
            each = _input(item, name, f"{address}.{id}.{name}", spec)
            called = field_called(name, language, group_of(each.address))
            yield replace(
                each,
                name=f"{title[:1].upper()}{title[1:]}: {called}" if title else f"{id}: {called}",
            )


def filled_in(
    spec: AISpec, address: str, given: Mapping[str, str], by: Confirmation, *, remove: bool = False
) -> AISpec:
    """The spec after a page was filled in: what differs from what it showed is set.

    Args:
        spec: As the page showed it.
        address: Of the page.
        given: What every input holds, by its address.
        by: Who wrote it.
        remove: The item of the page is to go.

    Raises:
        InvalidInputError: there is no such page, or something written there cannot be read.
    """
    section, _, item = address.rpartition(".")
    if remove and item and item != NEW:
        return without_item(spec, address)
    inputs = inputs_of(spec, address)
    changes = [(each, given[each.address]) for each in inputs if each.differs(given)]
    if not changes:
        return spec
    if item == NEW:
        spec, _ = with_item(spec, section)
    for each, text in changes:
        spec = _with_input(spec, each, text, by)
    bounds = {
        each.address.rpartition(".")[2]: text
        for each, text in changes
        if ".bounds." in each.address
    }
    return with_bounds(spec, changes[0][0].address.split(".")[2], bounds) if bounds else spec


def _with_input(spec: AISpec, each: Input, text: str, by: Confirmation) -> AISpec:
    """The spec after one input was filled in; the bounds of a monitor go together."""
    if ".bounds." in each.address:
        return spec
    if each.address.startswith(f"{_TASKS}."):
        return with_letters(spec, each.address, text)
    if each.names_criteria:
        return with_names(spec, each.address, text)
    place, _, name = each.address.rpartition(".")
    if each.choices and choice_at(part(spec, place), name) is not None:
        return with_choice(spec, each.address, None if text == NOTHING else text)
    if each.choices:  # a field that holds one of a few agreed words, or several
        text = "\n".join(chosen(text)) if each.several else text.removeprefix(NOTHING)
    return with_value(spec, each.address, text, by)


def section_of(address: str) -> str:
    """The section of the document a page belongs to."""
    return address.partition(".")[0]


def label_of(address: str, language: str = "en") -> str:
    """How a place is called: `acceptance.AC-01.min_n` is "AC-01: min n"."""
    *place, name = address.split(".")
    if not place:
        return title_of(name, language)
    inside = place[-1]
    if "-" in name:
        return f"{field_called(inside, language)} {name}"
    number = next((one for one in reversed(place) if "-" in one), None)
    around = number or title_of(inside, language)
    return f"{around}: {field_called(name, language, group_of(address))}"


def _parts(spec: AISpec) -> Iterator[Part]:
    yield Part("document", title_of("document", spec.language))
    for name in AISpec.model_fields:
        value = getattr(spec, name)
        if name in _PLANS:
            continue
        if name in LISTINGS:
            yield from _items(spec, name)
        elif (
            isinstance(value, BaseModel)
            and not isinstance(value, Field)
            and any(is_leaf(value, each) for each in type(value).model_fields)
        ):
            yield Part(name, title_of(name, spec.language))
    if spec.has_plans:
        for address in _PLANS:
            if _filled(spec, address):
                yield Part(address, label_of(address, spec.language))
            if address in LISTINGS:
                yield from _items(spec, address)
        for row in spec.raci.rows:
            yield Part(f"{_TASKS}.{row.id}", row.id, row.what)


def _items(spec: AISpec, address: str) -> Iterator[Part]:
    """A page for each item of a list, and one to add another."""
    title = title_of(address.rpartition(".")[2], spec.language)
    items = part(spec, address)
    assert isinstance(items, tuple)  # noqa: S101  # listings are lists
    for item in items:
        words = ": ".join(filter(None, (named(item, spec.language), summary_of(item))))
        yield Part(f"{address}.{item.id}", item.id, words, removable=True)
    yield Part(f"{address}.{NEW}", add_one(title, spec.language))


def named(item: BaseModel, language: str = "en") -> str:
    """The kind an item of a plan is of, such as the phase or the role, where it has one."""
    name = getattr(item, "role", None) or getattr(item, "name", None)
    return choice_called(name, language) if isinstance(name, StrEnum) else ""


def _filled(spec: AISpec, address: str) -> bool:
    """Whether a page would have anything on it."""
    found = part(spec, address)
    return bool(found) if isinstance(found, tuple) else True


def _input(found: BaseModel, name: str, address: str, spec: AISpec) -> Input:
    kind = choice_at(found, name)
    label = title_of(name, spec.language, group_of(address))
    value = getattr(found, name)
    if names_criteria(found, name):
        called = {one.id: f"{one.id} {one.title}" for one in spec.acceptance}
        named = SEVERAL.join(value)
        return Input(
            address, label, named, tuple(called), called, several=True, names_criteria=True
        )
    if kind is not None:
        needed = type(found).model_fields[name].default is not None
        picked = value.value if value else ""
        called = {each.value: choice_called(each, spec.language) for each in kind}
        return Input(address, label, picked, tuple(kind), called, may_be_empty=not needed)
    return _leaf_input(value, address, label, spec.language)


def _leaf_input(leaf: Field | None, address: str, label: str, language: str) -> Input:
    """A field people write; where it holds agreed words, or nothing yet, those to choose from."""
    written = leaf.value if leaf else None
    listed = isinstance(written, tuple)
    text = value_text(written) if written is not None else ""
    codes = codes_of(address, language)
    if codes and isinstance(written, tuple) and codes.keys() >= set(written):
        return Input(address, label, SEVERAL.join(written), tuple(codes), codes, several=True)
    if codes and not listed and (not text or text in codes):
        return Input(address, label, text, tuple(codes), codes)
    return Input(
        address, label, "\n".join(written) if isinstance(written, tuple) else text, is_list=listed
    )
