"""The lists of a spec people add to: where each is, how its items are numbered, how a new one begins."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel

from bot.domain.provenance import Field
from bot.domain.spec.leaf import unknown
from bot.domain.spec.model import AISpec
from bot.domain.spec.section import RiskSource

LISTINGS = {
    "behaviour": "BR",
    "refusals": "RF",
    "guardrails": "GR",
    "acceptance": "AC",
    "oversight": "OV",
    "errors": "ER",
    "constraints": "CO",
    "risks": "RK",
    "prompt_rules": "PR",
    "options": "OP",
    "limitations": "LM",
    "components": "CM",
    "evaluation.dataset.slices": "SL",
    "operation.queues": "QU",
    "rollout.phases": "PH",
    "drift.monitors": "MO",
    "measures": "ME",
    "raci.holders": "HO",
}
# Attributes that name criteria of the spec by their ids.
NAMES_CRITERIA = frozenset({"exit_on", "held", "gate"})
_BEGINS: Mapping[str, Mapping[str, object]] = {
    "risks": {"source": RiskSource.SAID},  # whoever adds one by hand says it
}


def names_criteria(item: object, name: str) -> bool:
    """Whether an attribute of an item names criteria of the spec by their ids."""
    return name in NAMES_CRITERIA and isinstance(getattr(item, name, None), tuple)


def kinds_in(annotation: object) -> Iterator[object]:
    """The types an attribute may have."""
    if get_origin(annotation) in {Union, UnionType}:
        yield from get_args(annotation)
    elif annotation is not None:
        yield annotation


def blank(section: str, id: str, items: Sequence[BaseModel]) -> BaseModel:
    """A new item of a list, in which nothing is known yet."""
    kind = _kind(section)
    place = f"{section}.{id}"
    values: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        kinds = list(kinds_in(field.annotation))
        if name == "id":
            values[name] = id
        elif Field in kinds and type(None) not in kinds:
            values[name] = unknown(f"{place}.{name}")
        elif not field.is_required():
            continue
        elif isinstance(kinds[0], type) and issubclass(kinds[0], StrEnum):
            values[name] = next(iter(kinds[0]))
        elif kinds[0] is str:
            values[name] = ""
        else:
            raise TypeError(f"{kind.__name__}.{name} has no empty value")
    if items and "exit_on" in kind.model_fields:  # a phase ends like the others, never on a date
        values |= {name: getattr(items[0], name) for name in ("exit_on", "held")}
    return kind.model_validate(values | dict(_BEGINS.get(section, {})))


def next_id(prefix: str, taken: Sequence[str]) -> str:
    """The number after the highest in use."""
    numbers = [int(each.rsplit("-", 1)[-1]) for each in taken if each.startswith(f"{prefix}-")]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"


def _kind(section: str) -> type[BaseModel]:
    found: type[BaseModel] = AISpec
    for name in section.split("."):
        annotation = found.model_fields[name].annotation
        inner = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
        assert isinstance(inner, type)  # noqa: S101  # lists hold models
        found = inner
    return found
