"""A change of a spec in words: what it is about, what it said before, and what it says now."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Field, Status, value_text
from bot.domain.spec.bound_form import bounds_told
from bot.domain.spec.called import choice_called
from bot.domain.spec.change import Change, Clash, Json, Operation
from bot.domain.spec.coded import decoded
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.edit import part, summary_of
from bot.domain.spec.form import label_of, named
from bot.domain.spec.letter_form import letters_told
from bot.domain.spec.model import AISpec

_COUNTING = frozenset({"problem_statement_version", "problem_statement", "status", "language"})
_SORTS = ("name", "role")  # of a phase, a part or a holder
_ASSUMED = {"en": "assumed", "fr": "supposé", "de": "angenommen"}
_NOW = {"en": "now:", "fr": "à présent :", "de": "jetzt:"}
NOTHING = "—"
_BESIDE = frozenset({"proposed", "is_ml", "criteria", "criterion"})


class Told(NamedTuple):
    """One change, ready to be shown."""

    operation: Operation
    label: str
    before: str
    after: str


def told(
    changes: Sequence[Change], language: str = "en", named: Mapping[str, str] | None = None
) -> tuple[Told, ...]:
    """The changes a person cares about; one that only moves a marker is none.

    That somebody said what Remit had assumed is one: it counts by their word from then on.

    Args:
        changes: What differs.
        language: Of the spec.
        named: What items are called whose number says nothing to people, by their number.
    """
    known = named or {}
    shown = []
    for change in changes:
        if change.path[0] in _COUNTING or change.path[-1] in _BESIDE:
            continue
        if change.operation is Operation.ORDER:
            continue
        before, after = _words(change.before, language), _words(change.after, language)
        if change.operation is Operation.SET and before == after:
            if not (after and _was_assumed(change)):
                continue
            before = f"{before} ({_ASSUMED.get(language, _ASSUMED['en'])})"
        label = label_of(change.address, language)
        item, _, field = label.partition(": ")
        label = f"{known[item]}: {field}" if item in known else label
        shown.append(Told(change.operation, label, before, after))
    return tuple(shown)


def typed_told(
    changes: Sequence[Change], clashes: Sequence[Clash], language: str = "en"
) -> dict[str, str]:
    """What somebody typed that was not kept, by what it is about; beside it what stands there now.

    Args:
        changes: All that they changed.
        clashes: What of that somebody else had changed meanwhile.
        language: Of the spec.
    """
    now = _NOW.get(language, _NOW["en"])
    present = {clash.change.path: clash.present for clash in clashes}
    found: dict[str, str] = {}
    for change in changes:
        stands = change.path in present
        seen = change.model_copy(update={"before": present[change.path]}) if stands else change
        for one in told((seen,), language):
            beside = f" ({now} {one.before or NOTHING})" if stands else ""
            found[one.label] = f"{one.after or NOTHING}{beside}"
    return found


def _was_assumed(change: Change) -> bool:
    """Whether people have said by now what was only assumed."""
    found = [
        Field.model_validate(one).status
        for one in (change.before, change.after)
        if isinstance(one, dict) and "status" in one and "path" in one
    ]
    return found == [Status.ASSUMED, Status.STATED]


def name_of(spec: AISpec, path: str) -> str:
    """How an item is called where somebody has to choose: its id and its first words."""
    number = path.rpartition(".")[2]
    try:
        item = part(spec, path)
    except InvalidInputError:  # it was removed meanwhile
        return number
    if isinstance(item, AcceptanceCriterion):
        return f"{number} {value_text((item.metric or item.text).value)}"
    assert isinstance(item, BaseModel)  # noqa: S101  # items of lists are
    return " ".join(filter(None, (number, named(item, spec.language), summary_of(item))))


def _words(value: Json, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        if "status" in value and "path" in value:
            return _leaf_words(Field.model_validate(value), language)
        return _item_words(value, language)
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(each, language) for each in value)))
    return choice_called(str(value), language)


def _leaf_words(leaf: Field, language: str) -> str:
    """The value of a field; where it is one of a few agreed words, as it reads."""
    if isinstance(leaf.value, tuple):
        return "; ".join(decoded(leaf.path, one, language) for one in leaf.value)
    return decoded(leaf.path, value_text(leaf.value), language)


def _item_words(item: Mapping[str, Json], language: str) -> str:
    """What sort of item it is, where it has one, and the first thing that is known of it."""
    if {"role", "letters"} <= item.keys():  # the part of a role in a task
        return letters_told(item, language)
    if {"test", "min_cases"} <= item.keys():  # from which value on a monitor raises an alarm
        return bounds_told(item, language)
    if {"until", "reason"} <= item.keys():  # what somebody lives with
        return ": ".join(
            filter(None, (_words(item["until"], language), _words(item["reason"], language)))
        )
    sort = next((item[name] for name in _SORTS if isinstance(item.get(name), str)), None)
    leaves = (_words(each, language) for each in item.values() if isinstance(each, dict))
    plain = (
        _words(each, language) for name, each in item.items() if name != "id" and name not in _SORTS
    )
    first = next(filter(None, leaves), "")
    if sort is None:
        return first or next(filter(None, plain), "")
    return f"{_words(sort, language)} ({first})" if first else _words(sort, language)
