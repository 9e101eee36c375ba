"""What follows in the plans of a spec from the rest of it: order, load, and no criterion that is gone."""

from typing import Any

from pydantic import BaseModel

from bot.domain.spec.listing import names_criteria
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.cost import running_of
from bot.domain.spec.plan.operation import load_of
from bot.domain.spec.plan.rollout import PhaseName

_ALSO_NAMED = "criterion"  # where one at most is named
_ORDER = tuple(PhaseName)


def kept_up(spec: AISpec) -> AISpec:
    """The phases from few people to all, how full queues are, and criteria named where they exist."""
    known = frozenset(one.id for one in spec.acceptance)
    found = {name: _without_gone(getattr(spec, name), known) for name in AISpec.model_fields}
    rollout, operation = found["rollout"], found["operation"]
    queues = tuple(queue.model_copy(update={"load": load_of(queue)}) for queue in operation.queues)
    phases = tuple(sorted(rollout.phases, key=lambda phase: _ORDER.index(phase.name)))
    return spec.model_copy(
        update={
            **found,
            "cost": spec.cost.model_copy(update={"running": running_of(spec.cost)}),
            "rollout": rollout.model_copy(update={"phases": phases}),
            "operation": operation.model_copy(update={"queues": queues}),
        }
    )


def _without_gone(value: Any, known: frozenset[str]) -> Any:  # noqa: ANN401 - any part of a spec
    if isinstance(value, tuple):
        kept = tuple(_without_gone(item, known) for item in value)
        return value if all(one is two for one, two in zip(value, kept, strict=True)) else kept
    if not isinstance(value, BaseModel):
        return value
    changes: dict[str, Any] = {}
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if names_criteria(value, name):
            left = tuple(one for one in inner if one in known)
            changes |= {name: left} if left != inner else {}
        elif name == _ALSO_NAMED and isinstance(inner, str):
            changes |= {} if inner in known else {name: None}
        elif (left := _without_gone(inner, known)) is not inner:
            changes[name] = left
    return value.model_copy(update=changes) if changes else value
