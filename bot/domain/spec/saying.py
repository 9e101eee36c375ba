"""A change of a spec in words: what it is about, what it said before, and what it says now."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.provenance import Field, value_text
from bot.domain.spec.change import Change, Json, Operation
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.edit import summary_of
from bot.domain.spec.form import label_of
from bot.domain.spec.model import AISpec

_COUNTING = frozenset({"problem_statement_version", "problem_statement", "status", "language"})
_BESIDE = frozenset({"proposed", "is_ml", "criteria", "criterion"})


class Told(NamedTuple):
    """One change, ready to be shown."""

    operation: Operation
    label: str
    before: str
    after: str


def told(changes: Sequence[Change]) -> tuple[Told, ...]:
    """The changes a person cares about; one that only moves a marker is none."""
    shown = []
    for change in changes:
        if change.path[0] in _COUNTING or change.path[-1] in _BESIDE:
            continue
        if change.operation is Operation.ORDER:
            continue
        before, after = _words(change.before), _words(change.after)
        if change.operation is Operation.SET and before == after:
            continue
        shown.append(Told(change.operation, label_of(change.address), before, after))
    return tuple(shown)


def name_of(spec: AISpec, path: str) -> str:
    """How an item is called where somebody has to choose: its id and its first words."""
    section, _, number = path.partition(".")
    item = next((each for each in getattr(spec, section, ()) if each.id == number), None)
    if item is None:
        return number
    if isinstance(item, AcceptanceCriterion):
        return f"{number} {value_text((item.metric or item.text).value)}"
    return f"{number} {summary_of(item)}"


def _words(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        if "status" in value and "path" in value:
            return value_text(Field.model_validate(value).value)
        leaves = (_words(each) for name, each in value.items() if name != "id")
        return next((words for words in leaves if words), "")
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(each) for each in value)))
    return str(value).replace("_", " ")
